// What one does to a conversation: claim, assign, hand on, snooze, close, reopen. Shown at once, said once, and undone with one click.
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { assign, type Conversation, close, reopen } from '../../conversations/contract.ts'
import { snooze } from '../../conversations/snooze/contract.ts'
import { transfer } from '../../conversations/transfer/contract.ts'
import { ApiError, call, sentenceOf } from '../call.ts'
import { type Me, useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { showConversation } from './follow.ts'
import { conversationQuery, eventsQuery, listsKey, membersQuery } from './queries.ts'
import type { HandOn } from './together/hand-on-dialog.tsx'
import { snoozeWords } from './together/snooze-words.ts'

export type Verbs = {
  assignTo(conversation: Conversation, memberId: string | null): Promise<void>
  claim(conversation: Conversation): Promise<void>
  close(conversation: Conversation): Promise<void>
  reopen(conversation: Conversation): Promise<void>
  snooze(conversation: Conversation, until: Date | null): Promise<void>
  handOn(conversation: Conversation, to: HandOn): Promise<void>
}

type Change = {
  conversation: Conversation
  /** What it will look like when the server agrees. */
  expected: Partial<Conversation>
  /** How it is now; nothing when it is not ours to see any more. */
  ask: () => Promise<Conversation | undefined>
  said: string
  undo?: (now: Conversation) => void
}

export function useVerbs(): Verbs {
  const client = useQueryClient()
  const me = useMe()
  const { memberId: myId } = me
  return useMemo(() => {
    const nameOf = (memberId: string | null): string =>
      memberId === myId
        ? 'you'
        : (client.getQueryData(membersQuery.queryKey)?.find(({ id }) => id === memberId)?.name ??
          'a colleague')

    const carryOut = async ({ conversation, expected, ask, said, undo }: Change): Promise<void> => {
      const id = `conversation ${conversation.id}`
      showConversation(client, myId, { ...conversation, ...expected })
      try {
        const now = await ask()
        if (now) showConversation(client, myId, now)
        else void client.invalidateQueries({ queryKey: listsKey })
        void client.invalidateQueries({ queryKey: ['unread'] })
        void client.invalidateQueries({ queryKey: eventsQuery(conversation.id).queryKey })
        void toast({ id, text: said, ...(undo && now && { undo: () => undo(now) }) })
      } catch (error) {
        await showTruth(conversation)
        void toast({ id, text: await explain(conversation, error), tone: 'problem' })
      }
    }
    const showTruth = async (conversation: Conversation): Promise<void> => {
      showConversation(client, myId, conversation)
      await client.invalidateQueries({ queryKey: conversationQuery(conversation.id).queryKey })
      void client.invalidateQueries({ queryKey: listsKey })
    }
    const explain = async ({ id }: Conversation, error: unknown): Promise<string> => {
      if (!(error instanceof ApiError) || error.status !== 409) return sentenceOf(error)
      const now = await client.fetchQuery(conversationQuery(id)).catch(() => undefined)
      const who = now?.conversation.assigneeId
      if (now?.conversation.state === 'closed') return 'Somebody closed this in the meantime.'
      return who ? `In the meantime this went to ${nameOf(who)}.` : error.message
    }

    const verbs: Verbs = {
      assignTo: (conversation, memberId) =>
        carryOut({
          conversation,
          expected: { assigneeId: memberId },
          ask: () =>
            call(assign, {
              params: { id: conversation.id },
              body: { memberId, expected: conversation.assigneeId },
            }),
          said: memberId === null ? 'Assigned to nobody.' : `Assigned to ${nameOf(memberId)}.`,
          undo: (now) => void verbs.assignTo(now, conversation.assigneeId),
        }),
      claim: (conversation) => verbs.assignTo(conversation, myId),
      close: (conversation) =>
        carryOut({
          conversation,
          expected: { state: 'closed', unread: 0 },
          ask: () => call(close, { params: { id: conversation.id } }),
          said: 'Closed.',
          undo: (now) => void verbs.reopen(now),
        }),
      reopen: (conversation) =>
        carryOut({
          conversation,
          expected: { state: 'open' },
          ask: () => call(reopen, { params: { id: conversation.id } }),
          said: conversation.state === 'snoozed' ? 'Woken.' : 'Reopened.',
          undo: (now) =>
            void (conversation.state === 'snoozed'
              ? verbs.snooze(
                  now,
                  conversation.snoozedUntil === null ? null : new Date(conversation.snoozedUntil),
                )
              : verbs.close(now)),
        }),
      snooze: (conversation, until) =>
        carryOut({
          conversation,
          expected: { state: 'snoozed', snoozedUntil: until?.toISOString() ?? null },
          ask: async () => {
            const { id, lastAt } = conversation
            const body = { conversations: [{ id, lastAt }], until: until?.toISOString() ?? null }
            return (await call(snooze, { body })).conversations[0]
          },
          said: snoozedWords(me, conversation, until),
          undo: (now) => void verbs.reopen(now),
        }),
      handOn: (conversation, { departmentId, memberId, words, toName }) =>
        carryOut({
          conversation,
          expected: { departmentId, assigneeId: memberId, state: 'open', snoozedUntil: null },
          ask: async () => {
            const body = {
              ids: [conversation.id],
              departmentId,
              words,
              ...(memberId !== null && { memberId }),
            }
            return (await call(transfer, { body })).conversations[0]
          },
          said: `Handed to ${toName}.`,
        }),
    }
    return verbs
  }, [client, me, myId])
}

function snoozedWords({ departments }: Me, { departmentId }: Conversation, until: Date | null): string {
  if (until === null) return 'Snoozed until they text.'
  const { timeZone } =
    departments.find(({ id }) => id === departmentId) ?? Intl.DateTimeFormat().resolvedOptions()
  return `Snoozed until ${snoozeWords(until, new Date(), timeZone)}.`
}
