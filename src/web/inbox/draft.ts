// What was typed and is not sent yet, per conversation, kept in this browser: a reload, a crash or a server that is away
// takes nothing from it. draft-saving.ts tells the server.
import { useSyncExternalStore } from 'react'
import type { CampaignLevel } from '../../campaigns/use-cases.ts'
import type { MediaView } from '../../media/contract.ts'
import { isEmpty, type Kept, NOTHING } from './draft-merge.ts'

/** The campaign and level that a text is sent for; without one it is an answer in the conversation. */
export type SendAs = { readonly campaignId: string; readonly level: CampaignLevel }

export type Draft = {
  readonly body: string
  /** Kept with the words: they were written for those who agreed to that. */
  readonly sendAs?: SendAs | undefined
  /** The template that its words were made from: one that is fixed to a campaign serves that campaign only. */
  readonly templateId?: string | undefined
  /** Files that are uploaded already, in order. */
  readonly attachments?: readonly MediaView[] | undefined
  /** Set once this very text was tried: trying it again must not send it twice. */
  readonly requestKey?: string | undefined
}

/** Whose draft: the person (a browser may be shared) and the conversation, or "compose <phone>". */
export type DraftKey = { readonly person: string; readonly about: string }

const nothing: Kept = { draft: NOTHING, version: 0, isUnsaved: false }
const held = new Map<string, Kept>()
const hearers = new Set<() => void>()

/** The draft as it is typed; nothing for a null key. */
export function useDraft(key: DraftKey | null): Draft {
  return useSyncExternalStore(listen, () => (key ? readDraft(key) : NOTHING))
}

export const readDraft = (key: DraftKey): Draft => readKept(key).draft

/** The draft with what is known of the server's. */
export function readKept(key: DraftKey): Kept {
  const name = nameOf(key)
  const known = held.get(name)
  if (known) return known
  const kept = parse(fromStorage((storage) => storage.getItem(name)))
  held.set(name, kept)
  return kept
}

/** What a person wrote: kept here at once, and told to the server by whoever listens for it. */
export function writeDraft(key: DraftKey, draft: Draft): void {
  keepDraft(key, { ...readKept(key), draft, isUnsaved: true })
  for (const hear of writeHearers) hear(key)
}

/** What the server said of it. */
export function keepDraft(key: DraftKey, kept: Kept): void {
  const name = nameOf(key)
  held.set(name, kept)
  unsaved.add(name)
  if (isEmpty(kept.draft)) save()
  else saveTimer ??= setTimeout(save, SAVE_MS)
  for (const hear of hearers) hear()
}

/** Hears what is written on this page until the returned function is called. */
export function hearWrites(hear: (key: DraftKey) => void): () => void {
  writeHearers.add(hear)
  return () => writeHearers.delete(hear)
}
const writeHearers = new Set<(key: DraftKey) => void>()

/** Every draft of a person that this browser keeps. */
export function keptKeys(person: string): DraftKey[] {
  const start = nameOf({ person, about: '' })
  const stored = fromStorage((storage) => Object.keys(storage)) ?? []
  const names = new Set([...held.keys(), ...stored].filter((name) => name.startsWith(start)))
  return [...names].map((name) => ({ person, about: name.slice(start.length) }))
}

/** What of a person's drafts begins so and holds something. */
export function useBegun(person: string, start: string): readonly string[] {
  const names = useSyncExternalStore(listen, () =>
    keptKeys(person)
      .filter((key) => key.about.startsWith(start) && !isEmpty(readDraft(key)))
      .map(({ about }) => about)
      .join('\n'),
  )
  return names === '' ? [] : names.split('\n')
}

const SAVE_MS = 200 // storage writes to disk: not between a key and its paint
const unsaved = new Set<string>()
let saveTimer: ReturnType<typeof setTimeout> | undefined

function save(): void {
  clearTimeout(saveTimer)
  saveTimer = undefined
  for (const name of unsaved) {
    const { draft, version, isUnsaved } = held.get(name) ?? nothing
    fromStorage((storage) =>
      isEmpty(draft) && !isUnsaved
        ? storage.removeItem(name)
        : storage.setItem(name, JSON.stringify({ ...draft, version, isUnsaved })),
    )
  }
  unsaved.clear()
}

// Leaving the page, or a phone putting it to sleep, is the last moment to keep what was typed.
window.addEventListener('pagehide', save)
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && save())

const nameOf = ({ person, about }: DraftKey): string => `parley.draft.${person}.${about}`

function parse(stored: string | null | undefined): Kept {
  if (!stored) return nothing
  try {
    const { version = 0, isUnsaved = true, ...draft } = JSON.parse(stored) as Partial<Draft & Kept>
    return typeof draft.body === 'string'
      ? { draft: { ...draft, body: draft.body }, version, isUnsaved }
      : nothing
  } catch {
    return nothing
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
