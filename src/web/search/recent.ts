// What a person looked for last, in this browser: each person of a shared computer has their own.
import { useSyncExternalStore } from 'react'

const MOST = 6
const none: readonly string[] = []
const hearers = new Set<() => void>()
const held = new Map<string, readonly string[]>()
const nameOf = (memberId: string | null): string => `parley.searches.${memberId ?? '-'}`

export function useRecentSearches(memberId: string | null): readonly string[] {
  return useSyncExternalStore(listen, () => read(memberId))
}

/** Puts a search first. One that it only goes on from is not kept beside it. */
export function rememberSearch(memberId: string | null, find: string): void {
  const typed = find.trim()
  if (typed === '') return
  const others = read(memberId).filter((each) => !typed.toLowerCase().startsWith(each.toLowerCase()))
  write(memberId, [typed, ...others].slice(0, MOST))
}

export const forgetSearches = (memberId: string | null): void => write(memberId, none)

function read(memberId: string | null): readonly string[] {
  const name = nameOf(memberId)
  const known = held.get(name)
  if (known) return known
  let found = none
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? '[]')
    if (Array.isArray(stored)) found = stored.filter((each) => typeof each === 'string').slice(0, MOST)
  } catch {
    // Storage is blocked, or holds something else.
  }
  held.set(name, found)
  return found
}

function write(memberId: string | null, searches: readonly string[]): void {
  held.set(nameOf(memberId), searches)
  try {
    if (searches.length === 0) localStorage.removeItem(nameOf(memberId))
    else localStorage.setItem(nameOf(memberId), JSON.stringify(searches))
  } catch {
    // Storage is full or blocked: they live as long as the page.
  }
  for (const hear of hearers) hear()
}

function listen(hear: () => void): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}
