import { PDU } from 'smpp'
import { describe, expect, test } from 'vitest'
import { connected, joined, receiptsOf, textsOf, them, until, us } from '../../../test/smpp.ts'
import { inboundFields } from '../../../test/smsc-pdus.ts'
import type { CarrierEvent } from '../carrier.ts'

const long = `Parley 😀 long answer: ${'characters of every kind, é ç €. '.repeat(14)}`.slice(0, 400)

test('a text arrives with both numbers as we write them', async () => {
  const { smsc, events } = await connected()
  await smsc.deliver({ from: them, to: us, body: 'See you @ 7 [€]' })
  expect(events).toMatchObject([
    { kind: 'text', from: them, to: us, body: 'See you @ 7 [€]', sentAt: null, carrierMessageId: null },
  ])
})

test('a number without its country code is read by the connection’s country', async () => {
  const { smsc, events } = await connected()
  await smsc.deliver({ from: them.slice(2), to: us, body: 'Hi', ton: 2 })
  expect(textsOf(events)[0]?.from).toBe(them)
})

describe('A text of 400 characters with an emoji arrives whole', () => {
  test.each(['udh', 'udh16', 'sar'] as const)('in parts (%s), cut through its characters', async (as) => {
    const { smsc, events } = await connected()
    await smsc.deliver({ from: them, to: us, body: long, coding: 'ucs2', as, cut: 131, reference: 300 })
    expect(events).toHaveLength(7)
    expect(joined(events)).toBe(long)
    expect(events).toMatchObject([
      { kind: 'part', total: 7, position: 1, coding: 'ucs2' },
      {},
      {},
      {},
      {},
      {},
      {},
    ])
  })
  test('in one piece', async () => {
    const { smsc, events } = await connected()
    await smsc.deliver({ from: them, to: us, body: long, coding: 'ucs2', as: 'payload' })
    expect(textsOf(events)[0]?.body).toBe(long)
  })
  test('in GSM parts cut through an escape pair', async () => {
    const { smsc, events } = await connected()
    const body = '€{}'.repeat(60)
    await smsc.deliver({ from: them, to: us, body, as: 'udh', cut: 101 })
    expect(joined(events)).toBe(body)
  })
})

test('the SMSC has its answer only once the text is stored', async () => {
  const stored = Promise.withResolvers<void>()
  const { smsc, session } = await connected({}, { receive: () => stored.promise })
  const delivered = smsc.deliver({ from: them, to: us, body: 'Hi' })
  await until(() => smsc.sends.size === 1)
  await session.ready()
  expect(smsc.answers).toEqual([])
  stored.resolve()
  await delivered
  expect(smsc.answers).toEqual([{ delivery: 1, status: 0 }])
})

test('a text that could not be stored comes again, and only that one', async () => {
  let failures = 3
  const receive = async ([event]: readonly CarrierEvent[]) => {
    if (event?.kind === 'text' && event.body === '5' && failures-- > 0)
      throw new Error('the database is away')
  }
  const { smsc, events, warnings } = await connected({}, { receive })
  await Promise.all(
    Array.from({ length: 10 }, (_, i) => smsc.deliver({ from: them, to: us, body: String(i) })),
  )
  expect(
    textsOf(events)
      .map(({ body }) => body)
      .toSorted(),
  ).toEqual('0123456789'.split(''))
  expect(smsc.sends.get(6)).toBe(4)
  expect(smsc.answers.filter(({ status }) => status === 0x08)).toHaveLength(3)
  expect(warnings).toHaveLength(3)
})

test('texts stored in any order are each answered under their own number', async () => {
  const waiting: (() => void)[] = []
  const { smsc, events } = await connected(
    {},
    { receive: () => new Promise((resolve) => waiting.push(resolve)) },
  )
  const order: number[] = []
  const delivered = [0, 1, 2, 3].map((n) =>
    smsc.deliver({ from: them, to: us, body: String(n) }).then(() => order.push(n)),
  )
  await until(() => waiting.length === 4)
  for (const n of [2, 0, 3, 1]) {
    waiting[n]?.()
    await delivered[n]
  }
  expect(order).toEqual([2, 0, 3, 1])
  expect(textsOf(events).map(({ body }) => body)).toEqual(['2', '0', '3', '1'])
})

