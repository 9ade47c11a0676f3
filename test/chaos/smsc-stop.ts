// A STOP over SMPP while a full queue waits for the same phone: it closes at once, and is confirmed once.
import { setTimeout as pause } from 'node:timers/promises'
import { drawBody, drawPhones, type Row, type Verdict } from './marks.ts'
import { seeded } from './random.ts'
import { type House, openHouse } from './smsc-house.ts'
import type { Play } from './smsc-inbound.ts'

const STOPS = [
  'STOP',
  'stop',
  ' Stop. ',
  'STOPALL',
  'unsubscribe',
  'ST\u200bOP',
  '\u0405\u0422\u041e\u0420',
  'cancel!',
  'End',
  'quit',
  'Revoke',
  'opt-out',
]

type Stopped = { readonly phone: string; readonly takenBefore: number }

/** STOP, a second STOP, and START, for `count` phones with texts waiting. */
export async function stops({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const random = seeded(seed)
  const far = seeded(seed + 1)
  const house = await openHouse({
    url,
    isQuick,
    settings: { window: 4 },
    far: { answer: () => ({ delayMs: 10 + far.below(60) }) },
  })
  const phones = drawPhones(random, count)
  await house.greet(phones)
  const say = (from: string, body: string): Promise<void> =>
    house.smsc.deliver({ from, to: house.shop.phone, body, coding: /^[ -~]*$/.test(body) ? 'gsm7' : 'ucs2' })
  let number = 0
  for (let round = 0; round < 6; round++)
    await Promise.all(phones.map((phone) => house.send(phone, drawBody(random, ++number, 0))))
  const stopped: Stopped[] = await Promise.all(
    phones.map(async (phone, index) => {
      await pause(random.below(600))
      await say(phone, STOPS[index % STOPS.length] ?? 'STOP')
      return { phone, takenBefore: house.smsc.taken.length }
    }),
  )
  const refusals = await Promise.all(phones.map((phone) => house.send(phone, 'Are you sure?')))
  await Promise.all(phones.map((phone) => say(phone, 'stop')))
  await house.drained(30_000)
  await pause(200)
  const faults = judge(house, await house.outbound(), stopped)
  const slipped = refusals.filter(
    (result) => result.ok || result.problem !== 'refused' || result.reason !== 'opted_out',
  )
  if (slipped.length > 0) faults.push(`${slipped.length} texts after a STOP were not refused as opted out`)
  const cancelled = (await house.outbound()).filter(
    ({ state }) => state === 'cancelled' || state === 'refused',
  ).length
  faults.push(...(await startAgain(house, phones, say)))
  await house.close()
  return { figures: { phones: count, texts: number, cancelled, left: number - cancelled }, faults }
}

function judge({ smsc }: House, rows: readonly Row[], stopped: readonly Stopped[]): string[] {
  return stopped.flatMap(({ phone, takenBefore }) => {
    const digits = phone.slice(1)
    const late = smsc.taken
      .slice(takenBefore)
      .filter(({ destination, body }) => destination === digits && /#\d+#/.test(body))
    const sent = smsc.taken.filter(
      ({ destination, body }) => destination === digits && body.includes('opted out'),
    )
    const confirmations = rows.filter((row) => row.phone === phone && row.kind === 'opt_out_confirmation')
    const waiting = rows.filter(
      (row) =>
        row.phone === phone &&
        row.kind === 'text' &&
        !/^(sent|delivered|cancelled|refused|unconfirmed)$/.test(row.state),
    )
    return [
      ...late.map(({ body }) => `"${body}" reached ${phone} after its STOP was answered`),
      ...(sent.length === 1 && confirmations.length === 1
        ? []
        : [`${phone} has ${sent.length} confirmations and ${confirmations.length} rows`]),
      ...waiting.map(({ body, state }) => `"${body}" to ${phone} is ${state} after its STOP`),
    ]
  })
}

/** START opens again: an answer leaves, and nothing that was cancelled does. */
async function startAgain(
  house: House,
  phones: readonly string[],
  say: (from: string, body: string) => Promise<void>,
): Promise<string[]> {
  const before = house.smsc.taken.length
  await Promise.all(phones.map((phone) => say(phone, 'START')))
  const results = await Promise.all(phones.map((phone) => house.send(phone, 'Welcome back')))
  await house.drained(20_000)
  await pause(100)
  const after = house.smsc.taken.slice(before)
  const refused = results.filter(({ ok }) => !ok).length
  const others = after.filter(({ body }) => body !== 'Welcome back')
  return [
    ...(refused === 0 ? [] : [`${refused} texts after START were refused`]),
    ...(after.length - others.length === phones.length
      ? []
      : [`${after.length - others.length} of ${phones.length} answers after START left`]),
    ...others.map(({ body, destination }) => `"${body}" left to ${destination} after START`),
  ]
}
