// The desk: every open case, soonest due first, each decided with one click. J and K go from one to the next.
import { IconChecks } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DeskCase } from '../../opt-outs/contract.ts'
import { sentenceOf } from '../call.ts'
import { useKeys } from '../keys.ts'
import { may, useMe } from '../session.ts'
import { Empty, Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { ReadOnly } from '../settings/who-may.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { CaseCard } from './case-card.tsx'
import classes from './opt-outs.module.css'
import { deskQuery, fetchMoreCases, type Held } from './queries.ts'

export function Desk() {
  const mayDecide = may(useMe(), 'optouts.decide')
  const cases = useQuery(deskQuery)
  return (
    <>
      <p className={settings.lead}>
        These people may have meant STOP. Until somebody decides, nothing goes to them for a campaign. The law
        gives ten business days.
      </p>
      {!mayDecide && <ReadOnly what="open cases" permission="optouts.decide" />}
      <section className={classes.desk} aria-label="Waiting for a decision">
        <Loaded query={cases}>{(held) => <Cases held={held} mayDecide={mayDecide} />}</Loaded>
      </section>
    </>
  )
}

function Cases({ held, mayDecide }: { held: Held<DeskCase>; mayDecide: boolean }) {
  const list = useRef<HTMLUListElement>(null)
  const step = (by: 1 | -1): void => focusCase(list.current, by)
  useKeys({ j: () => step(1), k: () => step(-1) })
  if (held.rows.length === 0)
    return (
      <div className={settings.card}>
        <Empty icon={<IconChecks size={28} stroke={1.4} />} title="Nothing waits for a decision">
          <p>
            Plain words such as “stop” or “take me off your list” are acted on at once. A text that only may
            have meant that, such as “why are you texting me?”, comes here for you to read.
          </p>
        </Empty>
      </div>
    )
  return (
    <>
      <ul className={classes.cases} ref={list}>
        {held.rows.map((each) => (
          <li key={each.id}>
            <CaseCard given={each} mayDecide={mayDecide} onGone={() => focusCase(list.current, 1)} />
          </li>
        ))}
      </ul>
      {held.next !== null && <More />}
    </>
  )
}

/** The next or the previous case from the one that has the focus; the first one while none has. */
function focusCase(list: HTMLElement | null, by: 1 | -1): void {
  const all = [...(list?.querySelectorAll('article') ?? [])]
  const here = all.findIndex((each) => each.contains(document.activeElement))
  const next = all[here === -1 ? 0 : Math.min(all.length - 1, Math.max(0, here + by))]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

function More() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const fetchMore = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    await fetchMoreCases(client).catch(
      (error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }),
    )
    setBusy(false)
  }
  return (
    <div className={classes.more}>
      <Button onClick={() => void fetchMore()}>{busy ? 'Fetching…' : 'Show more'}</Button>
    </div>
  )
}
