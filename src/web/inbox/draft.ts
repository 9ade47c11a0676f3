// What was typed and is not sent yet, per conversation, kept in this browser: a reload, a crash or a server that is away
// takes nothing from it.
import { useSyncExternalStore } from 'react'
import type { CampaignLevel } from '../../campaigns/use-cases.ts'

/** The campaign and level that a text is sent for; without one it is an answer in the conversation. */
export type SendAs = { readonly campaignId: string; readonly level: CampaignLevel }

export type Draft = {
  readonly body: string
  /** Kept with the words: they were written for those who agreed to that. */
  readonly sendAs?: SendAs | undefined
  /** Set once this very text was tried: trying it again must not send it twice. */
  readonly requestKey?: string
}

/** Whose draft: the person (a browser may be shared) and the conversation, or "compose <phone>". */
export type DraftKey = { readonly person: string; readonly about: string }

const empty: Draft = { body: '' }
const held = new Map<string, Draft>()
const hearers = new Set<() => void>()

/** The draft as it is typed; nothing for a null key. */
export function useDraft(key: DraftKey | null): Draft {
  return useSyncExternalStore(listen, () => (key ? readDraft(key) : empty))
}

export function readDraft(key: DraftKey): Draft {
  const name = nameOf(key)
  const known = held.get(name)
  if (known) return known
  const draft = parse(fromStorage((storage) => storage.getItem(name)))
  held.set(name, draft)
  return draft
}

export function writeDraft(key: DraftKey, draft: Draft): void {
  const name = nameOf(key)
  held.set(name, draft)
  unsaved.add(name)
  if (draft.body === '') save()
  else saveTimer ??= setTimeout(save, SAVE_MS)
  for (const hear of hearers) hear()
}

const SAVE_MS = 200 // storage writes to disk: not between a key and its paint
const unsaved = new Set<string>()
let saveTimer: ReturnType<typeof setTimeout> | undefined

function save(): void {
  clearTimeout(saveTimer)
  saveTimer = undefined
  for (const name of unsaved) {
    const draft = held.get(name) ?? empty
    fromStorage((storage) =>
      draft.body === '' ? storage.removeItem(name) : storage.setItem(name, JSON.stringify(draft)),
    )
  }
  unsaved.clear()
}

// Leaving the page, or a phone putting it to sleep, is the last moment to keep what was typed.
window.addEventListener('pagehide', save)
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save())

const nameOf = ({ person, about }: DraftKey): string => `parley.draft.${person}.${about}`

function parse(stored: string | null | undefined): Draft {
  if (!stored) return empty
  try {
    const draft = JSON.parse(stored) as Partial<Draft>
    return typeof draft.body === 'string' ? { ...draft, body: draft.body } : empty
  } catch {
    return empty
  }
}

/** Storage may be full or blocked; then a draft lives as long as the page. */
function fromStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

function listen(hear: () => void): () => void {
  hearers.add(hear)
  window.addEventListener('storage', forget)
  return () => {
    hearers.delete(hear)
    if (hearers.size === 0) window.removeEventListener('storage', forget)
  }
}

/** Another tab wrote: what is held here may be old. */
function forget({ key }: StorageEvent): void {
  if (key !== null && !held.has(key)) return
  if (key === null) held.clear()
  else held.delete(key)
  for (const hear of hearers) hear()
}
