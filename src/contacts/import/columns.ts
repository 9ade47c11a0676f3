// Which column of a file is what: guessed from its heading and its cells, for a person to look over.
export const importFields = [
  'phone', 'name', 'firstName', 'lastName', 'company', 'email', 'timeZone', 'street', 'city', 'state', 'postalCode', 'country',
] as const // biome-ignore format: a list
export type ImportField = (typeof importFields)[number]

export const fieldLabels: Readonly<Record<ImportField, string>> = {
  phone: 'Phone number',
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  company: 'Company',
  email: 'E-mail',
  timeZone: 'Time zone',
  street: 'Street',
  city: 'City',
  state: 'State',
  postalCode: 'Postal code',
  country: 'Country',
}

/** Why a column is left out for good: it would say that people agreed, or that they opted out. */
export type Barred = 'consent' | 'opt_out'

export type Column = {
  readonly heading: string
  readonly samples: readonly string[]
  readonly field: ImportField | null
  readonly barred: Barred | null
}

// Headings as address books and shops write them, in English, Spanish and French. The first that fits is meant.
const NAMES: readonly (readonly [ImportField, RegExp])[] = [
  ['email', /e.?mail|correo|courriel/],
  ['firstName', /first|given|fore ?name|vorname|^nombre$|pr[eé]nom/],
  ['lastName', /last|family|sur ?name|apellido|nom de famille/],
  ['company', /company|organi[sz]ation|business|employer|empresa|soci[eé]t[eé]|entreprise/],
  ['timeZone', /time ?zone|zona horaria|fuseau/],
  ['postalCode', /zip|post(al)? ?code|c[oó]digo postal|code postal/],
  ['country', /country|pa[ií]s|^pays/],
  ['state', /^state|province|region|estado|provincia|[eé]tat/],
  ['city', /city|town|ciudad|ville/],
  ['street', /street|address|calle|direcci[oó]n|adresse|^rue/],
  ['phone', /phone|mobile|cell|^tel|m[oó]vil|celular|t[eé]l[eé]phone|portable|number|sms/],
  ['name', /name|contact|nombre|nom\b/],
]
const CONSENT =
  /opt(ed|s)?.?in\b|consent|agree|permission|subscri|marketing|double.?opt|acepta|consiente|accord/
const OPT_OUT = /opt(ed|s)?.?out|unsubscri|do.?not|\bdnc\b|\bstop\b|blocked|no.?contact|baja|d[eé]sabonn/

/** Lower case, without the marks that join words. */
const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[_\-.:]+/g, ' ')
    .trim()

/** Is this column about what people agreed to, or about who opted out? Neither is taken from a file like this. */
export function barredBy(heading: string): Barred | null {
  const words = plain(heading)
  if (OPT_OUT.test(words)) return 'opt_out'
  return CONSENT.test(words) ? 'consent' : null
}

/** What a person reads about such a column, with what would do instead. */
export const barredSentences: Readonly<Record<Barred, string>> = {
  consent:
    'An import never gives consent. For each person it takes proof of what they saw and did: enter it in the Consent Management Tool, or ask them to opt in.',
  opt_out:
    'People who have opted out stay so, whatever this file says. To add opt-outs, import them as a list at the Opt-out desk.',
}

const looksLikePhone = (cell: string): boolean =>
  /^\+?[\d\s().\-/]{7,24}$/.test(cell) && cell.replace(/\D/g, '').length >= 7
const looksLikeEmail = (cell: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)

/** Does the first row name the columns? Not where it holds a number or an address itself. */
export function hasHeading(rows: readonly (readonly string[])[]): boolean {
  const [first = []] = rows
  if (first.some((cell) => looksLikePhone(cell.trim()) || looksLikeEmail(cell.trim()))) return false
  return (
    first.some((cell) => /\p{L}/u.test(cell)) &&
    (rows.length === 1 || first.some((cell) => named(cell) !== null))
  )
}

const named = (heading: string): ImportField | Barred | null =>
  barredBy(heading) ?? NAMES.find(([, names]) => names.test(plain(heading)))?.[0] ?? null

/** Guesses every column of a file from its first rows. No field is guessed twice. */
export function guessColumns(rows: readonly (readonly string[])[], isHeaded: boolean): Column[] {
  const body = isHeaded ? rows.slice(1) : rows
  const width = Math.max(0, ...rows.map((row) => row.length))
  const used = new Set<ImportField>()
  const columns = Array.from({ length: width }, (_, at): Column => {
    const heading = isHeaded ? (rows[0]?.[at] ?? '').trim() : ''
    const samples = body.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    const barred = heading === '' ? null : barredBy(heading)
    const wanted = barred ? null : (NAMES.find(([, names]) => names.test(plain(heading)))?.[0] ?? null)
    const field = wanted && !used.has(wanted) ? wanted : null
    if (field) used.add(field)
    return { heading, samples: samples.slice(0, 3), field, barred }
  })
  return byCells(columns, { body, used })
}

/** What the headings left open is read from the cells: a column of numbers, a column of addresses. */
function byCells(
  columns: readonly Column[],
  { body, used }: { body: readonly (readonly string[])[]; used: Set<ImportField> },
): Column[] {
  const share = (at: number, fits: (cell: string) => boolean): number => {
    const cells = body.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '')
    return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length
  }
  return columns.map((column, at) => {
    if (column.field || column.barred) return column
    const field =
      !used.has('phone') && share(at, looksLikePhone) > 0.6
        ? 'phone'
        : !used.has('email') && share(at, looksLikeEmail) > 0.6
          ? 'email'
          : null
    if (field) used.add(field)
    return { ...column, field }
  })
}
