// A question asked in place, under what it is about: what would happen, the verb, and the way back.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import { Button } from '../ui/button.tsx'
import classes from './ask.module.css'

type AskProps = {
  question: string
  yes: string
  busyLabel: string
  no: string
  /** It cannot be undone. */
  isGrave?: boolean
  onYes: () => Promise<void>
  onNo: () => void
  children: ReactNode
}

export function Ask({ question, yes, busyLabel, no, isGrave = false, onYes, onNo, children }: AskProps) {
  const id = useId()
  const back = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    const opener = document.activeElement
    back.current?.focus()
    return () => focusAgain(opener)
  }, [])
  const act = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await onYes()
    } catch (error) {
      setProblem(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form, and this asks one question
    <div
      className={classes.asked}
      role="group"
      aria-labelledby={`${id}-question`}
      data-grave={isGrave || undefined}
      onKeyDown={(event) => event.key === 'Escape' && onNo()}
    >
      <div>
        <p className={classes.question} id={`${id}-question`}>
          {question}
        </p>
        <p id={`${id}-meaning`}>{children}</p>
      </div>
      <FormProblem>{problem}</FormProblem>
      <div className={classes.actions}>
        <Button
          look="primary"
          className={isGrave ? classes.grave : ''}
          aria-describedby={`${id}-meaning`}
          onClick={() => void act()}
        >
          {busy ? busyLabel : yes}
        </Button>
        <Button ref={back} aria-describedby={`${id}-meaning`} onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  )
}

/** Back to the button that asked, or to the screen when the answer took that button away. */
function focusAgain(opener: Element | null): void {
  requestAnimationFrame(() => {
    const target = opener?.isConnected ? opener : document.getElementById('screen')
    if (target instanceof HTMLElement) target.focus()
  })
}
