// Where one types what is looked for. "/" leads here from anywhere in the inbox.
import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useGo } from '../inbox/place.ts'
import { useKeys } from '../keys.ts'
import { useMe } from '../session.ts'
import { useSingleKeys } from '../single-keys.ts'
import classes from './search.module.css'
import { focusRow } from './step.ts'

type FieldProps = { typed: string; onType: (typed: string) => void; onEnter: () => void }

export function SearchField({ typed, onType, onEnter }: FieldProps) {
  const { memberId } = useMe()
  const hasKeys = useSingleKeys(memberId)
  const field = useRef<HTMLInputElement>(null)
  const go = useGo()
  const focus = (): void => {
    field.current?.focus()
    field.current?.select()
  }
  useKeys({
    '/': () => {
      // At once: what is typed next must not act as a key. On a phone the conversation covers the list first.
      if (field.current?.offsetParent !== null) return focus()
      go({ open: undefined })
      requestAnimationFrame(focus)
    },
  })
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onEnter()
    else if (event.key === 'ArrowDown') focusRow(event.currentTarget, 1)
    else if (event.key === 'Escape') {
      onType('')
      event.currentTarget.blur()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={classes.field}>
      <IconSearch size={16} stroke={1.8} aria-hidden />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        aria-label="Search texts and people"
        aria-keyshortcuts={hasKeys ? '/' : undefined}
        placeholder="Search texts and people"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={300}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={press}
      />
      {typed === '' && hasKeys && <kbd aria-hidden>/</kbd>}
      {typed !== '' && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            onType('')
            focus()
          }}
        >
          <IconX size={16} stroke={1.8} aria-hidden />
        </button>
      )}
    </search>
  )
}
