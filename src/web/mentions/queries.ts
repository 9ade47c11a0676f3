// The notes that mention whoever is signed in, as the bell and its list keep them.
import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { listMentions, readMentions } from '../../notes/contract.ts'
import { call } from '../call.ts'

const PAGE = 30

export const mentionsQuery = infiniteQueryOptions({
  queryKey: ['mentions'] as const,
  queryFn: ({ pageParam, signal }) =>
    call(listMentions, { query: { limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
})

/** Marks mentions as read, all of them without `noteIds`; shown at once, and fetched anew. */
export async function markRead(client: QueryClient, noteIds?: readonly string[]): Promise<void> {
  client.setQueryData(mentionsQuery.queryKey, (held) => {
    if (!held) return held
    const isOne = (noteId: string): boolean => noteIds === undefined || noteIds.includes(noteId)
    const read = held.pages
      .flatMap(({ mentions }) => mentions)
      .filter((each) => !each.isRead && isOne(each.noteId))
    const unread = noteIds === undefined ? 0 : Math.max(0, (held.pages[0]?.unread ?? 0) - read.length)
    const pages = held.pages.map((page) => ({
      ...{ ...page, unread },
      mentions: page.mentions.map((each) => (isOne(each.noteId) ? { ...each, isRead: true } : each)),
    }))
    return { ...held, pages }
  })
  await call(readMentions, { body: noteIds === undefined ? {} : { noteIds: [...noteIds] } }).catch(
    () => undefined,
  )
  await client.invalidateQueries({ queryKey: mentionsQuery.queryKey })
}
