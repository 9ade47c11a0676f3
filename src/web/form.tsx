// A form as every screen has it: its values, what is wrong with them in words, and the focus on the first wrong field.
import { IconAlertCircle } from '@tabler/icons-react'
import {
  type ChangeEvent,
  type FormEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import { ApiError, sentenceOf } from './call.ts'
import classes from './form.module.css'
import { Button } from './ui/button.tsx'

type Value = string | number | boolean | readonly string[]
export type Values = Readonly<Record<string, Value>>
/** A sentence for each wrong field, by the field's name. */
export type Errors = Readonly<Record<string, string>>

export type Form<V extends Values> = {
  readonly values: V
  readonly errors: Errors
  /** What is wrong with the whole, not with one field. */
  readonly problem: string | null
  readonly busy: boolean
  readonly ref: RefObject<HTMLFormElement | null>
  readonly set: (name: keyof V & string, value: Value) => void
  /** What a text input needs. */
  readonly text: (name: keyof V & string) => {
    name: string
    value: string
    error: string | undefined
    'aria-invalid': true | undefined
    onChange: (event: ChangeEvent<HTMLInputElement>) => void
  }
  /** What a select needs. */
  readonly choice: (name: keyof V & string) => {
    name: string
    value: string
    error: string | undefined
    onChange: (event: ChangeEvent<HTMLSelectElement>) => void
  }
  readonly submit: (event: FormEvent) => void
}

type Outline<V extends Values> = {
  initial: V
  /** What the browser can tell before anything is sent; the server checks again. */
  check: (values: V) => Errors
  send: (values: V) => Promise<void>
}

export function useForm<V extends Values>({ initial, check, send }: Outline<V>): Form<V> {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Errors>({})
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const ref = useRef<HTMLFormElement>(null)

  useFocusOnFirstWrong(ref, refusals)
  const refuse = (wrong: Errors, whole: string | null): void => {
    setErrors(wrong)
    setProblem(whole)
    setRefusals((count) => count + 1)
  }
  const submit = async (): Promise<void> => {
    if (busy) return
    const wrong = check(values)
    if (Object.keys(wrong).length > 0) return refuse(wrong, null)
    setErrors({})
    setProblem(null)
    setBusy(true)
    try {
      await send(values)
    } catch (error) {
      const field = fieldOf(error, Object.keys(values))
      refuse(field ? { [field]: wordsOf(error) } : {}, field ? null : wordsOf(error))
    } finally {
      setBusy(false)
    }
  }
  const set = (name: keyof V & string, value: Value): void => {
    setValues((before) => ({ ...before, [name]: value }))
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== name)))
  }
  const press = (event: FormEvent): void => {
    event.preventDefault()
    void submit()
  }
  return { values, errors, problem, busy, ref, set, submit: press, ...bindingsOf({ values, errors, set }) }
}

type Bound<V extends Values> = Pick<Form<V>, 'values' | 'errors' | 'set'>

/** Ties inputs to the form's values by their names. */
function bindingsOf<V extends Values>({ values, errors, set }: Bound<V>): Pick<Form<V>, 'text' | 'choice'> {
  const asText = (name: keyof V & string): string => {
    const value = values[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    text: (name) => ({
      name,
      value: asText(name),
      error: errors[name],
      'aria-invalid': name in errors || undefined, // a password input does not say so by itself
      onChange: (event) => set(name, event.currentTarget.value),
    }),
    choice: (name) => ({
      name,
      value: asText(name),
      error: errors[name],
      onChange: (event) => set(name, event.currentTarget.value),
    }),
  }
}

/** After each refusal the focus goes to the first field that is wrong, or to what is wrong with the whole. */
function useFocusOnFirstWrong(ref: RefObject<HTMLFormElement | null>, refusals: number): void {
  useEffect(() => {
    const wrong = refusals > 0 ? ref.current?.querySelector<HTMLElement>(FIRST_WRONG) : null
    wrong?.focus({ preventScroll: true })
    wrong?.scrollIntoView({ block: 'center' })
  }, [ref, refusals])
}

const FIRST_WRONG = '[aria-invalid="true"], [data-wrong] input, [data-problem]'

/** A sentence for each field that was left empty. What else may be wrong, the server says in its own words. */
export const missing = (values: Values, sentences: Errors): Errors =>
  Object.fromEntries(Object.entries(sentences).filter(([name]) => isEmpty(values[name])))

const isEmpty = (value: Value | undefined): boolean =>
  typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0

/** The form's field that an API error is about: its full name, or else its last part that the form knows. */
function fieldOf(error: unknown, names: readonly string[]): string | undefined {
  if (!(error instanceof ApiError) || !error.field) return undefined
  const parts = error.field.split('.')
  return [error.field, ...parts.toReversed().flatMap((part) => [`values.${part}`, part])].find((name) =>
    names.includes(name),
  )
}

const wordsOf = (error: unknown): string =>
  [sentenceOf(error), error instanceof ApiError ? error.wayOut : undefined].filter(Boolean).join(' ')

/** The form itself: its fields one below the other, what is wrong with the whole on top. The server checks, not the browser. */
export function Fields<V extends Values>({ form, children }: { form: Form<V>; children: ReactNode }) {
  return (
    <form ref={form.ref} onSubmit={form.submit} noValidate className={classes.fields}>
      <FormProblem>{form.problem}</FormProblem>
      {children}
    </form>
  )
}

/** What is wrong with the whole form, above its fields. */
export function FormProblem({ children }: { children: string | null }) {
  if (!children) return null
  return (
    <div role="alert" tabIndex={-1} data-problem className={classes.problem}>
      <IconAlertCircle size={18} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </div>
  )
}

type SubmitProps = { form: { busy: boolean }; busyLabel: string; wide?: boolean; children: ReactNode }

/** Sends the form. While that takes, it says so and keeps the focus; a second press does nothing. */
export function SubmitButton({ form, busyLabel, wide, children }: SubmitProps) {
  return (
    <Button
      type="submit"
      look="primary"
      data-busy={form.busy || undefined}
      className={wide ? classes.wide : ''}
    >
      <span aria-live="polite">{form.busy ? busyLabel : children}</span>
    </Button>
  )
}
