// A picture on the whole screen: arrows go to the others of the text, Escape closes it and gives the focus back.
import { IconChevronLeft, IconChevronRight, IconDownload, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { MediaView } from '../../../media/contract.ts'
import { downloadAddress, fileAddress, inWords } from './addresses.ts'
import classes from './viewer.module.css'

type ViewerProps = { pictures: readonly MediaView[]; first: string; who: string; onClose: () => void }

export function Viewer({ pictures, first, who, onClose }: ViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      pictures.findIndex(({ id }) => id === first),
    ),
  )
  const file = pictures[place]
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const step = (by: number): void => setPlace((now) => Math.min(pictures.length - 1, Math.max(0, now + by)))
  const press = (event: KeyboardEvent): void => {
    event.stopPropagation() // the keys of the inbox are not meant here
    if (event.key === 'ArrowLeft') step(-1)
    if (event.key === 'ArrowRight') step(1)
  }
  const closeOutside = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLElement && event.target.closest('img, a, button'))) onClose()
  }
  if (!file) return null
  const words = inWords(file, who)
  return createPortal(
    <dialog
      ref={dialog}
      className={classes.viewer}
      aria-label={words}
      onClose={onClose}
      onClick={closeOutside}
      onKeyDown={press}
    >
      <header className={classes.header}>
        <span className={classes.name}>
          {file.name}
          {pictures.length > 1 && ` · ${place + 1} of ${pictures.length}`}
        </span>
        <a
          href={downloadAddress(file)}
          download
          aria-label={`Download ${file.name}`}
          className={classes.round}
        >
          <IconDownload size={20} stroke={1.7} aria-hidden />
        </a>
        <button type="button" aria-label="Close the picture" className={classes.round} onClick={onClose}>
          <IconX size={20} stroke={1.7} aria-hidden />
        </button>
      </header>
      <img
        key={file.id}
        className={classes.picture}
        src={fileAddress(file)}
        alt={words}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
      />
      {pictures.length > 1 && (
        <nav className={classes.steps} aria-label="Pictures of this text">
          <button
            type="button"
            aria-label="Picture before"
            className={classes.round}
            disabled={place === 0}
            onClick={() => step(-1)}
          >
            <IconChevronLeft size={22} stroke={1.8} aria-hidden />
          </button>
          <button
            type="button"
            aria-label="Next picture"
            className={classes.round}
            disabled={place === pictures.length - 1}
            onClick={() => step(1)}
          >
            <IconChevronRight size={22} stroke={1.8} aria-hidden />
          </button>
        </nav>
      )}
    </dialog>,
    document.body,
  )
}
