// The set-up form: three short groups, each ticked off when it is complete, then the first person is signed in.
import { PasswordInput, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useId } from 'react'
import { setUp } from '../../organizations/contract.ts'
import { call } from '../call.ts'
import { type Errors, Fields, missing, SubmitButton, useForm } from '../form.tsx'
import classes from './set-up-form.module.css'
import { StrengthHint } from './strength-hint.tsx'
import { TimeZoneSelect } from './time-zone-select.tsx'
import { ownTimeZone } from './time-zones.ts'

const groups = {
  code: ['code'],
  business: ['organization', 'department', 'timeZone'],
  you: ['name', 'email', 'password'],
}

type SetUpValues = {
  code: string
  organization: string
  department: string
  timeZone: string
  name: string
  email: string
  password: string
}

const isShort = (password: string): boolean => Array.from(password).length < 12

const check = (values: SetUpValues): Errors => ({
  ...(isShort(values.password) && { password: 'Use a password of at least 12 characters.' }),
  ...missing(values, {
    code: 'Enter the code that the terminal shows.',
    organization: 'Enter the name of your organization.',
    department: 'Enter a name for the first department.',
    timeZone: 'Choose the time zone of this department.',
    name: 'Enter your name.',
    email: 'Enter your e-mail address.',
    password: 'Choose a password of at least 12 characters.',
  }),
})

export function SetUpForm({ code }: { code: string }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const form = useForm({
    initial: {
      code,
      organization: '',
      department: '',
      timeZone: ownTimeZone(),
      name: '',
      email: '',
      password: '',
    },
    check,
    send: async (values) => {
      await call(setUp, { body: values })
      queryClient.clear()
      await navigate({ to: '/inbox/mine' }) // the answer signed us in
    },
  })
  const wrong = check(form.values)
  const isDone = (fields: readonly string[]): boolean =>
    fields.every((field) => !(field in wrong) && !(field in form.errors))
  const isCodeFirst = code === ''
  return (
    <div className={classes.form}>
      <Fields form={form}>
        <Group place={1} title="The code from the terminal" done={isDone(groups.code)}>
          <TextInput
            label="One-time code"
            description="The terminal where Parley was started shows it. It works once."
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={isCodeFirst}
            classNames={{ input: classes.code }}
            {...form.text('code')}
          />
        </Group>
        <Group place={2} title="Your business" done={isDone(groups.business)}>
          <TextInput
            label="Organization"
            description="As your customers know it."
            autoComplete="organization"
            autoFocus={!isCodeFirst}
            {...form.text('organization')}
          />
          <TextInput
            label="First department"
            description="Who answers the texts, such as Front desk or Sales."
            autoComplete="off"
            {...form.text('department')}
          />
          <TimeZoneSelect
            value={form.values.timeZone}
            error={form.errors.timeZone}
            onChange={(zone) => form.set('timeZone', zone ?? '')}
          />
        </Group>
        <Group place={3} title="You" done={isDone(groups.you)}>
          <TextInput label="Your name" autoComplete="name" {...form.text('name')} />
          <TextInput
            label="E-mail"
            description="You sign in with it."
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.text('email')}
          />
          <div>
            <PasswordInput
              label="Password"
              description="At least 12 characters. A few unrelated words work well."
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password', tabIndex: 0 }}
              {...form.text('password')}
            />
            <StrengthHint
              password={form.values.password}
              known={[form.values.name, form.values.email, form.values.organization]}
            />
          </div>
        </Group>
        <SubmitButton form={form} busyLabel="Setting up…" wide>
          Set up Parley
        </SubmitButton>
      </Fields>
    </div>
  )
}

function Group({
  place,
  title,
  done,
  children,
}: {
  place: number
  title: string
  done: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h2 className={classes.heading} id={id}>
        <span className={classes.place} data-done={done || undefined} aria-hidden>
          {done ? <IconCheck size={14} stroke={2.6} /> : place}
        </span>
        {title}
      </h2>
      {children}
    </section>
  )
}
