// Keeps what the inbox shows true to what happens: patches the conversation that changed, and fetches anew after a gap.
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import { ApiError } from '../call.ts'
import { type LiveChange, listenLive } from '../live.ts'
import { useMe } from '../session.ts'
import { conversationQuery, eventsQuery, listsKey, threadQuery } from './queries.ts'
import { belongs, type ListKey, patchRows, type Rows } from './rows.ts'

const ONE_BY_ONE = 8 // more than this at once is a flood: the heads of the lists are fetched instead

export function useFollow(): void {
  const client = useQueryClient()
  const { memberId } = useMe()
  useEffect(
    () =>
      listenLive({
        change: (changes) => void follow(client, memberId, changes),
        again: () => void fetchAgain(client),
      }),
    [client, memberId],
  )
}

/** Shows a conversation as it is now, in every list that was fetched. */
export function showConversation(client: QueryClient, myId: string | null, changed: Conversation): void {
  client.setQueryData(
    conversationQuery(changed.id).queryKey,
    (now) => now && { ...now, conversation: changed },
  )
  for (const [queryKey] of client.getQueriesData<Rows>({ queryKey: listsKey }))
    client.setQueryData<Rows>(
      queryKey,
      (held) => held && patchRows(held, changed, belongs(changed, queryKey[1] as ListKey, myId)),
    )
}

async function follow(
  client: QueryClient,
  myId: string | null,
  changes: readonly LiveChange[],
): Promise<void> {
  const about = changes.filter(({ topic }) => topic === 'conversation')
  if (changes.some(({ topic }) => topic === 'numbers'))
    void client.invalidateQueries({ queryKey: ['numbers'] })
  if (changes.some(({ topic }) => topic === 'tags'))
    for (const queryKey of [['tags'], listsKey, ['conversation']]) void client.invalidateQueries({ queryKey })
  if (about.length === 0) return
  const ids = about.flatMap(({ id }) => id ?? [])
  void client.invalidateQueries({ queryKey: ['unread'] })
  for (const id of ids)
    for (const { queryKey } of [threadQuery(id), eventsQuery(id)]) void client.invalidateQueries({ queryKey })
  if (ids.length < about.length || ids.length > ONE_BY_ONE) {
    void client.invalidateQueries({ queryKey: listsKey })
    for (const id of ids) void client.invalidateQueries({ queryKey: conversationQuery(id).queryKey })
    return
  }
  await Promise.all(ids.map((id) => followOne(client, myId, id)))
}

async function followOne(client: QueryClient, myId: string | null, id: string): Promise<void> {
  try {
    const { conversation } = await client.fetchQuery({ ...conversationQuery(id), staleTime: 0 })
    showConversation(client, myId, conversation)
  } catch (error) {
    // Moved to a department that is not ours, or unreachable: the lists know.
    if (!(error instanceof ApiError)) return
    if (error.status === 404) forget(client, id)
    void client.invalidateQueries({ queryKey: listsKey })
  }
}

/** What is not ours to see any more is shown no more, also where it is open. */
function forget(client: QueryClient, id: string): void {
  for (const { queryKey } of [threadQuery(id), eventsQuery(id)]) client.removeQueries({ queryKey })
  void client.resetQueries({ queryKey: conversationQuery(id).queryKey })
}

async function fetchAgain(client: QueryClient): Promise<void> {
  await Promise.all(
    [
      'conversations',
      'conversation',
      'thread',
      'thread-events',
      'unread',
      'numbers',
      'members',
      'look-up',
      'tags',
    ].map((topic) => client.invalidateQueries({ queryKey: [topic] })),
  )
}
