// Where a text is written and sent. It says at once what may go and why not, and loses nothing that was typed.
import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import { flushSync } from 'react-dom'
import { maxBody } from '../../messages/contract.ts'
import { unfilledSentence } from '../../templates/merge-fields.ts'
import { modKey } from '../keys.ts'
import { Said } from '../ui/said.tsx'
import { Chips } from './attach/chips.tsx'
import { DropPlace } from './attach/drop-place.tsx'
import { pasteFiles } from './attach/uploads.ts'
import { AnswerQuote, CampaignChoice } from './campaign-choice.tsx'
import classes from './composer.module.css'
import { AskFirst, Problem, QuietNote } from './composer-notes.tsx'
import { ComposerTools, withInserted } from './composer-tools.tsx'
import type { DraftKey } from './draft.ts'
import { SegmentCount } from './segment-count.tsx'
import { type Added, restoreUnsent } from './sending.ts'
import { Refusal } from './standing.tsx'
import { useTyping } from './together/presence.ts'
import { type Composing, useComposer } from './use-composer.ts'

export function Composer({ autoFocus = false, ...composing }: Composing & { autoFocus?: boolean }) {
  const { conversation } = composing
  const composer = useComposer(composing)
  const { draft, standing, quiet, problem, isAsking, someoneElse } = composer
  const input = useRef<HTMLTextAreaElement>(null)
  const refusalId = useId()
  useRestored(composer.draftKey)
  useGrowing(input, draft.body)
  useTyping(conversation?.id, draft.body)
  useEffect(() => {
    if (autoFocus) input.current?.focus({ preventScroll: true })
  }, [autoFocus])

  const isRefused = standing !== null && !standing.maySend
  const sendNow = (added?: Added): void => {
    input.current?.focus()
    void composer.sendNow(added)
  }
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    if (!composer.canSend) input.current?.focus()
    else if (someoneElse !== null && !isAsking) composer.ask(true)
    else sendNow()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) {
      event.preventDefault()
      submit()
    }
    if (event.key === 'Escape') leaveTo(conversation?.id)
  }
  const write = (body: string): void => {
    composer.write(body)
    input.current?.focus()
  }

  const insert = (words: string): void => {
    const element = input.current
    const { selectionStart: start, selectionEnd: end } = element ?? { selectionStart: 0, selectionEnd: 0 }
    const next = withInserted(draft.body, { start, end }, words)
    flushSync(() => composer.write(next.body))
    element?.focus()
    element?.setSelectionRange(next.cursor, next.cursor)
  }

  return (
    <form className={classes.composer} onSubmit={submit} aria-label="Composer">
      <DropPlace draftKey={composer.draftKey} />
      {isRefused && standing && <Refusal standing={standing} id={refusalId} />}
      {quiet && problem === null && (
        <QuietNote quiet={quiet} hasWords={draft.body.trim() !== ''} onSend={sendNow} />
      )}
      {problem && !(isRefused && problem.code === 'refused') && <Problem error={problem} onSend={sendNow} />}
      {isAsking && someoneElse !== null && (
        <AskFirst memberId={someoneElse} onYes={sendNow} onNo={() => composer.ask(false)} />
      )}
      <div className={classes.box} data-refused={isRefused || undefined}>
        <CampaignChoice {...composer} sendAs={composer.sendAs} onChoose={composer.choose} />
        {conversation && !composer.sendAs && !isRefused && <AnswerQuote conversationId={conversation.id} />}
        <Chips draftKey={composer.draftKey} />
        <textarea
          ref={input}
          aria-label="Text message"
          aria-describedby={isRefused ? refusalId : undefined}
          placeholder="Text message"
          rows={1}
          value={draft.body}
          onChange={(event) => composer.write(event.target.value)}
          onKeyDown={press}
          onPaste={pasteFiles(composer.draftKey)}
        />
        <div className={classes.foot}>
          <ComposerTools
            body={draft.body}
            insert={insert}
            write={write}
            templateId={draft.templateId}
            madeFrom={composer.madeFrom}
            draftKey={composer.draftKey}
            receiver={composing.receiver}
            conversation={conversation}
          />
          <SegmentCount body={draft.body} files={draft.attachments?.length ?? 0} onReplace={write} />
          <button
            type="submit"
            className={classes.send}
            aria-disabled={!composer.canSend || undefined}
            aria-describedby={isRefused ? refusalId : undefined}
            title={isRefused ? (standing?.sentence ?? undefined) : `${modKey}Enter`}
          >
            SEND
          </button>
        </div>
      </div>
      {composer.isTooLong && (
        <p className={classes.tooLong} role="alert">
          A text may have at most {maxBody} characters. Shorten it, or send it as two.
        </p>
      )}
      {composer.unfilled.length > 0 && (
        <p className={classes.tooLong} role="alert">
          {unfilledSentence(composer.unfilled)}
        </p>
      )}
      <Said>
        <span role="status">{composer.canSend || draft.body === '' ? '' : (standing?.sentence ?? '')}</span>
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
