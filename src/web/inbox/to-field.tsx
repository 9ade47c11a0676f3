// Whom a new text is for: type a number or a name, choose with the arrows and Enter or with a click.
import { useEffect, useId, useRef, useState } from 'react'
import { Face } from '../ui/face.tsx'
import { formatPhone, looksLikePhone } from '../ui/phone-number.ts'
import classes from './compose-pane.module.css'
import { useFoundContacts } from './find.ts'
import { matches } from './matches.ts'

type Choice = { readonly id: string; readonly name: string; readonly phone: string; readonly isNew?: boolean }

type ToFieldProps = {
  /** The phone that was chosen. */
  to: string | undefined
  error: string | null
  onChoose: (phone: string) => void
}

export function ToField({ to, error, onChoose }: ToFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(to ? formatPhone(to) : '')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const choices = useChoices(typed)
  useEffect(() => {
    if (to === undefined) input.current?.focus()
  }, [to])

  const choose = (choice: Choice | undefined): void => {
    if (!choice) return
    setTyped(choice.name || formatPhone(choice.phone))
    setOpen(false)
    onChoose(choice.phone)
  }
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      if (choices.length > 0) setActive((active + step + choices.length) % choices.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      choose(choices[active])
    }
    if (event.key === 'Escape') setOpen(false)
  }
  const isShown = isOpen && choices.length > 0
  return (
    <div className={classes.field}>
      <label htmlFor={id}>To</label>
      <div className={classes.combobox}>
        <input
          ref={input}
          id={id}
          role="combobox"
          autoComplete="off"
          aria-expanded={isShown}
          aria-controls={`${id}-choices`}
          aria-autocomplete="list"
          aria-activedescendant={isShown ? `${id}-${active}` : undefined}
          aria-invalid={error !== null || undefined}
          aria-describedby={error === null ? undefined : `${id}-error`}
          placeholder="A phone number or a name"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
            setOpen(true)
          }}
          onFocus={() => setOpen(to === undefined)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <div
          id={`${id}-choices`}
          role="listbox"
          aria-label="People"
          className={classes.choices}
          hidden={!isShown}
        >
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={choice.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.choice}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              onMouseEnter={() => setActive(index)}
            >
              <Face name={choice.name} size={30} />
              <span>
                <bdi>{choice.isNew ? `Text ${choice.phone}` : choice.name || formatPhone(choice.phone)}</bdi>
                {choice.name !== '' && <small>{formatPhone(choice.phone)}</small>}
              </span>
            </div>
          ))}
        </div>
        {isOpen && typed.trim().length > 1 && choices.length === 0 && (
          <p className={classes.hint}>
            Nobody is called that yet. Type the whole phone number to text somebody new.
          </p>
        )}
        {error !== null && (
          <p id={`${id}-error`} className={classes.error} role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  )
}

/** Whoever is known by what was typed, and the number itself when it is one. */
function useChoices(typed: string): Choice[] {
  const find = typed.trim()
  const contacts = useFoundContacts(find).filter((contact) => matches(contact, find))
  const digits = find.replace(/\D/g, '')
  const isNumber = looksLikePhone(find) && digits.length >= 3
  const isKnown = contacts.some(({ phone }) => phone.endsWith(digits) && digits.length >= 7)
  return [...contacts, ...(isNumber && !isKnown ? [{ id: 'typed', name: '', phone: find, isNew: true }] : [])]
}
