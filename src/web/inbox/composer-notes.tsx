// What stands above the composer when a text was not taken, or when somebody else is answering.
import { IconAlertTriangle, IconClock, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ApiError } from '../call.ts'
import { Button } from '../ui/button.tsx'
import type { QuietHour } from './campaign-verdict.ts'
import classes from './composer.module.css'
import { membersQuery } from './queries.ts'
import { sendAtLabel } from './send-at.ts'
import type { Added } from './sending.ts'

type ProblemProps = { error: ApiError; onSend: (added: Added) => void }

/** A text that was not taken is in the composer again; this says why, and does what the gate offers instead. */
export function Problem({ error, onSend }: ProblemProps) {
  const { until } = error
  const Icon = until ? IconClock : IconAlertTriangle
  return (
    <div className={classes.note} data-tone={until ? 'ask' : 'bad'} data-tall role="alert">
      <Icon size={18} stroke={1.8} aria-hidden />
      <p className={classes.told}>
        {sentenceFor(error)} {error.wayOut}
      </p>
      {until && (
        <Button small look="primary" className={classes.offered} onClick={() => onSend({ dueAt: until })}>
          {sendAtLabel(new Date(until), new Date())}
        </Button>
      )}
      {error.reason === 'offer_needs_promotional' && <Overrule onSend={onSend} />}
    </div>
  )
}

type QuietProps = { quiet: QuietHour; hasWords: boolean; onSend: (added: Added) => void }

/** It is a quiet hour there: said while it is typed, with the time at which it may go. */
export function QuietNote({ quiet: { sentence, wayOut, until }, hasWords, onSend }: QuietProps) {
  return (
    <div className={classes.note} data-tone="ask" data-tall role="status">
      <IconClock size={18} stroke={1.8} aria-hidden />
      <p className={classes.told}>
        {sentence} {wayOut}
      </p>
      {until && hasWords && (
        <Button
          small
          look="primary"
          className={classes.offered}
          onClick={() => onSend({ dueAt: until.toISOString() })}
        >
          {sendAtLabel(until, new Date())}
        </Button>
      )}
    </div>
  )
}

const SHORTEST_REASON = 3

/** The words were taken for an offer. A person may say that they are none, and why: that is kept in the ledger. */
function Overrule({ onSend }: Pick<ProblemProps, 'onSend'>) {
  const id = useId()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const overrule = (): void => {
    if (reason.trim().length < SHORTEST_REASON) setMissing(true)
    else onSend({ overruleReason: reason.trim() })
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault() // not the composer's own form
    overrule()
  }
  return (
    <div className={classes.overrule}>
      <label htmlFor={id}>Why it holds no offer</label>
      <input
        id={id}
        maxLength={200}
        autoComplete="off"
        placeholder="Such as: the price of the repair they asked about"
        value={reason}
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        onChange={(event) => {
          setReason(event.target.value)
          setMissing(false)
        }}
        onKeyDown={press}
      />
      <Button small onClick={overrule}>
        This holds no offer
      </Button>
      {isMissing && (
        <p id={`${id}-missing`} className={classes.missing} role="alert">
          Say in a few words why this is no offer. It is kept with the text.
        </p>
      )}
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
