// What was found, in the place of the list: people, then texts, newest first. Opening one shows the thread at that text.
import { IconClock, IconPlugConnectedX, IconSearch, IconZoomQuestion } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { sentenceOf } from '../call.ts'
import { usePaused } from '../inbox/find.ts'
import { LoadingList, Note } from '../inbox/list-states.tsx'
import { LIST_STEP, type ListStep } from '../inbox/list-step.ts'
import { useGo, usePlace } from '../inbox/place.ts'
import { useMe } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import { useNow } from '../ui/use-now.ts'
import { Filters, type Narrowing, nowhere, sinceOf } from './filters.tsx'
import { searchQuery } from './queries.ts'
import { forgetSearches, rememberSearch, useRecentSearches } from './recent.ts'
import { PersonRow, TextRow } from './rows.tsx'
import classes from './search.module.css'
import { focusRow } from './step.ts'
import { suggest } from './suggestion.ts'

type ResultsProps = { typed: string; onType: (typed: string) => void }

export function SearchResults({ typed, onType }: ResultsProps) {
  const [narrowing, setNarrowing] = useState<Narrowing>(nowhere)
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const step = (event: Event): void => {
      if (pane.current) focusRow(pane.current, (event as CustomEvent<ListStep>).detail.by)
    }
    window.addEventListener(LIST_STEP, step)
    return () => window.removeEventListener(LIST_STEP, step)
  }, [])
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by === null || !(event.target instanceof HTMLElement) || event.target.tagName === 'SELECT') return
    event.preventDefault()
    focusRow(event.target, by)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the links inside
    <div
      ref={pane}
      className={classes.results}
      onKeyDown={press}
      // Some browsers take the focus from the field before a click is done, and what is clicked would be gone.
      onMouseDown={(event) => typed === '' && event.preventDefault()}
    >
      {typed.trim() === '' ? (
        <Recent onType={onType} />
      ) : (
        <>
          <Filters narrowing={narrowing} onChange={setNarrowing} />
          <Found typed={typed} narrowing={narrowing} onType={onType} onWiden={() => setNarrowing(nowhere)} />
        </>
      )}
    </div>
  )
}

/** Before anything is typed: what was looked for last. */
function Recent({ onType }: Pick<ResultsProps, 'onType'>) {
  const { memberId } = useMe()
  const recent = useRecentSearches(memberId)
  if (recent.length === 0)
    return (
      <Note icon={<IconSearch size={28} stroke={1.4} />} title="Find any text or person">
        <p>
          Words in any order, names, and numbers however they are written. Quotes keep words together: “blue
          helmet”.
        </p>
      </Note>
    )
  return (
    <section className={classes.group} aria-labelledby="recent-searches">
      <header>
        <h2 id="recent-searches">Recent searches</h2>
        <button type="button" className={classes.quiet} onClick={() => forgetSearches(memberId)}>
          Clear
        </button>
      </header>
      <ul>
        {recent.map((find) => (
          <li key={find}>
            <button type="button" className={classes.recent} data-found-row onClick={() => onType(find)}>
              <IconClock size={16} stroke={1.6} aria-hidden />
              <bdi>{find}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type FoundProps = ResultsProps & { narrowing: Narrowing; onWiden: () => void }

function Found({ typed, narrowing, onType, onWiden }: FoundProps) {
  const me = useMe()
  const now = useNow()
  const place = usePlace()
  const find = usePaused(typed)
  const { by, days } = narrowing
  const since = useMemo(() => sinceOf(days), [days])
  const query = useInfiniteQuery({
    ...searchQuery({ find, by, since, departmentId: place.departmentId }),
    enabled: find.trim() !== '',
  })
  const { data, error, refetch, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage } = query
  const end = useWhenSeen(() => void fetchNextPage(), hasNextPage && !isFetching && !error)

  if (error && !data)
    return (
      <Note icon={<IconPlugConnectedX size={28} stroke={1.4} />} title="The search couldn’t be done">
        <p>{sentenceOf(error)}</p>
        <Button onClick={() => void refetch()} aria-disabled={isFetching || undefined}>
          {isFetching ? 'Trying…' : 'Try again'}
        </Button>
      </Note>
    )
  if (!data) return <LoadingList rows={6} />
  const contacts = data.pages[0]?.contacts ?? []
  const texts = data.pages.flatMap((page) => page.texts)
  const isCutShort = data.pages.at(-1)?.isCutShort === true
  const keep = (): void => rememberSearch(me.memberId, typed)
  const isNarrowed = by !== undefined || since !== undefined || place.departmentId !== undefined
  return (
    <>
      <p role="status" className={classes.status}>
        <Said>{toldOf(contacts.length, texts.length, hasNextPage)}</Said>
      </p>
      {contacts.length > 0 && (
        <Group title="People" id="found-people">
          {contacts.map((contact) => (
            <PersonRow key={contact.id} contact={contact} place={place} onOpen={keep} />
          ))}
        </Group>
      )}
      {texts.length > 0 && (
        <Group title="Texts" id="found-texts">
          {texts.map((text) => (
            <TextRow key={text.id} text={text} place={place} now={now} onOpen={keep} />
          ))}
        </Group>
      )}
      {texts.length + contacts.length === 0 && !hasNextPage && (
        <Nothing typed={find} isNarrowed={isNarrowed} onType={onType} onWiden={onWiden} />
      )}
      {hasNextPage && (
        <div className={classes.more}>
          {isCutShort && !isFetchingNextPage ? (
            <>
              <p>
                {texts.length === 0
                  ? 'Nothing among the newest texts.'
                  : 'Older texts were not looked at yet.'}
              </p>
              <Button onClick={() => void fetchNextPage()}>Look further back</Button>
            </>
          ) : (
            <div ref={end}>
              <LoadingList rows={2} />
            </div>
          )}
        </div>
      )}
    </>
  )
}

function Group({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section className={classes.group} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <ul>{children}</ul>
    </section>
  )
}

type NothingProps = {
  typed: string
  isNarrowed: boolean
  onType: (typed: string) => void
  onWiden: () => void
}

function Nothing({ typed, isNarrowed, onType, onWiden }: NothingProps) {
  const go = useGo()
  const suggestion = suggest(typed, { isNarrowed })
  const everywhere = (): void => {
    onWiden()
    go({ departmentId: undefined, open: undefined })
  }
  return (
    <Note icon={<IconZoomQuestion size={28} stroke={1.4} />} title="Nothing was found">
      <p>
        No text or person fits <bdi>“{typed.trim()}”</bdi>
        {isNarrowed ? ' here' : ''}. A new text can be found a moment after it came.
      </p>
      {suggestion?.kind === 'everywhere' && <Button onClick={everywhere}>Look everywhere</Button>}
      {suggestion?.kind === 'words' && (
        <Button onClick={() => onType(suggestion.find)}>Look for “{suggestion.find}”</Button>
      )}
    </Note>
  )
}

const toldOf = (people: number, texts: number, isMore: boolean): string =>
  people + texts === 0
    ? 'Nothing was found.'
    : `${people} ${people === 1 ? 'person' : 'people'}, ${texts}${isMore ? ' or more' : ''} ${texts === 1 ? 'text' : 'texts'}.`

/** Calls when the end of what is shown comes near. */
function useWhenSeen(act: () => void, isWanted: boolean) {
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const element = end.current
    if (!element || !isWanted) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) latest.current()
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [isWanted])
  return end
}
