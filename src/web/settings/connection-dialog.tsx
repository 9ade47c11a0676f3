// Connects a carrier, or changes a connection: the form draws itself from what the carrier's adapter asks for.
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addConnection, type ConnectionView, changeConnection } from '../../numbers/contract.ts'
import { call } from '../call.ts'
import { Fields, SubmitButton, useForm } from '../form.tsx'
import { toast } from '../toast.ts'
import { Button } from '../ui/button.tsx'
import { CarrierFields } from './carrier-fields.tsx'
import { type CarrierForm, checkCarrier, initialValues, valuesToSend } from './carrier-values.ts'
import { type Connected, showConnection } from './connections.tsx'
import { Dialog, DialogActions, useOpen } from './dialog.tsx'

export function ConnectionDialog({ connected: { connections, carriers } }: { connected: Connected }) {
  const [open, setOpen] = useOpen()
  const connection = connections.find(({ id }) => id === open)
  const [chosen, setChosen] = useState<string | null>(null)
  const name = connection?.carrier ?? chosen ?? (carriers.length === 1 ? carriers[0]?.name : undefined)
  const carrier = carriers.find((each) => each.name === name)
  const close = (): void => setOpen(undefined)
  return (
    <Dialog
      title={connection ? `Change ${connection.name}` : 'Connect a carrier'}
      opened={connection !== undefined || open === 'connect'}
      onClose={close}
    >
      {!connection && carriers.length > 1 && (
        <NativeSelect
          label="Carrier"
          description="Who brings your customers’ texts and takes yours."
          data={[
            { value: '', label: 'Choose a carrier' },
            ...carriers.map((each) => ({ value: each.name, label: each.label })),
          ]}
          value={name ?? ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
          mb="md"
          styles={{ label: { marginBottom: '0.25rem' }, description: { marginBottom: '0.375rem' } }}
        />
      )}
      {carrier && <ConnectionForm key={carrier.name} {...{ carrier, connection, close }} />}
    </Dialog>
  )
}

type ConnectionFormProps = { carrier: CarrierForm; connection: ConnectionView | undefined; close: () => void }

function ConnectionForm({ carrier, connection, close }: ConnectionFormProps) {
  const client = useQueryClient()
  const form = useForm({
    initial: {
      name: connection?.name ?? '',
      segmentsPerSecond: connection?.segmentsPerSecond ?? 10,
      ...initialValues(carrier, connection),
    },
    check: (values) => checkCarrier({ carrier, values, isNew: connection === undefined }),
    send: async ({ name, segmentsPerSecond, ...rest }) => {
      const body = { name, segmentsPerSecond: Number(segmentsPerSecond), values: valuesToSend(carrier, rest) }
      const saved = connection
        ? await call(changeConnection, { params: { id: connection.id }, body })
        : await call(addConnection, { body: { carrier: carrier.name, ...body } })
      showConnection(client, saved)
      void toast({
        id: 'settings',
        text: connection ? `${saved.name} is changed.` : `${saved.name} is saved. Parley connects to it now.`,
      })
      close()
    },
  })
  return (
    <Fields form={form}>
      <TextInput
        label="Name"
        description="For your own people, such as the carrier’s name."
        autoComplete="off"
        maxLength={60}
        data-autofocus
        {...form.text('name')}
      />
      <CarrierFields carrier={carrier} form={form} hasCredentials={connection?.hasCredentials ?? false}>
        <NumberInput
          label="Segments a second"
          description="The pace your carrier allows. A segment is about 160 characters, or 70 with emoji."
          min={0.1}
          max={5000}
          clampBehavior="none"
          allowNegative={false}
          hideControls
          inputMode="decimal"
          name="segmentsPerSecond"
          value={Number.isNaN(form.values.segmentsPerSecond) ? '' : form.values.segmentsPerSecond}
          error={form.errors.segmentsPerSecond}
          onChange={(value) => form.set('segmentsPerSecond', value)}
        />
      </CarrierFields>
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <SubmitButton form={form} busyLabel={connection ? 'Saving…' : 'Connecting…'}>
          {connection ? 'Save' : 'Connect'}
        </SubmitButton>
      </DialogActions>
    </Fields>
  )
}
