// Finds people and conversations as their names are typed: what is held already at once, the rest from the server.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type FoundContact, findContacts } from '../../contacts/contract.ts'
import type { Conversation } from '../../conversations/contract.ts'
import { call } from '../call.ts'
import { listsKey } from './queries.ts'
import type { Rows } from './rows.ts'

const PAUSE_MS = 120

/** Contacts whose name, company or number begins as typed; whoever was in touch last when nothing is. */
export function useFoundContacts(typed: string): readonly FoundContact[] {
  const find = usePaused(typed)
  const { data } = useQuery({
    queryKey: ['contacts', find],
    queryFn: async ({ signal }) => (await call(findContacts, { query: { find }, signal })).contacts,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })
  return data ?? []
}

/** Every conversation of the lists that were opened so far, newest first. */
export function useHeldConversations(): readonly Conversation[] {
  const client = useQueryClient()
  const byId = new Map<string, Conversation>()
  for (const [, held] of client.getQueriesData<Rows>({ queryKey: listsKey }))
    for (const row of held?.rows ?? []) byId.set(row.id, row)
  return [...byId.values()].sort((a, b) => Date.parse(b.lastAt) - Date.parse(a.lastAt))
}

/** What was typed, once typing paused. */
export function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return paused
}
