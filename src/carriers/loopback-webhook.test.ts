// The loopback carrier's webhooks: only the holder of the secret is believed, and only what can be read is read.
import { describe, expect, test } from 'vitest'
import { loopback } from './loopback.ts'
import { sign } from './loopback-signature.ts'

const secret = 'a secret of thirty-two characters'

describe('a webhook', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const connection = { orgId: 'o', id: 'c', settings: {}, credentials: { secret } }
  const rawBody = Buffer.from(
    JSON.stringify({
      events: [
        {
          type: 'text',
          id: 'text-1',
          from: '+12025550142',
          to: '+12025550100',
          body: 'STOP ✋',
          sentAt: '2026-11-23T11:59:58.250Z',
        },
        { type: 'receipt', id: 'text-2', status: 'delivered', at: '2026-11-23T11:59:59.000Z' },
      ],
    }),
  )
  const signature = sign({ secret, rawBody, now })
  const isTrue = (headers: Record<string, string | string[]>, body = rawBody, at = now): boolean =>
    loopback.verify?.(connection, { headers, rawBody: body, now: at }) ?? true
  const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000)

  test('with the signature of its connection’s secret is true', () => {
    expect(isTrue({ 'parley-signature': signature })).toBe(true)
    expect(isTrue({ 'parley-signature': signature }, rawBody, later(299))).toBe(true)
    expect(isTrue({ 'parley-signature': signature }, rawBody, later(-299))).toBe(true)
  })

  test('with any bit of the body, the time or the signature changed is refused', () => {
    for (let position = 0; position < rawBody.length; position++) {
      const changed = Buffer.from(rawBody)
      changed.writeUInt8((changed[position] ?? 0) ^ 1, position)
      expect(isTrue({ 'parley-signature': signature }, changed)).toBe(false)
    }
    for (let position = 0; position < signature.length; position++) {
      const wrong = signature[position] === '0' ? '1' : '0'
      const changed = signature.slice(0, position) + wrong + signature.slice(position + 1)
      expect(isTrue({ 'parley-signature': changed }), changed).toBe(false)
    }
  })

  const bad: [string, Record<string, string | string[]>][] = [
    ['without a signature', {}],
    ['with an empty signature', { 'parley-signature': '' }],
    ['with the signature twice', { 'parley-signature': [signature, signature] }],
    ['with something behind the signature', { 'parley-signature': `${signature},v1=00` }],
    ['with a time that is no number', { 'parley-signature': signature.replace(/t=\d+/, 't=now') }],
    ['with a longer digest', { 'parley-signature': `${signature}00` }],
    [
      'signed with another secret',
      { 'parley-signature': sign({ secret: 'another secret of many letters', rawBody, now }) },
    ],
  ]
  test.each(bad)('%s is refused', (_title, headers) => {
    expect(isTrue(headers)).toBe(false)
  })

  test('that is older or younger than 300 seconds is refused', () => {
    expect(isTrue({ 'parley-signature': signature }, rawBody, later(301))).toBe(false)
    expect(isTrue({ 'parley-signature': signature }, rawBody, later(-301))).toBe(false)
  })

  test.each([[{}], [{ secret: '' }], [{ secret: 'short' }], [{ secret: 1_234_567_890_123_456 }]])(
    'is refused while the connection has no proper secret (%j)',
    (credentials) => {
      const given =
        typeof (credentials as { secret?: unknown }).secret === 'string' ? credentials : { secret: '' }
      const header = sign({ secret: (given as { secret: string }).secret, rawBody, now })
      expect(
        loopback.verify?.(
          { ...connection, credentials },
          { headers: { 'parley-signature': header }, rawBody, now },
        ),
      ).toBe(false)
    },
  )

  test('of two events gives both, in our words', () => {
    expect(loopback.parse?.({ headers: {}, rawBody, now })).toEqual([
      {
        kind: 'text',
        from: '+12025550142',
        to: '+12025550100',
        body: 'STOP ✋',
        sentAt: new Date('2026-11-23T11:59:58.250Z'),
        carrierMessageId: 'text-1',
      },
      {
        kind: 'receipt',
        carrierMessageId: 'text-2',
        status: 'delivered',
        carrierWord: 'delivered',
        code: null,
        saidAt: new Date('2026-11-23T11:59:59.000Z'),
      },
    ])
  })

  test.each([
    '',
    'null',
    '[]',
    '{"events":[]}',
    '{"events":[{"type":"text"}]}',
    '{"events":[{"type":"gift","id":"1"}]}',
    '{"events":[{"type":"receipt","id":"1","status":"eaten","at":"2026-11-23T11:59:59Z"}]}',
    '{"events":[{"type":"receipt","id":"1","status":"sent","at":"yesterday"}]}',
    '{"events":[{"type":"text","id":"1","from":"Dana","to":"+12025550100","body":"x","sentAt":"2026-11-23T11:59:59Z"}]}',
  ])('that cannot be read is refused: %s', (body) => {
    expect(() => loopback.parse?.({ headers: {}, rawBody: Buffer.from(body), now })).toThrow()
  })
})

describe('the settings', () => {
  test.each([
    ['http://127.0.0.1:3000', true],
    ['http://localhost:41000', true],
    ['http://[::1]:3000', true],
    ['https://127.0.0.1', false],
    ['http://10.0.0.1', false],
    ['http://169.254.169.254', false],
    ['http://127.0.0.1.example.com', false],
    ['http://user@127.0.0.1', false],
    ['127.0.0.1:3000', false],
    ['', false],
  ])('%s as the network’s address: %s', (networkUrl, isFine) => {
    expect(loopback.settings.safeParse({ networkUrl }).success).toBe(isFine)
  })
})
