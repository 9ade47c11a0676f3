import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connected, receiptsOf, sendAll, text, them, until, us } from '../../../test/smpp.ts'

const long = `Parley 😀 {long} text: ${'as long as it takes, é and ç and €. '.repeat(12)}`.slice(0, 400)

test('a text leaves, is accepted with the carrier’s id, and its receipt names that id', async () => {
  const { smsc, session, events } = await connected({ receipts: () => ({}) })
  const { written, outcome } = session.write(text('Your table is ready @ 7 €'))
  await written
  const accepted = await outcome
  expect(accepted).toEqual({ kind: 'accepted', carrierMessageId: smsc.taken[0]?.messageId })
  expect(smsc.taken).toMatchObject([
    {
      source: us.slice(1),
      sourceTon: 1,
      destination: them.slice(1),
      destTon: 1,
      body: 'Your table is ready @ 7 €',
      dataCoding: 0,
    },
  ])
  await until(() => receiptsOf(events).length === 1)
  expect(receiptsOf(events)[0]).toMatchObject({
    carrierMessageId: smsc.taken[0]?.messageId,
    status: 'delivered',
  })
})

test.each(['udh', 'payload'] as const)(
  'a text of 400 characters with an emoji arrives whole (%s)',
  async (longMessages) => {
    const { smsc, session, events } = await connected(
      { receipts: () => ({}) },
      { settings: { longMessages } },
    )
    const outcome = await session.write(text(long)).outcome
    const [arrived] = smsc.texts()
    expect(arrived?.body).toBe(long)
    expect(smsc.taken.length).toBe(longMessages === 'udh' ? 6 : 1)
    expect(smsc.taken.every(({ isPayload }) => isPayload)).toBe(longMessages === 'payload')
    // One text, one id, one receipt.
    expect(outcome).toEqual({ kind: 'accepted', carrierMessageId: smsc.taken.at(-1)?.messageId })
    expect(smsc.taken.filter(({ wantsReceipt }) => wantsReceipt)).toHaveLength(1)
    await until(() => receiptsOf(events).length === 1)
  },
)

test.each([
  ['Latin-1 as data coding 3', { latin1: true }, 3],
  ['Latin-1 as the SMSC’s own alphabet', { alphabet: 'latin1' }, 0],
  ['UCS-2 where nothing else is agreed', {}, 8],
])('an accent outside GSM leaves in %s', async (_name, settings, dataCoding) => {
  const { smsc, session } = await connected({}, { settings })
  await session.write(text('garçon')).outcome
  expect(smsc.taken[0]?.dataCoding).toBe(dataCoding)
})

test.each(['standard', 'seconds', 'loose', 'tlv', 'payload'] as const)(
  'a %s receipt is understood',
  async (format) => {
    const { smsc, session, events } = await connected()
    await session.write(text('Hello')).outcome
    const [taken] = smsc.taken
    if (!taken) throw new Error('The SMSC took nothing.')
    await smsc.receipt(taken, { format, state: 'UNDELIV', err: '013' })
    expect(receiptsOf(events)).toMatchObject([{ carrierMessageId: taken.messageId, status: 'undelivered' }])
  },
)

test('an id answered in hexadecimal and reported in decimal is the same id', async () => {
  const { smsc, session, events } = await connected(
    { answer: () => ({ messageId: '0000A5F1' }) },
    { settings: { idFormat: 'hex_then_decimal' } },
  )
  const outcome = await session.write(text('Hello')).outcome
  const [taken] = smsc.taken
  if (!taken) throw new Error('The SMSC took nothing.')
  await smsc.receipt(taken, { id: '0000042481' })
  expect(outcome).toEqual({ kind: 'accepted', carrierMessageId: receiptsOf(events)[0]?.carrierMessageId })
})

