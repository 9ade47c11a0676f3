// The yellow box in which a note is written: grows with what is typed, and offers colleagues after an @.
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useState,
} from 'react'
import { flushSync } from 'react-dom'
import { type Mentioned, matching, nameBeingTyped } from '../../../notes/typed.ts'
import { Face } from '../../ui/face.tsx'
import { Said } from '../../ui/said.tsx'
import classes from './note-field.module.css'

type FieldProps = {
  label: string
  typed: string
  people: readonly Mentioned[]
  /** Grows each time the cursor is to go into the field; 0 leaves it where it is. */
  focusAt: number
  onType: (typed: string) => void
  onSubmit: () => void
  onLeave: () => void
  field: RefObject<HTMLTextAreaElement | null>
  /** What stands under the text: the buttons. */
  children: ReactNode
}

export function NoteField({ field, typed, people, onType, onSubmit, onLeave, ...props }: FieldProps) {
  const id = useId()
  const offer = useOffer({ field, typed, people, onType })
  useEffect(() => {
    if (props.focusAt === 0) return
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [props.focusAt, field])
  useGrowing(field, typed)
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || offer.press(event)) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      onSubmit()
    }
    if (event.key === 'Escape') onLeave()
  }
  return (
    <div className={classes.box}>
      <textarea
        ref={field}
        aria-label={props.label}
        aria-autocomplete="list"
        aria-controls={offer.isOpen ? `${id}-people` : undefined}
        aria-activedescendant={offer.isOpen ? `${id}-${offer.active?.id}` : undefined}
        placeholder="A note for colleagues. @name tells somebody."
        rows={2}
        value={typed}
        onChange={(event) => {
          onType(event.target.value)
          offer.look()
        }}
        onSelect={offer.look}
        onKeyDown={press}
        onBlur={offer.close}
      />
      {offer.isOpen && (
        <div id={`${id}-people`} className={classes.people} role="listbox" aria-label="Colleagues">
          {offer.found.map((person) => (
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={person.id === offer.active?.id}
              className={classes.person}
              onPointerDown={(event) => {
                event.preventDefault() // the cursor stays in the text
                offer.choose(person)
              }}
            >
              <Face name={person.label} size={24} />
              {person.label}
            </div>
          ))}
        </div>
      )}
      <Said>
        <span role="status">
          {offer.isOpen ? `${offer.found.length} found. ${offer.active?.label ?? ''}` : ''}
        </span>
      </Said>
      {props.children}
    </div>
  )
}

type OfferProps = Pick<FieldProps, 'field' | 'typed' | 'people' | 'onType'>

/** The list of colleagues while a name is being typed: arrows move, Enter or Tab chooses, Escape closes it. */
function useOffer({ field, typed, people, onType }: OfferProps) {
  const [cursor, setCursor] = useState<number | null>(null)
  const [place, setPlace] = useState(0)
  const being = cursor === null ? null : nameBeingTyped(typed, cursor)
  const found = being ? matching(people, being.name) : []
  const isWritten =
    being !== null && found.some(({ label }) => label.toLowerCase() === being.name.toLowerCase())
  const isOpen = found.length > 0 && !(isWritten && found.length === 1)
  const active = found[Math.min(place, found.length - 1)]
  const look = (): void => {
    setCursor(field.current?.selectionEnd ?? null)
    setPlace(0)
  }
  const choose = ({ label }: Mentioned): void => {
    if (!being || cursor === null) return
    const before = `${typed.slice(0, being.from)}@${label} `
    flushSync(() => {
      onType(before + typed.slice(cursor).replace(/^ /, ''))
      setCursor(null)
    })
    field.current?.setSelectionRange(before.length, before.length)
  }
  const press = (event: KeyboardEvent): boolean => {
    if (!isOpen || !active || event.metaKey || event.ctrlKey) return false
    const { key } = event
    if (key === 'ArrowDown') setPlace((place + 1) % found.length)
    else if (key === 'ArrowUp') setPlace((place - 1 + found.length) % found.length)
    else if (key === 'Enter' || key === 'Tab') choose(active)
    else if (key === 'Escape') setCursor(null)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { isOpen, found, active, look, choose, press, close: () => setCursor(null) }
}

const growsByItself = CSS.supports('field-sizing', 'content')

/** Grows with what is typed, by measuring, where the browser does not do it by itself. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, typed: string): void {
  useLayoutEffect(() => {
    const element = field.current
    if (growsByItself || !element || element.value !== typed) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, window.innerHeight / 3)}px`
  }, [field, typed])
}
