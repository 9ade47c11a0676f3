// What is on a visible screen has been seen: mentions in the conversation that is open are read.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { may, useMe } from '../session.ts'
import { markRead, mentionsQuery } from './queries.ts'

export function useMentionsSeen(conversationId: string): void {
  const client = useQueryClient()
  const me = useMe()
  const { data } = useInfiniteQuery({ ...mentionsQuery, enabled: may(me, 'notes.write') })
  const here = data?.pages
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.conversationId === conversationId && !mention.isRead)
    .map(({ noteId }) => noteId)
    .join(' ')
  useEffect(() => {
    if (!here) return
    const mark = (): void => {
      if (document.visibilityState === 'visible') void markRead(client, here.split(' '))
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    return () => document.removeEventListener('visibilitychange', mark)
  }, [client, here])
}
