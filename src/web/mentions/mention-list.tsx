// The notes that mention me, newest first: a click opens the conversation at the note.
import { IconBellRinging } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import type { MouseEvent } from 'react'
import type { Mention } from '../../notes/contract.ts'
import { readable } from '../../notes/words.ts'
import { sentenceOf } from '../call.ts'
import { useNameOf } from '../inbox/notes/people.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Said } from '../ui/said.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { exactTime, relativeTime } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import { placeOf } from './bell.tsx'
import { useDesktop } from './desktop.ts'
import classes from './mention-list.module.css'
import { markRead, mentionsQuery } from './queries.ts'

type ListProps = { onOpen: (mention: Mention) => void; onClose: () => void }

export function MentionList({ onOpen, onClose }: ListProps) {
  const client = useQueryClient()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery(mentionsQuery)
  const mentions = data?.pages.flatMap((page) => page.mentions)
  const unread = data?.pages[0]?.unread ?? 0
  return (
    <Sheet title="Mentions" side="right" isOpen onClose={onClose}>
      <AskDesktop />
      {unread > 0 && (
        <div className={classes.verbs}>
          <Button small onClick={() => void markRead(client)}>
            Mark all as read
          </Button>
        </div>
      )}
      {!mentions && error && (
        <div className={classes.note} role="alert">
          <p>{sentenceOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {!mentions && !error && <Bones />}
      {mentions?.length === 0 && (
        <div className={classes.note}>
          <h3>Nobody mentioned you yet</h3>
          <p>When a colleague writes @ and your name in an internal note, it stands here.</p>
        </div>
      )}
      <ol className={classes.list}>
        {mentions?.map((mention) => (
          <Row key={mention.noteId} mention={mention} onOpen={onOpen} />
        ))}
      </ol>
      {hasNextPage && (
        <Button look="quiet" aria-disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Fetching earlier mentions' : 'Show earlier'}
        </Button>
      )}
    </Sheet>
  )
}

function Row({ mention, onOpen }: { mention: Mention; onOpen: ListProps['onOpen'] }) {
  const now = useNow()
  const nameOf = useNameOf()
  const at = new Date(mention.at)
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    onOpen(mention)
  }
  return (
    <li>
      <a
        className={classes.row}
        href={placeOf(mention)}
        data-unread={!mention.isRead || undefined}
        onClick={open}
      >
        <span className={classes.head}>
          {!mention.isRead && (
            <>
              <span className={classes.dot} aria-hidden />
              <Said>Unread: </Said>
            </>
          )}
          <span className={classes.who}>
            {nameOf(mention.authorId)} about {mention.contactName || formatPhone(mention.phone)}
          </span>
          <time dateTime={mention.at} title={exactTime(at)}>
            {relativeTime(at, now)}
          </time>
        </span>
        <span className={classes.words} dir="auto">
          {readable(mention.words, nameOf)}
        </span>
      </a>
    </li>
  )
}

/** Asked for here, where somebody looks for news, and never by itself. */
function AskDesktop() {
  const { permission, ask } = useDesktop()
  if (permission === 'default')
    return (
      <div className={classes.ask}>
        <IconBellRinging size={18} stroke={1.7} aria-hidden />
        <p>While you work elsewhere, this computer can tell you when somebody mentions you.</p>
        <Button small onClick={() => void ask()}>
          Tell me here
        </Button>
      </div>
    )
  if (permission === 'denied')
    return (
      <p className={classes.off}>
        Notifications of this computer are off for Parley. You can allow them in the browser’s settings for
        this site.
      </p>
    )
  return null
}

function Bones() {
  return (
    <div className={classes.bones} aria-hidden>
      {[70, 52, 64].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
