// What the People screen fetches beside the members, and what is fetched anew once somebody was changed.
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listInvitations } from '../../organizations/links/contract.ts'
import { listSeatEvents } from '../../organizations/seats/contract.ts'
import { call } from '../call.ts'
import { membersQuery } from '../inbox/queries.ts'

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'] as const,
  queryFn: async ({ signal }) => (await call(listInvitations, { signal })).invitations,
  refetchOnMount: 'always',
})

const PAGE = 8

export const trailQuery = infiniteQueryOptions({
  queryKey: ['member-events'] as const,
  initialPageParam: '',
  queryFn: ({ pageParam, signal }) =>
    call(listSeatEvents, { query: { limit: PAGE, ...(pageParam && { before: pageParam }) }, signal }),
  getNextPageParam: ({ events, more }) => (more ? events.at(-1)?.id : undefined),
  refetchOnMount: 'always',
})

/** Members, invitations and the trail hang together: a change of one shows in the others. */
export async function fetchPeopleAgain(client: QueryClient): Promise<void> {
  await Promise.all(
    [membersQuery, invitationsQuery, trailQuery].map(({ queryKey }) =>
      client.invalidateQueries({ queryKey }),
    ),
  )
}
