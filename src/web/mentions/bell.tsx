// The bell in the rail: how many notes mention me that I have not seen, live; it opens their list.
import { IconBell } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import type { Mention } from '../../notes/contract.ts'
import frame from '../frame.module.css'
import { useNameOf } from '../inbox/notes/people.ts'
import { hrefOf } from '../inbox/place.ts'
import { later } from '../later.ts'
import { listenLive } from '../live.ts'
import classes from './bell.module.css'
import { useTellDesktop } from './desktop.ts'
import { markRead, mentionsQuery } from './queries.ts'

const MentionList = later(async () => (await import('./mention-list.tsx')).MentionList)

/** Where a mention leads: its conversation, at the note. */
export const placeOf = ({ conversationId, orderNo }: Mention): string =>
  hrefOf({ list: 'all', departmentId: undefined, open: conversationId, to: undefined, at: orderNo })

export function MentionsBell() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const nameOf = useNameOf()
  const { data } = useInfiniteQuery(mentionsQuery)
  const [isOpen, setOpen] = useState(false)
  useFollowMentions()
  const open = (mention: Mention): void => {
    setOpen(false)
    void markRead(client, [mention.noteId])
    void navigate({ href: placeOf(mention) })
  }
  const newest = data?.pages[0]
  useTellDesktop({ mentions: newest?.mentions, nameOf, open })
  const unread = newest?.unread ?? 0
  const count = unread >= 100 ? '99+' : String(unread)
  return (
    <>
      <button
        type="button"
        className={`${frame.entry} ${classes.bell}`}
        aria-label={unread > 0 ? `Mentions, ${count} unread` : 'Mentions'}
        aria-haspopup="dialog"
        data-tip="Mentions"
        onClick={() => setOpen(true)}
      >
        <IconBell size={20} stroke={1.6} aria-hidden />
        {unread > 0 && <span className={classes.count}>{count}</span>}
        <span className={frame.label}>Mentions</span>
      </button>
      <Suspense>{isOpen && <MentionList onOpen={open} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

function useFollowMentions(): void {
  const client = useQueryClient()
  useEffect(() => {
    const again = (): void => void client.invalidateQueries({ queryKey: mentionsQuery.queryKey })
    return listenLive({
      change: (changes) => changes.some(({ topic }) => topic === 'mentions') && again(),
      again,
    })
  }, [client])
}
