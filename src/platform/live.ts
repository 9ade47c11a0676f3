// What just changed, told to every browser and every process: a hint after the commit, never the truth itself.
import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Log } from './log.ts'

/** Something of an organization changed. `id` is the conversation's, when it is about one. */
export type Change = {
  readonly orgId: string
  readonly topic: 'conversation' | 'numbers' | 'due' | 'phones'
  readonly id?: string
  readonly departmentId?: string
}

/** A change with its place in this process's sequence; a browser sends the last one it saw when it comes back. */
export type Told = Change & { readonly cursor: string }

export type Live = {
  /** Tells everyone, after the commit. Calls of one moment go out as one notification. */
  tell(changes: readonly Change[]): void
  listen(hear: (told: Told) => void): () => void
  /** What came after `cursor`, or null when that is no longer known and the browser must fetch anew. */
  since(cursor: string): Told[] | null
  /** The newest place in the sequence. */
  head(): string
  close(): Promise<void>
}

const CHANNEL = 'parley_live'
const LIMIT = 7_900 // a NOTIFY payload ends at 8,000 bytes
const KEPT = 2_000

/** Opens the line to the other processes. It reconnects by itself; what was missed meanwhile is covered by `since`. */
export function openLive({ url, log }: { url: string; log: Log }): Live {
  const emitter = new EventEmitter().setMaxListeners(0)
  const boot = Math.random().toString(36).slice(2, 8)
  const kept: Told[] = []
  let sequence = 0
  let waiting: Change[] = []
  let client: pg.Client | null = null
  let sending = false
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const hear = (change: Change): void => {
    const told = { ...change, cursor: `${boot}-${++sequence}` }
    kept.push(told)
    if (kept.length > KEPT) kept.splice(0, KEPT / 2)
    emitter.emit('told', told)
  }

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'parley live', keepAlive: true })
    next.on('error', () => void next.end().catch(() => {}))
    next.on('end', () => {
      if (client === next) client = null
      if (!closed) retry = setTimeout(() => void connect(), 500)
    })
    next.on('notification', ({ payload }) => {
      const { from, changes } = JSON.parse(payload ?? '{}') as { from?: string; changes?: Change[] }
      if (from !== boot) for (const change of changes ?? []) hear(change)
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${CHANNEL}`)
      client = next
    } catch (error) {
      log.debug({ err: error }, 'no line to the other processes yet')
      await next.end().catch(() => {})
    }
  }

  const send = async (): Promise<void> => {
    if (sending) return
    sending = true
    while (waiting.length > 0 && client) {
      const payload = asPayload(boot, waiting)
      waiting = []
      await client
        .query('SELECT pg_notify($1, $2)', [CHANNEL, payload])
        .catch((error: unknown) => log.debug({ err: error }, 'a notification was lost'))
    }
    waiting = []
    sending = false
  }

  void connect()
  return {
    tell(changes) {
      for (const change of changes) hear(change)
      waiting.push(...changes)
      setImmediate(() => void send())
    },
    listen(listener) {
      emitter.on('told', listener)
      return () => emitter.off('told', listener)
    },
    since(cursor) {
      const [from, place] = cursor.split('-')
      const first = kept[0]
      if (from !== boot) return null
      const after = Number(place)
      if (after === sequence) return []
      if (!first || Number(first.cursor.split('-')[1]) > after + 1) return null
      return kept.filter((told) => Number(told.cursor.split('-')[1]) > after)
    },
    head: () => `${boot}-${sequence}`,
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}

/** One payload for many changes: whole if it fits, else only which organizations to look at again. */
function asPayload(from: string, changes: readonly Change[]): string {
  const distinct = [
    ...new Map(
      changes.map((change) => [`${change.orgId}${change.topic}${change.id ?? ''}`, change]),
    ).values(),
  ]
  const whole = JSON.stringify({ from, changes: distinct })
  if (Buffer.byteLength(whole) <= LIMIT) return whole
  const topics = new Map(distinct.map(({ orgId, topic }) => [`${orgId}${topic}`, { orgId, topic }]))
  return JSON.stringify({ from, changes: [...topics.values()].slice(0, 90) })
}
