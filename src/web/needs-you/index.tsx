// What waits for a person: texts that failed, were held back or are not confirmed, and the way to doubtful opt-outs.
import { useDocumentTitle } from '@mantine/hooks'
import { IconChecks, IconChevronRight } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { dismissTexts } from '../../needs-you/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { useKeys } from '../keys.ts'
import { may, useMe } from '../session.ts'
import { Empty, Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { ReadOnly } from '../settings/who-may.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import classes from './needs-you.module.css'
import { countQuery, fetchMore, type Held, needsYouQuery, useFollowNeedsYou } from './queries.ts'
import { WaitingRow } from './waiting-row.tsx'

export function NeedsYouPage() {
  useDocumentTitle('Needs you · Parley')
  useFollowNeedsYou()
  const mayAct = may(useMe(), 'messages.send')
  const texts = useQuery(needsYouQuery)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and need not hold anything else to reach by key
    <main className={classes.page} aria-label="Needs you" tabIndex={0}>
      <div className={classes.column}>
        <h1 className={settings.title}>Needs you</h1>
        <p className={settings.lead}>
          Nothing that was to be sent is lost without a word. What did not arrive, or may not have, waits here
          until somebody has looked at it.
        </p>
        {!mayAct && <ReadOnly what="what waits" permission="messages.send" />}
        <Doubts />
        <section className={classes.list} aria-label="Texts">
          <Loaded query={texts}>{(held) => <Rows held={held} mayAct={mayAct} />}</Loaded>
        </section>
      </div>
    </main>
  )
}

function Doubts() {
  const { data } = useQuery(countQuery)
  if (!data || data.doubts === 0) return null
  const { doubts } = data
  return (
    <Link className={classes.doubts} to="/opt-outs/{-$tab}" params={{ tab: 'desk' }}>
      <span>
        <strong>
          {doubts >= 100 ? 'More than 99 texts' : doubts === 1 ? 'One text' : `${doubts} texts`} may have
          meant STOP.
        </strong>{' '}
        Decide at the Opt-out desk; until then no campaign goes to them.
      </span>
      <IconChevronRight size={18} stroke={1.8} aria-hidden />
    </Link>
  )
}

function Rows({ held, mayAct }: { held: Held; mayAct: boolean }) {
  const list = useRef<HTMLUListElement>(null)
  const step = (by: 1 | -1): void => focusRow(list.current, by)
  useKeys({ j: () => step(1), k: () => step(-1) })
  if (held.rows.length === 0 && held.next === null)
    return (
      <div className={settings.card}>
        <Empty icon={<IconChecks size={28} stroke={1.4} />} title="Nothing waits for you">
          <p>
            A text that the carrier refused, that was held back because consent had ended, or that nobody can
            say arrived, comes here with what can be done about it.
          </p>
        </Empty>
      </div>
    )
  return (
    <>
      <ul className={classes.rows} ref={list}>
        {held.rows.map((each) => (
          <li key={each.id}>
            <WaitingRow given={each} mayAct={mayAct} onGone={() => focusRow(list.current, 1)} />
          </li>
        ))}
      </ul>
      <Foot held={held} mayAct={mayAct} />
    </>
  )
}

/** The next or the previous text from the one that has the focus; the first one while none has. */
function focusRow(list: HTMLElement | null, by: 1 | -1): void {
  const all = [...(list?.querySelectorAll('article') ?? [])]
  const here = all.findIndex((each) => each.contains(document.activeElement))
  const next = all[here === -1 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

const MOST_AT_ONCE = 100

function Foot({ held, mayAct }: { held: Held; mayAct: boolean }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>): Promise<void> => {
    if (busy) return
    setBusy(true)
    await work().catch((error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }))
    setBusy(false)
  }
  const shown = held.rows.slice(0, MOST_AT_ONCE)
  const dismissShown = async (): Promise<void> => {
    await call(dismissTexts, { body: { ids: shown.map(({ id }) => id) } })
    await client.invalidateQueries({ queryKey: ['needs-you'] })
  }
  return (
    <div className={classes.foot}>
      {held.next !== null && <Button onClick={() => void act(() => fetchMore(client))}>Show more</Button>}
      {mayAct && shown.length > 1 && (
        <Button look="quiet" onClick={() => void act(dismissShown)}>
          Dismiss these {shown.length}
        </Button>
      )}
    </div>
  )
}
