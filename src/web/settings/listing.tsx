// A list of the settings: a table where there is room, a card per row on a phone, with a filter once it is long.
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Fragment, type ReactNode, useDeferredValue, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import classes from './listing.module.css'

export type Column<Row> = {
  label: string
  cell: (row: Row) => ReactNode
  /** The row's buttons: no label on a phone, and at the right. */
  isAction?: boolean
}

type ListingProps<Row> = {
  label: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** What the filter searches in. */
  wordsOf: (row: Row) => string
  /** Something that stands under a row, such as a question about it. */
  below?: (row: Row) => ReactNode
  isFaint?: (row: Row) => boolean
  /** How many rows stand before "Show more": few where something follows the list. */
  step?: number
}

const LONG = 12

export function Listing<Row>({
  label,
  rows,
  columns,
  keyOf,
  wordsOf,
  below,
  isFaint,
  step = 100,
}: ListingProps<Row>) {
  const [filter, setFilter] = useState('')
  const [shown, setShown] = useState(step)
  const wanted = useDeferredValue(filter).toLowerCase().split(/\s+/)
  const found = rows.filter((row) => {
    const words = wordsOf(row).toLowerCase()
    return wanted.every((word) => words.includes(word))
  })
  return (
    <>
      {rows.length > LONG && (
        <div className={classes.filter}>
          <TextInput
            type="search"
            aria-label={`Filter ${label.toLowerCase()}`}
            placeholder={`Filter ${rows.length} ${label.toLowerCase()}`}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
          <span role="status">
            <Said>{filter === '' ? '' : `${found.length} found`}</Said>
          </span>
        </div>
      )}
      {found.length === 0 ? (
        <p className={classes.none}>Nothing here matches “{filter}”.</p>
      ) : (
        <Table {...{ label, columns, keyOf, below, isFaint }} rows={found.slice(0, shown)} />
      )}
      {found.length > shown && (
        <div className={classes.more}>
          <Button onClick={() => setShown(shown + step * 5)}>
            Show {Math.min(step * 5, found.length - shown)} more of {found.length}
          </Button>
        </div>
      )}
    </>
  )
}

type TableProps<Row> = Omit<ListingProps<Row>, 'wordsOf' | 'step'>

function Table<Row>({ label, rows, columns, keyOf, below, isFaint }: TableProps<Row>) {
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col">
              {column.isAction ? <Said>{column.label}</Said> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const under = below?.(row)
          return (
            <Fragment key={keyOf(row)}>
              <tr data-faint={isFaint?.(row) || undefined} data-asked={under ? true : undefined}>
                {columns.map((column) => (
                  <td
                    key={column.label}
                    data-label={column.isAction ? undefined : column.label}
                    data-action={column.isAction || undefined}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {under && (
                <tr className={classes.under}>
                  <td colSpan={columns.length}>{under}</td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}
