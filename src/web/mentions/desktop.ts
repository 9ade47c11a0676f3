// Mentions as notifications of the computer: only where the person asked for them, and only while they look elsewhere.
import { useEffect, useRef, useState } from 'react'
import type { Mention } from '../../notes/contract.ts'
import { readable } from '../../notes/words.ts'

export type Permission = 'unsupported' | 'default' | 'granted' | 'denied'

const permissionNow = (): Permission => ('Notification' in window ? Notification.permission : 'unsupported')

/** Whether the computer may tell, and what asks for it: from a click only. */
export function useDesktop(): { permission: Permission; ask: () => Promise<void> } {
  const [permission, setPermission] = useState(permissionNow)
  const ask = async (): Promise<void> => {
    if (permission === 'default') setPermission(await Notification.requestPermission())
  }
  return { permission, ask }
}

type Telling = {
  readonly mentions: readonly Mention[] | undefined
  readonly nameOf: (memberId: string) => string
  readonly open: (mention: Mention) => void
}

/** Tells what came in since the page opened. Every tab tells it, under one tag, so that it is shown once. */
export function useTellDesktop({ mentions, nameOf, open }: Telling): void {
  const known = useRef<Set<string> | null>(null)
  const latest = useRef({ nameOf, open })
  latest.current = { nameOf, open }
  useEffect(() => {
    if (!mentions) return
    const before = known.current
    known.current = new Set([...(before ?? []), ...mentions.map(({ noteId }) => noteId)])
    if (before === null || permissionNow() !== 'granted' || document.hasFocus()) return
    for (const mention of mentions)
      if (!mention.isRead && !before.has(mention.noteId)) tell(mention, latest.current)
  }, [mentions])
}

const MOST_SHOWN = 120

function tell(mention: Mention, { nameOf, open }: Pick<Telling, 'nameOf' | 'open'>): void {
  const shown = show(`${nameOf(mention.authorId)} mentioned you`, {
    body: readable(mention.words, nameOf).slice(0, MOST_SHOWN),
    tag: mention.noteId,
  })
  if (!shown) return
  shown.onclick = () => {
    window.focus()
    open(mention)
    shown.close()
  }
}

/** Browsers of phones let no page do this by itself; there the bell alone tells. */
function show(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options)
  } catch {
    return null
  }
}
