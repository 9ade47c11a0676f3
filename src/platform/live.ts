// What just changed, told to every browser and every process: a hint after the commit, never the truth itself.
import { EventEmitter } from 'node:events'
import { setTimeout as setTimeoutAsync } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from './log.ts'

/** Something of an organization changed. `id` is the conversation's, when it is about one. `memberId`: only that member is told. */
export type Change = {
  readonly orgId: string
  readonly topic:
    | 'imports'
    | 'conversation'
    | 'numbers'
    | 'due'
    | 'phones'
    | 'mentions'
    | 'media'
    | 'draft'
    | 'snoozes'
    | 'presence'
    | 'tags'
  readonly id?: string
  readonly departmentId?: string
  readonly memberId?: string
  /** Of presence: who is there, and what they do. It is told as it is and never again: it has no place in the sequence. */
  readonly there?: { readonly memberId: string; readonly doing: 'viewing' | 'typing' | 'gone' }
}

/** A change with its place in its organization's sequence; a browser sends the last one it saw when it comes back. */
export type Told = Change & { readonly cursor: string }

export type Live = {
  /** Tells everyone, after the commit. Calls of one moment go out as one notification. */
  tell(changes: readonly Change[]): void
  /** `lost`: the line to the other processes was down, so what they told meanwhile is not known. */
  listen(hear: (told: Told) => void, lost?: () => void): () => void
  /** What came after `cursor` in its organization, or null when that is no longer known and the browser must fetch anew. */
  since(orgId: string, cursor: string): Told[] | null
  /** The newest place in an organization's sequence. */
  head(orgId: string): string
  close(): Promise<void>
}

const CHANNEL = 'parley_live'
const LIMIT = 7_900 // a NOTIFY payload ends at 8,000 bytes
const KEPT = 1_000
const APART_MS = 20
const MOST_SEQUENCES = 1_000

/** Each organization counts for itself: a shared count would tell one how busy the others are. */
type Sequence = { readonly name: string; last: number; kept: Told[] }

/** Opens the line to the other processes. It reconnects by itself; what was missed meanwhile is covered by `since`. */
export function openLive({ url, log }: { url: string; log: Log }): Live {
  const emitter = new EventEmitter().setMaxListeners(0)
  const boot = someName()
  const sequences = new Map<string, Sequence>()
  let waiting: Change[] = []
  let client: pg.Client | null = null
  let sending = false
  let wasUp = false
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const sequenceOf = (orgId: string): Sequence => {
    const sequence = sequences.get(orgId) ?? { name: someName(), last: 0, kept: [] }
    if (!sequences.has(orgId) && sequences.size >= MOST_SEQUENCES)
      for (const oldest of sequences.keys()) {
        sequences.delete(oldest)
        break
      }
    sequences.set(orgId, sequence)
    return sequence
  }
  const hear = (change: Change): void => {
    const sequence = sequenceOf(change.orgId)
    if (change.topic === 'presence') {
      emitter.emit('told', { ...change, cursor: `${sequence.name}-${sequence.last}` })
      return
    }
    const told = { ...change, cursor: `${sequence.name}-${++sequence.last}` }
    sequence.kept.push(told)
    if (sequence.kept.length > 2 * KEPT) sequence.kept = sequence.kept.slice(-KEPT)
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
      const { from, changes } = read(payload)
      if (from !== boot) for (const change of changes ?? []) hear(change)
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${CHANNEL}`)
      client = next
      if (wasUp) forget()
      wasUp = true
      void send()
    } catch (error) {
      log.debug({ err: error }, 'no line to the other processes yet')
      await next.end().catch(() => {})
    }
  }

  const forget = (): void => {
    sequences.clear()
    emitter.emit('lost')
  }

  // While the line is down, what is to be told waits for it, in short.
  const send = async (): Promise<void> => {
    if (waiting.length > KEPT) waiting = inShort(waiting)
    if (sending) return
    sending = true
    while (waiting.length > 0 && client) {
      const telling = waiting
      waiting = []
      try {
        await client.query('SELECT pg_notify($1, $2)', [CHANNEL, asPayload(boot, telling)])
        await setTimeoutAsync(APART_MS) // in a flood, many changes share one; the first is told at once
      } catch (error) {
        log.debug({ err: error }, 'a notification waits for the next line')
        waiting = [...telling, ...waiting]
        break
      }
    }
    sending = false
  }

  void connect()
  return {
    tell(changes) {
      for (const change of changes) hear(change)
      waiting.push(...changes)
      setImmediate(() => void send())
    },
    listen(listener, lost = () => {}) {
      emitter.on('told', listener).on('lost', lost)
      return () => emitter.off('told', listener).off('lost', lost)
    },
    since(orgId, cursor) {
      const { name, last, kept } = sequenceOf(orgId)
      const [from, place = ''] = cursor.split('-')
      const missing = /^\d{1,15}$/.test(place) ? last - Number(place) : -1
      if (from !== name || missing < 0 || missing > kept.length) return null
      return missing === 0 ? [] : kept.slice(-missing)
    },
    head(orgId) {
      const { name, last } = sequenceOf(orgId)
      return `${name}-${last}`
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}

const someName = (): string => Math.random().toString(36).slice(2, 8)

/** Whoever may reach the database may notify: what is not ours is nothing, and must not end the process. */
function read(payload: string | undefined): { from?: string; changes?: Change[] } {
  try {
    return Object(JSON.parse(payload ?? '{}'))
  } catch {
    return {}
  }
}

/** One payload for many changes: whole if it fits, else only which organizations to look at again. */
function asPayload(from: string, changes: readonly Change[]): string {
  const distinct = [
    ...new Map(
      changes.map((change) => [
        `${change.orgId}${change.topic}${change.id ?? ''}${change.memberId ?? ''}${change.there?.memberId ?? ''}`,
        change,
      ]),
    ).values(),
  ]
  const whole = JSON.stringify({ from, changes: distinct })
  if (Buffer.byteLength(whole) <= LIMIT) return whole
  return JSON.stringify({ from, changes: inShort(distinct).slice(0, 90) })
}

/** Only which organizations to look at again, and for what. */
const inShort = (changes: readonly Change[]): Change[] => [
  ...new Map(
    changes
      .filter(({ topic }) => topic !== 'presence') // in a flood, who is where is told again in a moment
      .map(({ orgId, topic }) => [`${orgId}${topic}`, { orgId, topic }]),
  ).values(),
]
