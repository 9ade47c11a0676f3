// A list that has nothing to show: because it is being fetched, could not be, or because there is nothing.
import {
  IconArchive,
  IconInbox,
  IconMoodSmile,
  IconMoon,
  IconPlugConnectedX,
  IconTag,
  IconUserCheck,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ListName } from '../../conversations/contract.ts'
import { sentenceOf } from '../call.ts'
import { may, useMe } from '../session.ts'
import { Button } from '../ui/button.tsx'
import classes from './list-states.module.css'
import { useGo } from './place.ts'

/** Invisible for the first 150 ms: what is that quick needs no announcement. */
export function LoadingList({ rows = 8 }: { rows?: number }) {
  return (
    <div className={classes.loading} aria-hidden>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={index} className={classes.bone}>
          <span className={classes.round} />
          <span className={classes.bars}>
            <span style={{ width: `${52 - (index % 3) * 9}%` }} />
            <span style={{ width: `${86 - (index % 4) * 11}%` }} />
          </span>
        </div>
      ))}
    </div>
  )
}

export function FailedList({
  error,
  onRetry,
  isTrying,
}: {
  error: Error
  onRetry: () => void
  isTrying: boolean
}) {
  return (
    <Note
      icon={<IconPlugConnectedX size={28} stroke={1.4} />}
      title="These conversations couldn’t be fetched"
    >
      <p>{sentenceOf(error)}</p>
      <Button onClick={onRetry} aria-disabled={isTrying || undefined}>
        {isTrying ? 'Trying…' : 'Try again'}
      </Button>
    </Note>
  )
}

export function EmptyList({ list, tagId }: { list: ListName; tagId?: string | undefined }) {
  const me = useMe()
  const go = useGo()
  if (tagId !== undefined)
    return (
      <Note icon={<IconTag size={28} stroke={1.4} />} title="Nothing here carries this tag">
        <p>Tags are put on in the panel beside a conversation. Another list may hold some that carry it.</p>
        <Button onClick={() => go({ tagId: undefined })}>Show any tag</Button>
      </Note>
    )
  switch (list) {
    case 'mine':
      return (
        <Note icon={<IconUserCheck size={28} stroke={1.4} />} title="Nothing waits for you">
          <p>Conversations that you claim, or that a colleague hands you, stand here.</p>
          <Button onClick={() => go({ list: 'unassigned' })}>Look at Unassigned</Button>
        </Note>
      )
    case 'unassigned':
      return (
        <Note icon={<IconMoodSmile size={28} stroke={1.4} />} title="Everything has an owner">
          <p>A text from somebody new comes in here, until a colleague claims it.</p>
        </Note>
      )
    case 'snoozed':
      return (
        <Note icon={<IconMoon size={28} stroke={1.4} />} title="Nothing is snoozed">
          <p>Press S in a conversation that can wait. It comes back at its time, or as soon as they text.</p>
        </Note>
      )
    case 'closed':
      return (
        <Note icon={<IconArchive size={28} stroke={1.4} />} title="Nothing is closed yet">
          <p>Close a conversation when it is done. A new text from the contact opens it again.</p>
        </Note>
      )
    default:
      return (
        <Note icon={<IconInbox size={28} stroke={1.4} />} title="No conversations yet">
          <p>As soon as somebody texts one of your numbers, the conversation stands here.</p>
          {me.organization.isDemo ? (
            <a className={classes.link} href="/phone" target="_blank" rel="noopener">
              Text in from a phone of the demo
            </a>
          ) : (
            may(me, 'numbers.manage') && (
              <a className={classes.link} href="/settings/numbers">
                Connect a number
              </a>
            )
          )}
        </Note>
      )
  }
}

/** In the middle of an empty place: what it is, why it is so, and the way out. */
export function Note({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={classes.note}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  )
}
