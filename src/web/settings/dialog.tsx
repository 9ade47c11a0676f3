// A dialog of the settings. Which one is open stands in the address, so a link leads to it and a reload keeps it.
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { IconButton } from '../ui/button.tsx'
import classes from './dialog.module.css'

/** What is open, such as "add-number" or a row's id, and how to open something else. */
export function useOpen(): [string | undefined, (open: string | undefined) => void] {
  const { open }: { open?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const setOpen = useCallback(
    (next: string | undefined) => void navigate({ to: '.', search: { open: next } as never, replace: !next }),
    [navigate],
  )
  return [open, setOpen]
}

type DialogProps = {
  title: string
  opened: boolean
  onClose: () => void
  /** It closes only by its own button: what it shows is shown once. */
  isKept?: boolean
  children: ReactNode
}

export function Dialog({ title, opened, onClose, isKept = false, children }: DialogProps) {
  const isNarrow = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false })
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={480}
      fullScreen={isNarrow ?? false}
      closeOnEscape={!isKept}
      closeOnClickOutside={false}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content className={classes.dialog}>
        <div className={classes.head}>
          <Modal.Title fz="lg" fw={600}>
            {title}
          </Modal.Title>
          {!isKept && (
            <IconButton label="Close" icon={<IconX size={18} stroke={1.8} aria-hidden />} onClick={onClose} />
          )}
        </div>
        <Modal.Body className={classes.body}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** The buttons of a dialog, always in sight at its foot. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}
