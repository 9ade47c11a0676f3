// Single keys that act on a screen. Never while somebody types, and never through an open dialog or menu.
import { useEffect, useRef } from 'react'

/** What a key does, by its name: "j", "Enter", "?", or "mod+k" for ⌘K and Ctrl+K (these work while typing, too). */
export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>

export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const withMod = event.metaKey || event.ctrlKey
      if (!withMod && (isTyping(event.target) || isCovered())) return
      const act = latest.current[withMod ? `mod+${event.key.toLowerCase()}` : event.key]
      if (!act) return
      event.preventDefault()
      act(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

const isCovered = (): boolean =>
  document.querySelector('dialog[open], [role="dialog"][aria-modal="true"], [role="menu"]') !== null

/** How the modifier is written on this machine. */
export const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl '
