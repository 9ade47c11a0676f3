// What comes to the address of a carrier's webhook: forged, stale, of another connection, broken, repeated, odd but true.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SIGNATURE_HEADER, sign, TOLERANCE_SECONDS } from '../../src/carriers/loopback-signature.ts'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../app.ts'
import { buildConnection, somePhone } from '../factories.ts'
import { type House, houseOf } from '../house.ts'
import { ask } from '../people.ts'
import { errorOf } from './plain-error.ts'
import { digestOf } from './rows-of.ts'
import { buildOrganization, type Organization, secretOf } from './two-organizations.ts'

const OURS = 'Riverside Bikes'
const THEIRS = 'Zephyr Dental'

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: OURS, isDemo: false })
  theirs = await buildOrganization(house, { name: THEIRS, isDemo: false })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const text = (wanted: object = {}): object => ({
  ...{ type: 'text', id: newId(), from: somePhone(), to: ours.business.phone, body: 'STOP' },
  ...{ sentAt: new Date(), ...wanted },
})
const bytes = (...events: object[]): Buffer => Buffer.from(JSON.stringify({ events }))
const deliver = (
  rawBody: Buffer,
  headers: Record<string, string | string[]> = {},
  connection = ours.ids.connection,
) =>
  house.server.inject({
    ...{ method: 'POST', url: `/webhooks/loopback/${connection}`, payload: rawBody },
    headers: {
      ...{ 'content-type': 'application/json' },
      [SIGNATURE_HEADER]: sign({ secret: secretOf(OURS), rawBody, now: new Date() }),
      ...headers,
    },
  })
const signature = (rawBody: Buffer, { secret = secretOf(OURS), lateSeconds = 0 } = {}): string =>
  sign({ secret, rawBody, now: new Date(Date.now() - lateSeconds * 1_000) })
const bodyOf = async (from: string): Promise<string[]> => {
  const rows = await base.app.db.inOrganization(ours.business.orgId, (tx) =>
    tx.query<{ body: string }>(
      `SELECT m.body FROM message_inbound m JOIN conversation c ON c.org_id = m.org_id AND c.id = m.conversation_id
        WHERE c.org_id = $1 AND c.their_phone = $2 ORDER BY m.order_no`,
      [ours.business.orgId, from],
    ),
  )
  return rows.map(({ body }) => body)
}
const everything = async () => [
  await digestOf(base.app.db, ours.business.orgId),
  await digestOf(base.app.db, theirs.business.orgId),
]

