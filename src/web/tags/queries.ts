// Tags as the browser holds them, and putting them on and off, shown at once.
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import { addTag, listTags, putTags, type Tag } from '../../tags/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { conversationQuery } from '../inbox/queries.ts'
import { listenLive } from '../live.ts'
import { toast } from '../toast.ts'

export const tagsQuery = queryOptions({
  queryKey: ['tags'] as const,
  queryFn: async ({ signal }) => (await call(listTags, { signal })).tags,
  staleTime: 60_000,
})

/** Fetches the tags anew when somebody changes them. */
export function useFollowTags(): void {
  const client = useQueryClient()
  useEffect(() => {
    const again = (): void => void client.invalidateQueries({ queryKey: tagsQuery.queryKey })
    return listenLive({
      change: (changes) => changes.some(({ topic }) => topic === 'tags') && again(),
      again,
    })
  }, [client])
}

export type Carrier = 'conversation' | 'contact'

/** Puts a tag on the conversation or its contact, or takes it off; one that is only a name is made first. */
export async function carry(
  client: QueryClient,
  conversation: Conversation,
  { tag, on, carrier }: { tag: Tag | { name: string }; on: boolean; carrier: Carrier },
): Promise<void> {
  try {
    const { id } = 'id' in tag ? tag : await call(addTag, { body: { name: tag.name } })
    const which =
      carrier === 'contact'
        ? { contactIds: [conversation.contactId] }
        : { conversationIds: [conversation.id] }
    await call(putTags, { body: { tagIds: [id], on, ...which } })
    if (!('id' in tag)) await client.invalidateQueries({ queryKey: tagsQuery.queryKey })
  } catch (error) {
    void toast({ text: sentenceOf(error), tone: 'problem' })
  }
  await client.invalidateQueries({ queryKey: conversationQuery(conversation.id).queryKey })
}
