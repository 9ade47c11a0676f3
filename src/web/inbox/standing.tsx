// What the contact agreed to, as an icon and a word, and why a text may not go, in the gate's own sentence.
import { IconBan, IconCircleDashed, IconMessageCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { StandingView } from '../../conversations/contract.ts'
import { exactTime, timeLeft } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import classes from './standing.module.css'

type Look = { tone: 'conversational' | 'withdrawn' | 'none'; word: string; detail: string; title: string }

export function lookOf(standing: StandingView, now: Date): Look {
  if (standing.optedOutAt !== null) {
    const at = new Date(standing.optedOutAt)
    const day = at.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })
    return { tone: 'withdrawn', word: 'Withdrawn', detail: `since ${day}`, title: exactTime(at) }
  }
  if (standing.maySend && standing.until !== null) {
    const until = new Date(standing.until)
    return {
      tone: 'conversational',
      word: 'Conversational',
      detail: timeLeft(until, now),
      title: `until ${exactTime(until)}`,
    }
  }
  if (standing.maySend) return { tone: 'conversational', word: 'Conversational', detail: '', title: '' }
  return { tone: 'none', word: 'No consent', detail: '', title: standing.sentence ?? '' }
}

const icons = { conversational: IconMessageCircle, withdrawn: IconBan, none: IconCircleDashed }

export function StandingBadge({ standing }: { standing: StandingView }) {
  const { tone, word, detail, title } = lookOf(standing, useNow())
  const Icon = icons[tone]
  return (
    <span className={classes.badge} data-tone={tone} title={title || undefined}>
      <Icon size={14} stroke={2} aria-hidden />
      <span>{word}</span>
      {detail !== '' && <span className={classes.detail}>{detail}</span>}
    </span>
  )
}

/** Why a text may not go, and the way out. */
export function Refusal({ standing, id }: { standing: StandingView; id?: string }) {
  const { tone } = lookOf(standing, new Date())
  const Icon = icons[tone]
  return (
    <div className={classes.refusal} data-tone={tone} id={id} role="status">
      <Icon size={18} stroke={1.8} aria-hidden />
      <div>
        <p className={classes.sentence}>{standing.sentence ?? 'This text may not be sent.'}</p>
        {standing.wayOut && <p className={classes.wayOut}>{standing.wayOut}</p>}
      </div>
    </div>
  )
}

/** Fetches the standing anew at the moment it fades. */
export function useFading(standing: StandingView, queryKey: readonly unknown[]): void {
  const client = useQueryClient()
  const { until, maySend } = standing
  useEffect(() => {
    if (!maySend || until === null) return
    const leftMs = Date.parse(until) - Date.now()
    if (leftMs > 24 * 3_600_000) return
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey }), Math.max(1_000, leftMs + 500))
    return () => clearTimeout(timer)
  }, [client, until, maySend, queryKey])
}
