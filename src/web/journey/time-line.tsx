// The events of a journey under the headings of their days, newest first; older ones are fetched as one scrolls down.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { groupLabels, type JourneyEvent, type JourneyGroup } from '../../journey/contract.ts'
import { sentenceOf } from '../call.ts'
import { Button } from '../ui/button.tsx'
import { dayKey, dayLabel } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import { EventRow } from './event-row.tsx'
import { journeyQuery } from './queries.ts'
import classes from './time-line.module.css'

type TimeLineProps = { contactId: string; pressed: readonly JourneyGroup[] }

export function TimeLine({ contactId, pressed }: TimeLineProps) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } =
    useInfiniteQuery(journeyQuery(contactId, pressed))
  const scroller = useRef<HTMLElement>(null)
  const now = useNow()
  const which = pressed.join(',')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter begins at its top
  useEffect(() => {
    scroller.current?.scrollTo(0, 0)
  }, [which])
  const events = data?.pages.flatMap((page) => page.events) ?? []
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label="Time line"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      aria-busy={!data && !error}
    >
      {!data && !error && <Bones />}
      {!data && error && (
        <div className={classes.note}>
          <h3>The journey couldn’t be fetched</h3>
          <p>{sentenceOf(error)}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </div>
      )}
      {data && events.length === 0 && <Nothing pressed={pressed} />}
      {daysOf(events).map(({ key, at, events: ofDay }) => (
        <section key={key} className={classes.day} aria-label={dayLabel(at, now)}>
          <h3 className={classes.heading}>{dayLabel(at, now)}</h3>
          <ol className={classes.events}>
            {ofDay.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage && (
        <More
          root={scroller}
          isBusy={isFetchingNextPage}
          isFailed={isFetchNextPageError}
          onMore={() => void fetchNextPage()}
        />
      )}
    </section>
  )
}

type Day = { key: string; at: Date; events: JourneyEvent[] }

function daysOf(events: readonly JourneyEvent[]): Day[] {
  const days: Day[] = []
  for (const event of events) {
    const at = new Date(event.at)
    const key = dayKey(at)
    const last = days.at(-1)
    if (last?.key === key) last.events.push(event)
    else days.push({ key, at, events: [event] })
  }
  return days
}

function Nothing({ pressed }: { pressed: readonly JourneyGroup[] }) {
  return (
    <div className={classes.note}>
      <h3>Nothing yet</h3>
      <p>{empty[pressed.length === 1 ? (pressed[0] ?? 'all') : 'all']}</p>
    </div>
  )
}

const empty: Record<JourneyGroup | 'all', string> = {
  consent: 'What this contact agrees to and withdraws will stand here, word for word, with the proof.',
  messages: 'Texts in both directions will stand here, each with the consent it rests on.',
  delivery: 'What became of each text at the carrier will stand here.',
  notes: 'What colleagues noted about this contact, seen by nobody outside, will stand here.',
  assignment: 'Who claimed, assigned, closed and reopened the conversation will stand here.',
  profile: 'Changes of this contact’s name, time zone, address and the like will stand here.',
  all: `${Object.values(groupLabels).join(', ')}: whatever happens will stand here.`,
}

type MoreProps = {
  root: { readonly current: HTMLElement | null }
  isBusy: boolean
  isFailed: boolean
  onMore: () => void
}

/** Comes into sight at the end of what was fetched, and fetches on; also a button, for the keyboard and after a failure. */
function More({ root, isBusy, isFailed, onMore }: MoreProps) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  latest.current = onMore
  useEffect(() => {
    if (!place.current || isBusy || isFailed) return
    const seen = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && latest.current(),
      { root: root.current, rootMargin: '600px' },
    )
    seen.observe(place.current)
    return () => seen.disconnect()
  }, [root, isBusy, isFailed])
  return (
    <div ref={place} className={classes.more}>
      <Button look="quiet" onClick={onMore} aria-disabled={isBusy}>
        {isBusy ? 'Fetching earlier events' : isFailed ? 'Try again' : 'Show earlier'}
      </Button>
    </div>
  )
}

function Bones() {
  return (
    <div className={classes.bones} aria-hidden>
      {[62, 44, 70, 52, 60].map((width) => (
        <div key={width} className={classes.bone}>
          <span />
          <i style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  )
}
