// Edits the contact's card. Only what was changed is sent, so two people who change different fields do not write over each other.
import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CardEdit } from '../../../contacts/cards/card.ts'
import { type ContactCard, editContact } from '../../../contacts/contract.ts'
import { countries } from '../../../contacts/countries.ts'
import type { Conversation } from '../../../conversations/contract.ts'
import { call } from '../../call.ts'
import { consentQuery } from '../../campaigns/queries.ts'
import { Fields, type Form, SubmitButton, useForm } from '../../form.tsx'
import { useMe } from '../../session.ts'
import { TimeZoneSelect } from '../../set-up/time-zone-select.tsx'
import { toast } from '../../toast.ts'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { showConversation } from '../follow.ts'
import { useCardAddress } from './address.ts'
import classes from './card.module.css'
import { cardQuery } from './queries.ts'

export function CardDialog({ conversation }: { conversation: Conversation }) {
  const { isEditing, close } = useCardAddress()
  const { data: card } = useQuery(cardQuery(conversation.contactId))
  if (!isEditing) return null
  return (
    <Sheet title="Edit contact" isOpen onClose={close}>
      <div className={classes.inside}>{card && <CardForm {...{ card, conversation, close }} />}</div>
    </Sheet>
  )
}

type FormProps = { card: ContactCard; conversation: Conversation; close: () => void }

function CardForm({ card, conversation, close }: FormProps) {
  const form = useCardForm({ card, conversation, close })
  return (
    <Fields form={form}>
      <TextInput label="Name" autoComplete="off" maxLength={100} {...form.text('name')} />
      <div className={classes.pair}>
        <TextInput label="Company" autoComplete="off" maxLength={100} {...form.text('company')} />
        <TextInput label="E-mail" type="email" autoComplete="off" maxLength={200} {...form.text('email')} />
      </div>
      <TimeZoneSelect
        label="Time zone"
        value={form.values.timeZone || null}
        error={form.errors.timeZone}
        onChange={(zone) => form.set('timeZone', zone ?? '')}
        clearable
        clearButtonProps={{ 'aria-label': 'Take the time zone away', tabIndex: 0 }}
      />
      <AddressFields form={form} />
      <div className={classes.actions}>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          Save
        </SubmitButton>
      </div>
    </Fields>
  )
}

function AddressFields({ form }: { form: Form<Entered> }) {
  return (
    <fieldset className={classes.address}>
      <legend>Address</legend>
      <p>Quiet hours are those of their time zone, of their address and of their number together.</p>
      <TextInput label="Street" autoComplete="off" maxLength={200} {...form.text('street')} />
      <div className={classes.pair}>
        <TextInput label="City" autoComplete="off" maxLength={100} {...form.text('city')} />
        <TextInput label="State or province" autoComplete="off" maxLength={60} {...form.text('state')} />
        <TextInput
          label="ZIP or postal code"
          autoComplete="off"
          maxLength={20}
          {...form.text('postalCode')}
        />
        <NativeSelect label="Country" data={countryChoices()} {...form.choice('country')} />
      </div>
    </fieldset>
  )
}

type Entered = {
  name: string
  company: string
  email: string
  timeZone: string
  street: string
  city: string
  state: string
  postalCode: string
  country: string
}

function useCardForm({ card, conversation, close }: FormProps): Form<Entered> {
  const me = useMe()
  const client = useQueryClient()
  // As it was when the dialog opened: what somebody else changed since is not sent back as it was.
  const [before] = useState(card)
  const { name, company, email, timeZone, address } = before
  return useForm<Entered>({
    initial: { name, company, email, timeZone, ...address },
    check: () => ({}), // the limits stand in the contract, and the server answers with their sentences
    send: async (entered) => {
      const change = changesOf(before, entered)
      if (Object.keys(change).length === 0) return close()
      const saved = await call(editContact, { params: { id: card.id }, body: change })
      client.setQueryData(cardQuery(card.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: consentQuery(card.id).queryKey })
      if (change.name !== undefined) {
        showConversation(client, me.memberId, { ...conversation, contactName: saved.name })
        void client.invalidateQueries({ queryKey: ['conversations'] })
      }
      void toast({ id: 'contact', text: 'The contact is changed.' })
      close()
    },
  })
}

/** What differs from how it was; an address goes whole. */
function changesOf(
  before: ContactCard,
  { street, city, state, postalCode, country, ...fields }: Entered,
): CardEdit {
  const address = { street, city, state, postalCode, country }
  const parts = ['street', 'city', 'state', 'postalCode', 'country'] as const
  const isMoved = parts.some((part) => address[part] !== before.address[part])
  const names = ['name', 'company', 'email', 'timeZone'] as const
  const changed = names.filter((field) => fields[field] !== before[field])
  return {
    ...Object.fromEntries(changed.map((field) => [field, fields[field]])),
    ...(isMoved && { address }),
  }
}

/** Countries by their names, the two whose states and provinces we know first. */
function countryChoices(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'region' })
  const named = countries.map((value) => ({ value, label: names.of(value) ?? value }))
  const isNear = ({ value }: { value: string }): boolean => value === 'US' || value === 'CA'
  const others = named.filter((each) => !isNear(each))
  return [
    { value: '', label: 'Not known' },
    ...named.filter(isNear).toReversed(),
    ...others.sort((one, other) => one.label.localeCompare(other.label, 'en')),
  ]
}
