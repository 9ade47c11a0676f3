// The set-up page of a new install: opened by the terminal's one-time code, it ends with the first person signed in.
import { Anchor, Skeleton } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { installState } from '../../organizations/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { FormProblem } from '../form.tsx'
import classes from '../sign-in/entrance.module.css'
import { Entrance } from '../sign-in/entrance.tsx'
import { useFromLink } from '../sign-in/link.ts'
import { Button } from '../ui/button.tsx'
import { SetUpForm } from './set-up-form.tsx'

export function SetUpPage() {
  useDocumentTitle('Set up · Parley')
  const code = useFromLink('code')
  const install = useQuery({
    queryKey: ['install'],
    queryFn: ({ signal }) => call(installState, { signal }),
    staleTime: 0,
  })
  if (install.data?.isSetUp)
    return (
      <Entrance title="Parley is set up already" lead="Its people sign in with e-mail and password.">
        <div className={classes.form}>
          <Anchor component={Link} to="/sign-in" underline="always">
            Go to sign-in
          </Anchor>
        </div>
      </Entrance>
    )
  return (
    <Entrance title="Set up Parley" lead="Your business, a first department, and you as Super Admin.">
      {install.data ? (
        <SetUpForm code={code ?? ''} />
      ) : install.error ? (
        <div className={classes.form}>
          <FormProblem>{sentenceOf(install.error)}</FormProblem>
          <Button onClick={() => void install.refetch()}>Try again</Button>
        </div>
      ) : (
        <div className={classes.form} role="status" aria-label="Loading">
          {['code', 'organization', 'department', 'zone', 'name', 'email', 'password'].map((line) => (
            <Skeleton key={line} height={58} />
          ))}
        </div>
      )}
    </Entrance>
  )
}
