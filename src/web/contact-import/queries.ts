// What the screen of imports fetches, and how a file is brought: in parts, each of them again when the line broke.
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  addPart,
  beginImport,
  type ContactImport,
  listImports,
  PART_BYTES,
  previewImport,
} from '../../contacts/import/contract.ts'
import { ApiError, call, callWithBytes } from '../call.ts'
import { listenLive } from '../live.ts'

export const importsQuery = queryOptions({
  queryKey: ['imports'] as const,
  queryFn: async ({ signal }) => (await call(listImports, { signal })).imports,
  refetchOnMount: 'always',
})

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id, 'preview'] as const,
    queryFn: ({ signal }) => call(previewImport, { params: { id }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Fetches the imports anew as they get on. */
export function useFollowImports(): void {
  const client = useQueryClient()
  useEffect(() => {
    const fetchAgain = (): void =>
      void client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true })
    return listenLive({
      change: (changes) => changes.some(({ topic }) => topic === 'imports') && fetchAgain(),
      again: fetchAgain,
    })
  }, [client])
}

const TRIES = 5

/** Brings a whole file. `tell` hears how much of it has arrived, from 0 to 1. */
export async function upload(file: File, tell: (share: number) => void): Promise<ContactImport> {
  const begun = await call(beginImport, { body: { name: file.name, bytes: file.size } })
  const parts = Math.ceil(file.size / PART_BYTES)
  for (let part = 0; part < parts; part++) {
    await bring(begun.id, part, file.slice(part * PART_BYTES, (part + 1) * PART_BYTES))
    tell((part + 1) / parts)
  }
  return begun
}

/** A part that came already is kept as it is, so bringing one again does no harm. */
async function bring(id: string, part: number, bytes: Blob): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await callWithBytes(addPart, { params: { id, part }, bytes, type: 'text/csv' })
    } catch (error) {
      const isWorthIt = error instanceof ApiError && (error.status === 0 || error.status === 503)
      if (!isWorthIt || attempt === TRIES) throw error
      await new Promise((wait) => setTimeout(wait, 500 * attempt))
    }
  }
}
