// Texts that can be told apart at the far side, and the comparison of what the far side took with what the product says.
import type { State } from '../../src/messages/status.ts'
import type { Random } from './random.ts'

/** One text as the product has it. */
export type Row = {
  readonly id: string
  readonly body: string
  readonly phone: string
  readonly state: State
  readonly reason: string | null
  readonly kind: string
  readonly class: number
  readonly order_no: number
  readonly conversation_id: string
}

/** One submit_sm as the far side took it, in the order in which it did. */
export type Taken = {
  readonly destination: string
  readonly body: string
  readonly part: { readonly reference: number; readonly position: number; readonly total: number } | null
}

export type Verdict = {
  readonly figures: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

const AREAS = [202, 212, 303, 415, 512, 617, 713, 808]

/** Numbers that are different from each other, the same for the same seed. */
export function drawPhones(random: Random, count: number): string[] {
  const phones = new Set<string>()
  while (phones.size < count)
    phones.add(`+1${random.pick(AREAS)}555${String(random.below(10_000)).padStart(4, '0')}`)
  return [...phones]
}

const WORDS = ['bike', 'ready', 'tomorrow', 'table', 'at two', 'thank you', 'garçon', '{€}', '[ok]', '~9:30']

/** A body with its number in it; a long one has it in every part. */
export function drawBody(random: Random, number: number, longShare: number): string {
  const words = Array.from({ length: 2 + random.below(5) }, () => random.pick(WORDS)).join(' ')
  const short = `#${number}# ${words}`
  if (!random.chance(longShare)) return short
  return `${short} ${random.chance(0.5) ? '🚲 ' : ''}${`#${number}# ${random.pick(WORDS)} `.repeat(14)}`
    .slice(0, 400)
    .trim()
}

const markOf = (body: string): string | null => /#(\d+)#/.exec(body)?.[1] ?? null
const FINAL: ReadonlySet<State> = new Set([
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'refused',
  'cancelled',
  'unconfirmed',
])
const LEFT: ReadonlySet<State> = new Set(['sent', 'delivered', 'undelivered', 'unconfirmed'])

/** No text twice, none lost, none called sent that never left, every one in a state that a person can rely on, and in order. */
export function judgeOutbound(rows: readonly Row[], taken: readonly Taken[]): Verdict {
  const texts = rows.filter(({ kind }) => kind === 'text')
  const faults: string[] = []
  const pieces = new Map<string, number>()
  const firstAt = new Map<string, number>()
  const wholes = new Map<string, number>()
  const begun = new Map<string, string>() // the last part of a long text may be too short to hold its number
  for (const [at, { body, destination, part }] of taken.entries()) {
    const text = part ? `${destination} ${part.reference} ${part.total}` : ''
    const mark = markOf(body) ?? begun.get(text)
    if (mark === undefined) continue
    if (part) begun.set(text, mark)
    const piece = `${mark}/${part?.position ?? 1}`
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1)
    wholes.set(mark, (wholes.get(mark) ?? 0) + 1 / (part?.total ?? 1))
    if (!firstAt.has(mark)) firstAt.set(mark, at)
  }
  const doubles = [...pieces].filter(([, times]) => times > 1)
  for (const [piece, times] of doubles) faults.push(`text ${piece} is at the far side ${times} times`)

  let lost = 0
  for (const { body, state, reason } of texts) {
    const mark = markOf(body) ?? ''
    const isThere = firstAt.has(mark)
    const isWhole = (wholes.get(mark) ?? 0) > 0.999
    if (!FINAL.has(state)) faults.push(`text ${mark} stays ${state}`)
    if ((state === 'sent' || state === 'delivered') && !isWhole) {
      lost++
      faults.push(
        `text ${mark} is called ${state} and the far side ${isThere ? 'has a part of it' : 'never had it'}`,
      )
    }
    if (isThere && FINAL.has(state) && !LEFT.has(state))
      faults.push(`text ${mark} is at the far side and called ${state} (${reason})`)
  }
  faults.push(...judgeOrder(texts, firstAt))
  const states = Object.fromEntries(
    [...Map.groupBy(texts, ({ state }) => state)].map(([state, all]) => [state, all.length]),
  )
  return { figures: { texts: texts.length, ...states, double: doubles.length, lost }, faults }
}

function judgeOrder(texts: readonly Row[], firstAt: ReadonlyMap<string, number>): string[] {
  const threads = Map.groupBy(texts, (text) => `${text.conversation_id} ${text.class}`)
  return [...threads.values()].flatMap((thread) => {
    const left = thread
      .toSorted((one, other) => one.order_no - other.order_no)
      .flatMap(({ body }) => {
        const mark = markOf(body) ?? ''
        const at = firstAt.get(mark)
        return at === undefined ? [] : [{ mark, at }]
      })
    return left.flatMap(({ mark, at }, place) => {
      const before = left[place - 1]
      return before && before.at > at
        ? [`text ${mark} left before ${before.mark}, which was written first`]
        : []
    })
  })
}
