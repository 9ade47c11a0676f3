// Texts to the far side: over a line that is cut, to a far side that asks for patience, with receipts ahead of their time.
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from '../smsc.ts'
import { drawBody, drawPhones, judgeOutbound, type Verdict } from './marks.ts'
import { type Random, seeded } from './random.ts'
import { type House, openHouse } from './smsc-house.ts'
import type { Play } from './smsc-inbound.ts'

/** Writes `count` texts to these phones, a few at a time; several to one phone at the same moment too. */
async function load(
  house: House,
  {
    random,
    phones,
    count,
    longShare,
    restMs,
  }: { random: Random; phones: readonly string[]; count: number; longShare: number; restMs: number },
): Promise<string[]> {
  const faults: string[] = []
  for (let number = 1; number <= count; ) {
    const set = Array.from({ length: Math.min(1 + random.below(8), count - number + 1) }, () => number++)
    const results = await Promise.all(
      set.map((each) => house.send(random.pick(phones), drawBody(random, each, longShare))),
    )
    for (const result of results)
      if (!result.ok) faults.push(`a text was not accepted: ${JSON.stringify(result)}`)
    await pause(random.below(restMs * 2))
  }
  return faults
}

/** The line breaks twenty times under load, and some answers never come: every text is there once, or visibly in doubt. */
export async function cuts({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const random = seeded(seed)
  const far = seeded(seed + 1)
  const answer = (): Answer => {
    const draw = far.next()
    return draw < 0.01 ? { lost: 'silent' } : draw < 0.02 ? { lost: 'cut' } : { delayMs: far.below(40) }
  }
  const house = await openHouse({ url, far: { answer }, settings: { window: 20 }, isQuick })
  const phones = drawPhones(random, Math.max(5, Math.round(count / 8)))
  await house.greet(phones)
  const wanted = isQuick ? 6 : 20
  let done = 0
  const cutting = (async () => {
    while (done < wanted) {
      await pause(50 + random.below(isQuick ? 200 : 700))
      if (house.smsc.links === 0) continue
      house.smsc.cut()
      done++
    }
  })()
  const spread = ((isQuick ? 250 : 1_100) * wanted) / (count / 4.5)
  const faults = await load(house, {
    random: seeded(seed + 2),
    phones,
    count,
    longShare: 0.1,
    restMs: spread,
  })
  await cutting
  await house.drained(isQuick ? 3_000 : 8_000)
  house.smsc.cut() // what still waits for a silent answer is in doubt now
  await house.drained(60_000)
  await pause(300) // receipts on their way
  const { figures, faults: found } = judgeOutbound(await house.outbound(), house.smsc.taken)
  await house.close()
  return { figures: { cuts: done, ...figures }, faults: [...faults, ...found] }
}

/** A far side that asks for patience every sixth time gets every text once, whole and in order. */
export async function throttling({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const far = seeded(seed + 1)
  const answer = (): Answer => {
    const draw = far.next()
    return {
      delayMs: far.below(15),
      ...(draw < 0.1 ? { status: 0x58 } : draw < 0.16 ? { status: 0x14 } : {}),
    }
  }
  const house = await openHouse({ url, far: { answer }, isQuick })
  const random = seeded(seed)
  const phones = drawPhones(random, Math.max(5, Math.round(count / 8)))
  await house.greet(phones)
  const faults = await load(house, { random, phones, count, longShare: 0.1, restMs: 10 })
  await house.drained(120_000)
  await ticked(house, 5_000)
  const rows = await house.outbound()
  const { figures, faults: found } = judgeOutbound(rows, house.smsc.taken)
  const others = rows.filter(({ state }) => state !== 'delivered')
  await house.close()
  return {
    figures: { throttled: house.smsc.refused.length, ...figures },
    faults: [
      ...faults,
      ...found,
      ...others.map(({ state, reason, body }) => `"${body.slice(0, 20)}" ended ${state} (${reason})`),
    ],
  }
}

/** Every tick turns to delivered, also where the receipt is quicker than the answer to the text, or words come out of order. */
export async function receipts({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const far = seeded(seed + 1)
  const formats = ['standard', 'seconds', 'loose', 'tlv', 'payload'] as const
  const house = await openHouse({
    url,
    isQuick,
    settings: { window: 50 },
    far: {
      answer: () => ({ delayMs: far.chance(0.5) ? 60 : 0 }),
      receipts: () => ({ format: far.pick(formats), afterMs: far.below(40) }),
    },
  })
  const random = seeded(seed)
  const phones = drawPhones(random, Math.max(5, Math.round(count / 4)))
  await house.greet(phones)
  const faults = await load(house, { random, phones, count, longShare: 0.1, restMs: 5 })
  await house.drained(30_000)
  // An older word, and the same one again, after the last one.
  const late = house.smsc.taken.filter(({ wantsReceipt }) => wantsReceipt)
  await Promise.all(
    late.map((submit) => house.smsc.receipt(submit, { state: far.chance(0.5) ? 'ACCEPTD' : 'DELIVRD' })),
  )
  await ticked(house, 10_000)
  const rows = await house.outbound()
  const { figures, faults: found } = judgeOutbound(rows, house.smsc.taken)
  const [kept] = await house.query<{ count: number; early: number }>(
    'SELECT count(*), count(*) FILTER (WHERE r.received_at < a.settled_at) AS early FROM receipt r JOIN attempt a ON a.carrier_message_id = r.carrier_message_id',
  )
  await house.close()
  const others = rows.filter(({ state }) => state !== 'delivered')
  return {
    figures: { ...figures, receipts: kept?.count ?? 0, early: kept?.early ?? 0 },
    faults: [
      ...faults,
      ...found,
      ...others.map(({ body, state }) => `"${body.slice(0, 20)}" is ${state} though its receipt came`),
      ...(kept && kept.early > 0
        ? []
        : ['no receipt came before the answer to its text, so nothing was shown']),
    ],
  }
}

async function ticked(house: House, limitMs: number): Promise<void> {
  const until = performance.now() + limitMs
  while (performance.now() < until && (await house.outbound()).some(({ state }) => state === 'sent'))
    await pause(50)
}

const LONG = `Parley 😀 {long} text: ${'as long as it takes, é and ç and €. '.repeat(12)}`.slice(0, 400)

/** A text of 400 characters with an emoji is whole at the far side, in parts and in one piece. */
export async function longOutbound(
  { url, seed, count, isQuick }: Play,
  longMessages: 'udh' | 'payload',
): Promise<Verdict> {
  const house = await openHouse({ url, settings: { longMessages }, isQuick })
  const phones = drawPhones(seeded(seed), count)
  await house.greet(phones)
  await Promise.all(phones.map((phone) => house.send(phone, LONG)))
  await house.drained(30_000)
  await ticked(house, 5_000)
  const arrived = house.smsc.texts().filter(({ body }) => body === LONG)
  const rows = await house.outbound()
  await house.close()
  const delivered = rows.filter(({ state }) => state === 'delivered').length
  return {
    figures: { texts: count, whole: arrived.length, submits: house.smsc.taken.length, delivered },
    faults: [
      ...(arrived.length === count
        ? []
        : [`${arrived.length} of ${count} long texts are whole at the far side (${longMessages})`]),
      ...(delivered === count
        ? []
        : [`${delivered} of ${count} long texts turned to delivered (${longMessages})`]),
    ],
  }
}
