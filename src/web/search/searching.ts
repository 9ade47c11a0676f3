// Is something being searched for? What is typed shows at once; the address follows when typing pauses, so a search can be linked.
import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { usePaused } from '../inbox/find.ts'
import { useGo, usePlace } from '../inbox/place.ts'
import { useMe } from '../session.ts'
import { rememberSearch } from './recent.ts'

export function useSearching() {
  const { memberId } = useMe()
  const { find = '', at } = usePlace()
  const go = useGo()
  const [typed, setTyped] = useState(find)
  const [hasFocus, setFocus] = useState(false)
  const shown = useRef(find)
  const paused = usePaused(typed)
  useEffect(() => {
    if (paused === shown.current || paused !== typed) return
    shown.current = paused
    go({ find: paused === '' ? undefined : paused, at }, { replace: true })
  }, [paused, typed, at, go])
  // Back and forward in the browser, and links.
  useEffect(() => {
    if (find === shown.current) return
    shown.current = find
    setTyped(find)
  }, [find])
  return {
    typed,
    type: setTyped,
    keep: () => rememberSearch(memberId, typed),
    /** Results stand in the place of the list: while there are words, and while the empty field has the focus. */
    isOn: typed !== '' || hasFocus,
    focus: {
      onFocus: ({ target }: FocusEvent<HTMLElement>) => {
        if (target instanceof HTMLInputElement && target.closest('search')) setFocus(true)
      },
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
        if (!currentTarget.contains(relatedTarget)) setFocus(false)
      },
    },
  }
}