describe('A webhook', () => {
  const forged: [string, (body: Buffer) => Record<string, string | string[]>][] = [
    ['without a signature', () => ({ [SIGNATURE_HEADER]: [] })],
    ['with an empty signature', () => ({ [SIGNATURE_HEADER]: '' })],
    [
      'signed with another secret',
      (body) => ({ [SIGNATURE_HEADER]: signature(body, { secret: 'x'.repeat(32) }) }),
    ],
    [
      'signed with the secret of another connection',
      (body) => ({ [SIGNATURE_HEADER]: signature(body, { secret: secretOf(THEIRS) }) }),
    ],
    ['signed for another body', () => ({ [SIGNATURE_HEADER]: signature(bytes(text())) })],
    [
      'signed too long ago',
      (body) => ({ [SIGNATURE_HEADER]: signature(body, { lateSeconds: TOLERANCE_SECONDS + 5 }) }),
    ],
    [
      'signed in the future',
      (body) => ({ [SIGNATURE_HEADER]: signature(body, { lateSeconds: -TOLERANCE_SECONDS - 5 }) }),
    ],
    [
      'with a second signature beside the right one',
      (body) => ({ [SIGNATURE_HEADER]: [signature(body), 't=1,v1=00'] }),
    ],
    ['with a signature in capitals', (body) => ({ [SIGNATURE_HEADER]: signature(body).toUpperCase() })],
    [
      'with the right signature and more behind it',
      (body) => ({ [SIGNATURE_HEADER]: `${signature(body)},v1=00` }),
    ],
    [
      'with the time of a right signature changed',
      (body) => ({ [SIGNATURE_HEADER]: signature(body).replace(/^t=\d/, 't=9') }),
    ],
  ]
  test.each(forged)('%s is refused and changes nothing', async (_how, headers) => {
    const before = await everything()
    const rawBody = bytes(text())
    expect(errorOf(await deliver(rawBody, headers(rawBody))).slice(0, 2)).toEqual([403, 'bad_signature'])
    expect(await everything()).toEqual(before)
  })

  test('to a connection of others, to none, or of another carrier is answered alike', async () => {
    const smpp = await base.app.db.inOrganization(ours.business.orgId, async (tx) => {
      const { connectionId } = await buildConnection(tx, ours.business.orgId, { carrier: 'smpp' })
      const sealed = base.app.secrets.seal({ secret: secretOf(OURS) }, connectionId)
      await tx.query('UPDATE connection SET sealed = $2 WHERE id = $1', [connectionId, sealed])
      await tx.query("SELECT add_route('connection', $1, $2)", [connectionId, connectionId])
      return connectionId
    })
    const before = await everything()
    const rawBody = bytes(text())
    const answers = [
      ...(await Promise.all([theirs.ids.connection, newId(), smpp].map((id) => deliver(rawBody, {}, id)))),
      await ask(house.server, null, 'POST', `/webhooks/pigeon/${ours.ids.connection}`, {}),
      await ask(house.server, null, 'POST', `/webhooks/smpp/${smpp}`, {}),
    ]
    expect(new Set(answers.map((answer) => errorOf(answer).join())).size).toBe(1)
    expect(answers[0]?.statusCode).toBe(403)
    expect(await everything()).toEqual(before)
  })

  test.each<[string, Buffer]>([
    ['that is no JSON', Buffer.from('{"events": [')],
    ['without events', Buffer.from('{"events": []}')],
    ['of nothing', Buffer.alloc(0)],
    ['nested half a million deep', Buffer.from(`${'['.repeat(500_000)}${']'.repeat(500_000)}`)],
    ['with a prototype', Buffer.from('{"__proto__": {"events": []}}')],
    ['of an unknown kind', bytes({ type: 'picture', id: '1' })],
    ['that is not UTF-8', Buffer.from('{"events": [{"type": "caf\xe9"}]}', 'latin1')],
    ['with one good event and one that cannot be read', bytes({ type: 'text', id: '1' })],
  ])('%s, rightly signed, is refused in one sentence and stores nothing', async (_what, rawBody) => {
    const before = await everything()
    const answer = await deliver(rawBody)
    expect(errorOf(answer).slice(0, 2)).toEqual([400, 'bad_request'])
    expect(await everything()).toEqual(before)
  })

  test('of a megabyte and more is refused before anything is looked at', async () => {
    const rawBody = Buffer.alloc(1024 * 1024 + 1, ' ')
    expect(errorOf(await deliver(rawBody)).slice(0, 2)).toEqual([413, 'too_large'])
  })

  test('that comes twice stores its text once; a batch of two stores two, the good one also beside one for a stranger', async () => {
    const from = somePhone()
    const once = bytes(text({ from, body: 'Hello' }))
    expect((await deliver(once)).json()).toEqual({ stored: 1, repeats: 0 })
    expect((await deliver(once)).json()).toEqual({ stored: 0, repeats: 1 })
    const two = bytes(text({ from, body: 'One' }), text({ from, body: 'Two' }))
    expect((await deliver(two)).json()).toEqual({ stored: 2, repeats: 0 })
    const mixed = bytes(text({ from, body: 'Three' }), text({ from, to: theirs.business.phone }))
    expect((await deliver(mixed)).json()).toEqual({ stored: 1, repeats: 0 })
    expect(await bodyOf(from)).toEqual(['Hello', 'One', 'Two', 'Three'])
  })

  test('for a number that is not ours says so, and where to mend it', async () => {
    const answer = await deliver(bytes(text({ to: somePhone() })))
    expect(errorOf(answer)).toEqual([
      404,
      'not_found',
      expect.stringMatching(/Add it in Settings, under Numbers\./),
    ])
  })

  test.each([
    ['NUL', 'a\u0000b', 'a\ufffdb'],
    ['half an emoji', 'a\ud83d b', 'a\ufffd b'],
    ['1,600 emoji', '🚲'.repeat(1_600), '🚲'.repeat(1_600)],
    ['a storm of marks', `Z${'\u0351\u036b'.repeat(4_000)}`, `Z${'\u0351\u036b'.repeat(4_000)}`],
    ['a script', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['nothing', '', ''],
    ['an unending line', 'x'.repeat(10_000), 'x'.repeat(10_000)],
  ])(
    'that brings %s is stored, whole or with a mark where nothing can be shown',
    async (_what, body, stored) => {
      const from = somePhone()
      expect((await deliver(bytes(text({ from, body })))).json()).toEqual({ stored: 1, repeats: 0 })
      expect(await bodyOf(from)).toEqual([stored])
      const list = await ask(house.server, ours.people.agent, 'GET', '/api/conversations')
      expect(list.headers['content-type']).toMatch(/^application\/json/)
      expect(list.headers['x-content-type-options']).toBe('nosniff')
      expect(stored.startsWith(list.json().conversations[0].preview)).toBe(true)
    },
  )

  test.each([
    ['an id with NUL', { id: `a\u0000${newId()}` }],
    ['an id with half an emoji', { id: `\ud83d${newId()}` }],
    ['a time in the far future', { sentAt: '9999-12-31T23:59:59Z' }],
    ['a time before all time', { sentAt: '0001-01-01T00:00:00Z' }],
  ])('with %s is stored once', async (_what, wanted) => {
    const from = somePhone()
    const rawBody = bytes(text({ from, body: 'Hello', ...wanted }))
    expect((await deliver(rawBody)).json()).toEqual({ stored: 1, repeats: 0 })
    expect((await deliver(rawBody)).json()).toEqual({ stored: 0, repeats: 1 })
    expect(await bodyOf(from)).toEqual(['Hello'])
  })

  test('with a receipt for a text that is not there, or is theirs, changes no text', async () => {
    const receipt = (id: string): object => ({ type: 'receipt', id, status: 'delivered', at: new Date() })
    const before = await digestOf(base.app.db, theirs.business.orgId)
    for (const id of [newId(), theirs.ids.outbound, 'a\u0000b', '\ud83d'])
      expect((await deliver(bytes(receipt(id)))).statusCode).toBe(200)
    expect(await digestOf(base.app.db, theirs.business.orgId)).toEqual(before)
  })
})
