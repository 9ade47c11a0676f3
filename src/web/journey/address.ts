// Whether the Contact Journey is open and what it shows. The address bar is the state: both can be linked and survive a reload.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { type JourneyGroup, journeyGroups } from '../../journey/contract.ts'

export type JourneyAddress = {
  readonly isOpen: boolean
  /** The groups whose chips are pressed; none means everything. */
  readonly pressed: readonly JourneyGroup[]
  open(): void
  close(): void
  press(groups: readonly JourneyGroup[]): void
}

/** The journey's part of the address, and how to change it. */
export function useJourneyAddress(): JourneyAddress {
  const navigate = useNavigate()
  const { journey, filter } = useLocation({ select: ({ search }) => search }) as {
    journey?: unknown
    filter?: unknown
  }
  const named = typeof filter === 'string' ? filter : ''
  const go = useCallback(
    (change: { journey?: 1; filter?: string }, { replace }: { replace: boolean }) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({
          ...before,
          journey: undefined,
          filter: undefined,
          ...change,
        })) as never,
        replace,
      }),
    [navigate],
  )
  return useMemo(
    () => ({
      isOpen: journey !== undefined,
      pressed: journeyGroups.filter((group) => named.split(',').includes(group)),
      open: () => go({ journey: 1 }, { replace: false }),
      close: () => go({}, { replace: true }),
      press: (groups) =>
        go({ journey: 1, ...(groups.length > 0 && { filter: groups.join(',') }) }, { replace: true }),
    }),
    [journey, named, go],
  )
}
