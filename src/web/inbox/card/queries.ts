// The card of one contact as the browser holds it.
import { queryOptions } from '@tanstack/react-query'
import { readContact } from '../../../contacts/contract.ts'
import { call } from '../../call.ts'

export const cardQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['card', contactId] as const,
    queryFn: ({ signal }) => call(readContact, { params: { id: contactId }, signal }),
    staleTime: 5_000,
  })
