// Whether single keys act at all (WCAG 2.1.4): each person's own choice, kept in this browser and not with the seat, because it is about
// the microphone and the keyboard in front of them. At the front desk's shared computer everybody has their own.
import { useSyncExternalStore } from 'react'

const hearers = new Set<() => void>()
const nameOf = (memberId: string | null): string => `parley.single-keys.${memberId ?? '-'}`

export function areSingleKeysOn(memberId: string | null): boolean {
  try {
    return localStorage.getItem(nameOf(memberId)) !== 'off'
  } catch {
    return true // storage is blocked
  }
}

export function setSingleKeys(memberId: string | null, isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(nameOf(memberId))
    else localStorage.setItem(nameOf(memberId), 'off')
  } catch {
    // Storage is blocked: they stay as they are.
  }
  for (const hear of hearers) hear()
}

export const useSingleKeys = (memberId: string | null): boolean =>
  useSyncExternalStore(listen, () => areSingleKeysOn(memberId))

/** Another tab of the same browser may change it, too. */
function listen(hear: () => void): () => void {
  hearers.add(hear)
  window.addEventListener('storage', hear)
  return () => {
    hearers.delete(hear)
    window.removeEventListener('storage', hear)
  }
}
