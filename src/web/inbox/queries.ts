// What the inbox fetches and how it keeps it: lists and threads grow by pages and are patched, never fetched whole again.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import {
  type Conversation,
  countUnread,
  listConversations,
  lookUp,
  readConversation,
  readThread,
} from '../../conversations/contract.ts'
import { listNumbers } from '../../numbers/contract.ts'
import { listMembers } from '../../organizations/contract.ts'
import { call } from '../call.ts'
import { catchUpAfter, type HeldThread, mergeMessages } from './held-thread.ts'
import { appendRows, type ListKey, mergeHead, type Rows } from './rows.ts'

const LIST_PAGE = 50
const THREAD_PAGE = 50
const CATCH_UP = 200

export const listsKey = ['conversations'] as const

export const listQuery = (key: ListKey) =>
  queryOptions({
    queryKey: [...listsKey, key] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<Rows> => {
      const { list, departmentId } = key
      const query = { list, limit: LIST_PAGE, ...(departmentId && { departmentId }) }
      const head = await call(listConversations, { query, signal })
      return mergeHead(client.getQueryData<Rows>(queryKey), { rows: head.conversations, next: head.next })
    },
    refetchOnMount: 'always',
  })

/** Fetches the next page of a list and adds it to what is shown. */
export async function fetchNextRows(client: QueryClient, key: ListKey): Promise<void> {
  const { queryKey } = listQuery(key)
  const held = client.getQueryData(queryKey)
  if (!held?.next) return
  const { list, departmentId } = key
  const query = { list, limit: LIST_PAGE, cursor: held.next, ...(departmentId && { departmentId }) }
  const page = await call(listConversations, { query })
  client.setQueryData(
    queryKey,
    (now) => now && appendRows(now, { rows: page.conversations, next: page.next }),
  )
}

export const unreadQuery = (departmentId: string | undefined) =>
  queryOptions({
    queryKey: ['unread', departmentId ?? 'every'] as const,
    queryFn: ({ signal }) => call(countUnread, { query: departmentId ? { departmentId } : {}, signal }),
    refetchOnMount: 'always',
  })

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id] as const,
    queryFn: ({ signal }) => call(readConversation, { params: { id }, signal }),
    staleTime: 5_000,
  })

export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ['thread', id] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<HeldThread> => {
      const held = client.getQueryData<HeldThread>(queryKey)
      const caughtUp = held && (await catchUp(id, held.messages, signal))
      if (!caughtUp) return newest(id, signal)
      const now = client.getQueryData<HeldThread>(queryKey) ?? held // older ones may have come meanwhile
      return { ...now, messages: mergeMessages(now.messages, caughtUp) }
    },
    staleTime: 5_000,
  })

async function newest(id: string, signal: AbortSignal): Promise<HeldThread> {
  const { messages, more } = await call(readThread, { params: { id }, query: { limit: THREAD_PAGE }, signal })
  return { messages: mergeMessages([], messages), more }
}

/** What came after, or null when that is more than one answer holds and the thread is better begun anew. */
async function catchUp(id: string, held: HeldThread['messages'], signal: AbortSignal) {
  if (held.length === 0) return null
  const query = { after: catchUpAfter(held), limit: CATCH_UP }
  const { messages, more } = await call(readThread, { params: { id }, query, signal })
  return more ? null : messages
}

/** Fetches the page above the oldest text that is shown. */
export async function fetchOlder(client: QueryClient, id: string): Promise<void> {
  const { queryKey } = threadQuery(id)
  const oldest = client.getQueryData(queryKey)?.messages[0]
  if (!oldest) return
  const query = { before: oldest.orderNo, limit: THREAD_PAGE }
  const { messages, more } = await call(readThread, { params: { id }, query })
  client.setQueryData(queryKey, (now) => now && { messages: mergeMessages(now.messages, messages), more })
}

export const numbersQuery = queryOptions({
  queryKey: ['numbers'] as const,
  queryFn: async ({ signal }) => (await call(listNumbers, { signal })).numbers,
  staleTime: 5 * 60_000,
})

export const membersQuery = queryOptions({
  queryKey: ['members'] as const,
  queryFn: async ({ signal }) => (await call(listMembers, { signal })).members,
  staleTime: 5 * 60_000,
})

export const lookUpQuery = (phone: string, numberId: string) =>
  queryOptions({
    queryKey: ['look-up', phone, numberId] as const,
    queryFn: ({ signal }) => call(lookUp, { query: { phone, numberId }, signal }),
    staleTime: 0,
    retry: false,
  })

/** What a row's hover fetches ahead, so that opening it paints at once. */
export function prefetchConversation(client: QueryClient, { id }: Pick<Conversation, 'id'>): void {
  void client.prefetchQuery(conversationQuery(id))
  void client.prefetchQuery(threadQuery(id))
}
