// The dialog that adds a phone: a name, and a number if it should be a certain one.
import { TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { addHandset } from '../../phones/contract.ts'
import { call } from '../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../form.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { networkQuery } from './queries.ts'

type AddPhoneProps = { isOpen: boolean; onClose: () => void }

export function AddPhone({ isOpen, onClose }: AddPhoneProps) {
  return (
    <Sheet title="Add a phone" isOpen={isOpen} onClose={onClose}>
      <AddPhoneForm onDone={onClose} />
    </Sheet>
  )
}

function AddPhoneForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const form = useForm({
    initial: { name: '', phone: '' },
    check: (values) => missing(values, { name: 'Enter a name.' }),
    async send({ name, phone }) {
      await call(addHandset, { body: { name, ...(phone.trim() && { phone }) } })
      await client.invalidateQueries({ queryKey: networkQuery.queryKey })
      onDone()
    },
  })
  // After the dialog has opened: it puts the focus on its first button.
  useEffect(() => {
    const frame = requestAnimationFrame(() => form.ref.current?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [form.ref])
  return (
    <Fields form={form}>
      <TextInput label="Name" placeholder="Sam Okafor" autoComplete="off" {...form.text('name')} />
      <TextInput
        label="Number"
        description="Left empty, it gets a fictitious one. A number that was texted before shows those texts."
        placeholder="+1 202 555 0142"
        autoComplete="off"
        inputMode="tel"
        {...form.text('phone')}
      />
      <SubmitButton form={form} busyLabel="Adding…">
        Add phone
      </SubmitButton>
    </Fields>
  )
}
