// Makes an API key: its name, what it may do, and then the key itself, this once.
import { Checkbox, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeKey } from '../../organizations/contract.ts'
import { keyScopes } from '../../organizations/permission.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'
import { call } from '../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../form.tsx'
import { numbersQuery } from '../inbox/queries.ts'
import { Button } from '../ui/button.tsx'
import { Copyable } from './copyable.tsx'
import { curlExample } from './curl-example.ts'
import { Dialog, DialogActions, useOpen } from './dialog.tsx'
import classes from './keys.module.css'
import { scopeLabel } from './keys.tsx'
import { keysQuery } from './queries.ts'

type Made = AnswerOf<typeof makeKey>

export function KeyDialog() {
  const [open, setOpen] = useOpen()
  const [made, setMade] = useState<Made | null>(null)
  const close = (): void => {
    setMade(null)
    setOpen(undefined)
  }
  return (
    <Dialog
      title={made ? 'Copy your key now' : 'Make a key'}
      opened={open === 'make-key' || made !== null}
      onClose={close}
      isKept={made !== null}
    >
      {made ? <KeyMade made={made} close={close} /> : <KeyForm onMade={setMade} close={close} />}
    </Dialog>
  )
}

function KeyForm({ onMade, close }: { onMade: (made: Made) => void; close: () => void }) {
  const client = useQueryClient()
  const form = useForm({
    initial: { name: '', scopes: ['messages.send'] },
    check: (values) =>
      missing(values, {
        name: 'Enter the name of the program that will use this key.',
        scopes: 'Choose at least one thing that this key may do.',
      }),
    send: async ({ name, scopes }) => {
      const made = await call(makeKey, { body: { name, scopes } })
      void client.invalidateQueries({ queryKey: keysQuery.queryKey })
      onMade(made)
    },
  })
  return (
    <Fields form={form}>
      <TextInput
        label="Name"
        description="The program that will use it, such as Web shop."
        autoComplete="off"
        maxLength={60}
        data-autofocus
        {...form.text('name')}
      />
      <Checkbox.Group
        label="This key may"
        description="No more than the program needs."
        value={[...form.values.scopes]}
        error={form.errors.scopes}
        onChange={(scopes) => form.set('scopes', scopes)}
        data-wrong={form.errors.scopes ? true : undefined}
      >
        <div className={classes.scopes}>
          {keyScopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={scopeLabel(scope)} />
          ))}
        </div>
      </Checkbox.Group>
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Making the key…">
          Make key
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

function KeyMade({ made: { key, secret }, close }: { made: Made; close: () => void }) {
  const numberId = useQuery(numbersQuery).data?.[0]?.id ?? 'NUMBER_ID'
  return (
    <div className={classes.made}>
      <p>
        This is the key of <strong>{key.name}</strong>. Parley keeps only a fingerprint of it, so nobody can
        show it to you again. Put it where that program keeps its secrets.
      </p>
      <Copyable label="Key" text={secret} copyLabel="Copy key" isFirst />
      <Copyable
        label="Try it in a terminal"
        text={curlExample({ scopes: key.scopes, secret, origin: window.location.origin, numberId })}
        copyLabel="Copy command"
      />
      <DialogActions>
        <Button look="primary" onClick={close}>
          I have copied it
        </Button>
      </DialogActions>
    </div>
  )
}
