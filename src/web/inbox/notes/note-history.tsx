// What a note said before it was edited.
import { useQuery } from '@tanstack/react-query'
import type { ThreadNote } from '../../../conversations/contract.ts'
import { readNoteHistory } from '../../../notes/contract.ts'
import { call, sentenceOf } from '../../call.ts'
import { useMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { exactTime } from '../../ui/time.ts'
import classes from './note-card.module.css'
import { NoteWords } from './note-words.tsx'
import { useNameOf } from './people.ts'

export function NoteHistory({ note, onClose }: { note: ThreadNote; onClose: () => void }) {
  const { memberId } = useMe()
  const nameOf = useNameOf()
  const { data, error, refetch } = useQuery({
    queryKey: ['note-history', note.id, note.changeNo] as const,
    queryFn: ({ signal }) => call(readNoteHistory, { params: { id: note.id }, signal }),
  })
  return (
    <Sheet title="What this note said before" isOpen onClose={onClose}>
      {!data && error && (
        <p className={classes.problem} role="alert">
          {sentenceOf(error)} <Button onClick={() => void refetch()}>Try again</Button>
        </p>
      )}
      <ol className={classes.versions} aria-busy={!data && !error}>
        {data?.versions.map(({ words, at }) => (
          <li key={at}>
            <time dateTime={at}>{exactTime(new Date(at))}</time>
            <NoteWords words={words} nameOf={nameOf} myId={memberId} />
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
