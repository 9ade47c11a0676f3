// Watches while every verb meets every other: what was written when, and which phones had surely stopped by then.
import type { Found, InboundPart, InboundText, Outcome, Session } from '../../src/carriers/carrier.ts'
import type { ReceiveResult } from '../../src/messages/receive/actions.ts'

type Write = {
  readonly attemptId: string
  readonly to: string
  readonly body: string
  readonly outcome: Outcome
}

export type Watch = {
  /** Called when texts of people go in; what it returns is called with what became of them, or null. */
  hears(events: readonly (InboundText | InboundPart)[]): (results: readonly ReceiveResult[] | null) => void
  writes(write: Write): void
  readonly find: NonNullable<Session['find']>
  readonly all: readonly Write[]
  readonly absent: ReadonlySet<string>
  readonly broken: readonly string[]
  /** Texts of people that were surely stored, by carrier id. */
  readonly stored: ReadonlyMap<string, InboundText>
}

export function openWatch(): Watch {
  const all: Write[] = []
  const absent = new Set<string>()
  const broken: string[] = []
  const stored = new Map<string, InboundText>()
  const starts = new Map<string, number>() // per phone, how many STARTs went in or were through: nobody can say which was first
  const starting = new Map<string, number>()
  const count = (map: Map<string, number>, phone: string, by: number): void =>
    void map.set(phone, (map.get(phone) ?? 0) + by)
  const stopped = new Set<string>()

  return {
    ...{ all, absent, broken, stored },
    hears(events) {
      const phones = events
        .filter((event) => event.kind === 'text' && event.body === 'START')
        .map(({ from }) => from)
      for (const phone of phones) {
        count(starts, phone, 1)
        count(starting, phone, 1)
        stopped.delete(phone)
      }
      const before = new Map(events.map(({ from }) => [from, starts.get(from)]))
      return (results) => {
        for (const phone of phones) count(starts, phone, 1)
        for (const [place, event] of events.entries()) {
          if (results?.[place] !== 'stored' || event.kind !== 'text') continue
          if (event.carrierMessageId) stored.set(event.carrierMessageId, event)
          const isAlone = !starting.get(event.from) && starts.get(event.from) === before.get(event.from)
          if (event.body === 'STOP' && isAlone) stopped.add(event.from)
        }
        for (const phone of phones) count(starting, phone, -1)
      }
    },
    writes(write) {
      all.push(write)
      if (stopped.has(write.to) && write.body.startsWith('text '))
        broken.push(`"${write.body}" was written after a STOP that had been acknowledged`)
    },
    async find(texts) {
      const found = new Map<string, Found>()
      for (const { attemptId } of texts) {
        const had = all.some((write) => write.attemptId === attemptId)
        if (!had) absent.add(attemptId)
        found.set(attemptId, had ? { kind: 'unsure' } : { kind: 'absent' })
      }
      return found
    },
  }
}
