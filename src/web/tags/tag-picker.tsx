// Finds a tag as its name is typed, and makes it where there is none: arrows move, Enter puts it on, Escape leaves.
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import type { Tag } from '../../tags/contract.ts'
import { tagName, whyNotName } from '../../tags/tag-name.ts'
import { TagChip } from './tag-chip.tsx'
import { choicesFor } from './tag-choices.ts'
import classes from './tags.module.css'

type PickerProps = {
  label: string
  tags: readonly Tag[]
  /** Those that are on already. */
  taken: readonly string[]
  onPick: (tag: Tag | { name: string }) => void
  inputRef?: Ref<HTMLInputElement>
}

export function TagPicker({ label, tags, taken, onPick, inputRef }: PickerProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const choices = choicesFor(tags, taken, typed)
  const problem = typed.trim() === '' ? null : whyNotName(typed)
  const isShown = isOpen && choices.length > 0
  const pick = (index: number): void => {
    const choice = choices[index]
    if (!choice) return
    setTyped('')
    setAt(0)
    onPick(choice)
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Escape' && (isShown || typed !== '')) {
      event.stopPropagation()
      setTyped('')
      setOpen(false)
    } else if (event.key === 'Escape') event.currentTarget.blur()
    else if (event.key === 'Enter') pick(at)
    else if (step !== 0) {
      setOpen(true)
      setAt((now) => (now + step + choices.length) % Math.max(1, choices.length))
    } else return
    event.preventDefault()
  }
  return (
    <div className={classes.picker}>
      <input
        ref={inputRef}
        className={classes.input}
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? `${id}-${at}` : undefined}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        placeholder="Add a tag"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={press}
      />
      {problem !== null && (
        <p id={`${id}-problem`} className={classes.problem}>
          {problem}
        </p>
      )}
      {isShown && (
        <div id={`${id}-options`} className={classes.options} role="listbox" aria-label={label}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input's keys choose
            <div
              key={'id' in choice ? choice.id : 'new'}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setAt(index)}
              onClick={() => pick(index)}
            >
              {'id' in choice ? <TagChip tag={choice} /> : <span>Make “{tagName(choice.name)}”</span>}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
