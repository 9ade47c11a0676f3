// Changes how long and how often the business may text somebody. Only what was changed is sent, so two people who change
// different settings do not write over each other.
import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeOrganization } from '../../organizations/contract.ts'
import { call } from '../call.ts'
import { Fields, type Form, SubmitButton, useForm } from '../form.tsx'
import { type Me, meQuery, useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions, useOpen } from './dialog.tsx'
import { settingWords } from './organization-words.ts'
import settings from './settings.module.css'

export function OrganizationDialog() {
  const [open, setOpen] = useOpen()
  const close = (): void => setOpen(undefined)
  return (
    <Dialog title="Change consent settings" opened={open === 'change-consent'} onClose={close}>
      <OrganizationForm close={close} />
    </Dialog>
  )
}

function OrganizationForm({ close }: { close: () => void }) {
  const form = useOrganizationForm(useMe().organization, close)
  return (
    <Fields form={form}>
      <WholeNumber name="conversationHours" unit="hours" form={form} isFirst />
      <WholeNumber name="askDays" unit="days" form={form} />
      <Switch
        {...settingWords.quietInformational}
        name="quietInformational"
        checked={form.values.quietInformational}
        error={form.errors.quietInformational}
        onChange={(event) => form.set('quietInformational', event.currentTarget.checked)}
      />
      <NativeSelect
        {...settingWords.mostPromotional}
        data={['1', '2', '3']}
        {...form.choice('mostPromotional')}
      />
      <Switch
        {...settingWords.askScope}
        name="askScope"
        checked={form.values.askScope}
        error={form.errors.askScope}
        onChange={(event) => form.set('askScope', event.currentTarget.checked)}
      />
      <TextInput
        {...settingWords.helpContact}
        autoComplete="off"
        maxLength={120}
        {...form.text('helpContact')}
      />
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          Save
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

type Entered = {
  conversationHours: number | string
  askDays: number | string
  quietInformational: boolean
  askScope: boolean
  mostPromotional: string
  helpContact: string
}

function useOrganizationForm(organization: Me['organization'], close: () => void): Form<Entered> {
  const client = useQueryClient()
  // As it was when the dialog opened: what somebody else changed since is not sent back as it was.
  const [before] = useState(organization)
  const { conversationHours, askDays, quietInformational, askScope, mostPromotional, helpContact } = before
  return useForm<Entered>({
    initial: {
      ...{ conversationHours, askDays, quietInformational, askScope, helpContact },
      mostPromotional: String(mostPromotional),
    },
    check: () => ({}), // the limits stand in the contract, and the server answers with their sentences
    send: async (values) => {
      const wanted = {
        ...values,
        conversationHours: Number(values.conversationHours),
        askDays: Number(values.askDays),
        mostPromotional: Number(values.mostPromotional),
      }
      const saved = await call(changeOrganization, { body: changesOf(before, wanted) })
      client.setQueryData(meQuery.queryKey, (held) => held && { ...held, organization: saved })
      void toast({ id: 'settings', text: 'The consent settings are changed.' })
      close()
    },
  })
}

/** What differs from how it was. */
const changesOf = <T extends object>(before: T, wanted: Partial<T>): Partial<T> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => value !== before[name as keyof T]),
  ) as Partial<T>

type WholeNumberProps = {
  name: 'conversationHours' | 'askDays'
  unit: string
  form: Form<Entered>
  isFirst?: boolean
}

function WholeNumber({ name, unit, form, isFirst = false }: WholeNumberProps) {
  return (
    <NumberInput
      {...settingWords[name]}
      rightSection={<span className={settings.faint}>{unit}</span>}
      rightSectionWidth="4rem"
      rightSectionPointerEvents="none"
      clampBehavior="none"
      allowNegative={false}
      hideControls
      inputMode="numeric"
      name={name}
      value={form.values[name]}
      error={form.errors[name]}
      onChange={(value) => form.set(name, value)}
      {...(isFirst && { 'data-autofocus': true })}
    />
  )
}
