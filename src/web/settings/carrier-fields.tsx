// The fields that a carrier asks for, drawn from its own list.
import { NativeSelect, NumberInput, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Form, Values } from '../form.tsx'
import classes from './carrier-fields.module.css'
import { type CarrierField, type CarrierForm, isSecret, nameOf, splitFields } from './carrier-values.ts'

type CarrierFieldsProps<V extends Values> = {
  carrier: CarrierForm
  form: Form<V>
  hasCredentials: boolean
  /** Stands after what the carrier needs and before what may stay as it is. */
  children: ReactNode
}

export function CarrierFields<V extends Values>({
  carrier,
  form,
  hasCredentials,
  children,
}: CarrierFieldsProps<V>) {
  const { open, folded } = splitFields(carrier)
  const [isUnfolded, setUnfolded] = useState(false)
  const isWrongInside = folded.some((field) => form.errors[nameOf(field)])
  const draw = (field: CarrierField) => (
    <OneField key={field.name} {...{ field, form, isKept: hasCredentials && isSecret(field) }} />
  )
  return (
    <>
      {open.map(draw)}
      {children}
      {folded.length > 0 && (
        <details
          className={classes.fold}
          open={isUnfolded || isWrongInside}
          onToggle={(event) => setUnfolded(event.currentTarget.open)}
        >
          <summary>More settings</summary>
          <p>They hold what most carriers want. Change them only if yours says so.</p>
          <div className={classes.folded}>{folded.map(draw)}</div>
        </details>
      )}
    </>
  )
}

type OneFieldProps<V extends Values> = { field: CarrierField; form: Form<V>; isKept: boolean }

function OneField<V extends Values>({ field, form, isKept }: OneFieldProps<V>) {
  const name = nameOf(field)
  const common = { label: field.label, description: field.help, autoComplete: 'off' }
  const value = form.values[name]
  if (field.type === 'switch')
    return (
      <Switch
        label={field.label}
        description={field.help}
        name={name}
        checked={value === true}
        error={form.errors[name]}
        onChange={(event) => form.set(name, event.currentTarget.checked)}
      />
    )
  if (field.type === 'select')
    return (
      <NativeSelect
        {...common}
        data={[...(field.required ? [] : [{ value: '', label: 'Not set' }]), ...(field.options ?? [])]}
        {...form.choice(name)}
      />
    )
  if (field.type === 'number')
    return (
      <NumberInput
        {...common}
        hideControls
        name={name}
        value={typeof value === 'number' ? value : ''}
        error={form.errors[name]}
        onChange={(next) => form.set(name, next)}
      />
    )
  if (isSecret(field) || field.type === 'password')
    return (
      <PasswordInput
        {...common}
        autoComplete="new-password"
        description={
          isKept ? `Saved and never shown. Leave it empty to keep it. ${field.help ?? ''}` : field.help
        }
        visibilityToggleButtonProps={{ 'aria-label': `Show or hide: ${field.label}`, tabIndex: 0 }}
        {...form.text(name)}
      />
    )
  if (field.required)
    return <TextInput {...common} spellCheck={false} autoCapitalize="none" {...form.text(name)} />
  // A text that may be left out can have several lines, such as a certificate. Enter still sends the form.
  return (
    <Textarea
      {...common}
      autosize
      minRows={1}
      maxRows={6}
      spellCheck={false}
      onKeyDown={submitOnEnter}
      name={name}
      value={typeof value === 'string' ? value : ''}
      error={form.errors[name]}
      onChange={(event) => form.set(name, event.currentTarget.value)}
    />
  )
}

function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
