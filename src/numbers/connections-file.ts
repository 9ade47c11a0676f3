// The file that PARLEY_CONNECTIONS names: carrier connections and their numbers, made by configuration.
import * as z from 'zod'

const text = z.string().trim().min(1).max(60)
const entry = z.strictObject({
  organization: z.string().trim().min(1).max(100),
  name: text,
  carrier: text,
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  segmentsPerSecond: z.number().min(0.1).max(5_000).default(10),
  numbers: z
    .array(
      z.strictObject({
        phone: z.string().max(40),
        department: text,
        name: z.string().trim().max(60).default(''),
      }),
    )
    .default([]),
})
export type ConnectionEntry = z.output<typeof entry>

/** The entries of the file, or one sentence for every mistake in it. */
export function readConnectionsFile(json: string): { entries: ConnectionEntry[]; mistakes: string[] } {
  const parsed = parse(json)
  if (!Array.isArray(parsed))
    return { entries: [], mistakes: ['The file must hold a JSON list of connections: [{…}, …].'] }
  const read = z.array(entry).safeParse(parsed)
  if (read.success) return { entries: read.data, mistakes: sameNames(read.data) }
  return {
    entries: [],
    mistakes: read.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}.`),
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** [0, "numbers", 1, "phone"] as "connection 1, numbers 2, phone". */
const placeOf = (path: readonly PropertyKey[]): string =>
  `connection ${path.map((each) => (typeof each === 'number' ? `${each + 1}` : `, ${String(each)}`)).join(' ')}`.replace(
    / ,/g,
    ',',
  )

function sameNames(entries: readonly ConnectionEntry[]): string[] {
  const keys = entries.map(({ organization, name }) => `${organization.toLowerCase()}\n${name.toLowerCase()}`)
  return entries.flatMap(({ name }, index) =>
    keys.indexOf(keys[index] ?? '') < index
      ? [`Two connections are named "${name}"; give each its own name.`]
      : [],
  )
}
