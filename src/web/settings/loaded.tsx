// Something fetched, in all its states: not there yet, could not be fetched, there, or there but no longer fresh.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sentenceOf } from '../call.ts'
import { Button } from '../ui/button.tsx'
import classes from './loaded.module.css'

type LoadedProps<Data> = { query: UseQueryResult<Data>; rows?: number; children: (data: Data) => ReactNode }

export function Loaded<Data>({ query, rows = 4, children }: LoadedProps<Data>) {
  if (query.data === undefined) return query.error ? <Failed query={query} /> : <Loading rows={rows} />
  return (
    <>
      {query.error && <Failed query={query} />}
      {children(query.data)}
    </>
  )
}

function Failed({ query }: { query: UseQueryResult<unknown> }) {
  return (
    <div className={classes.failed} role="alert">
      <p>
        {query.data === undefined ? '' : 'What you see may be out of date. '}
        {sentenceOf(query.error)}
      </p>
      <Button onClick={() => void query.refetch()} aria-disabled={query.isFetching || undefined}>
        {query.isFetching ? 'Trying…' : 'Try again'}
      </Button>
    </div>
  )
}

/** Invisible for the first 150 ms: what is that quick needs no announcement. */
function Loading({ rows }: { rows: number }) {
  return (
    <div className={classes.loading} role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <span key={index} className={classes.bone}>
          <span style={{ width: `${26 - (index % 3) * 5}%` }} />
          <span style={{ width: `${48 - (index % 4) * 7}%` }} />
        </span>
      ))}
    </div>
  )
}

/** In place of a list that holds nothing: what will stand here, and the one button that fills it. */
export function Empty({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={classes.empty}>
      <span className={classes.emptyIcon} aria-hidden>
        {icon}
      </span>
      <p className={classes.emptyTitle}>{title}</p>
      {children}
    </div>
  )
}
