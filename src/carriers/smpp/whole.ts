// The requests of one text on their way to the carrier: as many at once as there is room for, and the rest as soon as it may go.
import type { Ending } from './requests.ts'
import { isOwed, type Submit, verdictOn } from './submit.ts'

/** One request that was begun: `left` settles when its bytes have left this process. */
export type Begun = { readonly left: Promise<void>; readonly ending: Promise<Ending> }

export type Way = {
  /** Places in the window that nobody has taken. */
  places(): number
  /** Sends one request at once; call it while there is a place. */
  begin(submit: Submit): Begun
  /** Keeps places from new texts until it is released. */
  hold(): () => void
  /** Runs `write` if the rest of the text may still go, and tells whether it did. */
  goOn(write: () => Promise<void>): Promise<boolean>
  /** The line has ended: nothing more can be sent on it. */
  isOver(): boolean
  readonly restMs: number
}

const LOOK_MS = 10
const MOST_RESTS = 20

/**
 * Begins a text. Once the carrier has a part the others must follow, or the phone shows a torn text: those that there was no room
 * for, and those that the carrier was too busy for. A text of which it has nothing goes back to the queue as a whole.
 */
export function sendWhole(
  submits: readonly Submit[],
  way: Way,
): { written: Promise<void>; endings: Promise<Ending[]> } {
  const first = beginAll(submits, way)
  return { written: leftOf(first), endings: complete(submits, first, way) }
}

async function complete(submits: readonly Submit[], first: readonly Begun[], way: Way): Promise<Ending[]> {
  let release = first.includes(NOT_BEGUN) ? way.hold() : null
  let endings = await endingsOf(first)
  for (let rests = 0; isOwed(endings) && !way.isOver(); ) {
    const isBusy = endings.some((ending) => ending.kind === 'answered' && ending.status !== 0)
    if (isBusy && rests === MOST_RESTS) break
    if (isBusy) {
      rests += 1
      release = letGo(release)
      await pause(way.restMs)
    }
    release ??= way.hold()
    const owed = submits.filter((_, index) => isMissing(endings[index]))
    const more = await beginMore(owed, way)
    if (more === null) break
    if (!more.includes(NOT_BEGUN)) release = letGo(release)
    const ended = await endingsOf(more)
    endings = endings.map((ending) => (isMissing(ending) ? (ended.shift() ?? ending) : ending))
  }
  letGo(release)
  return endings
}

function letGo(release: (() => void) | null): null {
  release?.()
  return null
}

/** Null where the rest may not go any more. */
async function beginMore(owed: readonly Submit[], way: Way): Promise<readonly Begun[] | null> {
  while (way.places() < 1 && !way.isOver()) await pause(LOOK_MS)
  if (way.isOver()) return null
  let begun: readonly Begun[] = []
  const mayGo = await way.goOn(() => {
    begun = beginAll(owed, way)
    return leftOf(begun)
  })
  return mayGo ? begun : null
}

function beginAll(submits: readonly Submit[], way: Way): Begun[] {
  const places = way.places()
  return submits.map((submit, index) => (index < places ? way.begin(submit) : NOT_BEGUN))
}

const NOT_BEGUN: Begun = { left: Promise.resolve(), ending: Promise.resolve({ kind: 'not_begun' }) }

const isMissing = (ending: Ending | undefined): boolean => ending !== undefined && verdictOn(ending) !== null
const endingsOf = (begun: readonly Begun[]): Promise<Ending[]> =>
  Promise.all(begun.map(({ ending }) => ending))
const leftOf = async (begun: readonly Begun[]): Promise<void> =>
  void (await Promise.all(begun.map(({ left }) => left)))
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
