// What the search fetches: pages of texts, the first one with people. Typing on takes back what is no longer wanted.
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { search } from '../../search/contract.ts'
import { call } from '../call.ts'

export type By = 'them' | 'us' | 'note'

/** What is looked for, and where. */
export type Wanted = {
  readonly find: string
  readonly by?: By | undefined
  readonly departmentId?: string | undefined
  readonly since?: string | undefined
}

export const searchQuery = (wanted: Wanted, limit = 25) =>
  infiniteQueryOptions({
    queryKey: ['search', wanted, limit] as const,
    queryFn: ({ pageParam, signal }) =>
      call(search, { query: { ...wanted, limit, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
