// Name and password of who was invited, or the new password of who lost theirs.
import { PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { followLink } from '../../organizations/links/contract.ts'
import { call } from '../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../form.tsx'
import { StrengthHint } from '../set-up/strength-hint.tsx'
import classes from '../sign-in/entrance.module.css'

type JoinFormProps = {
  token: string
  kind: 'invitation' | 'reset'
  email: string
  /** What a guesser would try first, beside the e-mail. */
  known: string
}

export function JoinForm({ token, kind, email, known }: JoinFormProps) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const isNew = kind === 'invitation'
  const form = useForm({
    initial: { name: '', password: '' },
    check: (values) => ({
      ...(Array.from(values.password).length < 12 && {
        password: 'Use a password of at least 12 characters.',
      }),
      ...missing(values, {
        ...(isNew && { name: 'Enter your name.' }),
        password: 'Choose a password of at least 12 characters.',
      }),
    }),
    send: async ({ name, password }) => {
      await call(followLink, { body: { token, password, ...(isNew && { name }) } })
      queryClient.clear()
      await navigate({ to: '/inbox/mine' }) // the answer signed us in
    },
  })
  return (
    <div className={classes.form}>
      <Fields form={form}>
        <TextInput
          label="E-mail"
          description="You sign in with it."
          type="email"
          autoComplete="username"
          value={email}
          readOnly
        />
        {isNew && (
          <TextInput
            label="Your name"
            description="As your colleagues see it."
            autoComplete="name"
            maxLength={100}
            autoFocus
            {...form.text('name')}
          />
        )}
        <div>
          <PasswordInput
            label={isNew ? 'Password' : 'New password'}
            description="At least 12 characters. A few unrelated words work well."
            autoComplete="new-password"
            autoFocus={!isNew}
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
            {...form.text('password')}
          />
          <StrengthHint password={form.values.password} known={[form.values.name, email, known]} />
        </div>
        <SubmitButton form={form} busyLabel={isNew ? 'Joining…' : 'Saving…'} wide>
          {isNew ? 'Join' : 'Set password'}
        </SubmitButton>
      </Fields>
    </div>
  )
}
