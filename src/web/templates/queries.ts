// Templates as the browser holds them, and what their fields stand for.
import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query'
import { listTemplates, readFieldValues, readTemplate, type Shelf } from '../../templates/contract.ts'
import { call } from '../call.ts'

export type Look = { shelf: Shelf; find: string; kind?: 'text' | 'review' | undefined }

/** Templates by name, a page at a time. What was found before stays until the next is there. */
export const templatesQuery = (look: Look) =>
  infiniteQueryOptions({
    queryKey: ['templates', look] as const,
    queryFn: ({ signal, pageParam }) =>
      call(listTemplates, { query: { ...look, cursor: pageParam ?? undefined, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchOnMount: 'always',
    placeholderData: keepPreviousData,
  })

export const templateQuery = (id: string) =>
  queryOptions({
    queryKey: ['template', id] as const,
    queryFn: ({ signal }) => call(readTemplate, { params: { id }, signal }),
  })

type Recipient = { phone?: string | undefined; departmentId?: string | undefined }

/** The values of the fields for one recipient; without one, those of the sender. */
export const valuesQuery = ({ phone, departmentId }: Recipient) =>
  queryOptions({
    queryKey: ['template-values', phone ?? null, departmentId ?? null] as const,
    queryFn: ({ signal }) => call(readFieldValues, { query: { phone, departmentId }, signal }),
    staleTime: 5_000,
  })

/** After a template was written: every list, and every one that is open, is fetched anew. */
export const fetchTemplatesAnew = async (client: QueryClient): Promise<void> => {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['templates'] }),
    client.invalidateQueries({ queryKey: ['template'] }),
  ])
}
