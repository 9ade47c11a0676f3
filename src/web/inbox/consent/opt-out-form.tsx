// Enters an opt-out that reached the business by another way than text. It stops everything at once, and no text confirms it.
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { enterOptOut, optOutWays } from '../../../consent/contract.ts'
import { call } from '../../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../../form.tsx'
import { Button } from '../../ui/button.tsx'
import classes from './dialogs.module.css'
import type { FormProps } from './dialogs.tsx'

const ways: Record<(typeof optOutWays)[number], string> = {
  phone: 'By telephone',
  email: 'By e-mail',
  counter: 'In person',
  letter: 'By letter',
}

export function OptOutForm({ consent, who, close, done }: FormProps) {
  const form = useForm<{ how: string; words: string; saidAt: string }>({
    initial: { how: '', words: '', saidAt: '' },
    check: (values) =>
      missing(values, { how: 'Choose how they told you.', words: 'Write what the person said.' }),
    send: async ({ how, words, saidAt }) => {
      const way = optOutWays.find((each) => each === how) ?? 'phone'
      const body = { how: way, words, ...(saidAt !== '' && { saidAt: new Date(saidAt).toISOString() }) }
      const answer = await call(enterOptOut, { params: { id: consent.contactId }, body })
      done(answer, `${who} is opted out. Nothing more is sent.`)
    },
  })
  if (consent.door.state !== 'open') return <p>{consent.door.sentence}</p>
  return (
    <Fields form={form}>
      <p>
        Every text to {who} stops at once, answers too, and what waits is cancelled. Only {who} can undo that,
        by texting START.
      </p>
      <NativeSelect
        label="How they told you"
        data={[
          { value: '', label: 'Choose how' },
          ...optOutWays.map((way) => ({ value: way, label: ways[way] })),
        ]}
        {...form.choice('how')}
      />
      <Textarea
        label="What they said"
        description="In their own words, as far as you remember them."
        rows={2}
        maxLength={1_000}
        value={form.values.words}
        error={form.errors.words}
        aria-invalid={form.errors.words ? true : undefined}
        onChange={(event) => form.set('words', event.currentTarget.value)}
      />
      <TextInput
        label="When"
        description="Left empty, it was now."
        type="datetime-local"
        {...form.text('saidAt')}
      />
      <div className={classes.actions}>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Entering…">
          Opt out
        </SubmitButton>
      </div>
    </Fields>
  )
}
