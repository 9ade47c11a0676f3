// What one does to a conversation: claim, assign, close, reopen. Shown at once, said once, and undone with one click.
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { assign, type Conversation, close, reopen } from '../../conversations/contract.ts'
import { ApiError, call, sentenceOf } from '../call.ts'
import { useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { showConversation } from './follow.ts'
import { conversationQuery, listsKey, membersQuery } from './queries.ts'

export type Verbs = {
  assignTo(conversation: Conversation, memberId: string | null): Promise<void>
  claim(conversation: Conversation): Promise<void>
  close(conversation: Conversation): Promise<void>
  reopen(conversation: Conversation): Promise<void>
}

type Change = {
  conversation: Conversation
  /** What it will look like when the server agrees. */
  expected: Partial<Conversation>
  ask: () => Promise<Conversation>
  said: string
  undo?: (now: Conversation) => void
}

export function useVerbs(): Verbs {
  const client = useQueryClient()
  const { memberId: myId } = useMe()
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
        showConversation(client, myId, now)
        void client.invalidateQueries({ queryKey: ['unread'] })
        void toast({ id, text: said, ...(undo && { undo: () => undo(now) }) })
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
          said: 'Reopened.',
          undo: (now) => void verbs.close(now),
        }),
    }
    return verbs
  }, [client, myId])
}
