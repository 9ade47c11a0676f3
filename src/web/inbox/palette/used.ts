// What a person used the palette for last, in this browser.
import { useMemo } from 'react'

const MOST = 5
const nameOf = (memberId: string | null): string => `parley.palette.${memberId ?? '-'}`

/** As it was when the palette opened: nothing moves under the hand. */
export const useUsed = (memberId: string | null, isOpen: boolean): readonly string[] =>
  useMemo(() => (isOpen ? read(memberId) : []), [memberId, isOpen])

export function rememberUsed(memberId: string | null, id: string): void {
  try {
    const ids = [id, ...read(memberId).filter((each) => each !== id)].slice(0, MOST)
    localStorage.setItem(nameOf(memberId), JSON.stringify(ids))
  } catch {
    // Storage is full or blocked.
  }
}

function read(memberId: string | null): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(memberId)) ?? '[]')
    return Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}
