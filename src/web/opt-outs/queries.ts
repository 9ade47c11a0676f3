// What the opt-out desk and the register fetch: pages that grow, and as many of them again when something changed.
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type DeskCase, listDesk, listOptOuts, type OptOut } from '../../opt-outs/contract.ts'
import { call } from '../call.ts'
import { listenLive } from '../live.ts'

export type Held<Row> = { readonly rows: readonly Row[]; readonly next: string | null }
type Page<Row> = (cursor: string | null) => Promise<Held<Row>>

const PAGE = 50

/** As many rows as were held before, so that what somebody has scrolled to stays there. */
async function fetchAsMany<Row>(held: Held<Row> | undefined, page: Page<Row>): Promise<Held<Row>> {
  let now = await page(null)
  while (now.next !== null && now.rows.length < (held?.rows.length ?? 0)) {
    const more = await page(now.next)
    now = { rows: [...now.rows, ...more.rows], next: more.next }
  }
  return now
}

const deskPage =
  (signal?: AbortSignal): Page<DeskCase> =>
  async (cursor) => {
    const query = { limit: PAGE, ...(cursor !== null && { cursor }) }
    const { cases, next } = await call(listDesk, { query, ...(signal && { signal }) })
    return { rows: cases, next }
  }

export const deskQuery = queryOptions({
  queryKey: ['opt-outs', 'desk'] as const,
  queryFn: ({ client, queryKey, signal }) =>
    fetchAsMany(client.getQueryData<Held<DeskCase>>(queryKey), deskPage(signal)),
  refetchOnMount: 'always',
})

const registerPage =
  (find: string, signal?: AbortSignal): Page<OptOut> =>
  async (cursor) => {
    const query = { find, limit: PAGE, ...(cursor !== null && { cursor }) }
    const { optOuts, next } = await call(listOptOuts, { query, ...(signal && { signal }) })
    return { rows: optOuts, next }
  }

export const registerQuery = (find: string) =>
  queryOptions({
    queryKey: ['opt-outs', 'register', find] as const,
    queryFn: ({ client, queryKey, signal }) =>
      fetchAsMany(client.getQueryData<Held<OptOut>>(queryKey), registerPage(find, signal)),
    refetchOnMount: 'always',
    placeholderData: (before) => before, // while one types, the list stands still until the next answer
  })

/** Fetches the next page of the desk and adds it to what is shown. */
export const fetchMoreCases = (client: QueryClient): Promise<void> =>
  addPage<DeskCase>(client, deskQuery.queryKey, deskPage())

/** Fetches the next page of the register and adds it to what is shown. */
export const fetchMoreOptOuts = (client: QueryClient, find: string): Promise<void> =>
  addPage<OptOut>(client, registerQuery(find).queryKey, registerPage(find))

async function addPage<Row>(
  client: QueryClient,
  queryKey: readonly unknown[],
  page: Page<Row>,
): Promise<void> {
  const held = client.getQueryData<Held<Row>>(queryKey)
  if (!held?.next) return
  const more = await page(held.next)
  client.setQueryData<Held<Row>>(
    queryKey,
    (now) => now && { rows: [...now.rows, ...more.rows], next: more.next },
  )
}

const CALM_MS = 800 // a flood of texts asks for the desk about once a second, not with each text

/** Fetches desk and register anew when a text came in or somebody decided. */
export function useFollowOptOuts(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const fetchSoon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: ['opt-outs'] })
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
