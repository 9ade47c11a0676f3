// One conversation: its header, its texts, the composer, and the panel about the contact.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import { markRead } from '../../conversations/contract.ts'
import { ApiError, call, sentenceOf } from '../call.ts'
import { useKeys } from '../keys.ts'
import { useMentionsSeen } from '../mentions/seen.ts'
import { may, useMe } from '../session.ts'
import { focusTags } from '../tags/tags-part.tsx'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Composer } from './composer.tsx'
import { ContactPanel } from './contact-panel.tsx'
import { showConversation } from './follow.ts'
import { ComposerSwitch } from './notes/composer-switch.tsx'
import { useGo, usePlace } from './place.ts'
import { conversationQuery } from './queries.ts'
import { Thread } from './thread.tsx'
import { ThreadHeader } from './thread-header.tsx'
import classes from './thread-pane.module.css'
import { Asleep } from './together/asleep.tsx'
import { usePresence } from './together/presence.ts'
import { Collision } from './together/who-is-here.tsx'

export function ThreadPane({ id }: { id: string }) {
  const me = useMe()
  const { at } = usePlace()
  const { data, error, refetch } = useQuery(conversationQuery(id))
  const [isPanelOpen, setPanelOpen] = useState(false)
  useMarkRead(data?.conversation)
  useMentionsSeen(id)
  const isAboutToAnswer = useCameFromList()
  const others = usePresence(id)
  useKeys({ l: () => focusTags(() => setPanelOpen(true)) })

  if (!data && error) return <FailedThread error={error} onRetry={() => void refetch()} />
  return (
    <>
      <section
        className={classes.pane}
        aria-label={data ? `Conversation with ${nameOf(data.conversation)}` : 'Conversation'}
        data-whole-screen
      >
        <ThreadHeader
          conversation={data?.conversation}
          standing={data?.standing}
          others={others}
          onShowPanel={() => setPanelOpen(true)}
        />
        {data?.conversation.state === 'snoozed' && <Asleep conversation={data.conversation} />}
        <Thread key={`${id} ${at ?? ''}`} id={id} at={at} name={data ? nameOf(data.conversation) : ''} />
        <Collision others={others} />
        {data && may(me, 'messages.send') && (
          <ComposerSwitch key={id} conversation={data.conversation}>
            <Composer
              about={id}
              receiver={{ conversationId: id }}
              standing={data.standing}
              conversation={data.conversation}
              autoFocus={isAboutToAnswer}
            />
          </ComposerSwitch>
        )}
      </section>
      <ContactPanel data={data} isOpen={isPanelOpen} onClose={() => setPanelOpen(false)} />
    </>
  )
}

export const nameOf = ({ contactName, phone }: Pick<Conversation, 'contactName' | 'phone'>): string =>
  contactName || formatPhone(phone)

/** Opened from the list with a pointer or keyboard: the next thing is to type. On a phone that would open its keyboard. */
function useCameFromList(): boolean {
  return useState(
    () =>
      document.activeElement?.hasAttribute('data-conversation') === true &&
      window.matchMedia('(pointer: fine)').matches,
  )[0]
}

/** What is on a visible screen has been read. */
function useMarkRead(conversation: Conversation | undefined): void {
  const client = useQueryClient()
  const me = useMe()
  const { memberId } = me
  const marks = may(me, 'conversations.assign')
  const marking = useRef<string | null>(null)
  useEffect(() => {
    if (!marks || !conversation || conversation.unread === 0) return
    const mark = (): void => {
      const which = `${conversation.id} ${conversation.lastAt}`
      if (document.visibilityState !== 'visible' || marking.current === which) return
      marking.current = which
      showConversation(client, memberId, { ...conversation, unread: 0 })
      call(markRead, { params: { id: conversation.id } })
        .then(() => client.invalidateQueries({ queryKey: ['unread'] }))
        .catch(() => {
          marking.current = null // the next look tries again
        })
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [client, conversation, memberId, marks])
}

function FailedThread({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const go = useGo()
  const isGone = error instanceof ApiError && error.status === 404
  return (
    <section className={classes.blank} aria-label="Conversation" data-whole-screen>
      <h2>{isGone ? 'This conversation isn’t here' : 'This conversation couldn’t be fetched'}</h2>
      <p>{isGone ? 'It may belong to a department that you don’t see.' : sentenceOf(error)}</p>
      <Button onClick={isGone ? () => go({ open: undefined }) : onRetry}>
        {isGone ? 'Back to the list' : 'Try again'}
      </Button>
    </section>
  )
}
