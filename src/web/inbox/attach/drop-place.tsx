// Files that are dragged onto a conversation, or onto a new text, are attached to what is being written there.
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { DraftKey } from '../draft.ts'
import classes from './attach.module.css'
import { attachFiles } from './uploads.ts'

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

export function DropPlace({ draftKey: { person, about } }: { draftKey: DraftKey }) {
  const marker = useRef<HTMLSpanElement>(null)
  const [pane, setPane] = useState<HTMLElement | null>(null)
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = marker.current?.closest<HTMLElement>('[data-whole-screen]') ?? null
    setPane(element)
    if (!element) return
    let depth = 0 // entering a child leaves its parent
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      depth++
      setOver(true)
    }
    const over = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault()
    }
    const leave = (event: DragEvent): void => {
      if (hasFiles(event) && --depth <= 0) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      depth = 0
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      attachFiles({ person, about }, [...(event.dataTransfer?.files ?? [])])
    }
    const heard = { dragenter: enter, dragover: over, dragleave: leave, drop }
    for (const [name, hear] of Object.entries(heard)) element.addEventListener(name, hear as EventListener)
    return () => {
      for (const [name, hear] of Object.entries(heard))
        element.removeEventListener(name, hear as EventListener)
    }
  }, [person, about])
  return (
    <>
      <span ref={marker} hidden />
      {isOver && pane && createPortal(<div className={classes.drop}>Drop to attach</div>, pane)}
    </>
  )
}
