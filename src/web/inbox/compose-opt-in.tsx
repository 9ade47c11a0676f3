// Enters an opt-in from a new text: somebody at the counter agrees, and the text may go at once. The contact is made on the way.
import { TextInput } from '@mantine/core'
import { IconClipboardCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ContactConsent } from '../../consent/contract.ts'
import { addContact } from '../../contacts/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { campaignsQuery, consentQuery } from '../campaigns/queries.ts'
import { Fields, SubmitButton, useForm } from '../form.tsx'
import { later } from '../later.ts'
import { may, useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Sheet } from '../ui/sheet.tsx'
import type { Found } from './compose-verdict.tsx'
import { useConsentAddress } from './consent/address.ts'
import classes from './consent/dialogs.module.css'

const GiveForm = later(async () => (await import('./consent/give-form.tsx')).GiveForm)

type OptInProps = { found: Found; isFirst: boolean }

export function ComposeOptIn({ found, isFirst }: OptInProps) {
  const me = useMe()
  const { opened, open, close } = useConsentAddress()
  const { data: campaigns } = useQuery({ ...campaignsQuery, enabled: may(me, 'campaigns.view') })
  const mayAdd = found.contactId !== null || may(me, 'contacts.edit')
  if (!may(me, 'consent.change') || !may(me, 'consent.view') || !mayAdd) return null
  if (campaigns?.length === 0)
    return (
      <p>People agree to a campaign, never to texts at large. An admin makes campaigns under Settings.</p>
    )
  return (
    <>
      <Button look={isFirst ? 'primary' : 'plain'} onClick={() => open({ act: 'give' })}>
        <IconClipboardCheck size={16} stroke={1.8} aria-hidden /> Record an opt-in
      </Button>
      <Sheet title="Give consent" isOpen={opened?.act === 'give'} onClose={close}>
        <div className={classes.inside}>
          {found.contactId === null ? (
            <Newcomer phone={found.phone} onClose={close} />
          ) : (
            <Given contactId={found.contactId} />
          )}
        </div>
      </Sheet>
    </>
  )
}

/** Nobody has met them yet: a name, and they are a contact. That alone agrees to nothing. */
function Newcomer({ phone, onClose }: { phone: string; onClose: () => void }) {
  const client = useQueryClient()
  const form = useForm({
    initial: { name: '' },
    check: () => ({}),
    send: async ({ name }) => {
      await call(addContact, { body: { phone, name } })
      await client.invalidateQueries({ queryKey: ['look-up'] })
      void client.invalidateQueries({ queryKey: ['contacts'] })
    },
  })
  return (
    <Fields form={form}>
      <p className={classes.note}>{formatPhone(phone)} is new here and becomes a contact first.</p>
      <TextInput
        label="Name"
        description="As they gave it. It may stay empty."
        maxLength={100}
        autoComplete="off"
        data-autofocus
        {...form.text('name')}
      />
      <div className={classes.actions}>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Adding…">
          Go on
        </SubmitButton>
      </div>
    </Fields>
  )
}

function Given({ contactId }: { contactId: string }) {
  const client = useQueryClient()
  const { opened, close } = useConsentAddress()
  const { data: consent, error } = useQuery(consentQuery(contactId))
  const done = (answer: ContactConsent, said: string): void => {
    client.setQueryData(consentQuery(contactId).queryKey, answer)
    void client.invalidateQueries({ queryKey: ['look-up'] })
    void toast({ id: 'consent', text: said })
    close()
  }
  if (!consent)
    return <p className={classes.note}>{error ? sentenceOf(error) : 'Fetching what they agreed to…'}</p>
  if (!opened) return null
  return (
    <GiveForm
      {...{ consent, opened, close, done, conversationId: undefined }}
      who={consent.name || formatPhone(consent.phone)}
    />
  )
}
