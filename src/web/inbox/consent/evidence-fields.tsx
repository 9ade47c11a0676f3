// The evidence that a method asks for, one field for each piece, and who agreed when.
import { Textarea, TextInput } from '@mantine/core'
import type { EvidenceField } from '../../../consent/methods.ts'
import type { Form } from '../../form.tsx'
import { fieldsOf, type GiveValues } from './given.ts'

export function EvidenceFields({ form }: { form: Form<GiveValues> }) {
  const { method } = form.values
  if (method === '') return null
  return (
    <>
      {fieldsOf(method).map((field) => (
        <EvidenceInput
          key={field.name}
          field={field}
          value={String(form.values[field.name] ?? '')}
          error={form.errors[field.name]}
          onChange={(value) => form.set(field.name, value)}
        />
      ))}
      <TextInput
        label="Who agreed"
        description="A name, or what else tells who it was."
        maxLength={200}
        {...form.text('identity')}
      />
      <TextInput
        label="When"
        description="Left empty, it was now."
        type="datetime-local"
        {...form.text('saidAt')}
      />
    </>
  )
}

type EvidenceProps = {
  field: EvidenceField
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

function EvidenceInput({
  field: { name, label, help, required, long },
  value,
  error,
  onChange,
}: EvidenceProps) {
  const shared = {
    ...{ name, value, error, description: required ? help : `${help} It may stay empty.`, label },
    'aria-invalid': error ? (true as const) : undefined,
  }
  return long ? (
    <Textarea
      {...shared}
      rows={3}
      maxLength={4_000}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...shared}
      maxLength={1_000}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
