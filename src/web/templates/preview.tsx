// A template as its recipient would read it: what is filled in is marked, and what is missing says so.
import { useId } from 'react'
import { segmentsOf } from '../../messages/segments.ts'
import {
  type FieldName,
  type FieldValues,
  fill,
  mergeFields,
  piecesOf,
} from '../../templates/merge-fields.ts'
import classes from './preview.module.css'

type PreviewProps = {
  /** What stands above it, such as for whom it is filled in. */
  label: string
  body: string
  /** null while nobody is chosen: the fields stay as they are written. */
  values: FieldValues | null
  /** What a missing value means here. */
  whenMissing: (fields: readonly FieldName[]) => string
}

export function Preview({ label, body, values, whenMissing }: PreviewProps) {
  const id = useId()
  const filled = values ? fill(body, values) : { text: body, missing: [] }
  const { segments } = segmentsOf(filled.text)
  return (
    <section className={classes.preview} aria-labelledby={id}>
      <p className={classes.label}>
        <span id={id}>{label}</span>
        {body !== '' && (
          <span data-number>
            {filled.text.length} characters · {segments} {segments === 1 ? 'segment' : 'segments'}
          </span>
        )}
      </p>
      <p className={classes.words}>
        {body === '' ? (
          <span className={classes.none}>Nothing written yet.</span>
        ) : (
          <Words {...{ body, values }} />
        )}
      </p>
      {filled.missing.length > 0 && <p className={classes.missingNote}>{whenMissing(filled.missing)}</p>}
    </section>
  )
}

function Words({ body, values }: { body: string; values: FieldValues | null }) {
  return piecesOf(body).map((piece, index) => {
    const key = `${index} ${piece.text}`
    if (piece.kind === 'words') return <span key={key}>{piece.text}</span>
    const value = piece.kind === 'field' && values ? values[piece.name].trim() || piece.fallback : null
    return (
      <mark key={key} data-missing={(values !== null && value === null) || undefined}>
        {value ?? piece.text}
      </mark>
    )
  })
}

/** "The contact’s first name isn’t known": each field that has no value, in a sentence. */
export function notKnown(fields: readonly FieldName[]): string {
  const names = fields.map((field) => mergeFields.find(({ name }) => name === field)?.known ?? field)
  const listed = new Intl.ListFormat('en').format(names)
  return `${listed.charAt(0).toUpperCase()}${listed.slice(1)} ${fields.length === 1 ? 'isn’t' : 'aren’t'} known`
}