test('of 1,000 texts 300 come again after a cut before our answer, with the mark of a repeat; two equal ones do not', async () => {
  const { smsc, events, session } = await connected({
    losesAnswer: (n, time) => n % 10 < 3 && time === 1,
    deliverWindow: 500,
  })
  const all = Array.from({ length: 1_000 }, (_, i) =>
    smsc.deliver({ from: them, to: us, body: i < 2 ? 'ok' : `text ${i}` }),
  )
  await until(() => smsc.answers.length >= 1_000)
  await session.ready()
  smsc.cut()
  await Promise.all(all)
  const texts = textsOf(events)
  expect(texts).toHaveLength(1_300)
  const binds = [...new Set(texts.map(({ repeat }) => repeat?.bindId))]
  expect(binds).toHaveLength(2)
  const marks = (bindId: string | undefined) =>
    texts
      .filter(({ repeat }) => repeat?.bindId === bindId)
      .map(({ repeat }) => repeat?.fingerprint.toString('hex') ?? '')
  const first = marks(binds[0])
  expect(first).toHaveLength(1_000)
  expect(new Set(first).size).toBe(999)
  expect(marks(binds[1]).every((mark) => first.includes(mark))).toBe(true)
})

test('the SMSC’s word that it has our answers never covers a text that is still being stored', async () => {
  const stored = Promise.withResolvers<void>()
  const { smsc, proofs, events } = await connected(
    {},
    {
      receive: async ([event]) =>
        event?.kind === 'text' && event.body === 'slow' ? stored.promise : undefined,
    },
  )
  const before = new Date()
  const slow = smsc.deliver({ from: them, to: us, body: 'slow' })
  await until(() => smsc.sends.size === 1)
  await smsc.deliver({ from: them, to: us, body: 'quick' })
  const after = new Date()
  await until(() => proofs.length === 1)
  expect(proofs[0]?.at.getTime()).toBeGreaterThanOrEqual(before.getTime())
  expect(proofs[0]?.at.getTime()).toBeLessThanOrEqual(after.getTime())
  stored.resolve()
  await slow
  await until(() => proofs.length === 2)
  expect(proofs[1]?.at.getTime()).toBeGreaterThanOrEqual(after.getTime())
  expect(proofs[1]?.bindId).toBe(textsOf(events)[0]?.repeat?.bindId)
})

test('a text that only looks like a receipt is a text', async () => {
  const { smsc, events } = await connected()
  await smsc.deliver({ from: them, to: us, body: 'id:1 sub:001 dlvrd:001 stat:UNDELIV err:000 text:' })
  expect(textsOf(events)).toHaveLength(1)
  expect(receiptsOf(events)).toHaveLength(0)
})

test('a receipt that names no text is answered, and only logged', async () => {
  const { smsc, events, warnings } = await connected()
  await smsc.deliverRaw({ esm_class: 4, short_message: Buffer.from('what?'), data_coding: 0 })
  expect(events).toEqual([])
  expect(warnings).toEqual(['The carrier sent a receipt that names no text.'])
})

test('a PDU that cannot be read is refused for good, and the line goes on', async () => {
  const { smsc, events, warnings, states } = await connected()
  const [fields] = inboundFields({ from: them, to: us, body: 'Hi', extra: { user_message_reference: 7 } })
  const cutShort = new PDU('deliver_sm', fields).toBuffer().subarray(0, -1)
  cutShort.writeUInt32BE(cutShort.length, 0)
  smsc.sendBytes(Buffer.concat([cutShort, new PDU('data_sm').toBuffer(), new PDU('enquire_link').toBuffer()]))
  await smsc.deliver({ from: them, to: us, body: 'the next' })
  expect(textsOf(events).map(({ body }) => body)).toEqual(['the next'])
  expect(warnings).toEqual(['The carrier sent a PDU that cannot be read.'])
  expect(states).toHaveLength(1)
})
