// Erases a person: says plainly what goes, what stays and why, and asks for the number to be typed. It cannot be undone.
import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type Erasure, eraseContact, readErasure } from '../../../consent/erase/contract.ts'
import { call, sentenceOf } from '../../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../../form.tsx'
import { Button } from '../../ui/button.tsx'
import { formatPhone } from '../../ui/phone-number.ts'
import dialog from './dialogs.module.css'
import type { FormProps } from './dialogs.tsx'
import classes from './erase-form.module.css'
import { dayOf, whatGoes, whatStays, whatWasDone } from './erase-words.ts'

const erasureQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['erasure', contactId] as const,
    queryFn: ({ signal }) => call(readErasure, { params: { id: contactId }, signal }),
    staleTime: 0,
  })

export function EraseForm({ consent: { contactId }, close }: FormProps) {
  const { data, error, refetch } = useQuery(erasureQuery(contactId))
  const [said, setSaid] = useState<string | null>(null)
  if (said !== null) return <Result said={said} close={close} />
  if (data?.hindrance) return <Hindrance sentence={data.hindrance} close={close} />
  if (data?.isNumberGone) return <Result said={goneSince(data)} close={close} />
  if (data) return <Asking key={contactId} {...{ contactId, erasure: data, close, setSaid }} />
  if (!error)
    return <div className={classes.skeleton} role="status" aria-label="Looking up what would be erased" />
  return (
    <>
      <p>{sentenceOf(error)}</p>
      <div className={dialog.actions}>
        <Button onClick={() => void refetch()}>Try again</Button>
      </div>
    </>
  )
}

const goneSince = ({ erasedAt }: Erasure): string =>
  `This person was erased${erasedAt ? ` on ${dayOf(erasedAt)}` : ''}. Nothing is left that tells who they were.`

function Result({ said, close }: { said: string; close: () => void }) {
  return (
    <>
      <p role="status">{said}</p>
      <div className={dialog.actions}>
        <Button look="primary" onClick={close} autoFocus>
          Done
        </Button>
      </div>
    </>
  )
}

/** A legal hold, words that wait to be decided, or a text that is leaving. */
function Hindrance({ sentence, close }: { sentence: string; close: () => void }) {
  return (
    <>
      <p className={classes.hindrance}>
        <IconGavel size={16} stroke={1.8} aria-hidden />
        <span>{sentence}</span>
      </p>
      <div className={dialog.actions}>
        <Button onClick={close}>Close</Button>
      </div>
    </>
  )
}

/** Their name and words may stand in any list; what was scrolled back to in a thread is held here and never fetched again. */
async function forgetShown(client: QueryClient): Promise<void> {
  client.removeQueries({ predicate: ({ queryKey: [what] }) => what === 'journey' })
  await client.resetQueries({ predicate: ({ queryKey: [what] }) => what === 'thread' })
  void client.invalidateQueries()
}

type AskingProps = {
  contactId: string
  erasure: Erasure
  close: () => void
  setSaid: (said: string) => void
}

function Asking({ contactId, erasure, close, setSaid }: AskingProps) {
  const client = useQueryClient()
  const form = useForm<{ isProofErased: boolean; reason: string; phone: string }>({
    initial: { isProofErased: false, reason: '', phone: '' },
    check: (values) => missing(values, { reason: 'Say why.', phone: 'Type the number.' }),
    send: async ({ isProofErased, reason, phone }) => {
      const proof = isProofErased || erasure.keptUntil === null ? 'erase' : 'keep'
      const done = await call(eraseContact, { params: { id: contactId }, body: { phone, reason, proof } })
      setSaid(whatWasDone(done))
      await forgetShown(client)
    },
  })
  const choice = { isProofErased: form.values.isProofErased }
  return (
    <Fields form={form}>
      <p>This cannot be undone.</p>
      <List title="What goes">{whatGoes(erasure, choice)}</List>
      <List title="What stays, and why">{whatStays(erasure, choice)}</List>
      {erasure.keptUntil !== null && (
        <Checkbox
          label="Erase the proof of consent, too"
          description="Nothing shows then any more that you were allowed to text them."
          checked={form.values.isProofErased}
          onChange={(event) => form.set('isProofErased', event.currentTarget.checked)}
        />
      )}
      <Textarea
        label="Why"
        description="Such as “asked by letter of March 1”. It is kept, so do not name the person."
        rows={2}
        maxLength={400}
        value={form.values.reason}
        error={form.errors.reason}
        aria-invalid={form.errors.reason ? true : undefined}
        onChange={(event) => form.set('reason', event.currentTarget.value)}
      />
      <TextInput
        label={`Type ${formatPhone(erasure.phone)} to erase this person`}
        type="tel"
        autoComplete="off"
        {...form.text('phone')}
      />
      <div className={dialog.actions}>
        <Button onClick={close}>Keep this person</Button>
        <SubmitButton form={form} busyLabel="Erasing…">
          Erase for good
        </SubmitButton>
      </div>
    </Fields>
  )
}

function List({ title, children }: { title: string; children: readonly string[] }): ReactNode {
  return (
    <section className={classes.part}>
      <h3>{title}</h3>
      <ul>
        {children.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}
