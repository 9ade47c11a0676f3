// The shared inbox: lists, thread and panel side by side, one at a time on a phone, everything by keyboard.
import { IconMessage2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { modKey, useKeys } from '../keys.ts'
import { useMe } from '../session.ts'
import { useSingleKeys } from '../single-keys.ts'
import { useDraftSaving } from './draft-saving.ts'
import { useFollow } from './follow.ts'
import classes from './inbox.module.css'
import { ListPane } from './list-pane.tsx'
import { stepInList } from './list-step.ts'
import { useGo, usePlace } from './place.ts'
import { conversationQuery, unreadQuery } from './queries.ts'
import { nameOf, ThreadPane } from './thread-pane.tsx'

const ComposePane = lazy(async () => ({ default: (await import('./compose-pane.tsx')).ComposePane }))

export function InboxPage() {
  const place = usePlace()
  const go = useGo()
  useFollow()
  useDraftSaving()
  useTitle(place.open)
  useKeys({
    j: () => stepInList(1),
    k: () => stepInList(-1),
    c: () => go({ open: 'compose' }),
  })
  return (
    <main className={classes.inbox} data-open={place.open !== undefined || undefined}>
      <h1 className={classes.title}>Inbox</h1>
      <ListPane />
      {place.open === undefined && <NothingOpen />}
      {place.open === 'compose' && (
        <Suspense fallback={<section className={classes.nothing} data-whole-screen aria-label="New text" />}>
          <ComposePane />
        </Suspense>
      )}
      {place.open !== undefined && place.open !== 'compose' && <ThreadPane id={place.open} />}
    </main>
  )
}

function NothingOpen() {
  const { memberId } = useMe()
  const hasKeys = useSingleKeys(memberId)
  return (
    <section className={classes.nothing} aria-label="Conversation">
      <IconMessage2 size={40} stroke={1.1} aria-hidden />
      <p>Choose a conversation, or begin one.</p>
      <ul className={classes.hints}>
        {hasKeys && (
          <li>
            <kbd>J</kbd> <kbd>K</kbd> move
          </li>
        )}
        <li>
          <kbd>Enter</kbd> open
        </li>
        {hasKeys && (
          <>
            <li>
              <kbd>/</kbd> search
            </li>
            <li>
              <kbd>C</kbd> compose
            </li>
          </>
        )}
        <li>
          <kbd>{modKey}K</kbd> anything
        </li>
      </ul>
    </section>
  )
}

/** The tab says who is on the screen and how many wait. */
function useTitle(open: string | undefined): void {
  const { data: unread } = useQuery(unreadQuery(undefined))
  const isConversation = open !== undefined && open !== 'compose'
  const { data } = useQuery({ ...conversationQuery(open ?? ''), enabled: isConversation })
  const waiting = (unread?.mine ?? 0) + (unread?.unassigned ?? 0)
  const name = open === 'compose' ? 'New text' : isConversation && data ? nameOf(data.conversation) : 'Inbox'
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting > 99 ? '99+' : waiting}) ` : ''}${name} · Parley`
  }, [waiting, name])
}
