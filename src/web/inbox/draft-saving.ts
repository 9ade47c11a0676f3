// Tells the server what is typed, a moment after it was, and hears what other devices type. While the server is away typing goes on; what
// it has not heard yet is told as soon as it is back.
import { useEffect } from 'react'
import { listDrafts, type StoredDraft, saveDraft } from '../../drafts/contract.ts'
import { ApiError, call } from '../call.ts'
import { listenLive } from '../live.ts'
import { may, useMe } from '../session.ts'
import { type Draft, type DraftKey, hearWrites, keepDraft, keptKeys, readKept } from './draft.ts'
import { afterTold, isEmpty, isSame } from './draft-merge.ts'

const PAUSE_MS = 500 // after the last key
const MOST_MS = 2_000 // while somebody types on and on
const HEARD_MS = 250 // of our own save we hear, too: often the next key comes first, and nothing need be fetched
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000]
/** What a browser still sends while its page is being closed. */
const MOST_ON_LEAVING = 15_000

/** How the saving of one draft goes. */
type Line = {
  timer: ReturnType<typeof setTimeout> | undefined
  /** Since when something waits to be saved. */
  since: number
  isSaving: boolean
  /** Its words are on their way as a text: what becomes of the draft is known when that is. */
  holds: number
  failures: number
  tried: Draft | null
}
const lines = new Map<string, Line>()

/** Keeps the drafts of the person who is signed in the same on all of their devices. */
export function useDraftSaving(): void {
  const me = useMe()
  const { memberId } = me
  const writes = may(me, 'messages.send')
  useEffect(() => {
    if (memberId === null || !writes) return
    const person = memberId
    const catchUp = (): void => void fetchAll(person)
    const leave = (): void => {
      if (document.visibilityState === 'hidden') for (const key of unsavedOf(person)) void save(key, true)
    }
    catchUp()
    const deafs = [
      hearWrites((key) => key.person === person && soon(key)),
      listenLive({
        change: (changes) => {
          for (const { topic, id } of changes)
            if (topic === 'draft' && id === undefined) catchUp()
            else if (topic === 'draft' && id !== undefined) fetchSoon({ person, about: id })
        },
        again: catchUp,
      }),
    ]
    window.addEventListener('online', catchUp)
    document.addEventListener('visibilitychange', leave)
    window.addEventListener('pagehide', leave)
    return () => {
      for (const deaf of deafs) deaf()
      window.removeEventListener('online', catchUp)
      document.removeEventListener('visibilitychange', leave)
      window.removeEventListener('pagehide', leave)
      for (const key of unsavedOf(person)) void save(key)
    }
  }, [memberId, writes])
}

/**
 * The words of a draft leave as a text: nothing is saved until `release`, when it is known what became of them. `version` is the one that
 * they were; the server empties it in the transaction that accepts the text.
 */
export function holdSaving(key: DraftKey): { version: number; release: () => void } {
  const line = lineOf(key)
  const { version } = readKept(key)
  line.holds++
  clearTimeout(line.timer)
  return {
    version,
    release() {
      line.holds--
      const now = readKept(key)
      if (isEmpty(now.draft)) {
        keepDraft(key, { ...now, isUnsaved: false })
        void fetchOne(key)
      } else if (now.isUnsaved) soon(key)
    },
  }
}

const lineOf = ({ person, about }: DraftKey): Line => {
  const name = `${person} ${about}`
  const line = lines.get(name) ?? {
    ...{ timer: undefined, since: 0, isSaving: false, holds: 0, failures: 0, tried: null },
  }
  lines.set(name, line)
  return line
}

const unsavedOf = (person: string): DraftKey[] => keptKeys(person).filter((key) => readKept(key).isUnsaved)

/** Saves after a pause in typing, but not much later than the first of the keys. */
function soon(key: DraftKey, waitMs = PAUSE_MS): void {
  const line = lineOf(key)
  if (line.isSaving || line.holds > 0) return // looked at again when that is over
  const now = Date.now()
  if (line.since === 0) line.since = now
  clearTimeout(line.timer)
  const latest = Math.max(0, line.since + MOST_MS - now)
  line.timer = setTimeout(() => void save(key), waitMs > PAUSE_MS ? waitMs : Math.min(waitMs, latest))
}

async function save(key: DraftKey, isLeaving = false): Promise<void> {
  const line = lineOf(key)
  const { draft, version, isUnsaved } = readKept(key)
  if (line.isSaving || line.holds > 0 || !isUnsaved) return
  clearTimeout(line.timer)
  line.isSaving = true
  line.since = 0
  line.tried = draft
  try {
    const { body, sendAs, templateId, requestKey, attachments = [] } = draft
    const ids = attachments.map(({ id }) => id)
    const answer = await call(saveDraft, {
      body: { about: key.about, base: version, body, sendAs, templateId, requestKey, attachments: ids },
      keepalive: isLeaving && body.length < MOST_ON_LEAVING,
    })
    line.failures = 0
    const now = readKept(key)
    if (!answer.isSaved) keepDraft(key, afterTold(now, answer.draft, draft))
    else if (answer.draft)
      keepDraft(key, { ...now, version: answer.draft.version, isUnsaved: !isStill(now.draft, draft) })
    line.isSaving = false
    if (readKept(key).isUnsaved) soon(key)
  } catch (error) {
    line.isSaving = false
    if (!(error instanceof ApiError)) throw error
    // What the server will not have (too long, a conversation that moved away) stays in this browser.
    const isAway = error.status === 0 || error.status >= 500 || error.status === 429
    if (isAway) soon(key, RETRY_MS[Math.min(line.failures++, RETRY_MS.length - 1)])
  }
}

const isStill = (now: Draft, saved: Draft): boolean =>
  isSame(now, saved) && now.requestKey === saved.requestKey

/** Another device typed, or this very page: in the second case it is most often typed on already. */
function fetchSoon(key: DraftKey): void {
  const line = lineOf(key)
  setTimeout(() => {
    if (!line.isSaving && line.holds === 0 && !readKept(key).isUnsaved) void fetchOne(key)
  }, HEARD_MS)
}

async function fetchOne(key: DraftKey): Promise<void> {
  const { version } = readKept(key)
  const answer = await call(listDrafts, { query: { about: key.about } }).catch(() => null)
  if (answer) take(key, answer.drafts[0] ?? null, version)
}

/** Fetches every draft, and tells of those that the server has not heard of. */
async function fetchAll(person: string): Promise<void> {
  const before = new Map(keptKeys(person).map((key) => [key.about, readKept(key).version]))
  const answer = await call(listDrafts, { query: {} }).catch(() => null)
  if (answer) {
    const told = new Map(answer.drafts.map((draft) => [draft.about, draft]))
    for (const [about, draft] of told) take({ person, about }, draft, before.get(about) ?? 0)
    if (!answer.more)
      for (const [about, version] of before) if (!told.has(about)) take({ person, about }, null, version)
  }
  for (const key of unsavedOf(person)) soon(key)
}

/** What the server told, unless the draft has moved on while it was asked. */
function take(key: DraftKey, told: StoredDraft | null, asked: number): void {
  const { isSaving, holds, tried } = lineOf(key)
  const now = readKept(key)
  if (isSaving || holds > 0 || now.version !== asked) return
  const after = afterTold(now, told, tried)
  if (after !== now) keepDraft(key, after)
}
