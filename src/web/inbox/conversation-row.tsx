// One conversation in a list, on two lines: who and when, then what was said last.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type MouseEvent, memo, useRef } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import type { Tag } from '../../tags/contract.ts'
import { useMe } from '../session.ts'
import { TagChip } from '../tags/tag-chip.tsx'
import { Face } from '../ui/face.tsx'
import { withoutOverrides } from '../ui/linked-text.ts'
import { formatPhone } from '../ui/phone-number.ts'
import { Said } from '../ui/said.tsx'
import { exactTime, relativeTime } from '../ui/time.ts'
import classes from './conversation-row.module.css'
import { useDraft } from './draft.ts'
import { hrefOf, type Place } from './place.ts'
import { prefetchConversation } from './queries.ts'

const HOVER_MS = 60 // passing over a row is not meaning it

type RowProps = {
  conversation: Conversation
  place: Place
  now: Date
  /** The colleague who answers it; null when that is nobody or oneself. */
  assignee: string | null
  /** One of the conversation's tags. */
  tag: Tag | null
}

export const ConversationRow = memo(function ConversationRow({
  conversation,
  place,
  now,
  assignee,
  tag,
}: RowProps) {
  const { id, contactName, phone, unread, lastAt } = conversation
  const navigate = useNavigate()
  const hover = useHover(id)
  const href = hrefOf({ ...place, open: id, to: undefined, at: undefined })
  const open = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void navigate({ href, replace: place.open !== undefined && window.innerWidth >= 760 })
  }
  const at = new Date(lastAt)
  return (
    <a
      href={href}
      className={classes.row}
      data-conversation={id}
      data-unread={unread > 0 || undefined}
      aria-current={place.open === id ? 'true' : undefined}
      onClick={open}
      {...hover}
    >
      <Face name={contactName} />
      <span className={classes.words}>
        <span className={classes.line}>
          <bdi className={classes.name}>{contactName || formatPhone(phone)}</bdi>
          <time className={classes.time} dateTime={lastAt} title={exactTime(at)}>
            {relativeTime(at, now)}
          </time>
        </span>
        <span className={classes.line}>
          <Preview conversation={conversation} isOpen={place.open === id} />
          {tag !== null && <TagChip tag={tag} small />}
          {assignee !== null && <Assignee name={assignee} />}
          {unread > 0 && <Unread count={unread} />}
        </span>
      </span>
    </a>
  )
})

type PreviewProps = { conversation: Conversation; isOpen: boolean }

function Preview({ conversation: { id, preview, previewOurs }, isOpen }: PreviewProps) {
  const { memberId } = useMe()
  // The open one has its draft in the composer; showing it here too would cost every key a second paint.
  const draft = useDraft(isOpen ? null : { person: memberId ?? '-', about: id })
  if (draft.body.trim() !== '' || (draft.attachments?.length ?? 0) > 0)
    return (
      <span className={classes.preview}>
        <span className={classes.draft}>Draft: </span>
        <bdi>{draft.body.trim() || 'A file'}</bdi>
      </span>
    )
  return (
    <span className={classes.preview}>
      {previewOurs && 'You: '}
      <bdi>{withoutOverrides(preview)}</bdi>
    </span>
  )
}

function Assignee({ name }: { name: string }) {
  const said = name === '' ? 'Assigned to a colleague' : `Assigned to ${name}`
  return (
    <span className={classes.assignee} title={said}>
      <Face name={name} size={20} />
      <Said>{said}</Said>
    </span>
  )
}

function Unread({ count }: { count: number }) {
  return (
    <span className={classes.unread}>
      {count > 99 ? '99+' : count}
      <Said> unread</Said>
    </span>
  )
}

/** Fetches a conversation ahead while the pointer rests on it, or as soon as the focus is there. */
function useHover(id: string) {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    onMouseEnter: () => {
      timer.current = setTimeout(() => prefetchConversation(client, { id }), HOVER_MS)
    },
    onMouseLeave: () => clearTimeout(timer.current),
  }
}
