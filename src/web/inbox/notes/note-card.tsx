// One internal note in the thread: yellow across its width, with its author, and what its author or an admin may do with it.
import { IconDots, IconHistory, IconNote, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { memo, useEffect, useRef, useState } from 'react'
import type { ThreadNote } from '../../../conversations/contract.ts'
import { deleteNote } from '../../../notes/contract.ts'
import { call, sentenceOf } from '../../call.ts'
import { later } from '../../later.ts'
import { may, useMe } from '../../session.ts'
import { toast } from '../../toast.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { exactTime, timeOfDay } from '../../ui/time.ts'
import { threadQuery } from '../queries.ts'
import classes from './note-card.module.css'
import { NoteWords } from './note-words.tsx'
import { useNameOf } from './people.ts'

const NoteEditor = later(async () => (await import('./note-editor.tsx')).NoteEditor)
const NoteHistory = later(async () => (await import('./note-history.tsx')).NoteHistory)

export const NoteCard = memo(function NoteCard({ note }: { note: ThreadNote }) {
  const { memberId } = useMe()
  const nameOf = useNameOf()
  const [shown, setShown] = useState<'words' | 'editor' | 'question'>('words')
  const [isHistory, setHistory] = useState(false)
  const author = note.authorId === memberId ? 'You' : nameOf(note.authorId)
  const isGone = note.deleted !== null || note.isErased
  return (
    <article
      className={classes.note}
      aria-label={`Internal note by ${author}`}
      data-gone={isGone || undefined}
    >
      <header className={classes.head}>
        <IconNote size={15} stroke={1.8} aria-hidden />
        <span className={classes.author}>{author}</span>
        <span className={classes.kind}>Internal note</span>
        <span className={classes.when}>
          {note.editedAt !== null && !isGone && (
            <button type="button" className={classes.edited} onClick={() => setHistory(true)}>
              edited
            </button>
          )}
          <time dateTime={note.at} title={exactTime(new Date(note.at))}>
            {timeOfDay(new Date(note.at))}
          </time>
        </span>
        {!isGone && (
          <NoteMenu
            note={note}
            onEdit={() => setShown('editor')}
            onDelete={() => setShown('question')}
            onHistory={() => setHistory(true)}
          />
        )}
      </header>
      {shown === 'editor' && !isGone ? (
        <NoteEditor note={note} onDone={() => setShown('words')} />
      ) : (
        <Body note={note} nameOf={nameOf} />
      )}
      {shown === 'question' && !isGone && <Question note={note} onDone={() => setShown('words')} />}
      {isHistory && <NoteHistory note={note} onClose={() => setHistory(false)} />}
    </article>
  )
})

function Body({ note, nameOf }: { note: ThreadNote; nameOf: (memberId: string) => string }) {
  const { memberId } = useMe()
  const { deleted } = note
  if (note.isErased) return <p className={classes.gone}>The words were erased.</p>
  if (deleted !== null) {
    const at = new Date(deleted.at)
    return (
      <p className={classes.gone}>
        Deleted by {deleted.by === memberId ? 'you' : nameOf(deleted.by)} on{' '}
        <time dateTime={deleted.at}>{exactTime(at)}</time>
      </p>
    )
  }
  return <NoteWords words={note.words} nameOf={nameOf} myId={memberId} />
}

type MenuProps = { note: ThreadNote; onEdit: () => void; onDelete: () => void; onHistory: () => void }

function NoteMenu({ note, onEdit, onDelete, onHistory }: MenuProps) {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  const isMine = note.authorId === me.memberId && may(me, 'notes.write')
  const mayDelete = isMine || may(me, 'notes.remove')
  if (!isMine && !mayDelete && note.editedAt === null) return null
  return (
    <Menu
      label="This note"
      isOpen={isOpen}
      onChange={setOpen}
      button={(props) => (
        <IconButton
          className={classes.more}
          label="More about this note"
          icon={<IconDots size={16} stroke={1.8} />}
          {...props}
        />
      )}
    >
      {isMine && (
        <MenuItem icon={<IconPencil size={17} stroke={1.6} />} onChoose={onEdit}>
          Edit
        </MenuItem>
      )}
      {note.editedAt !== null && (
        <MenuItem icon={<IconHistory size={17} stroke={1.6} />} onChoose={onHistory}>
          What it said before
        </MenuItem>
      )}
      {mayDelete && (
        <MenuItem icon={<IconTrash size={17} stroke={1.6} />} onChoose={onDelete}>
          Delete
        </MenuItem>
      )}
    </Menu>
  )
}

/** Deleting cannot be undone, so it is asked first. */
function Question({ note, onDone }: { note: ThreadNote; onDone: () => void }) {
  const client = useQueryClient()
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  const remove = async (): Promise<void> => {
    try {
      await call(deleteNote, { params: { id: note.id } })
      await client.invalidateQueries({ queryKey: threadQuery(note.conversationId).queryKey })
    } catch (error) {
      void toast({ text: sentenceOf(error), tone: 'problem' })
    }
    onDone()
  }
  return (
    <div className={classes.question} role="alertdialog" aria-label="Delete this note?">
      <p>Delete this note? Its words go for good; that you deleted it stays.</p>
      <Button small onClick={onDone}>
        Keep it
      </Button>
      <Button small look="primary" ref={yes} onClick={() => void remove()}>
        Delete note
      </Button>
    </div>
  )
}
