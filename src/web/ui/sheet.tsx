// A dialog over the screen, or a drawer at its right side. The browser's own: it traps the focus, closes with Escape,
// and gives the focus back to where it came from.
import { IconX } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import classes from './sheet.module.css'

type SheetProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  side?: 'center' | 'right'
  children: ReactNode
}

export function Sheet({ title, isOpen, onClose, side = 'center', children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === isOpen) return
    if (isOpen) element.showModal()
    else element.close()
  }, [isOpen])
  const closeOutside = (event: MouseEvent): void => {
    if (event.target === dialog.current) onClose()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={classes.sheet}
      data-side={side}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={closeOutside}
    >
      {isOpen && (
        <div className={classes.inside}>
          <header className={classes.header}>
            <h2 id={titleId}>{title}</h2>
            <IconButton label="Close this" icon={<IconX size={18} stroke={1.7} />} onClick={onClose} />
          </header>
          {children}
        </div>
      )}
    </dialog>
  )
}
