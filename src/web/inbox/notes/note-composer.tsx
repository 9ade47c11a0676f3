// Where an internal note is written. It knows nothing of sending: it has its own box, its own draft and its own endpoint.
import { IconLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { Conversation } from '../../../conversations/contract.ts'
import { addNote } from '../../../notes/contract.ts'
import { wordsOf } from '../../../notes/typed.ts'
import { lengthOf, maxNote } from '../../../notes/words.ts'
import { call, sentenceOf } from '../../call.ts'
import { modKey } from '../../keys.ts'
import { useMe } from '../../session.ts'
import { useGo, usePlace } from '../place.ts'
import { threadQuery } from '../queries.ts'
import { newRequestKey } from '../sending.ts'
import classes from './note-composer.module.css'
import { type NoteDraftKey, readNoteDraft, useNoteDraft, writeNoteDraft } from './note-draft.ts'
import { NoteField } from './note-field.tsx'
import { useMentionable } from './people.ts'

type ComposerProps = { conversation: Conversation; focusAt: number; onLeave: () => void }

export function NoteComposer({ conversation, focusAt, onLeave }: ComposerProps) {
  const { memberId } = useMe()
  const draftKey = { person: memberId ?? '-', conversationId: conversation.id }
  const typed = useNoteDraft(draftKey)
  const people = useMentionable(conversation.departmentId)
  const field = useRef<HTMLTextAreaElement>(null)
  const { add, problem, isAdding } = useAdd(conversation, draftKey)
  const words = wordsOf(typed.trim(), people)
  const isTooLong = lengthOf(words) > maxNote
  const canAdd = words.length > 0 && !isTooLong && !isAdding
  const submit = (event?: FormEvent): void => {
    event?.preventDefault()
    field.current?.focus()
    if (canAdd) void add(words)
  }
  return (
    <form className={classes.composer} onSubmit={submit} aria-label="Internal note">
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem} Your note is kept.
        </p>
      )}
      <NoteField
        label="Internal note"
        {...{ field, typed, people, focusAt, onLeave }}
        onType={(next) => writeNoteDraft(draftKey, next)}
        onSubmit={submit}
      >
        <div className={classes.foot}>
          <span className={classes.promise}>
            <IconLock size={14} stroke={1.8} aria-hidden />
            Only colleagues see this. It is never sent.
          </span>
          <button
            type="submit"
            className={classes.add}
            aria-disabled={!canAdd || undefined}
            title={`${modKey}Enter`}
          >
            ADD NOTE
          </button>
        </div>
      </NoteField>
      {isTooLong && (
        <p className={classes.problem} role="alert">
          A note may have at most {maxNote} characters. Shorten it, or add two.
        </p>
      )}
    </form>
  )
}

/** Adds the note; what was typed stays until it is stored, and its key makes trying again harmless. */
function useAdd({ id }: Conversation, draftKey: NoteDraftKey) {
  const client = useQueryClient()
  const go = useGo()
  const { at } = usePlace()
  const [problem, setProblem] = useState<string | null>(null)
  const [isAdding, setAdding] = useState(false)
  const tried = useRef<{ asked: string; requestKey: string } | null>(null)
  const add = async (words: ReturnType<typeof wordsOf>): Promise<void> => {
    const typed = readNoteDraft(draftKey)
    const asked = JSON.stringify(words)
    if (tried.current?.asked !== asked) tried.current = { asked, requestKey: newRequestKey() }
    setAdding(true)
    setProblem(null)
    try {
      await call(addNote, { params: { id }, body: { requestKey: tried.current.requestKey, words } })
      tried.current = null
      if (readNoteDraft(draftKey) === typed) writeNoteDraft(draftKey, '')
      if (at !== undefined) go({}, { replace: true }) // away from a text that was found, to where the note stands
      await client.invalidateQueries({ queryKey: threadQuery(id).queryKey })
    } catch (error) {
      setProblem(sentenceOf(error))
    } finally {
      setAdding(false)
    }
  }
  return { add, problem, isAdding }
}
