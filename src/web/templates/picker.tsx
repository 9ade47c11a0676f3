// The picker of templates: a filter, a search, the list with USE beside each, and the one that is looked at as its recipient would read it.
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Shelf, Template } from '../../templates/contract.ts'
import type { FieldValues } from '../../templates/merge-fields.ts'
import { may, useMe } from '../session.ts'
import { Loaded } from '../settings/loaded.tsx'
import { Button } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import { Sheet } from '../ui/sheet.tsx'
import classes from './picker.module.css'
import { moveFrom, NothingFound, Rows } from './picker-rows.tsx'
import { notKnown, Preview } from './preview.tsx'
import { templatesQuery } from './queries.ts'
import { ShelfFilter } from './shelf-filter.tsx'
import { TemplateForm } from './template-form.tsx'
import { fitsWith } from './template-verdict.ts'

type PickerProps = {
  isOpen: boolean
  /** null while nobody is chosen to send to. */
  values: FieldValues | null
  /** The template that the text holds already. */
  inUse: Template | null
  onUse: (template: Template) => void
  onClose: () => void
}

export function Picker({ isOpen, onClose, ...rest }: PickerProps) {
  const [isMaking, setMaking] = useState(false)
  const close = (): void => {
    setMaking(false)
    onClose()
  }
  return (
    <Sheet title={isMaking ? 'Create template' : 'Templates'} isOpen={isOpen} onClose={close}>
      <Inside {...rest} isMaking={isMaking} setMaking={setMaking} />
    </Sheet>
  )
}

type InsideProps = Omit<PickerProps, 'isOpen' | 'onClose'> & {
  isMaking: boolean
  setMaking: (isMaking: boolean) => void
}

function Inside({ values, inUse, onUse, isMaking, setMaking }: InsideProps) {
  const [shelf, setShelf] = useState<Shelf>('all')
  const [typed, setTyped] = useState('')
  const [find] = useDebouncedValue(typed.trim(), 150)
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const query = useInfiniteQuery(templatesQuery({ shelf, find, kind: 'text' }))
  const [problem, setProblem] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const all = query.data?.pages.flatMap(({ templates }) => templates) ?? []
  const active = all.find(({ id }) => id === lookedAt) ?? all[0]

  if (isMaking)
    return (
      <div className={classes.making}>
        <TemplateForm
          start={{ owner: 'personal' }}
          preview={{ label: values ? 'As they would read it' : 'Preview', values }}
          onCancel={() => setMaking(false)}
          onSaved={({ id }) => {
            setShelf('all')
            setTyped('')
            setLookedAt(id)
            setMaking(false)
          }}
        />
      </div>
    )
  const use = (template: Template | undefined): void => {
    if (!template) return
    const why = whyNotBeside(template, inUse)
    if (why === null) onUse(template)
    else setProblem(why)
  }
  const lookAt = (id: string): void => {
    setLookedAt(id)
    setProblem(null)
  }
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const isSearch = event.target instanceof HTMLInputElement
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (isSearch && event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (typed.trim() === find && !query.isPlaceholderData) use(active)
    }
    if (step === undefined || !active) return
    event.preventDefault()
    moveFrom(list.current, { id: active.id, step: isSearch && step === 1 ? 0 : step })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows that move among what stands in it
    <div className={classes.picker} onKeyDown={press}>
      <div className={classes.look}>
        <TextInput
          className={classes.search}
          type="search"
          aria-label="Search templates"
          placeholder="Search templates"
          ref={focusFirst}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setLookedAt(null)
          }}
        />
        <ShelfFilter shelf={shelf} onChange={setShelf} />
      </div>
      <Said>
        <span role="status">{query.isPlaceholderData || !query.data ? '' : `${all.length} found`}</span>
      </Said>
      <div className={classes.list} ref={list}>
        <Loaded query={query} rows={3}>
          {() =>
            all.length === 0 ? (
              <NothingFound find={find} shelf={shelf} />
            ) : (
              <Rows {...{ all, active, lookAt, use, query }} />
            )
          }
        </Loaded>
      </div>
      {active && (
        <Preview
          label={
            values
              ? `“${active.name}” as they would read it`
              : `“${active.name}”, filled in once it is known to whom`
          }
          body={active.body}
          values={values}
          whenMissing={(fields) => `${notKnown(fields)}. Write it into the text before you send it.`}
        />
      )}
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <Foot onMake={() => setMaking(true)} />
    </div>
  )
}

function Foot({ onMake }: { onMake: () => void }) {
  const mayMake = may(useMe(), 'messages.send')
  return (
    <div className={classes.foot}>
      <span className={classes.keys}>
        <kbd>↑</kbd> <kbd>↓</kbd> choose · <kbd>Enter</kbd> use
      </span>
      {mayMake && (
        <Button onClick={onMake}>
          <IconPlus size={16} stroke={1.8} aria-hidden /> Create template
        </Button>
      )}
    </div>
  )
}

/** A dialog that opens gives the focus to what carries this attribute, which React does not write; in an open one it is given at once. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.setAttribute('autofocus', '')
  if (input?.closest('dialog')?.open) input.focus()
}

/** Why this template can't stand in one text with the one that is in it already; null when it can. */
function whyNotBeside({ name, fixed }: Template, inUse: Template | null): string | null {
  if (!inUse || fitsWith(fixed, inUse.fixed)) return null
  return `The text holds “${inUse.name}” already, which is fixed to ${inUse.fixed?.campaign}. Send that first, or empty the text; then use “${name}”.`
}
