// The list in the picker: a row for each template with USE beside it, and how the arrows move among them.
import { IconTemplate } from '@tabler/icons-react'
import type { Shelf, Template } from '../../templates/contract.ts'
import { Empty } from '../settings/loaded.tsx'
import { Button } from '../ui/button.tsx'
import { Marks } from './marks.tsx'
import classes from './picker.module.css'

type RowsProps = {
  all: readonly Template[]
  active: Template | undefined
  lookAt: (id: string) => void
  use: (template: Template) => void
  query: { hasNextPage: boolean; fetchNextPage: () => Promise<unknown> }
}

export function Rows({ all, active, lookAt, use, query }: RowsProps) {
  return (
    <>
      <ul aria-label="Templates">
        {all.map((template) => {
          const { id, name, body } = template
          return (
            <li key={id} data-active={id === active?.id || undefined}>
              <button
                type="button"
                className={classes.row}
                onClick={() => lookAt(id)}
                onMouseEnter={() => lookAt(id)}
              >
                <span className={classes.name} id={`template-${id}`}>
                  {name}
                </span>
                <span className={classes.words}>{body}</span>
                {(template.fixed || template.owner !== 'personal') && <Marks template={template} />}
              </button>
              <Button
                small
                look={id === active?.id ? 'primary' : 'plain'}
                data-use={id}
                aria-describedby={`template-${id}`}
                onFocus={() => lookAt(id)}
                onClick={() => use(template)}
              >
                USE
              </Button>
            </li>
          )
        })}
      </ul>
      {query.hasNextPage && (
        <div className={classes.more}>
          <Button small onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

export function NothingFound({ find, shelf }: { find: string; shelf: Shelf }) {
  if (find !== '') return <p className={classes.nothing}>No template holds “{find}”.</p>
  return (
    <Empty
      icon={<IconTemplate size={28} stroke={1.4} />}
      title={shelf === 'all' ? 'No templates yet' : `No ${shelf} templates yet`}
    >
      <p>
        {shelf === 'shared'
          ? 'What your team has in common will stand here.'
          : 'Write what you send often once, and put it into a text with one press.'}
      </p>
    </Empty>
  )
}

/** Moves the focus to the USE of the next or the previous one; above the first is the search. */
export function moveFrom(list: HTMLElement | null, { id, step }: { id: string; step: number }): void {
  const buttons = [...(list?.querySelectorAll<HTMLElement>('[data-use]') ?? [])]
  const at = buttons.findIndex((button) => button.dataset.use === id) + step
  if (at < 0) list?.parentElement?.querySelector<HTMLElement>('input[type="search"]')?.focus()
  else buttons[Math.min(at, buttons.length - 1)]?.focus()
}
