// Open lines to the carriers: one session per connection, kept in step with Settings → Numbers.
import type { Carrier, CarrierEvent, Session } from '../../carriers/carrier.ts'
import { listOpenableConnections, noteConnectionState, openCredentials } from '../../numbers/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'

export type Line = {
  readonly orgId: OrgId
  readonly id: string
  readonly carrier: string
  readonly version: number
  readonly session: Session
  /** Failures in a row, and until when (monotonic clock) the line rests after them. */
  failures: number
  restsUntil: number
}

export type LineVerbs = {
  receive(orgId: OrgId, connectionId: string, events: readonly CarrierEvent[]): Promise<unknown>
  proved(orgId: OrgId, connectionId: string, bindId: string, at: Date): void
}

export type Lines = {
  get(orgId: string, connectionId: string): Line | undefined
  all(): Line[]
  /** May texts be handed to it now? If not, `wake` is called when they may. */
  mayServe(line: Line): boolean
  refresh(): Promise<void>
  close(): Promise<void>
}

const REFRESH_MS = 5_000

/** Opens a line for every connection and keeps them so. A connection that cannot be opened is noted on it and left alone. */
export function openLines(
  app: App,
  carriers: ReadonlyMap<string, Carrier>,
  verbs: LineVerbs,
  wake: () => void,
): Lines {
  const lines = new Map<string, Line>()
  const awaited = new Set<Line>()
  let refreshing: Promise<void> | null = null
  let again = false
  const timer = setInterval(() => void refresh(), REFRESH_MS)

  const refreshOnce = async (): Promise<void> => {
    const wanted = await listOpenableConnections(app)
    const ids = new Set(wanted.map(({ id }) => id))
    for (const [id, line] of lines) {
      if (ids.has(id)) continue
      lines.delete(id)
      await line.session.close()
    }
    for (const row of wanted) {
      const held = lines.get(row.id)
      if (held?.version === row.version) continue
      lines.delete(row.id)
      await held?.session.close()
      await open(row)
    }
  }

  const open = async (row: Awaited<ReturnType<typeof listOpenableConnections>>[number]): Promise<void> => {
    const { orgId, id, version } = row
    const carrier = carriers.get(row.carrier)
    try {
      if (!carrier) throw new Error(`There is no carrier named "${row.carrier}" in this version of Parley.`)
      const connection = await openCredentials(app, orgId, id)
      const session = carrier.open(connection, {
        receive: async (events) => void (await verbs.receive(orgId, id, events)),
        proved: (bindId, at) => verbs.proved(orgId, id, bindId, at),
        state: (state, note) => {
          void noteConnectionState(app, orgId, id, { state, note }).catch((error: unknown) =>
            app.log.debug({ err: error }, 'a connection state was not noted'),
          )
          if (state === 'up') wake()
        },
        log: app.log,
      })
      lines.set(id, { orgId, id, carrier: row.carrier, version, session, failures: 0, restsUntil: 0 })
    } catch (error) {
      app.log.warn({ err: error, connection: id }, 'a connection could not be opened')
      await noteConnectionState(app, orgId, id, {
        state: 'down',
        note: error instanceof Error ? error.message : 'It could not be opened.',
      })
    }
  }

  const refresh = async (): Promise<void> => {
    if (refreshing) {
      again = true
      return refreshing
    }
    refreshing = refreshOnce().catch((error: unknown) =>
      app.log.debug({ err: error }, 'connections could not be looked up; trying again'),
    )
    await refreshing
    refreshing = null
    if (again) {
      again = false
      await refresh()
    }
  }

  void refresh().then(wake)
  return {
    get: (orgId, connectionId) => {
      const line = lines.get(connectionId)
      return line?.orgId === orgId ? line : undefined
    },
    all: () => [...lines.values()],
    mayServe(line) {
      if (line.restsUntil > performance.now()) return false
      if (line.session.free() > 0) return true
      if (!awaited.has(line)) {
        awaited.add(line)
        void line.session.ready().then(() => {
          awaited.delete(line)
          wake()
        })
      }
      return false
    },
    refresh,
    async close() {
      clearInterval(timer)
      await refreshing
      await Promise.allSettled([...lines.values()].map(({ session }) => session.close()))
      lines.clear()
    },
  }
}
