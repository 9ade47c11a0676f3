// The rows of one list: only those in sight are in the page, so ten thousand scroll like ten.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import type { Conversation } from '../../conversations/contract.ts'
import type { Tag } from '../../tags/contract.ts'
import { useMe } from '../session.ts'
import { tagsQuery } from '../tags/queries.ts'
import { useNow } from '../ui/use-now.ts'
import classes from './conversation-list.module.css'
import { ConversationRow } from './conversation-row.tsx'
import { EmptyList, FailedList, LoadingList } from './list-states.tsx'
import { LIST_STEP, type ListStep } from './list-step.ts'
import { usePlace } from './place.ts'
import { fetchNextRows, listQuery, membersQuery } from './queries.ts'
import type { ListKey } from './rows.ts'

const ROW_PX = 68
const AHEAD_ROWS = 15

export function ConversationList() {
  const place = usePlace()
  const me = useMe()
  const now = useNow()
  const { list, departmentId, tagId } = place
  const key = useMemo((): ListKey => ({ list, departmentId, tagId }), [list, departmentId, tagId])
  const { data, error, refetch, isFetching } = useQuery(listQuery(key))
  const { data: members } = useQuery(membersQuery)
  const { data: tags } = useQuery(tagsQuery)
  const virtualizer = useRef<VirtualizerHandle>(null)
  const loadMore = useLoadMore(key, data?.next ?? null)
  const rows = data?.rows ?? []
  useStep({ rows, open: place.open, virtualizer })
  // A page of a list by tag may hold few or none, though there are more further down.
  const isShort = data?.next != null && rows.length < AHEAD_ROWS
  useEffect(() => {
    if (isShort) loadMore()
  })

  if (!data && error) return <FailedList error={error} onRetry={() => void refetch()} isTrying={isFetching} />
  if (!data) return <LoadingList />
  if (rows.length === 0 && data.next !== null) return <LoadingList />
  if (rows.length === 0) return <EmptyList list={list} tagId={tagId} />

  const tagOf = (row: Conversation): Tag | null =>
    tags?.find(({ id }) => id !== tagId && row.tags.includes(id)) ?? null
  const nameOf = new Map(members?.map(({ id, name }) => [id, name]))
  const watch = (): void => {
    const view = virtualizer.current
    if (view && view.findItemIndex(view.scrollOffset + view.viewportSize) >= rows.length - AHEAD_ROWS)
      loadMore()
  }
  return (
    <div className={classes.scroller}>
      <Virtualizer ref={virtualizer} as="ul" item="li" data={rows} itemSize={ROW_PX} onScroll={watch}>
        {(row) => (
          <ConversationRow
            key={row.id}
            conversation={row}
            place={place}
            now={now}
            tag={tagOf(row)}
            assignee={
              row.assigneeId === null || row.assigneeId === me.memberId
                ? null
                : (nameOf.get(row.assigneeId) ?? '')
            }
          />
        )}
      </Virtualizer>
      {data.next !== null && <LoadingList rows={2} />}
    </div>
  )
}

/** Fetches the next page once, however often scrolling asks for it. */
function useLoadMore(key: ListKey, next: string | null): () => void {
  const client = useQueryClient()
  const fetching = useRef<string | null>(null)
  return () => {
    if (next === null || fetching.current === next) return
    fetching.current = next
    void fetchNextRows(client, key).catch(() => {
      fetching.current = null // scrolling on tries again
    })
  }
}

type StepOptions = {
  rows: readonly Conversation[]
  open: string | undefined
  virtualizer: { current: VirtualizerHandle | null }
}

/** J and K move the focus through the list, from the focused row or else from the open conversation. */
function useStep({ rows, open, virtualizer }: StepOptions): void {
  useEffect(() => {
    const step = (event: Event): void => {
      const { by } = (event as CustomEvent<ListStep>).detail
      const from = document.activeElement?.getAttribute('data-conversation') ?? open
      const index = rows.findIndex(({ id }) => id === from)
      const next = rows[index === -1 ? 0 : Math.max(0, Math.min(rows.length - 1, index + by))]
      if (!next) return
      virtualizer.current?.scrollToIndex(rows.indexOf(next), { align: 'nearest' })
      focusRow(next.id)
    }
    window.addEventListener(LIST_STEP, step)
    return () => window.removeEventListener(LIST_STEP, step)
  }, [rows, open, virtualizer])
}

/** At once when the row is in the page, else as soon as scrolling has brought it there. */
function focusRow(id: string, tries = 5): void {
  const row = document.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`)
  if (row) row.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusRow(id, tries - 1))
}
