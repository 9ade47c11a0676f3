// One text that waits for a person: who, the words, what became of them, and what may be done right there.
import { IconAlertCircle, IconHandStop, IconHelpCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId, useState } from 'react'
import { dismissTexts, sendAgain, type Waiting } from '../../needs-you/contract.ts'
import { ApiError, call, sentenceOf } from '../call.ts'
import { Ask } from '../settings/ask.tsx'
import settings from '../settings/settings.module.css'
import { When } from '../settings/when.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './needs-you.module.css'
import { type Held, needsYouQuery } from './queries.ts'

const states = {
  failed: { word: 'Failed', icon: IconAlertCircle, tone: 'bad' },
  undelivered: { word: 'Not delivered', icon: IconAlertCircle, tone: 'bad' },
  refused: { word: 'Held back', icon: IconHandStop, tone: 'pending' },
  unconfirmed: { word: 'Not confirmed', icon: IconHelpCircle, tone: 'pending' },
} as const

type RowProps = { given: Waiting; mayAct: boolean; onGone: () => void }

export function WaitingRow({ given, mayAct, onGone }: RowProps) {
  const id = useId()
  const { contactName, phone, conversationId, state, body, at, authorName } = given
  const who = contactName || formatPhone(phone)
  const { word, icon: Icon, tone } = states[state]
  return (
    <article className={classes.row} aria-labelledby={id} tabIndex={-1}>
      <header className={classes.head}>
        <Face name={contactName} size={32} />
        <div className={classes.who}>
          <h2 id={id}>{who}</h2>
          <span className={settings.small}>
            {contactName && `${formatPhone(phone)} · `}
            <When at={at} />
            {authorName ? ` · ${authorName}` : ' · Automatic'}
          </span>
        </div>
        <span className={classes.state} data-tone={tone}>
          <Icon size={14} stroke={2} aria-hidden /> {word}
        </span>
      </header>
      <blockquote className={classes.body} dir="auto">
        {body}
      </blockquote>
      <Ways given={given} who={who} mayAct={mayAct} onGone={onGone} named={id}>
        <Link
          className={classes.open}
          to="/inbox/{-$list}/{-$conversation}"
          params={{ list: 'all', conversation: conversationId }}
          aria-describedby={id}
        >
          Open the conversation
        </Link>
      </Ways>
    </article>
  )
}

type WaysProps = RowProps & { who: string; named: string; children: ReactNode }

function Ways({ given, who, mayAct, onGone, named, children }: WaysProps) {
  const { sentence, wayOut, again } = given
  const { isAsking, setAsking, problem, busy, doDismiss, doSend } = useWays(given, { who, onGone })
  if (isAsking)
    return (
      <Ask
        question={sentence}
        yes="Send again"
        busyLabel="Sending…"
        no="Leave it"
        onYes={() => doSend({ mayHaveArrived: true })}
        onNo={() => setAsking(false)}
      >
        If the first one did arrive, {who} gets these words twice.
      </Ask>
    )
  return (
    <>
      <p className={classes.why}>
        {again === 'ask' ? sentence.replace(/ Send again\?$/, '') : sentence}{' '}
        <span className={classes.wayOut}>{wayOut}</span>
      </p>
      <p className={classes.problem} role="alert">
        {problem}
      </p>
      <footer className={classes.actions}>
        {mayAct && again !== 'no' && (
          <Button
            look="tinted"
            aria-describedby={named}
            onClick={() => (again === 'ask' ? setAsking(true) : void doSend({ mayHaveArrived: false }))}
          >
            {busy === 'send' ? 'Sending…' : again === 'ask' ? 'Send again?' : 'Send again'}
          </Button>
        )}
        {mayAct && (
          <Button aria-describedby={named} onClick={() => void doDismiss()}>
            {busy === 'dismiss' ? 'Dismissing…' : 'Dismiss'}
          </Button>
        )}
        {children}
      </footer>
    </>
  )
}

/** Each act once: while one is under way the others wait, and a refusal is shown where it was asked. */
function useWays(given: Waiting, { who, onGone }: { who: string; onGone: () => void }) {
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState<'send' | 'dismiss' | null>(null)
  const takeAway = (): void => {
    onGone()
    client.setQueryData<Held>(
      needsYouQuery.queryKey,
      (held) => held && { ...held, rows: held.rows.filter(({ id }) => id !== given.id) },
    )
    void client.invalidateQueries({ queryKey: ['needs-you'] })
  }
  const act = async (which: 'send' | 'dismiss', work: () => Promise<void>): Promise<void> => {
    if (busy) return
    setBusy(which)
    setProblem(null)
    try {
      await work()
      takeAway()
    } catch (error) {
      setAsking(false)
      setProblem(
        error instanceof ApiError && error.wayOut ? `${error.message} ${error.wayOut}` : sentenceOf(error),
      )
      setBusy(null)
    }
  }
  const doSend = ({ mayHaveArrived }: { mayHaveArrived: boolean }): Promise<void> =>
    act('send', async () => {
      await call(sendAgain, { params: { id: given.id }, body: { mayHaveArrived } })
      void toast({ text: `Sent to ${who} again, as a new text.` })
    })
  const doDismiss = (): Promise<void> =>
    act('dismiss', async () => {
      await call(dismissTexts, { body: { ids: [given.id] } })
    })
  return { isAsking, setAsking, problem, busy, doDismiss, doSend }
}
