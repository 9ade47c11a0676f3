// What each column of a file is, with its first rows beside it, and what becomes of contacts that are known already.
import { NativeSelect, Switch } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { countries } from '../../contacts/countries.ts'
import { fieldLabels, type ImportField, importFields } from '../../contacts/import/columns.ts'
import { cancelImport, type ImportPreview, startImport } from '../../contacts/import/contract.ts'
import type { KnownWay } from '../../contacts/import/known-contacts.ts'
import { call, sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import { Button } from '../ui/button.tsx'
import classes from './import.module.css'
import { importsQuery } from './queries.ts'

const knownLabels: readonly { value: KnownWay; label: string }[] = [
  { value: 'fill', label: 'Fill in what is empty' },
  { value: 'overwrite', label: 'Write over it with the file' },
  { value: 'skip', label: 'Leave it as it is' },
]
const names = new Intl.DisplayNames('en', { type: 'region' })
const countryChoices = countries
  .map((value) => ({ value, label: names.of(value) ?? value }))
  .sort((one, other) => one.label.localeCompare(other.label, 'en'))

type ColumnsFormProps = { id: string; seen: ImportPreview; close: () => void }

export function ColumnsForm({ id, seen, close }: ColumnsFormProps) {
  const client = useQueryClient()
  const [columns, setColumns] = useState<(ImportField | null)[]>(seen.columns.map(({ field }) => field))
  const [hasHeading, setHeading] = useState(seen.hasHeading)
  const [country, setCountry] = useState(seen.country)
  const [known, setKnown] = useState<KnownWay>('fill')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await work()
      await client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true })
      close()
    } catch (error) {
      setProblem(sentenceOf(error))
      setBusy(false)
    }
  }
  const begin = (event: FormEvent): void => {
    event.preventDefault()
    void act(() => call(startImport, { params: { id }, body: { columns, hasHeading, country, known } }))
  }
  const choose = (at: number, field: string): void =>
    setColumns(columns.map((each, index) => (index === at ? ((field || null) as ImportField | null) : each)))
  return (
    <form className={classes.form} onSubmit={begin} noValidate>
      <Columns seen={seen} columns={columns} choose={choose} />
      <FirstRows
        rows={seen.rows}
        headings={seen.columns.map(({ heading }, at) => heading || `Column ${at + 1}`)}
      />
      <div className={classes.choices}>
        <NativeSelect
          label="Numbers without a country code are of"
          data={countryChoices}
          value={country}
          onChange={(event) => setCountry(event.currentTarget.value)}
        />
        <NativeSelect
          label="A contact that is known already"
          data={[...knownLabels]}
          value={known}
          onChange={(event) => setKnown(event.currentTarget.value as KnownWay)}
        />
      </div>
      <Switch
        label="The first row names the columns"
        checked={hasHeading}
        onChange={(event) => setHeading(event.currentTarget.checked)}
      />
      <FormProblem>{problem}</FormProblem>
      <div className={classes.actions}>
        <Button type="submit" look="primary">
          {busy ? 'Starting…' : 'Import'}
        </Button>
        <Button onClick={() => void act(() => call(cancelImport, { params: { id } }))}>
          Take another file
        </Button>
      </div>
    </form>
  )
}

type ColumnsProps = {
  seen: ImportPreview
  columns: readonly (ImportField | null)[]
  choose: (at: number, field: string) => void
}

function Columns({ seen, columns, choose }: ColumnsProps) {
  const choices = [
    { value: '', label: 'Leave out' },
    ...importFields.map((value) => ({ value, label: fieldLabels[value] })),
  ]
  return (
    <ol className={classes.columns} aria-label="Columns">
      {seen.columns.map(({ heading, samples, barred }, at) => {
        const name = heading || `Column ${at + 1}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <li key={at}>
            <div className={classes.column}>
              <strong>{name}</strong>
              <span>{samples.join(' · ') || 'Empty in the first rows'}</span>
            </div>
            {barred ? (
              <p className={classes.barred}>
                <IconAlertCircle size={16} stroke={1.8} aria-hidden />
                <span>{barred}</span>
              </p>
            ) : (
              <NativeSelect
                aria-label={`${name} is`}
                data={choices}
                value={columns[at] ?? ''}
                onChange={(event) => choose(at, event.currentTarget.value)}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}

function FirstRows({
  rows,
  headings,
}: {
  rows: readonly (readonly string[])[]
  headings: readonly string[]
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways
    <section className={classes.rows} aria-label="First rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {headings.map((heading, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={at} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, 5).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={at}>
              {headings.map((_, cell) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={cell}>{row[cell] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
