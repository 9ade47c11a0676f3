// Whom a new text is for: type a number or a name, choose with the arrows and Enter or with a click.
import { IconBan, IconPhonePlus } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Face } from '../ui/face.tsx'
import { digitsOf, formatPhone, looksLikePhone } from '../ui/phone-number.ts'
import classes from './compose-pane.module.css'
import { useFoundContacts } from './find.ts'
import { matches } from './matches.ts'

type Choice = {
  readonly id: string
  readonly name: string
  readonly company: string
  readonly phone: string
  readonly isOptedOut: boolean
  readonly isNew?: boolean
}

type ToFieldProps = {
  /** The phone that was chosen. */
  to: string | undefined
  /** How whoever was chosen is called, once that is known. */
  shown: string | undefined
  error: string | null
  onChoose: (phone: string) => void
}

/** So many digits are a whole number in most places: leaving the field chooses it. */
const WHOLE = 10

export function ToField({ to, shown, error, onChoose }: ToFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(to ? formatPhone(to) : '')
  const [isChanged, setChanged] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const choices = useChoices(isChanged || to === undefined ? typed : '')
  useEffect(() => {
    if (to === undefined) input.current?.focus()
  }, [to])
  useEffect(() => {
    if (shown !== undefined) setTyped(shown)
    setChanged(false)
  }, [shown])

  const choose = (choice: Choice | undefined): void => {
    if (!choice) return
    setTyped(choice.name || (choice.isNew ? choice.phone : formatPhone(choice.phone)))
    setChanged(false)
    setOpen(false)
    onChoose(choice.phone)
  }
  const leave = (): void => {
    setOpen(false)
    if (!isChanged) return
    if (looksLikePhone(typed) && digitsOf(typed).length >= WHOLE) choose(typedChoice(typed))
    else if (to !== undefined && shown !== undefined) {
      setTyped(shown)
      setChanged(false)
    }
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setOpen(true)
      if (isOpen && choices.length > 0) setActive((active + step + choices.length) % choices.length)
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      choose(choices[active])
    }
    if (event.key === 'Escape') setOpen(false)
  }
  const isShown = isOpen && choices.length > 0
  const isNobody = isOpen && typed.trim().length > 1 && choices.length === 0
  const told = [error !== null && `${id}-error`, isNobody && `${id}-hint`].filter(Boolean).join(' ')
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
          aria-describedby={told || undefined}
          placeholder="A phone number or a name"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setChanged(true)
            setActive(0)
            setOpen(true)
          }}
          onFocus={(event) => {
            event.target.select()
            setOpen(to === undefined)
          }}
          onBlur={leave}
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
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={choice.id}
              id={`${id}-${index}`}
              ref={index === active && isShown ? intoSight : null}
              role="option"
              aria-selected={index === active}
              className={classes.choice}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              onMouseMove={() => setActive(index)}
            >
              <ChoiceWords choice={choice} />
            </div>
          ))}
        </div>
        {isNobody && (
          <p id={`${id}-hint`} className={classes.hint}>
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

function ChoiceWords({ choice: { name, company, phone, isOptedOut, isNew } }: { choice: Choice }) {
  if (isNew)
    return (
      <>
        <span className={classes.newFace} aria-hidden>
          <IconPhonePlus size={16} stroke={1.7} />
        </span>
        <bdi>Text {phone}</bdi>
      </>
    )
  const below = [name !== '' && formatPhone(phone), company].filter(Boolean).join(' · ')
  return (
    <>
      <Face name={name} size={30} />
      <span className={classes.who}>
        <bdi>{name || formatPhone(phone)}</bdi>
        {below !== '' && <small>{below}</small>}
      </span>
      {isOptedOut && (
        <span className={classes.optedOut}>
          <IconBan size={14} stroke={2} aria-hidden /> Opted out
        </span>
      )}
    </>
  )
}

const intoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })

const typedChoice = (phone: string): Choice => ({
  ...{ id: 'typed', name: '', company: '', phone: phone.trim(), isOptedOut: false, isNew: true },
})

/** Whoever is known by what was typed, and the number itself when it is one. */
function useChoices(typed: string): Choice[] {
  const find = typed.trim()
  const contacts = useFoundContacts(find).filter((contact) => matches(contact, find))
  const digits = digitsOf(find)
  const isNumber = looksLikePhone(find) && digits.length >= 3
  const isKnown = contacts.some(({ phone }) => phone.endsWith(digits) && digits.length >= 7)
  return [...contacts, ...(isNumber && !isKnown ? [typedChoice(find)] : [])]
}
