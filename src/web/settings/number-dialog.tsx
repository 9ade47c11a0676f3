// Adds a number to a department and a connection, or changes where one belongs.
import { NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import {
  addNumber,
  type ConnectionView,
  changeNumber,
  type Number as OurNumber,
} from '../../numbers/contract.ts'
import { call } from '../call.ts'
import { Fields, missing, SubmitButton, useForm } from '../form.tsx'
import { numbersQuery } from '../inbox/queries.ts'
import { useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { Dialog, DialogActions, useOpen } from './dialog.tsx'

type NumberDialogProps = { numbers: readonly OurNumber[]; connections: readonly ConnectionView[] }

export function NumberDialog({ numbers, connections }: NumberDialogProps) {
  const [open, setOpen] = useOpen()
  const number = numbers.find(({ id }) => id === open)
  const close = (): void => setOpen(undefined)
  return (
    <Dialog
      title={number ? `Change ${formatPhone(number.phone)}` : 'Add a number'}
      opened={number !== undefined || (open === 'add-number' && connections.length > 0)}
      onClose={close}
    >
      <NumberForm number={number} connections={connections} close={close} />
    </Dialog>
  )
}

type NumberFormProps = {
  number: OurNumber | undefined
  connections: readonly ConnectionView[]
  close: () => void
}

function NumberForm({ number, connections, close }: NumberFormProps) {
  const { departments } = useMe()
  const client = useQueryClient()
  const form = useForm({
    initial: {
      phone: number?.phone ?? '',
      name: number?.name ?? '',
      departmentId: number?.departmentId ?? only(departments),
      connectionId: number?.connectionId ?? only(connections),
    },
    check: (values) =>
      missing(values, {
        phone: 'Enter the number with its country code, such as +1 212 555 0142.',
        departmentId: 'Choose the department that answers this number.',
        connectionId: 'Choose the connection that carries this number.',
      }),
    send: async ({ phone, ...rest }) => {
      const saved = number
        ? await call(changeNumber, { params: { id: number.id }, body: rest })
        : await call(addNumber, { body: { phone, ...rest } })
      client.setQueryData(numbersQuery.queryKey, (held) =>
        number ? held?.map((each) => (each.id === saved.id ? saved : each)) : held && [...held, saved],
      )
      void client.invalidateQueries({ queryKey: numbersQuery.queryKey })
      void toast({ id: 'settings', text: `${formatPhone(saved.phone)} is ${number ? 'changed' : 'added'}.` })
      close()
    },
  })
  return (
    <Fields form={form}>
      {!number && (
        <TextInput
          label="Phone number"
          description="With its country code, such as +1 212 555 0142."
          type="tel"
          inputMode="tel"
          autoComplete="off"
          data-autofocus
          {...form.text('phone')}
        />
      )}
      <TextInput
        label="Name"
        description="For your own people, such as Main line. It may stay empty."
        autoComplete="off"
        maxLength={60}
        {...(number && { 'data-autofocus': true })}
        {...form.text('name')}
      />
      <NativeSelect
        label="Department"
        description="Texts to this number come into its inbox."
        data={choices('Choose a department', departments)}
        {...form.choice('departmentId')}
      />
      <NativeSelect
        label="Connection"
        description="The carrier account that the number belongs to."
        data={choices('Choose a connection', connections)}
        {...form.choice('connectionId')}
      />
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel="Saving…">
          {number ? 'Save' : 'Add number'}
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}

const choices = (prompt: string, all: readonly { id: string; name: string }[]) => [
  { value: '', label: prompt },
  ...all.map(({ id, name }) => ({ value: id, label: name })),
]

/** What there is to choose when there is only one. */
const only = (choices: readonly { id: string }[]): string =>
  choices.length === 1 ? (choices[0]?.id ?? '') : ''
