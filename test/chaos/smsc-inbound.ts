// Texts from the far side: sent again after cuts, equal ones, long ones in pieces, and a STOP over a line full of texts.
import { setTimeout as pause } from 'node:timers/promises'
import { type Inbound, inboundFields } from '../smsc-pdus.ts'
import { drawPhones, type Verdict } from './marks.ts'
import { type Random, seeded } from './random.ts'
import { type House, openHouse } from './smsc-house.ts'

export type Play = {
  readonly url: string
  readonly seed: number
  readonly count: number
  readonly isQuick: boolean
}

/** Of `count` texts three in ten lose our answer in a cut and come again: each is stored once. */
export async function repeats({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const random = seeded(seed)
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const unlucky = new Set(random.shuffled(numbers).slice(0, Math.round(count * 0.3)))
  const losesAnswer = (number: number, time: number): boolean => time === 1 && unlucky.has(number)
  const house = await openHouse({ url, far: { losesAnswer }, isQuick })
  const phones = drawPhones(random, Math.ceil(count / 5))
  const bodies = numbers.map((number) => `Is number ${number} ready?`)
  const all = Promise.all(
    bodies.map((body) => house.smsc.deliver({ from: random.pick(phones), to: house.shop.phone, body })),
  )
  const cuts = await cutUntil(house, all, { random, isQuick })
  const stored = (await house.inbound()).map(({ body }) => body)
  const again = [...house.smsc.sends.values()].reduce((sum, times) => sum + times - 1, 0)
  const twice = stored.length - new Set(stored).size
  const missing = bodies.filter((body) => !stored.includes(body)).length
  await house.close()
  return {
    figures: { texts: count, cuts, sentAgain: again, stored: stored.length, twice, missing },
    faults: [
      ...(stored.length === count && twice === 0 && missing === 0
        ? []
        : [`${count} texts came and ${stored.length} are stored, ${twice} twice, ${missing} are missing`]),
      ...(again >= unlucky.size ? [] : [`only ${again} came again`]),
    ],
  }
}

/** Breaks the line again and again until every delivery has its answer. */
async function cutUntil(
  { smsc }: House,
  all: Promise<unknown>,
  { random, isQuick }: { random: Random; isQuick: boolean },
): Promise<number> {
  let isDone = false
  let cuts = 0
  const done = all.then(() => (isDone = true))
  while (!isDone) {
    await Promise.race([done, pause((isQuick ? 60 : 250) + random.below(isQuick ? 150 : 600))])
    if (isDone || smsc.links === 0) continue
    smsc.cut()
    cuts++
  }
  return cuts
}

/** Two equal texts of one phone are two messages, whichever of their answers is lost in a cut. */
export async function twins({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const random = seeded(seed)
  let losing: (number: number, time: number) => boolean = () => false
  const house = await openHouse({
    url,
    far: { losesAnswer: (number, time) => losing(number, time) },
    isQuick,
  })
  const { smsc, shop } = house
  const say = (from: string): Promise<void> => smsc.deliver({ from, to: shop.phone, body: 'ok' })
  const phones = drawPhones(random, 4 * count)
  const group = (place: number): string[] => phones.slice(place * count, (place + 1) * count)
  const [atOnce, bothLost, firstLost, proved] = [group(0), group(1), group(2), group(3)]
  await Promise.all(atOnce.flatMap((from) => [say(from), say(from)]))
  const lossy = async (group: readonly string[], loses: (number: number) => boolean): Promise<void> => {
    losing = (number, time) => time <= 2 && loses(number)
    const all = Promise.all(group.flatMap((from) => [say(from), say(from)]))
    await cutUntil(house, all, { random, isQuick })
    losing = () => false
  }
  await lossy(bothLost, () => true)
  await lossy(firstLost, (number) => number % 2 === 1)
  await Promise.all(proved.map(say))
  await proofOf(house, performance.now() + 10_000)
  smsc.cut()
  await Promise.all(proved.map(say))
  const stored = Map.groupBy(await house.inbound(), ({ phone }) => phone)
  await house.close()
  const kinds = Object.entries({ atOnce, bothLost, firstLost, proved })
  return {
    figures: { pairs: kinds.length * count },
    faults: kinds.flatMap(([kind, phones]) => {
      const wrong = phones.filter((phone) => stored.get(phone)?.length !== 2)
      return wrong.length === 0
        ? []
        : [`${kind}: ${wrong.length} of ${phones.length} pairs are not two messages`]
    }),
  }
}

/** Until the product knows that its last answers have arrived. */
async function proofOf({ query }: House, until: number): Promise<void> {
  while (performance.now() < until) {
    const [row] = await query<{ open: number }>(
      `SELECT count(*) AS open FROM smpp_seen s LEFT JOIN smpp_bind b ON b.id = s.bind_id
        WHERE s.repeated_by IS NULL AND s.seen_at > COALESCE(b.proved_until, '-infinity') AND s.seen_at > now() - interval '2 seconds'`,
    )
    if (row?.open === 0) return
    await pause(20)
  }
}

const WAYS = [
  { as: 'udh', coding: 'ucs2' },
  { as: 'udh16', coding: 'ucs2' },
  { as: 'sar', coding: 'ucs2' },
  { as: 'payload', coding: 'ucs2' },
  { as: 'udh', coding: 'gsm7' },
  { as: 'udh', coding: 'ucs2', cut: 133 },
] as const

/** Texts of 400 characters, in pieces that come in any order and come again after cuts, arrive whole and once. */
export async function longInbound({ url, seed, count, isQuick }: Play): Promise<Verdict> {
  const random = seeded(seed)
  const losesAnswer = (number: number, time: number): boolean => time === 1 && number % 4 === 0
  const house = await openHouse({ url, far: { losesAnswer }, isQuick })
  const phones = drawPhones(random, count)
  const texts = phones.map<Inbound>((from, index) => {
    const way = WAYS[index % WAYS.length] ?? WAYS[0]
    const filler = `Number ${index}: is it ready, and what does it cost? ${way.coding === 'ucs2' ? '🚲' : '~{}'} `
    return {
      from,
      to: house.shop.phone,
      ...way,
      body: filler.repeat(10).slice(0, 400).toWellFormed(),
      reference: random.below(255),
    }
  })
  const pieces = random.shuffled(texts.flatMap(inboundFields))
  const all = Promise.all(pieces.map((fields) => house.smsc.deliverRaw(fields)))
  const cuts = await cutUntil(house, all, { random, isQuick })
  const stored = new Map(await house.inbound().then((rows) => rows.map(({ phone, body }) => [phone, body])))
  const total = (await house.inbound()).length
  await house.close()
  const wrong = texts.filter(({ from, body }) => stored.get(from) !== body)
  return {
    figures: { texts: count, pieces: pieces.length, cuts, stored: total },
    faults: [
      ...(total === count ? [] : [`${count} long texts came and ${total} are stored`]),
      ...wrong.map(({ as, coding, from }) => `a ${as} text in ${coding} from ${from} did not arrive whole`),
    ],
  }
}
