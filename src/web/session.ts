// Who is signed in, as every screen asks it.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { me } from '../organizations/contract.ts'
import type { Permission } from '../organizations/permission.ts'
import type { AnswerOf } from '../platform/endpoint.ts'
import { call } from './call.ts'

export type Me = AnswerOf<typeof me>

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => call(me, { signal }),
  staleTime: 5 * 60_000,
})

/** The signed-in person. Only for screens behind the sign-in, where the guard has fetched it already. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data

export const may = (person: Me, permission: Permission): boolean => person.permissions.includes(permission)
