// What the Contact Journey fetches: pages of events that grow downwards, fetched anew when something happens.
import { infiniteQueryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type JourneyGroup, readJourney } from '../../journey/contract.ts'
import { call } from '../call.ts'
import { listenLive } from '../live.ts'

const PAGE = 40

export const journeyQuery = (contactId: string, pressed: readonly JourneyGroup[]) =>
  infiniteQueryOptions({
    queryKey: ['journey', contactId, pressed.join(',')] as const,
    queryFn: ({ pageParam, signal }) =>
      call(readJourney, {
        params: { id: contactId },
        query: { filter: pressed.join(','), limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 5_000,
  })

const CALM_MS = 400

/** Fetches an open journey anew after something happened, at most a few times a second however much happens. */
export function useFollowJourney(contactId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: ['journey', contactId] })
      }, CALM_MS)
    }
    const deaf = listenLive({
      change: (changes) => changes.some(({ topic }) => topic === 'conversation') && soon(),
      again: soon,
    })
    return () => {
      deaf()
      clearTimeout(timer)
    }
  }, [client, contactId])
}
