// What the settings fetch, and how it stays true while a carrier's line goes up and down.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listConnections } from '../../numbers/contract.ts'
import { listKeys } from '../../organizations/contract.ts'
import { call } from '../call.ts'
import { listenLive } from '../live.ts'

export const connectionsQuery = queryOptions({
  queryKey: ['connections'] as const,
  queryFn: ({ signal }) => call(listConnections, { signal }),
  refetchOnMount: 'always',
  // A line that is about to come up says so by itself; this covers a hint that was lost.
  refetchInterval: ({ state }) =>
    state.data?.connections.some(({ state, paused }) => state !== 'up' && !paused) ? 5_000 : false,
})

export const keysQuery = queryOptions({
  queryKey: ['keys'] as const,
  queryFn: async ({ signal }) => (await call(listKeys, { signal })).keys,
  refetchOnMount: 'always',
})

/** Fetches numbers and connections anew when the server says that something about them changed. */
export function useFollowNumbers(): void {
  const client = useQueryClient()
  useEffect(() => {
    const fetchAgain = (): void => {
      void client.invalidateQueries({ queryKey: ['numbers'] })
      void client.invalidateQueries({ queryKey: connectionsQuery.queryKey })
    }
    return listenLive({
      change: (changes) => changes.some(({ topic }) => topic === 'numbers') && fetchAgain(),
      again: fetchAgain,
    })
  }, [client])
}
