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
import { listThreadEvents } from '../../conversations/transfer/contract.ts'
import { listNumbers } from '../../numbers/contract.ts'
import { listMembers } from '../../organizations/contract.ts'
import { call } from '../call.ts'
import { catchUpAfter, type HeldThread, mergeMessages, type ThreadPage, withPage } from './held-thread.ts'
import { mergeNotes, oldestOf } from './notes/held-notes.ts'
import { appendRows, type ListKey, mergeHead, type Rows } from './rows.ts'

const LIST_PAGE = 50
const THREAD_PAGE = 50
const CATCH_UP = 200
const AROUND = 40

export const listsKey = ['conversations'] as const

export const listQuery = (key: ListKey) =>
  queryOptions({
    queryKey: [...listsKey, key] as const,
    queryFn: async ({ client, queryKey, signal }): Promise<Rows> => {
      const { list, departmentId, tagId } = key
      const query = { list, limit: LIST_PAGE, ...(departmentId && { departmentId }), ...(tagId && { tagId }) }
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
  const { list, departmentId, tagId } = key
  const query = {
    ...{ list, limit: LIST_PAGE, cursor: held.next },
    ...(departmentId && { departmentId }),
    ...(tagId && { tagId }),
  }
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

/** What was done with a conversation lately, newest first. */
export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ['thread-events', id] as const,
    queryFn: async ({ signal }) => (await call(listThreadEvents, { params: { id }, signal })).events,
    staleTime: 5_000,
  })

/** The texts of a conversation up to the newest one; or, with `at`, those around the text with this order number. */
export const threadQuery = (id: string, at?: number) =>
  queryOptions({
    queryKey: ['thread', id, ...(at === undefined ? [] : [at])] as readonly (string | number)[],
    queryFn: async ({ client, queryKey, signal }): Promise<HeldThread> => {
      const held = client.getQueryData<HeldThread>(queryKey)
      if (at !== undefined)
        return held ? withNewer(client, queryKey, { id, held, signal }) : around(id, at, signal)
      const caughtUp = held && (await catchUp(id, held, signal))
      if (!caughtUp) return newest(id, signal)
      const now = client.getQueryData<HeldThread>(queryKey) ?? held // older ones may have come meanwhile
      return withPage(now, caughtUp)
    },
    staleTime: 5_000,
  })

async function newest(id: string, signal: AbortSignal): Promise<HeldThread> {
  const page = await call(readThread, { params: { id }, query: { limit: THREAD_PAGE }, signal })
  return { ...withPage({ messages: [], notes: [], more: false }, page), more: page.more }
}

async function around(id: string, at: number, signal: AbortSignal): Promise<HeldThread> {
  const read = (query: { before: number } | { after: number }) =>
    call(readThread, { params: { id }, query: { ...query, limit: AROUND }, signal })
  const [upTo, after] = await Promise.all([read({ before: at + 1 }), read({ after: at })])
  const above = withPage({ messages: [], notes: [], more: false }, upTo)
  return { ...withPage({ ...above, more: upTo.more }, after), newer: after.more }
}

/** The page below the newest text that is held, and what changed above it. */
async function withNewer(
  client: QueryClient,
  queryKey: readonly (string | number)[],
  { id, held, signal }: { id: string; held: HeldThread; signal: AbortSignal },
): Promise<HeldThread> {
  const query = { after: catchUpAfter(held.messages, held.notes), limit: CATCH_UP }
  const page = await call(readThread, { params: { id }, query, signal })
  return { ...withPage(client.getQueryData<HeldThread>(queryKey) ?? held, page), newer: page.more }
}

/** What came after, or null when that is more than one answer holds and the thread is better begun anew. */
async function catchUp(id: string, held: HeldThread, signal: AbortSignal): Promise<ThreadPage | null> {
  if (held.messages.length + held.notes.length === 0) return null
  const query = { after: catchUpAfter(held.messages, held.notes), limit: CATCH_UP }
  const page = await call(readThread, { params: { id }, query, signal })
  return page.more ? null : page
}

/** Fetches the page above the oldest text that is shown. */
export async function fetchOlder(client: QueryClient, id: string, at?: number): Promise<void> {
  const { queryKey } = threadQuery(id, at)
  const held = client.getQueryData(queryKey)
  if (!held || held.messages.length + held.notes.length === 0) return
  const query = { before: oldestOf(held), limit: THREAD_PAGE }
  const { messages, notes, more } = await call(readThread, { params: { id }, query })
  client.setQueryData(
    queryKey,
    (now) =>
      now && {
        ...{ ...now, more },
        messages: mergeMessages(now.messages, messages),
        notes: mergeNotes(now.notes, notes),
      },
  )
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
