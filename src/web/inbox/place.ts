// Where one is in the inbox. The address bar is the state: a list, a department, a conversation, all can be linked.
import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { ListName } from '../../conversations/contract.ts'

export const lists: readonly { readonly name: ListName; readonly label: string }[] = [
  { name: 'mine', label: 'Mine' },
  { name: 'unassigned', label: 'Unassigned' },
  { name: 'all', label: 'All' },
  { name: 'snoozed', label: 'Snoozed' },
  { name: 'closed', label: 'Closed' },
]

export type Place = {
  readonly list: ListName
  readonly departmentId: string | undefined
  /** Only what carries this tag. */
  readonly tagId?: string | undefined
  /** The conversation that is open, "compose" for a new text, or nothing. */
  readonly open: string | undefined
  /** Whom the new text is for. */
  readonly to: string | undefined
  /** What is searched for. */
  readonly find?: string | undefined
  /** The order number of the text that was found: the thread opens there. */
  readonly at?: number | undefined
}

export function usePlace(): Place {
  const { list, conversation } = useParams({ strict: false }) as { list?: string; conversation?: string }
  const search = useLocation({ select: (location) => location.search }) as {
    department?: string
    tag?: string
    to?: string
    find?: string
    at?: string
  }
  return useMemo(
    () => ({
      list: lists.find(({ name }) => name === list)?.name ?? 'mine',
      departmentId: search.department || undefined,
      tagId: search.tag || undefined,
      open: conversation,
      to: search.to || undefined,
      find: search.find || undefined,
      at: /^[0-9]{1,15}$/.test(search.at ?? '') ? Number(search.at) : undefined,
    }),
    [list, conversation, search.department, search.tag, search.to, search.find, search.at],
  )
}

export function hrefOf({ list, departmentId, tagId, open, to, find, at }: Place): string {
  const path = `/inbox/${list}${open ? `/${encodeURIComponent(open)}` : ''}`
  const search = new URLSearchParams({
    ...(departmentId && { department: departmentId }),
    ...(tagId && { tag: tagId }),
    ...(to && { to }),
    ...(find && { find }),
    ...(open && at !== undefined && { at: String(at) }),
  })
  return search.size > 0 ? `${path}?${search}` : path
}

export type Go = (change: Partial<Place>, options?: { replace?: boolean }) => void

/** Goes elsewhere in the inbox; what is not named stays as it is, but for `to` and `at`. */
export function useGo(): Go {
  const navigate = useNavigate()
  const place = usePlace()
  return useCallback(
    (change, { replace = false } = {}) =>
      void navigate({ href: hrefOf({ ...place, to: undefined, at: undefined, ...change }), replace }),
    [navigate, place],
  )
}
