// Whether the dialog of the contact's card is open. The address bar is the state: it can be linked and survives a reload.
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Is the card being edited, and how to begin and end that. */
export function useCardAddress(): { isEditing: boolean; edit: () => void; close: () => void } {
  const navigate = useNavigate()
  const { card } = useLocation({ select: ({ search }) => search }) as { card?: string }
  const go = useCallback(
    (next: string | undefined, { replace }: { replace: boolean }) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, card: next })) as never,
        replace,
      }),
    [navigate],
  )
  return {
    isEditing: card === 'edit',
    edit: () => go('edit', { replace: false }),
    close: () => go(undefined, { replace: true }),
  }
}
