// Watches while every verb meets every other: what was written when, and which phones had surely stopped by then.
import type { Found, InboundText, Outcome, Session } from '../../src/carriers/carrier.ts'
import type { ReceiveResult } from '../../src/messages/receive/actions.ts'

type Write = { readonly attemptId: string; readonly to: string; readonly body: string; readonly outcome: Outcome }

export type Watch = {
  /** Called when texts of people go in; what it returns is called with what became of them, or null. */
  hears(events: readonly InboundText[]): (results: readonly ReceiveResult[] | null) => void
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
  const starting = new Map<string, number>() // phones with a START on its way in: nobody can say yet which came first
  const stopped = new Set<string>()

  return {
    ...{ all, absent, broken, stored },
    hears(events) {
      const starts = events.filter(({ body }) => body === 'START').map(({ from }) => from)
      for (const phone of starts) {
        starting.set(phone, (starting.get(phone) ?? 0) + 1)
        stopped.delete(phone)
      }
      return (results) => {
        for (const [place, event] of events.entries()) {
          if (results?.[place] === 'stored') stored.set(event.carrierMessageId ?? '', event)
          const isNew = results?.[place] === 'stored' && event.body === 'STOP'
          if (isNew && !starting.get(event.from)) stopped.add(event.from)
        }
        for (const phone of starts) starting.set(phone, (starting.get(phone) ?? 1) - 1)
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
