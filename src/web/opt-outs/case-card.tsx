// One text that may have meant STOP: who, the words with the two texts before them, the clock, and the two answers.
import { IconBan, IconCheck, IconClock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { type Decision, type DeskCase, decideCase } from '../../opt-outs/contract.ts'
import { clockWords } from '../../opt-outs/words.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'
import { call, sentenceOf } from '../call.ts'
import settings from '../settings/settings.module.css'
import { When } from '../settings/when.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Said } from '../ui/said.tsx'
import classes from './case-card.module.css'
import { deskQuery } from './queries.ts'

type CaseCardProps = { given: DeskCase; mayDecide: boolean; onGone: () => void }

export function CaseCard({ given, mayDecide, onGone }: CaseCardProps) {
  const id = useId()
  const { contactName, phone, conversationId } = given
  const who = contactName || formatPhone(phone)
  const [busy, decide] = useDecide(given, { who, onGone })
  return (
    <article className={classes.card} aria-labelledby={id} tabIndex={-1}>
      <header className={classes.head}>
        <Face name={contactName} size={32} />
        <div className={classes.who}>
          <h2 id={id}>{who}</h2>
          <span className={settings.small}>
            {contactName && `${formatPhone(phone)} · `}
            <When at={given.saidAt} />
          </span>
        </div>
        <Clock given={given} />
      </header>
      <Talk given={given} who={who} />
      <footer className={classes.actions}>
        {mayDecide && (
          <>
            <Button className={classes.optOut} aria-describedby={id} onClick={() => void decide('opt_out')}>
              <IconBan size={16} stroke={1.8} aria-hidden /> {busy === 'opt_out' ? 'Opting out…' : 'Opt out'}
            </Button>
            <Button aria-describedby={id} onClick={() => void decide('keep')}>
              <IconCheck size={16} stroke={1.8} aria-hidden />{' '}
              {busy === 'keep' ? 'Keeping…' : 'Not an opt-out'}
            </Button>
          </>
        )}
        <Link
          className={classes.open}
          to="/inbox/{-$list}/{-$conversation}"
          params={{ list: 'all', conversation: conversationId }}
          aria-describedby={id}
        >
          Open the conversation
        </Link>
      </footer>
    </article>
  )
}

function Clock({ given: { businessDaysLeft, dueOn } }: { given: DeskCase }) {
  const day = new Date(`${dueOn}T12:00:00`).toLocaleDateString(undefined, {
    ...{ weekday: 'long', day: 'numeric', month: 'long' },
  })
  return (
    <span
      className={classes.clock}
      data-late={businessDaysLeft <= 2 || undefined}
      title={`To be decided by ${day}, the tenth business day after the text`}
    >
      <IconClock size={14} stroke={2} aria-hidden />
      <span>{clockWords(businessDaysLeft)}</span>
    </span>
  )
}

function Talk({ given: { before, words }, who }: { given: DeskCase; who: string }) {
  const nameOf = (ours: boolean): string => (ours ? 'You' : who)
  const isAgain = (at: number, ours: boolean): boolean => before[at - 1]?.ours === ours
  return (
    <ol className={classes.talk}>
      {before.map(({ ours, body, at }, place) => (
        <li key={`${at} ${body}`} data-ours={ours || undefined}>
          <Author name={nameOf(ours)} isAgain={isAgain(place, ours)} />
          <span className={classes.before}>{body}</span>
        </li>
      ))}
      <li>
        <Author name={who} isAgain={isAgain(before.length, false)} />
        <q className={classes.words}>{words ?? 'The words were erased.'}</q>
      </li>
    </ol>
  )
}

/** Shown where the speaker changes; who listens hears it with every text. */
function Author({ name, isAgain }: { name: string; isAgain: boolean }) {
  return isAgain ? <Said>{name}: </Said> : <span className={classes.author}>{name}</span>
}

type Told = { who: string; onGone: () => void }

/** Decides once, says what came of it, and takes the card away. */
function useDecide(
  given: DeskCase,
  { who, onGone }: Told,
): [Decision | null, (decision: Decision) => Promise<void>] {
  const client = useQueryClient()
  const [busy, setBusy] = useState<Decision | null>(null)
  const takeAway = (): void => {
    onGone()
    client.setQueryData(
      deskQuery.queryKey,
      (held) => held && { ...held, rows: held.rows.filter(({ id }) => id !== given.id) },
    )
    void client.invalidateQueries({ queryKey: ['opt-outs'] })
  }
  const decide = async (decision: Decision): Promise<void> => {
    if (busy) return
    setBusy(decision)
    try {
      const answer = await call(decideCase, { params: { id: given.id }, body: { decision } })
      takeAway()
      void toast({ text: resultOf(answer, who) })
    } catch (error) {
      void client.invalidateQueries({ queryKey: deskQuery.queryKey })
      void toast({ text: sentenceOf(error), tone: 'problem' })
      setBusy(null)
    }
  }
  return [busy, decide]
}

function resultOf({ decision, isClosed, isConfirmed }: AnswerOf<typeof decideCase>, who: string): string {
  if (decision === 'keep') return `Kept. ${who} may be texted as before.`
  if (!isClosed) return `Written down. ${who} texted START since, so texts may still go.`
  return isConfirmed
    ? `${who} is opted out and gets the one confirmation.`
    : `${who} is opted out. Nothing was sent: a confirmation may only go within five minutes.`
}
