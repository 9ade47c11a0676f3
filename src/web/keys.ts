// Keys that act on a screen. Single ones never while somebody types, never through an open dialog or menu, and not where a person has
// turned them off.
import { useEffect, useRef } from 'react'
import { useMe } from './session.ts'
import { isSingle, type Key } from './shortcuts.ts'
import { areSingleKeysOn } from './single-keys.ts'

/** What a key of the table in shortcuts.ts does: "j", "?", or "mod+k" for ⌘K and Ctrl+K (these work while typing, too). */
export type Keys = { readonly [Name in Key]?: (event: KeyboardEvent) => void }

export function useKeys(keys: Keys): void {
  const { memberId } = useMe()
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const withMod = event.metaKey || event.ctrlKey
      if ((!withMod && isTyping(event.target)) || isCovered()) return
      const name = withMod ? `mod+${event.key.toLowerCase()}` : event.key
      const act = (latest.current as Readonly<Record<string, (event: KeyboardEvent) => void>>)[name]
      if (!act || (isSingle(name) && !areSingleKeysOn(memberId))) return
      event.preventDefault()
      act(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [memberId])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

const isCovered = (): boolean =>
  document.querySelector('dialog[open], [role="dialog"][aria-modal="true"], [role="menu"]') !== null

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the modifier is written on this machine. */
export const modKey = isMac ? '⌘' : 'Ctrl '
