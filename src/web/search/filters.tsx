// Whose words, and of which time. The department is the one that the list shows.
import type { By } from './queries.ts'
import classes from './search.module.css'

export type Narrowing = { readonly by: By | undefined; readonly days: number | undefined }

export const nowhere: Narrowing = { by: undefined, days: undefined }

const whose: readonly { readonly by: By; readonly label: string }[] = [
  { by: 'them', label: 'From them' },
  { by: 'us', label: 'From us' },
  { by: 'note', label: 'Internal notes' },
]

const times = [
  { days: 7, label: 'Past 7 days' },
  { days: 30, label: 'Past 30 days' },
  { days: 365, label: 'Past year' },
] as const

/** So many days before now, as the server is asked. */
export const sinceOf = (days: number | undefined): string | undefined =>
  days === undefined ? undefined : new Date(Date.now() - days * 86_400_000).toISOString()

type FiltersProps = { narrowing: Narrowing; onChange: (narrowing: Narrowing) => void }

export function Filters({ narrowing, onChange }: FiltersProps) {
  return (
    <div className={classes.filters}>
      <select
        aria-label="Whose texts"
        data-set={narrowing.by !== undefined || undefined}
        value={narrowing.by ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ ...narrowing, by: whose.find(({ by }) => by === value)?.by })
        }
      >
        <option value="">From anyone</option>
        {whose.map(({ by, label }) => (
          <option key={by} value={by}>
            {label}
          </option>
        ))}
      </select>
      <select
        aria-label="Of which time"
        data-set={narrowing.days !== undefined || undefined}
        value={narrowing.days ?? ''}
        onChange={({ target: { value } }) =>
          onChange({ ...narrowing, days: value === '' ? undefined : Number(value) })
        }
      >
        <option value="">Any time</option>
        {times.map(({ days, label }) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
