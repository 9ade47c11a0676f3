// What works on every screen: the palette and the sheet of keys.
import { Suspense, useEffect, useState } from 'react'
import { useKeys } from './keys.ts'
import { later } from './later.ts'
import { SHOW_KEYS } from './show-keys.ts'

const KeySheet = later(async () => (await import('./inbox/key-sheet.tsx')).KeySheet)
const Palette = later(async () => (await import('./inbox/palette.tsx')).Palette)

export function Anywhere() {
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null)
  const wasFound = useWas(shown === 'palette')
  useKeys({ '?': () => setShown('keys'), 'mod+k': () => setShown('palette') })
  useEffect(() => {
    const show = (): void => setShown('keys')
    window.addEventListener(SHOW_KEYS, show)
    return () => window.removeEventListener(SHOW_KEYS, show)
  }, [])
  return (
    <Suspense>
      {shown === 'keys' && <KeySheet onClose={() => setShown(null)} />}
      {wasFound && (
        <Palette
          isOpen={shown === 'palette'}
          onClose={() => setShown((now) => (now === 'palette' ? null : now))}
          onShowKeys={() => setShown('keys')}
        />
      )}
    </Suspense>
  )
}

/** True from the first time on: what was opened once stays loaded. */
function useWas(isSo: boolean): boolean {
  const [was, setWas] = useState(isSo)
  if (isSo && !was) setWas(true)
  return was || isSo
}
