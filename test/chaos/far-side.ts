// The far side of the carrier, in this process: it takes texts, answers as a seed says, and writes down every write with the
// step of the schedule in which it began. It is the referee's only witness of what left.
import type { Found, Handed, Outcome, Session } from '../../src/carriers/carrier.ts'
import type { Random } from './random.ts'

export type Write = {
  readonly step: number
  readonly by: string
  readonly attemptId: string
  readonly body: string
  readonly answer: Outcome
  /** The far side has it, whatever it answered. */
  readonly taken: boolean
}

export type FarSide = {
  readonly writes: readonly Write[]
  /** Attempts that the far side was asked about and did not have; it will never take them any more. */
  readonly absent: ReadonlySet<string>
  /** A session that takes `room` texts and then is full. */
  session(by: string, room: number): Session
  find: NonNullable<Session['find']>
}

export function openFarSide(
  random: Pick<Random, 'next'>,
  step: () => number,
  told: (write: Write, nth: number) => void,
): FarSide {
  const writes: Write[] = []
  const absent = new Set<string>()

  const answer = (attemptId: string): { answer: Outcome; taken: boolean } => {
    const carrierMessageId = `far-${attemptId}`
    if (absent.has(attemptId)) return { answer: { kind: 'not_sent', code: 'absent', note: '' }, taken: false }
    const draw = random.next()
    if (draw < 0.55) return { answer: { kind: 'accepted', carrierMessageId }, taken: true }
    if (draw < 0.75)
      return { answer: { kind: 'not_sent', code: 'throttled', note: '', throttled: true }, taken: false }
    if (draw < 0.9) return { answer: { kind: 'unknown', note: 'the line was cut' }, taken: draw < 0.84 }
    return { answer: { kind: 'refused', code: '21610', note: '', optedOut: draw > 0.95 }, taken: false }
  }

  const write = (by: string, { attemptId, body }: Handed) => {
    const written: Write = { step: step(), by, attemptId, body, ...answer(attemptId) }
    writes.push(written)
    told(written, writes.length)
    return { written: Promise.resolve(), outcome: Promise.resolve(written.answer) }
  }

  return {
    writes,
    absent,
    session(by, room) {
      let left = room
      return {
        free: () => left,
        ready: async () => {},
        write(text) {
          left--
          return write(by, text)
        },
        close: async () => {},
      }
    },
    async find(texts) {
      const found = new Map<string, Found>()
      for (const { attemptId } of texts) {
        const had = writes.find((each) => each.attemptId === attemptId && each.taken)
        if (!had) absent.add(attemptId)
        found.set(
          attemptId,
          had ? { kind: 'accepted', carrierMessageId: `far-${attemptId}` } : { kind: 'absent' },
        )
      }
      return found
    },
  }
}
