// The line at the foot of a phone: quick words, the text and the button that sends it.
import { IconArrowUp, IconPhoto, IconX } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import classes from './type-line.module.css'

const quickWords = ['STOP', 'START', 'HELP']
const LONGEST = 1_600

type TypeLineProps = {
  problem: string | null
  /** Resolves false when the text was not taken: then it comes back into the line. */
  onSend: (body: string, files: readonly File[]) => Promise<boolean>
}

export function TypeLine({ problem, onSend }: TypeLineProps) {
  const [body, setBody] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const picker = useRef<HTMLInputElement>(null)
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
    const isTyped = text === body
    const taken = isTyped ? files : []
    if (text.trim() === '' && taken.length === 0) return input.current?.focus()
    if (isTyped) {
      setBody('')
      setFiles([])
    }
    input.current?.focus()
    if ((await onSend(text, taken)) || !isTyped) return
    setBody((since) => (since === '' ? text : since))
    setFiles(taken)
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
      {files.length > 0 && (
        <ul className={classes.files} aria-label="Attached">
          {files.map((file, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name
            <li key={place}>
              <span>{file.name}</span>
              <button
                type="button"
                aria-label={`Remove ${file.name}`}
                onClick={() => setFiles(files.filter((each) => each !== file))}
              >
                <IconX size={12} stroke={2.4} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.line}>
        <button
          type="button"
          className={classes.add}
          aria-label="Add a picture"
          onClick={() => picker.current?.click()}
        >
          <IconPhoto size={20} stroke={1.7} aria-hidden />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Pictures to add"
          onChange={(event) => {
            setFiles([...files, ...(event.target.files ?? [])].slice(0, 10))
            event.target.value = ''
          }}
        />
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
          data-empty={(body.trim() === '' && files.length === 0) || undefined}
        >
          <IconArrowUp size={18} stroke={2.4} aria-hidden />
        </button>
      </div>
    </form>
  )
}
