// Where a text is written and sent. It says at once what may go and why not, and loses nothing that was typed.
import { useQueryClient } from '@tanstack/react-query'
import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Conversation, StandingView } from '../../conversations/contract.ts'
import { maxBody } from '../../messages/contract.ts'
import type { ApiError } from '../call.ts'
import { modKey } from '../keys.ts'
import { useMe } from '../session.ts'
import { Said } from '../ui/said.tsx'
import classes from './composer.module.css'
import { AskFirst, Problem } from './composer-notes.tsx'
import { type DraftKey, readDraft, useDraft, writeDraft } from './draft.ts'
import { SegmentCount } from './segment-count.tsx'
import { newRequestKey, type Receiver, restoreUnsent, send } from './sending.ts'
import { Refusal } from './standing.tsx'

type ComposerProps = {
  /** What the draft belongs to: the conversation, or "compose". */
  about: string
  receiver: Receiver | null
  standing: StandingView | null
  conversation?: Conversation
  autoFocus?: boolean
  onSent?: (conversationId: string) => void
}

export function Composer({
  about,
  receiver,
  standing,
  conversation,
  autoFocus = false,
  onSent,
}: ComposerProps) {
  const { memberId } = useMe()
  const client = useQueryClient()
  const input = useRef<HTMLTextAreaElement>(null)
  const refusalId = useId()
  const draftKey: DraftKey = { person: memberId ?? '-', about }
  const draft = useDraft(draftKey)
  const [problem, setProblem] = useState<ApiError | null>(null)
  const [isAsking, setAsking] = useState(false)
  useRestored(draftKey)
  useGrowing(input, draft.body)
  useEffect(() => {
    if (autoFocus) input.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const isRefused = standing !== null && !standing.maySend
  const isTooLong = Array.from(draft.body).length > maxBody // code points, as the contract counts
  const canSend = receiver !== null && standing?.maySend === true && draft.body.trim() !== '' && !isTooLong
  const someoneElse =
    conversation && conversation.assigneeId !== null && conversation.assigneeId !== memberId
      ? conversation.assigneeId
      : null

  const sendNow = async (): Promise<void> => {
    setAsking(false)
    setProblem(null)
    const { body, requestKey = newRequestKey() } = readDraft(draftKey)
    if (!receiver || body.trim() === '') return
    writeDraft(draftKey, { body: '' })
    input.current?.focus()
    const sent = await send(client, { receiver, body, requestKey, draftKey })
    if (sent.ok) onSent?.(sent.answer.conversationId)
    else setProblem(sent.error)
  }
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (!canSend) input.current?.focus()
    else if (someoneElse !== null && !isAsking) setAsking(true)
    else void sendNow()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape') leaveTo(conversation?.id)
  }

  return (
    <form className={classes.composer} onSubmit={submit} aria-label="Composer">
      {isRefused && standing && <Refusal standing={standing} id={refusalId} />}
      {problem && !(isRefused && problem.code === 'refused') && <Problem error={problem} />}
      {isAsking && someoneElse !== null && (
        <AskFirst memberId={someoneElse} onYes={() => void sendNow()} onNo={() => setAsking(false)} />
      )}
      <div className={classes.box} data-refused={isRefused || undefined}>
        <textarea
          ref={input}
          aria-label="Text message"
          aria-describedby={isRefused ? refusalId : undefined}
          placeholder="Text message"
          rows={1}
          value={draft.body}
          onChange={(event) => {
            writeDraft(draftKey, { body: event.target.value }) // another text: another key
            setAsking(false)
          }}
          onKeyDown={press}
        />
        <div className={classes.foot}>
          <SegmentCount
            body={draft.body}
            onReplace={(body) => {
              writeDraft(draftKey, { body })
              input.current?.focus()
            }}
          />
          <button
            type="submit"
            className={classes.send}
            aria-disabled={!canSend || undefined}
            aria-describedby={isRefused ? refusalId : undefined}
            title={isRefused ? (standing?.sentence ?? undefined) : `${modKey}Enter`}
          >
            SEND
          </button>
        </div>
      </div>
      {isTooLong && (
        <p className={classes.tooLong} role="alert">
          A text may have at most {maxBody} characters. Shorten it, or send it as two.
        </p>
      )}
      <Said>
        <span role="status">{canSend || draft.body === '' ? '' : (standing?.sentence ?? '')}</span>
      </Said>
    </form>
  )
}

/** A text whose sending a reload cut off comes back as a draft. */
function useRestored({ person, about }: DraftKey): void {
  useEffect(() => restoreUnsent({ person, about }), [person, about])
}

const growsByItself = CSS.supports('field-sizing', 'content')

/** Grows with what is typed, up to a third of the screen; by measuring, where the browser does not do it by itself. */
function useGrowing(input: RefObject<HTMLTextAreaElement | null>, body: string): void {
  useLayoutEffect(() => {
    const element = input.current
    if (growsByItself || !element || element.value !== body) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, window.innerHeight / 3)}px`
  }, [input, body])
}

/** Out of the composer, back to the row it came from, so that J and K go on from there. */
function leaveTo(conversationId: string | undefined): void {
  const row = conversationId && document.querySelector<HTMLElement>(`[data-conversation="${conversationId}"]`)
  if (row) row.focus()
  else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
