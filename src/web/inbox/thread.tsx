// The texts of a conversation: opens at the newest, grows upwards page by page without a jump, follows what comes in.
import { IconArrowDown } from '@tabler/icons-react'
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { sentenceOf } from '../call.ts'
import { useMe } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import { dayLabel } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import { MessageBubble } from './message-bubble.tsx'
import { NoteCard } from './notes/note-card.tsx'
import { useGo } from './place.ts'
import { eventsQuery, fetchOlder, membersQuery, threadQuery } from './queries.ts'
import { useOnTheirWay } from './sending.ts'
import { HandedOnLine, SystemLine } from './system-line.tsx'
import classes from './thread.module.css'
import { newestReaction, type ThreadItem, threadItems } from './thread-items.ts'

const NEAR_END_PX = 60
const NEAR_TOP_PX = 600

export function Thread({ id, name, at }: { id: string; name: string; at?: number | undefined }) {
  const { memberId } = useMe()
  const now = useNow()
  const { data, error, refetch } = useQuery(threadQuery(id, at))
  const { data: members } = useQuery(membersQuery)
  const { data: events } = useQuery(eventsQuery(id))
  const onTheirWay = useOnTheirWay(id)
  const items = useMemo(
    () =>
      data
        ? threadItems(data.messages, data.newer ? [] : onTheirWay, {
            myId: memberId,
            notes: data.notes,
            events: events ?? [],
          })
        : [],
    [data, onTheirWay, memberId, events],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const view = useRef<VirtualizerHandle>(null)
  const shift = useIsPrepend(items)
  const { isAtEnd, onScroll, toEnd } = useStayAtEnd({ items, view, scroller, at })
  const loadOlder = useLoadOnce(data?.more, (client) => fetchOlder(client, id, at))
  const loadNewer = useLoadOnce(data?.newer, (client) =>
    client.fetchQuery({ ...threadQuery(id, at), staleTime: 0 }),
  )
  const toNewest = useToNewest(data?.newer ?? false, onTheirWay.length > 0)
  const authors = useMemo(() => new Map(members?.map((member) => [member.id, member.name])), [members])

  if (!data && error)
    return (
      <div className={classes.blank}>
        <p>{sentenceOf(error)}</p>
        <Button onClick={() => void refetch()}>Try again</Button>
      </div>
    )
  return (
    <div className={classes.holder}>
      <section
        ref={scroller}
        className={classes.scroller}
        aria-label={`Texts with ${name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {!data && <LoadingThread />}
        <Virtualizer
          ref={view}
          data={items}
          shift={shift}
          onScroll={(offset) => {
            onScroll(offset)
            if (offset < NEAR_TOP_PX) loadOlder()
            const handle = view.current
            if (handle && handle.scrollSize - handle.viewportSize - offset < NEAR_TOP_PX) loadNewer()
          }}
        >
          {(item, index) => (
            <div
              key={item.key}
              className={classes.item}
              data-edge={edgeOf(index, items.length)}
              data-found={isAt(item, at) || undefined}
            >
              <Item item={item} now={now} name={name} myId={memberId} authors={authors} conversationId={id} />
            </div>
          )}
        </Virtualizer>
      </section>
      {(!isAtEnd || data?.newer) && items.length > 0 && (
        <button
          type="button"
          className={classes.down}
          onClick={data?.newer ? toNewest : toEnd}
          aria-label="To the newest text"
        >
          <IconArrowDown size={18} stroke={1.8} aria-hidden />
        </button>
      )}
      <Announcer items={data?.newer ? [] : items} name={name} />
    </div>
  )
}

type ItemProps = {
  item: ThreadItem
  now: Date
  name: string
  myId: string | null
  authors: ReadonlyMap<string, string>
  conversationId: string
}

function Item({ item, now, name, myId, authors, conversationId }: ItemProps) {
  switch (item.type) {
    case 'day':
      return <h3 className={classes.day}>{dayLabel(item.at, now)}</h3>
    case 'line':
      return <SystemLine what={item.what} name={name} />
    case 'note':
      return <NoteCard note={item.note} />
    case 'event':
      return <HandedOnLine event={item.event} authors={authors} myId={myId} />
    case 'bubble': {
      const { authorId } = item.bubble.message
      const author = authorId === null ? '' : authorId === myId ? 'You' : (authors.get(authorId) ?? '')
      return <MessageBubble bubble={item.bubble} author={author} conversationId={conversationId} />
    }
  }
}

const edgeOf = (index: number, length: number): string | undefined =>
  index === length - 1 ? 'end' : index === 0 ? 'start' : undefined

/** Were older texts put above since the last time? Then the place on the screen is held from the end. */
function useIsPrepend(items: readonly ThreadItem[]): boolean {
  const firstBubble = items.find(({ type }) => type === 'bubble' || type === 'note')?.key
  const last = useRef(firstBubble)
  const isPrepend = last.current !== undefined && firstBubble !== last.current
  useLayoutEffect(() => {
    last.current = firstBubble
  })
  return isPrepend
}

/** Fetches the next page in one direction, once, however often scrolling asks for it. */
function useLoadOnce(
  isMore: boolean | undefined,
  load: (client: QueryClient) => Promise<unknown>,
): () => void {
  const client = useQueryClient()
  const isFetching = useRef(false)
  return () => {
    if (!isMore || isFetching.current) return
    isFetching.current = true
    void load(client)
      .catch(() => undefined) // scrolling on tries again
      .finally(() => {
        isFetching.current = false
      })
  }
}

/** From a text that was found back to the newest one: by the button, and by writing. */
function useToNewest(isAway: boolean, isWriting: boolean): () => void {
  const go = useGo()
  useEffect(() => {
    if (isAway && isWriting) go({}, { replace: true })
  }, [isAway, isWriting, go])
  return () => go({}, { replace: true })
}

const isAt = (item: ThreadItem, at: number | undefined): boolean =>
  at !== undefined &&
  (orderNoOf(item) === at || (item.type === 'bubble' && item.bubble.badge?.orderNos.includes(at) === true))

const orderNoOf = (item: ThreadItem): number | undefined =>
  item.type === 'bubble' ? item.bubble.message.orderNo : item.type === 'note' ? item.note.orderNo : undefined

type StayOptions = {
  items: readonly ThreadItem[]
  view: RefObject<VirtualizerHandle | null>
  scroller: RefObject<HTMLDivElement | null>
  at: number | undefined
}

/** Whoever reads the newest text goes on seeing the newest; whoever reads further up, or comes for a text that was found, is left there. */
function useStayAtEnd({ items, view, scroller, at }: StayOptions) {
  const [isAtEnd, setAtEnd] = useState(at === undefined)
  const stays = useRef(at === undefined)
  const hasArrived = useRef(at === undefined)
  const last = items.at(-1)
  const isMine = last?.type === 'bubble' && last.bubble.message.state === 'sending'
  const toEnd = (): void => {
    stays.current = true
    view.current?.scrollToIndex(items.length - 1, { align: 'end' })
  }
  const latest = useRef(toEnd)
  latest.current = toEnd
  useLayoutEffect(() => {
    if (items.length > 0 && (stays.current || isMine)) latest.current()
  }, [items, isMine])
  useLayoutEffect(() => {
    if (hasArrived.current || items.length === 0) return
    hasArrived.current = true
    const index = items.findIndex((item) => isAt(item, at))
    if (index >= 0) view.current?.scrollToIndex(index, { align: 'center' })
    // A short thread does not scroll, so nothing else would say that its end is in sight.
    requestAnimationFrame(() => {
      const handle = view.current
      if (handle) setAtEnd(handle.scrollSize - handle.viewportSize - handle.scrollOffset < NEAR_END_PX)
    })
  }, [items, at, view])
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    // The composer grew, or the phone's keyboard opened.
    const observer = new ResizeObserver(() => stays.current && latest.current())
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  const onScroll = (offset: number): void => {
    const handle = view.current
    if (!handle) return
    const isEnd = handle.scrollSize - handle.viewportSize - offset < NEAR_END_PX
    stays.current = isEnd && at === undefined
    setAtEnd(isEnd)
  }
  return { isAtEnd, onScroll, toEnd }
}

/** Says a text that came in while the thread is open to those who listen. */
function Announcer({ items, name }: { items: readonly ThreadItem[]; name: string }) {
  const newest = items.findLast((item) => item.type === 'bubble')?.bubble.message
  const reaction = newestReaction(items)
  const seen = useRef<number | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!newest) return
    const isReaction = reaction !== null && reaction.orderNo > newest.orderNo
    const { orderNo } = isReaction ? reaction : newest
    if (seen.current !== null && orderNo > seen.current && isReaction) setSaid(reaction.words)
    else if (seen.current !== null && orderNo > seen.current && !newest.ours)
      setSaid(`${name}: ${newest.body || 'a picture or file'}`)
    if (orderNo < Number.MAX_SAFE_INTEGER) seen.current = Math.max(seen.current ?? 0, orderNo)
  }, [newest, reaction, name])
  return (
    <div role="log" aria-live="polite" aria-label="New texts">
      <Said>{said}</Said>
    </div>
  )
}

function LoadingThread() {
  return (
    <div className={classes.loading} aria-hidden>
      {[38, 52, 30, 44].map((width, index) => (
        <span key={width} style={{ width: `${width}%` }} data-ours={index % 2 === 1 || undefined} />
      ))}
    </div>
  )
}
