// One import: how far it is, what came of it, and the report of what could not be taken.
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ContactImport, cancelImport, importProblems } from '../../contacts/import/contract.ts'
import { call, sentenceOf } from '../call.ts'
import settings from '../settings/settings.module.css'
import { When } from '../settings/when.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import classes from './import.module.css'
import { Progress } from './index.tsx'
import { importsQuery } from './queries.ts'

const states: Readonly<Record<ContactImport['state'], string>> = {
  uploading: 'Waits to be looked over',
  running: 'Being taken in',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Stopped',
}

export function ImportCard({ given, onOpen }: { given: ContactImport; onOpen: () => void }) {
  const { id, name, by, state, bytes, bytesDone, createdAt, sentence, problems } = given
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const cancel = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    await call(cancelImport, { params: { id } }).catch(
      (error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }),
    )
    await client.invalidateQueries({ queryKey: importsQuery.queryKey, exact: true })
    setBusy(false)
  }
  const isOpen = state === 'running' || state === 'uploading'
  return (
    <article className={`${settings.card} ${classes.card}`} aria-label={name}>
      <header className={classes.head}>
        <div>
          <h3>{name}</h3>
          <span className={settings.small}>
            {by} · <When at={createdAt} />
          </span>
        </div>
        <span className={classes.state} data-state={state} aria-live="polite">
          {states[state]}
        </span>
      </header>
      {state === 'running' && <Progress label={`Taking in ${name}`} share={bytesDone / bytes} />}
      {state !== 'uploading' && <Sums given={given} />}
      {sentence && <p className={classes.why}>{sentence}</p>}
      <div className={classes.actions}>
        {state === 'uploading' && <Button onClick={onOpen}>Look it over</Button>}
        {isOpen && <Button onClick={() => void cancel()}>{busy ? 'Cancelling…' : 'Cancel'}</Button>}
        {problems > 0 && (
          <Button onClick={() => window.location.assign(importProblems.path.replace(':id', id))}>
            <IconDownload size={16} stroke={1.8} aria-hidden /> Report of {problems.toLocaleString()}{' '}
            {problems === 1 ? 'problem' : 'problems'}
          </Button>
        )}
      </div>
    </article>
  )
}

function Sums({ given: { rows, added, changed, unchanged, optedOut, refused } }: { given: ContactImport }) {
  const sums: readonly [count: number, what: string][] = [
    [added, 'new'],
    [changed, 'changed'],
    [unchanged, 'known and left as they are'],
    [refused, 'not taken'],
    [optedOut, 'have opted out, and stay so'],
  ]
  return (
    <dl className={classes.sums}>
      <div>
        <dt>rows read</dt>
        <dd>{rows.toLocaleString()}</dd>
      </div>
      {sums
        .filter(([count]) => count > 0)
        .map(([count, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{count.toLocaleString()}</dd>
          </div>
        ))}
    </dl>
  )
}
