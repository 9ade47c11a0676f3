// What of the templates is looked at stands in the address: the shelf, the words that are looked for, the kind, and what is open.
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { Look } from './queries.ts'

export type Looking = Look & {
  /** What is open: "create", a template's id, or "copy-" and its id. */
  open: string | undefined
  typed: string
  type: (typed: string) => void
  look: (change: Readonly<Record<string, string | undefined>>) => void
}

export function useLooking(): Looking {
  const search: Partial<Record<'shelf' | 'find' | 'kind' | 'open', string>> = useSearch({ strict: false })
  const { find = '', open } = search
  const navigate = useNavigate()
  const look = useCallback(
    (change: Readonly<Record<string, string | undefined>>) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...change })) as never,
        replace: !change.open,
      }),
    [navigate],
  )
  const [typed, type] = useState(find)
  const [calm] = useDebouncedValue(typed.trim(), 200)
  useEffect(() => {
    if (calm !== find) look({ find: calm || undefined })
  }, [calm, find, look])
  const shelf = search.shelf === 'personal' || search.shelf === 'shared' ? search.shelf : 'all'
  const kind = search.kind === 'text' || search.kind === 'review' ? search.kind : undefined
  return { shelf, find, kind, open, typed, type, look }
}
