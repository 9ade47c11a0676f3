// What stands above the composer when a text was not taken, or when somebody else is answering.
import { IconAlertTriangle, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ApiError } from '../call.ts'
import { Button } from '../ui/button.tsx'
import classes from './composer.module.css'
import { membersQuery } from './queries.ts'

/** A text that was not taken is in the composer again; this says why. */
export function Problem({ error }: { error: ApiError }) {
  return (
    <div className={classes.note} data-tone="bad" role="alert">
      <IconAlertTriangle size={18} stroke={1.8} aria-hidden />
      <p>
        {sentenceFor(error)} {error.wayOut}
      </p>
    </div>
  )
}

const sentenceFor = ({ code, message }: ApiError): string =>
  code === 'unreachable' || code === 'database_away'
    ? 'Not sent: Parley can’t be reached just now. Your text is kept; press SEND to try again.'
    : message

type AskProps = { memberId: string; onYes: () => void; onNo: () => void }

export function AskFirst({ memberId, onYes, onNo }: AskProps) {
  const { data: members } = useQuery(membersQuery)
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  const name = members?.find(({ id }) => id === memberId)?.name.split(' ')[0] ?? 'A colleague'
  return (
    <div className={classes.note} data-tone="ask" role="alertdialog" aria-label={`${name} is answering this`}>
      <IconUsers size={18} stroke={1.8} aria-hidden />
      <p>{name} is answering this. Send anyway?</p>
      <Button small onClick={onNo}>
        Keep as draft
      </Button>
      <Button small look="primary" ref={yes} onClick={onYes}>
        Send anyway
      </Button>
    </div>
  )
}
