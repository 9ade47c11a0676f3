// The sign-in page: e-mail and password, or the demo's one-time link.
import { Anchor, PasswordInput, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconTerminal2 } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { installState, signIn } from '../../organizations/contract.ts'
import { ApiError, call } from '../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../form.tsx'
import { ByLink } from './by-link.tsx'
import classes from './entrance.module.css'
import { Entrance } from './entrance.tsx'
import { useFromLink } from './link.ts'
import { safeNext } from './next.ts'

export function SignInPage() {
  useDocumentTitle('Sign in · Parley')
  const token = useFromLink('link')
  const [abandoned, setAbandoned] = useState<string | null>(null)
  const enter = useEnter()
  if (token && token !== abandoned)
    return <ByLink key={token} token={token} enter={enter} abandon={() => setAbandoned(token)} />
  return <ByPassword enter={enter} />
}

/** Opens the app for whoever just signed in; nothing of an earlier person stays in memory. */
function useEnter(): () => void {
  const router = useRouter()
  const queryClient = useQueryClient()
  return () => {
    queryClient.clear()
    router.history.push(safeNext(new URLSearchParams(router.state.location.searchStr).get('next')))
  }
}

function ByPassword({ enter }: { enter: () => void }) {
  const install = useQuery({
    queryKey: ['install'],
    queryFn: ({ signal }) => call(installState, { signal }),
    retry: false,
  })
  const form = useForm({
    initial: { email: '', password: '' },
    check: (values) =>
      missing(values, { email: 'Enter your e-mail address.', password: 'Enter your password.' }),
    send: async (values) => {
      await call(signIn, { body: values }).catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.code !== 'wrong_sign_in') throw error
        form.set('password', '')
        throw new ApiError(error.status, { code: error.code, message: error.message, field: 'password' })
      })
      enter()
    },
  })
  return (
    <Entrance title="Sign in" lead="To your organization’s shared inbox.">
      <div className={classes.form}>
        <Fields form={form}>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="email"
            size="md"
            autoFocus
            {...form.text('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            size="md"
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
            {...form.text('password')}
          />
          <SubmitButton form={form} busyLabel="Signing in…" wide>
            Sign in
          </SubmitButton>
        </Fields>
      </div>
      {install.data && <Hint {...install.data} />}
    </Entrance>
  )
}

function Hint({ isSetUp, isDemo }: { isSetUp: boolean; isDemo: boolean }) {
  if (isSetUp && !isDemo) return null
  return (
    <div className={classes.note}>
      <IconTerminal2 size={18} stroke={1.6} aria-hidden />
      <span>
        {isSetUp ? (
          'This is the demo. Its sign-in link stands in the terminal where Parley was started; each start prints a new one.'
        ) : (
          <>
            Parley is not set up yet, so nobody can sign in.{' '}
            <Anchor component={Link} to="/set-up" inherit underline="always">
              Set it up
            </Anchor>
          </>
        )}
      </span>
    </div>
  )
}
