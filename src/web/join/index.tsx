// Where a one-time link leads: an invited person chooses name and password, a member sets a new one; then they are signed in.
import { Anchor, Skeleton } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lookAtLink } from '../../organizations/links/contract.ts'
import { ApiError, call, sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import classes from '../sign-in/entrance.module.css'
import { Entrance } from '../sign-in/entrance.tsx'
import { useFromLink } from '../sign-in/link.ts'
import { Button } from '../ui/button.tsx'
import { JoinForm } from './join-form.tsx'
import { articleOf, labelOf } from './join-words.ts'

export function JoinPage() {
  const token = useFromLink('link')
  useDocumentTitle('Your link · Parley')
  if (!token)
    return (
      <Over title="Open your link again">
        This page needs the whole link that you were sent, and forgets it when it is reloaded.
      </Over>
    )
  return <Follow key={token} token={token} />
}

function Follow({ token }: { token: string }) {
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call(lookAtLink, { body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (link.data) {
    const { kind, organization, role, name, email } = link.data
    return kind === 'invitation' ? (
      <Entrance
        title={`Join ${organization}`}
        lead={`You are invited as ${articleOf(role)} ${labelOf(role)}. Choose how you are called, and a password.`}
      >
        <JoinForm token={token} kind={kind} email={email} known={organization} />
      </Entrance>
    ) : (
      <Entrance
        title="Set a new password"
        lead={`For ${name} at ${organization}. You are signed out everywhere else.`}
      >
        <JoinForm token={token} kind={kind} email={email} known={name} />
      </Entrance>
    )
  }
  if (!link.error)
    return (
      <Entrance title="One moment…">
        <div className={classes.form} role="status" aria-label="Loading">
          {['email', 'name', 'password'].map((line) => (
            <Skeleton key={line} height={58} />
          ))}
        </div>
      </Entrance>
    )
  if (link.error instanceof ApiError && link.error.status === 404)
    return <Over title="This link no longer works">It was used, taken back, or is too old.</Over>
  return (
    <Entrance title="Not opened yet" lead="Your link is kept.">
      <div className={classes.form}>
        <FormProblem>{sentenceOf(link.error)}</FormProblem>
        <Button look="primary" onClick={() => void link.refetch()}>
          Try again
        </Button>
      </div>
    </Entrance>
  )
}

function Over({ title, children }: { title: string; children: string }) {
  return (
    <Entrance title={title} lead={children}>
      <p role="alert" className={classes.next}>
        Ask who sent it for a new one.
      </p>
      <Anchor component={Link} to="/sign-in" underline="always">
        Go to sign-in
      </Anchor>
    </Entrance>
  )
}
