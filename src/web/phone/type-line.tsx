// The line at the foot of a phone: quick words, the text and the button that sends it.
import { IconArrowUp } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import classes from './type-line.module.css'

const quickWords = ['STOP', 'START', 'HELP']
const LONGEST = 1_600

type TypeLineProps = {
  problem: string | null
  /** Resolves false when the text was not taken: then it comes back into the line. */
  onSend: (body: string) => Promise<boolean>
}

export function TypeLine({ problem, onSend }: TypeLineProps) {
  const [body, setBody] = useState('')
  const input = useRef<HTMLTextAreaElement>(null)
  const problemId = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line grows with what is in it
  useLayoutEffect(() => {
    const element = input.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [body])

  const send = async (text: string): Promise<void> => {
    if (text.trim() === '') return input.current?.focus()
    const isTyped = text === body
    if (isTyped) setBody('')
    input.current?.focus()
    if (!(await onSend(text)) && isTyped) setBody((since) => (since === '' ? text : since))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void send(body)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send(body)
  }
  return (
    <form className={classes.foot} onSubmit={submit}>
      {problem && (
        <p id={problemId} role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
      <div className={classes.quick}>
        {quickWords.map((word) => (
          <button key={word} type="button" title={`Text ${word}`} onClick={() => void send(word)}>
            {word}
          </button>
        ))}
      </div>
      <div className={classes.line}>
        <textarea
          ref={input}
          rows={1}
          aria-label="Text message"
          aria-describedby={problem ? problemId : undefined}
          placeholder="Text message"
          value={body}
          maxLength={LONGEST}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={press}
        />
        <button
          type="submit"
          aria-label="Send"
          title="Send (Enter)"
          data-empty={body.trim() === '' || undefined}
        >
          <IconArrowUp size={18} stroke={2.4} aria-hidden />
        </button>
      </div>
    </form>
  )
}
