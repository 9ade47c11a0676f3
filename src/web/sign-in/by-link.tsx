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
  if (isOver(refused))
    return (
      <Entrance
        title="This link no longer works"
        lead="A sign-in link works once, for a short time, on the machine that runs Parley."
      >
        <p role="alert" className={classes.next}>
          Restart Parley; the terminal prints a new one.
        </p>
        <Button onClick={abandon}>Sign in with a password</Button>
      </Entrance>
    )
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

/** The server read the link and will never take it, in contrast to one that it could not look at. */
const isOver = (error: unknown): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500 && error.code !== 'slow_down'
