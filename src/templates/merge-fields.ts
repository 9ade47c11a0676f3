// Merge fields: `{{first name}}`, or `{{first name|there}}` with words for when the name isn't known. Plain substitution, once, and no
// language behind it: what a value holds is never read again. The browser previews with this file and the server refuses with it.

export const mergeFields = [
  { name: 'first name', of: 'contact', known: 'the contact\u2019s first name' },
  { name: 'full name', of: 'contact', known: 'the contact\u2019s name' },
  { name: 'company', of: 'contact', known: 'the contact\u2019s company' },
  { name: 'business', of: 'sender', known: 'the name of your business' },
  { name: 'department', of: 'sender', known: 'the department that the text is sent by' },
  { name: 'my name', of: 'sender', known: 'your own name' },
] as const
export type FieldName = (typeof mergeFields)[number]['name']

/** What each field stands for in one text; '' where it isn't known. */
export type FieldValues = Readonly<Record<FieldName, string>>

/** A piece of a template: words, a field that we know with its fallback, or one that nobody knows. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | {
      readonly kind: 'field'
      readonly text: string
      readonly name: FieldName
      readonly fallback: string | null
    }
  | { readonly kind: 'unknown'; readonly text: string; readonly name: string }

// Braces end a field at the latest, so a body is read in one pass however many it holds.
const FIELD = /\{\{([^{}]*)\}\}/g

/** The pieces of a body in their order. Nothing is lost: joined, their texts are the body. */
export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of body.matchAll(FIELD)) {
    if (found.index > at) pieces.push({ kind: 'words', text: body.slice(at, found.index) })
    pieces.push(fieldOf(found[0], found[1] ?? ''))
    at = found.index + found[0].length
  }
  if (at < body.length) pieces.push({ kind: 'words', text: body.slice(at) })
  return pieces
}

function fieldOf(text: string, inside: string): Piece {
  const bar = inside.indexOf('|')
  const name = folded(bar === -1 ? inside : inside.slice(0, bar))
  const known = mergeFields.find((each) => each.name === name)
  if (!known) return { kind: 'unknown', text, name }
  return { kind: 'field', text, name: known.name, fallback: bar === -1 ? null : inside.slice(bar + 1).trim() }
}

/** "First_Name" and "first  name" are the same field. */
const folded = (name: string): string =>
  name
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase()

export type Filled = {
  readonly text: string
  /** Fields without a value or a fallback, each once: they still stand in the text as they were written. */
  readonly missing: readonly FieldName[]
}

/** Puts the values in. A field that has none takes its fallback, also an empty one; without a fallback it stays and is named. */
export function fill(body: string, values: FieldValues): Filled {
  const missing = new Set<FieldName>()
  const text = piecesOf(body).map((piece) => {
    if (piece.kind !== 'field') return piece.text
    const value = values[piece.name].trim() || piece.fallback
    if (value === null) missing.add(piece.name)
    return value ?? piece.text
  })
  return { text: text.join(''), missing: [...missing] }
}

/** The values of a person: the first word of a name is how they are greeted. */
export const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

// What looks like a field, known or mistyped: words between braces. Anything else between braces is what somebody meant to write.
const LEFT = /\{\{[\p{L}\p{N}\s_-]{1,60}(?:\|[^{}]*)?\}\}/gu

/** Fields that still stand in a text that is about to be sent, as they are written, each once. */
export const unfilledIn = (text: string): string[] =>
  text.includes('{{') ? [...new Set(text.match(LEFT) ?? [])] : []

/** Why a text with such fields isn't sent, and what to do. */
export function unfilledSentence(fields: readonly string[]): string {
  const one = fields.length === 1
  return `${listed(fields)} ${one ? 'is' : 'are'} not filled in, so this text isn\u2019t sent. Write what belongs there, or take ${one ? 'it' : 'them'} out.`
}

const listed = (fields: readonly string[]): string =>
  fields.length < 2 ? (fields[0] ?? '') : `${fields.slice(0, -1).join(', ')} and ${fields.at(-1)}`

/** What is wrong with the fields of a template, in one sentence; null when nothing is. */
export function whyNotFields(body: string): string | null {
  const known = `Known are ${listed(mergeFields.map(({ name }) => `{{${name}}}`))}.`
  const unknown = piecesOf(body).find(({ kind }) => kind === 'unknown')
  if (unknown) return `There is no field ${unknown.text}. ${known}`
  const left = piecesOf(body).some(({ kind, text }) => kind === 'words' && /\{\{|\}\}/.test(text))
  return left
    ? `A field begins with {{ and ends with }}, with nothing but its name between them. ${known}`
    : null
}

/** Contact fields without a fallback: where one isn't known, the template can't be sent as it is. */
export const unsafeFields = (body: string): FieldName[] => [
  ...new Set(
    piecesOf(body).flatMap((piece) => {
      if (piece.kind !== 'field' || piece.fallback !== null) return []
      return mergeFields.some(({ name, of }) => name === piece.name && of === 'contact') ? [piece.name] : []
    }),
  ),
]
