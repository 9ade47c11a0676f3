// The list at the left: which department, what is searched for, which list, and its conversations.
import { IconEdit } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { ListName } from '../../conversations/contract.ts'
import { later } from '../later.ts'
import { useIsAway } from '../live.ts'
import { SearchField } from '../search/field.tsx'
import { useSearching } from '../search/searching.ts'
import { may, useMe } from '../session.ts'
import { TagSelect } from '../tags/tag-select.tsx'
import { IconButton } from '../ui/button.tsx'
import { Said } from '../ui/said.tsx'
import { ConversationList } from './conversation-list.tsx'
import classes from './list-pane.module.css'
import { hrefOf, lists, useGo, usePlace } from './place.ts'
import { unreadQuery } from './queries.ts'

const SearchResults = later(async () => (await import('../search/results.tsx')).SearchResults)

export function ListPane() {
  const me = useMe()
  const go = useGo()
  const place = usePlace()
  const { typed, type, keep, isOn, focus } = useSearching()
  return (
    <section className={classes.pane} aria-label="Conversations" data-search {...focus}>
      <header className={classes.header}>
        <DepartmentSelect />
        <TagSelect />
        {may(me, 'messages.send') && (
          <IconButton
            label="Compose"
            look="primary"
            aria-keyshortcuts="c"
            icon={<IconEdit size={18} stroke={1.7} />}
            onClick={() => go({ open: 'compose' })}
          />
        )}
      </header>
      <SearchField typed={typed} onType={type} onEnter={keep} />
      {isOn ? (
        <Suspense>
          <SearchResults typed={typed} onType={type} />
        </Suspense>
      ) : (
        <>
          <ListTabs />
          <Away />
          <ConversationList key={`${place.list} ${place.departmentId} ${place.tagId}`} />
        </>
      )}
    </section>
  )
}

function DepartmentSelect() {
  const { departments } = useMe()
  const { departmentId } = usePlace()
  const go = useGo()
  const { data } = useQuery(unreadQuery(undefined))
  return (
    <select
      className={classes.department}
      aria-label="Department"
      value={departmentId ?? ''}
      onChange={(event) => go({ departmentId: event.target.value || undefined, open: undefined })}
    >
      {departments.length !== 1 && <option value="">All departments</option>}
      {departments.map(({ id, name }) => (
        <option key={id} value={departments.length === 1 ? '' : id}>
          {name}
          {unreadOf(data?.departments[id])}
        </option>
      ))}
    </select>
  )
}

const unreadOf = (count: number | undefined): string => (count ? ` (${upTo99(count)})` : '')
const upTo99 = (count: number): string => (count > 99 ? '99+' : String(count))

function ListTabs() {
  const place = usePlace()
  const go = useGo()
  const { data } = useQuery(unreadQuery(place.departmentId))
  const countOf = (name: ListName): number =>
    name === 'closed' || name === 'snoozed' ? 0 : (data?.[name] ?? 0)
  return (
    <nav className={classes.tabs} aria-label="Lists">
      {lists.map(({ name, label }) => (
        <a
          key={name}
          href={hrefOf({ ...place, list: name, open: undefined, to: undefined, at: undefined })}
          className={classes.tab}
          aria-current={name === place.list ? 'page' : undefined}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            go({ list: name })
          }}
        >
          {label}
          {countOf(name) > 0 && (
            <span className={classes.count}>
              {upTo99(countOf(name))}
              <Said> unread</Said>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

function Away() {
  const isAway = useIsAway()
  return (
    <div role="status" className={classes.away} data-away={isAway || undefined}>
      {isAway && 'Reconnecting…'}
    </div>
  )
}