test('a throttled text was not sent, a refused one will not be, and neither is tried again here', async () => {
  const statuses = [0x58, 0x14, 0x0b, 0x08, 0]
  let count = 0
  const { smsc, session } = await connected({ answer: () => ({ status: statuses[count++] ?? 0 }) })
  const outcomes = await sendAll(
    session,
    statuses.map((status) => text(`status ${status}`)),
  )
  expect(outcomes.map(({ kind }) => kind)).toEqual(['not_sent', 'not_sent', 'refused', 'unknown', 'accepted'])
  expect(outcomes.slice(0, 2)).toMatchObject([{ throttled: true }, { throttled: true }])
  expect(smsc.taken).toHaveLength(1)
  expect(smsc.refused).toHaveLength(4)
})

test('a part of a long text that the carrier was too busy for goes again, and the text arrives whole', async () => {
  const busy = new Map([
    [2, 3],
    [5, 1],
  ])
  const answer = ({ part }: { part: { position: number } | null }) => {
    const left = busy.get(part?.position ?? 0) ?? 0
    busy.set(part?.position ?? 0, left - 1)
    return left > 0 ? { status: 0x58 } : {}
  }
  for (const window of [2, 10]) {
    const { smsc, session } = await connected({ answer }, { settings: { window } })
    const outcome = await session.write(text(long)).outcome
    expect(smsc.texts().map(({ body }) => body)).toEqual([long])
    expect(smsc.taken).toHaveLength(6)
    const last = smsc.taken.find(({ part }) => part?.position === 6)
    expect(outcome).toEqual({ kind: 'accepted', carrierMessageId: last?.messageId })
  }
})

test('a long text of which the carrier has nothing was not sent; one that stays torn is in doubt', async () => {
  const refuses = (position: number) => (submit: { part: { position: number } | null }) =>
    submit.part?.position === position ? { status: 0x58 } : {}
  const none = await connected({ answer: refuses(1) }, { settings: { window: 1 } })
  expect(await none.session.write(text(long)).outcome).toMatchObject({ kind: 'not_sent', throttled: true })
  expect(none.smsc.taken).toHaveLength(0)

  const torn = await connected({ answer: refuses(2) }, { timing: { partRestMs: 1 } })
  expect(await torn.session.write(text(long)).outcome).toMatchObject({ kind: 'unknown' })
  expect(new Set(torn.smsc.taken.map(({ part }) => part?.position)).size).toBe(torn.smsc.taken.length)

  const cut = await connected({ answer: refuses(2) }, { timing: { partRestMs: 50 } })
  const outcome = cut.session.write(text(long)).outcome
  await until(() => cut.smsc.taken.length === 5)
  cut.smsc.cut()
  expect(await outcome).toMatchObject({ kind: 'unknown' })
})

test('no more texts wait for an answer than the window allows, also in parts', async () => {
  const { smsc, session } = await connected({ answer: () => ({ delayMs: 3 }) }, { settings: { window: 7 } })
  const texts = Array.from({ length: 120 }, (_, index) =>
    text(index % 5 === 0 ? `${index} ${long}` : `${index}`),
  )
  const outcomes = await sendAll(session, texts)
  expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
  expect(
    smsc
      .texts()
      .map(({ body }) => body)
      .toSorted(),
  ).toEqual(texts.map(({ body }) => body).toSorted())
  expect(smsc.mostUnanswered).toBe(7)
  expect(session.free()).toBe(7)
})

test('an SMSC that takes a text without naming it has taken it', async () => {
  const { session } = await connected({ answer: () => ({ messageId: '' }) })
  const handed = text('Hello')
  expect(await session.write(handed).outcome).toEqual({
    kind: 'accepted',
    carrierMessageId: `unnamed:${handed.attemptId}`,
  })
})

test('what cannot be written in SMPP is refused before a byte leaves', async () => {
  const { smsc, session } = await connected()
  expect(await session.write(text('Hello', 'no number')).outcome).toMatchObject({ kind: 'refused' })
  await pause(20)
  expect(smsc.taken).toHaveLength(0)
})
