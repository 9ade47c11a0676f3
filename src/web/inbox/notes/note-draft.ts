// A note that was begun and is not added yet. Kept apart from the texts' drafts, by another name and in another store, so that neither ever
// becomes the other.
import { useSyncExternalStore } from 'react'

export type NoteDraftKey = { readonly person: string; readonly conversationId: string }

const held = new Map<string, string>()
const hearers = new Set<() => void>()

const nameOf = ({ person, conversationId }: NoteDraftKey): string => `parley.note.${person}.${conversationId}`

/** What was typed of the note so far. */
export const useNoteDraft = (key: NoteDraftKey): string =>
  useSyncExternalStore(listen, () => readNoteDraft(key))

export function readNoteDraft(key: NoteDraftKey): string {
  const name = nameOf(key)
  const known = held.get(name)
  if (known !== undefined) return known
  const typed = fromStorage((storage) => storage.getItem(name)) ?? ''
  held.set(name, typed)
  return typed
}

export function writeNoteDraft(key: NoteDraftKey, typed: string): void {
  const name = nameOf(key)
  held.set(name, typed)
  fromStorage((storage) => (typed === '' ? storage.removeItem(name) : storage.setItem(name, typed)))
  for (const hear of hearers) hear()
}

/** Storage may be full or blocked; then it lives as long as the page. */
function fromStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage)
  } catch {
    return undefined
  }
}

function listen(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
