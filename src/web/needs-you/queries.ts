// What the list of what waits for a person fetches: pages that grow, as many of them again when something changed, and the counts.
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { countNeedsYou, listNeedsYou, type Waiting } from '../../needs-you/contract.ts'
import { call } from '../call.ts'
import { listenLive } from '../live.ts'
import { may, useMe } from '../session.ts'

export type Held = { readonly rows: readonly Waiting[]; readonly next: string | null }

const PAGE = 40

async function page(cursor: string | null, signal?: AbortSignal): Promise<Held> {
  const query = { limit: PAGE, ...(cursor !== null && { cursor }) }
  const { texts, next } = await call(listNeedsYou, { query, ...(signal && { signal }) })
  return { rows: texts, next }
}

/** As many rows as were held before, so that what somebody has scrolled to stays there. */
export const needsYouQuery = queryOptions({
  queryKey: ['needs-you', 'list'] as const,
  queryFn: async ({ client, queryKey, signal }): Promise<Held> => {
    const held = client.getQueryData<Held>(queryKey)
    let now = await page(null, signal)
    while (now.next !== null && now.rows.length < (held?.rows.length ?? 1))
      now = joined(now, await page(now.next, signal))
    return now
  },
  refetchOnMount: 'always',
})

const joined = (held: Held, more: Held): Held => ({ rows: [...held.rows, ...more.rows], next: more.next })

/** Fetches the next page and adds it to what is shown. */
export async function fetchMore(client: QueryClient): Promise<void> {
  const held = client.getQueryData<Held>(needsYouQuery.queryKey)
  if (!held?.next) return
  const more = await page(held.next)
  client.setQueryData<Held>(needsYouQuery.queryKey, (now) => now && joined(now, more))
}

export const countQuery = queryOptions({
  queryKey: ['needs-you', 'count'] as const,
  queryFn: ({ signal }) => call(countNeedsYou, { signal }),
})

const CALM_MS = 1_500 // a flood of texts asks for the list about once in this time, not with each text

/** Fetches list and counts anew when something became of a text. */
export function useFollowNeedsYou(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const fetchSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: ['needs-you'] })
      }, CALM_MS)
    }
    const deaf = listenLive({
      change: (changes) => changes.some(({ topic }) => topic === 'conversation') && fetchSoon(),
      again: fetchSoon,
    })
    return () => {
      clearTimeout(timer)
      deaf()
    }
  }, [client])
}

/** How much waits, for the rail: 0 for who may not see it, or while it is not known. */
export function useNeedsYouCount(): number {
  const isAllowed = may(useMe(), 'conversations.view')
  const { data } = useQuery({ ...countQuery, enabled: isAllowed })
  useFollowNeedsYou()
  return data ? Math.min(100, data.texts + data.doubts) : 0
}
