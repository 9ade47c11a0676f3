// What somebody entered for a carrier connection: split into what may be shown again and what is sealed.

export type Values = Readonly<Record<string, unknown>>
type FieldOf = {
  readonly name: string
  readonly label: string
  readonly secret?: boolean
  readonly required?: boolean
}
export type Split =
  | { ok: true; settings: Values; credentials: Values }
  | { ok: false; sentence: string; field: string }

/**
 * Lays what was entered over what is there already. A secret left out or left empty stays as it was; another field left
 * empty goes back to its default.
 */
export function splitValues(
  fields: readonly FieldOf[],
  entered: Values,
  before: { settings: Values; credentials: Values } = { settings: {}, credentials: {} },
): Split {
  const unknown = Object.keys(entered).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined)
    return {
      ok: false,
      field: `values.${unknown}`,
      sentence: `There is no setting "${unknown.slice(0, 60)}" here. The settings are: ${fields.map(({ name }) => name).join(', ')}.`,
    }
  const settings: Record<string, unknown> = {}
  const credentials: Record<string, unknown> = {}
  for (const field of fields) {
    const earlier = (field.secret ? before.credentials : before.settings)[field.name]
    const given = entered[field.name]
    const value = given === undefined || (field.secret && given === '') ? earlier : given
    if (value === undefined || value === '') {
      if (field.required)
        return { ok: false, field: `values.${field.name}`, sentence: `${field.label} is missing. Enter it.` }
    } else if (field.secret) credentials[field.name] = value
    else settings[field.name] = value
  }
  return { ok: true, settings, credentials }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** The first thing that a carrier's own check found, as one sentence at the field it is about. */
export function firstIssue(
  fields: readonly FieldOf[],
  issues: readonly Issue[],
): { sentence: string; field: string } {
  const { path = [], message = 'is not right' } = issues[0] ?? {}
  const name = String(path[0] ?? '')
  const label = fields.find((field) => field.name === name)?.label ?? 'These settings'
  const isSentence = /^[A-Z]/.test(message) && message.endsWith('.')
  return {
    field: name ? `values.${name}` : 'values',
    sentence: isSentence ? message : `${label}: ${message}.`,
  }
}
