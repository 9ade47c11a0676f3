// What a carrier's form starts with, what is missing in it, and what of it is sent. Secrets only ever go one way.
import type { ConnectionView, listConnections } from '../../numbers/contract.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'

export type CarrierForm = AnswerOf<typeof listConnections>['carriers'][number]
export type CarrierField = CarrierForm['fields'][number]
type Value = string | number | boolean
type FormValues = Readonly<Record<string, Value | readonly string[]>>

/** A field's name within the form, apart from the form's own fields. */
export const nameOf = (field: CarrierField): string => `values.${field.name}`

export const isSecret = (field: CarrierField): boolean => field.secret === true

export function initialValues(
  { fields }: CarrierForm,
  connection: ConnectionView | undefined,
): Record<string, Value> {
  return Object.fromEntries(
    fields.map((field) => {
      const kept = isSecret(field) ? undefined : connection?.settings[field.name]
      const start = connection ? undefined : field.initial
      return [nameOf(field), kept ?? start ?? (field.type === 'switch' ? false : '')]
    }),
  )
}

type Checked = { carrier: CarrierForm; values: FormValues; isNew: boolean }

export function checkCarrier({ carrier, values, isNew }: Checked): Record<string, string> {
  const wrong: Record<string, string> = {}
  if (`${values.name}`.trim() === '') wrong.name = 'Enter a name for this connection.'
  for (const field of carrier.fields) {
    const isNeeded = field.required && (isNew || !isSecret(field))
    if (isNeeded && `${values[nameOf(field)]}`.trim() === '')
      wrong[nameOf(field)] = `${field.type === 'select' ? 'Choose' : 'Enter'} this: ${field.label}.`
  }
  const pace = Number(values.segmentsPerSecond)
  if (values.segmentsPerSecond === '' || !(pace >= 0.1 && pace <= 5_000))
    wrong.segmentsPerSecond = 'Enter a number from 0.1 to 5,000.'
  return wrong
}

/** Everything that was entered. A secret left empty stays as it is; another field left empty goes back to its default. */
export function valuesToSend({ fields }: CarrierForm, values: FormValues): Record<string, Value> {
  const sent: Record<string, Value> = {}
  for (const field of fields) {
    const value = values[nameOf(field)]
    if (value === undefined || typeof value === 'object' || (value === '' && isSecret(field))) continue
    sent[field.name] = field.type === 'number' && value !== '' ? Number(value) : value
  }
  return sent
}

/** What nearly everyone must enter stands open; the rest, which has a sensible start, is folded away. */
export function splitFields({ fields }: CarrierForm): { open: CarrierField[]; folded: CarrierField[] } {
  const lastNeeded = fields.findLastIndex((field) => field.required || isSecret(field))
  const rest = fields.slice(lastNeeded + 1)
  return rest.length > 2
    ? { open: fields.slice(0, lastNeeded + 1), folded: rest }
    : { open: [...fields], folded: [] }
}
