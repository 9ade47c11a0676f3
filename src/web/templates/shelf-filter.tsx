// The filter of templates: all that one may use, one's own, or those that are shared.
import type { Shelf } from '../../templates/contract.ts'
import classes from './shelf-filter.module.css'

const shelves: readonly { shelf: Shelf; label: string }[] = [
  { shelf: 'all', label: 'All' },
  { shelf: 'personal', label: 'Personal' },
  { shelf: 'shared', label: 'Shared' },
]

export function ShelfFilter({ shelf, onChange }: { shelf: Shelf; onChange: (shelf: Shelf) => void }) {
  return (
    <fieldset className={classes.filter} aria-label="Filter">
      {shelves.map((each) => (
        <button
          key={each.shelf}
          type="button"
          aria-pressed={each.shelf === shelf}
          onClick={() => onChange(each.shelf)}
        >
          {each.label}
        </button>
      ))}
    </fieldset>
  )
}
