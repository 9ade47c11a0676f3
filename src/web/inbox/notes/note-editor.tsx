// Editing a note of one's own, where it stands. Whoever is mentioned anew is told.
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ThreadNote } from '../../../conversations/contract.ts'
import { editNote } from '../../../notes/contract.ts'
import { typedOf, wordsOf } from '../../../notes/typed.ts'
import { mentionedIn } from '../../../notes/words.ts'
import { call, sentenceOf } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { conversationQuery, threadQuery } from '../queries.ts'
import classes from './note-card.module.css'
import { NoteField } from './note-field.tsx'
import { useMentionable } from './people.ts'

export function NoteEditor({ note, onDone }: { note: ThreadNote; onDone: () => void }) {
  const client = useQueryClient()
  const departmentId = client.getQueryData(conversationQuery(note.conversationId).queryKey)?.conversation
    .departmentId
  const people = useMentionable(departmentId ?? '', mentionedIn(note.words))
  const labelOf = (memberId: string): string => people.find(({ id }) => id === memberId)?.label ?? ''
  const [typed, setTyped] = useState(() => typedOf(note.words, labelOf))
  const [problem, setProblem] = useState<string | null>(null)
  const [seen] = useState(note.changeNo)
  const field = useRef<HTMLTextAreaElement>(null)
  const words = wordsOf(typed.trim(), people)
  const save = async (): Promise<void> => {
    if (words.length === 0) return
    try {
      await call(editNote, { params: { id: note.id }, body: { words, changeNo: seen } })
      await client.invalidateQueries({ queryKey: threadQuery(note.conversationId).queryKey })
      onDone()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <NoteField
      label="Edit the note"
      focusAt={1}
      {...{ field, typed, people }}
      onType={setTyped}
      onSubmit={() => void save()}
      onLeave={onDone}
    >
      {problem !== null && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.buttons}>
        <Button small onClick={onDone}>
          Cancel
        </Button>
        <Button
          small
          look="primary"
          aria-disabled={words.length === 0 || undefined}
          onClick={() => void save()}
        >
          Save note
        </Button>
      </div>
    </NoteField>
  )
}
