// Signing in by the demo's one-time link: it takes a moment, or says why it can't and where a new link comes from.
import { useEffect, useRef, useState } from 'react'
import { signInByLink } from '../../organizations/contract.ts'
import { ApiError, call, sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import { Button } from '../ui/button.tsx'
import classes from './entrance.module.css'
import { Entrance } from './entrance.tsx'

type ByLinkProps = { token: string; enter: () => void; abandon: () => void }

export function ByLink({ token, enter, abandon }: ByLinkProps) {
  const [refused, setRefused] = useState<unknown>(null)
  const attempt = useRef(0) // a link works once: the same attempt is never sent twice
  const [attempts, setAttempts] = useState(1)
  useEffect(() => {
    if (attempt.current === attempts) return
    attempt.current = attempts
    setRefused(null)
    call(signInByLink, { body: { token } }).then(enter, setRefused)
  }, [attempts, token, enter])

  if (!refused) return <Entrance title="Signing you in…" lead={<span role="status">One moment.</span>} />
  if (isOver(refused)) return <Over refused={refused} abandon={abandon} />
  return (
    <Entrance title="Not signed in yet" lead="Your link is kept.">
      <div className={classes.form}>
        <FormProblem>{sentenceOf(refused)}</FormProblem>
        <div className={classes.actions}>
          <Button look="primary" onClick={() => setAttempts(attempts + 1)}>
            Try again
          </Button>
          <Button onClick={abandon}>Sign in with a password</Button>
        </div>
      </div>
    </Entrance>
  )
}

function Over({ refused, abandon }: { refused: ApiError; abandon: () => void }) {
  const isElsewhere = refused.status === 403
  return (
    <Entrance
      title={isElsewhere ? 'This link works elsewhere' : 'This link no longer works'}
      lead={isElsewhere ? refused.message : 'It was used already, or it is more than a day old.'}
    >
      <p role="alert" className={classes.next}>
        {isElsewhere
          ? 'Open it there, or sign in with a password.'
          : 'Restart Parley; the terminal prints a new one.'}
      </p>
      <Button onClick={abandon}>Sign in with a password</Button>
    </Entrance>
  )
}

/** The server read the link and will never take it, in contrast to one that it could not look at. */
const isOver = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.code !== 'slow_down'
