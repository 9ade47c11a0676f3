// Text message or internal note: two composers of which one is shown. What is typed in one never comes into the other.
import { IconMessage, IconNote } from '@tabler/icons-react'
import { type ReactNode, Suspense, useState } from 'react'
import type { Conversation } from '../../../conversations/contract.ts'
import { useKeys } from '../../keys.ts'
import { later } from '../../later.ts'
import { may, useMe } from '../../session.ts'
import classes from './composer-switch.module.css'
import { readNoteDraft } from './note-draft.ts'

const NoteComposer = later(async () => (await import('./note-composer.tsx')).NoteComposer)

type Mode = 'text' | 'note'
const modes: readonly { mode: Mode; label: string; icon: typeof IconNote; hint?: string }[] = [
  { mode: 'text', label: 'Text message', icon: IconMessage },
  { mode: 'note', label: 'Internal note', icon: IconNote, hint: 'N' },
]

type SwitchProps = { conversation: Conversation; children: ReactNode }

/** `children`: the composer of texts. */
export function ComposerSwitch({ conversation, children }: SwitchProps) {
  const me = useMe()
  const mayNote = may(me, 'notes.write')
  const [mode, setMode] = useState<Mode>(() =>
    mayNote && hasNoteBegun(me.memberId, conversation.id) ? 'note' : 'text',
  )
  const [asked, setAsked] = useState(0) // how often: each time the cursor goes into the note
  const choose = (next: Mode): void => {
    setMode(next)
    setAsked((count) => count + 1)
  }
  useKeys({ n: () => mayNote && choose('note') })
  if (!mayNote) return children
  return (
    <div className={classes.holder} data-mode={mode}>
      <fieldset className={classes.modes} aria-label="What you write">
        {modes.map(({ mode: each, label, icon: Icon, hint }) => (
          <button
            key={each}
            type="button"
            aria-pressed={mode === each}
            aria-keyshortcuts={hint}
            className={classes.mode}
            data-mode={each}
            onClick={() => choose(each)}
          >
            <Icon size={15} stroke={1.8} aria-hidden />
            {label}
          </button>
        ))}
      </fieldset>
      {mode === 'text' ? (
        children
      ) : (
        <Suspense>
          <NoteComposer
            conversation={conversation}
            focusAt={asked}
            onLeave={() => document.activeElement instanceof HTMLElement && document.activeElement.blur()}
          />
        </Suspense>
      )}
    </div>
  )
}

/** A note that was begun here is gone on with, in its own box. */
const hasNoteBegun = (memberId: string | null, conversationId: string): boolean =>
  readNoteDraft({ person: memberId ?? '-', conversationId }) !== ''
