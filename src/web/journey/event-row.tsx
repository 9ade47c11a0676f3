// One event of a journey: what happened and when, the words themselves, who did it, and on request every detail that was kept.
import { IconEyeOff } from '@tabler/icons-react'
import type { JourneyDetail, JourneyEvent } from '../../journey/contract.ts'
import { exactTime, timeOfDay } from '../ui/time.ts'
import { EventIcon } from './event-icon.tsx'
import classes from './event-row.module.css'

/** What is told at once; the rest is under More. */
const FIRST = new Set(['Method', 'Said', 'Rests on', 'Why', 'Scheduled for', 'Before', 'Carrier’s note'])

export function EventRow({ event }: { event: JourneyEvent }) {
  const { title, words, areWordsHidden, details, tone, group, recordId } = event
  const at = new Date(event.at)
  const by = event.kind === 'text_in' ? null : event.by // its title says so
  const first = details.filter(({ label }) => FIRST.has(label))
  const rest = [...details.filter(({ label }) => !FIRST.has(label)), ...recordLine(recordId)]
  return (
    <li className={classes.event} data-tone={tone} data-group={group}>
      <EventIcon event={event} />
      <div className={classes.what}>
        <div className={classes.line}>
          <strong className={classes.title}>{title}</strong>
          <time dateTime={event.at} title={exactTime(at)}>
            {timeOfDay(at)}
          </time>
        </div>
        {words !== null && (
          <blockquote className={classes.words} dir="auto">
            {words}
          </blockquote>
        )}
        {areWordsHidden && (
          <p className={classes.hidden}>
            <IconEyeOff size={14} stroke={1.8} aria-hidden />
            Its words stand in a conversation of another department.
          </p>
        )}
        <Details by={by} first={first} rest={rest} title={title} />
      </div>
    </li>
  )
}

type DetailsProps = {
  by: string | null
  first: readonly JourneyDetail[]
  rest: readonly JourneyDetail[]
  title: string
}

function Details({ by, first, rest, title }: DetailsProps) {
  const shown = by === null ? first : [{ label: 'By', value: by, at: null }, ...first]
  return (
    <div className={classes.under}>
      {shown.length > 0 && <Lines details={shown} />}
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary aria-label={`More about “${title}”`}>More</summary>
          <Lines details={rest} />
        </details>
      )}
    </div>
  )
}

function Lines({ details }: { details: readonly JourneyDetail[] }) {
  return (
    <dl className={classes.details}>
      {details.map((detail) => (
        <Detail key={`${detail.label} ${detail.value} ${detail.at}`} detail={detail} />
      ))}
    </dl>
  )
}

const recordLine = (recordId: string | null): JourneyDetail[] =>
  recordId === null ? [] : [{ label: 'Ledger record', value: recordId, at: null }]

function Detail({ detail: { label, value, at } }: { detail: JourneyDetail }) {
  const moment = at === null ? null : new Date(at)
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
        {moment && (
          <>
            {value !== '' && ', '}
            <time dateTime={moment.toISOString()} title={exactTime(moment)}>
              {shortMoment(moment)}
            </time>
          </>
        )}
      </dd>
    </div>
  )
}

const shortMoment = (at: Date): string =>
  at.toLocaleString(undefined, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
