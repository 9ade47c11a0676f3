// What somebody who may write to every table could do to a ledger, one alteration at a time: fields, deletions, exchanges, additions.
import type { Random } from '../test/chaos/random.ts'
import { personalColumns, recordColumns, type Type, type Value } from './format.ts'
import { idOf, organizationOf, type StoredPersonal, type Tables } from './memory.ts'
import { someId, someRow, store } from './test-ledger.ts'

/** Answers the altered tables, or null when chance picked something that this alteration does not fit. */
export type Mutation = (tables: Tables, random: Random) => Tables | null

type Table = keyof Tables
type RowOf<T extends Table> = Tables[T][number]

/** Alters one row of one table. */
const altering =
  <T extends Table>(table: T, alter: (row: RowOf<T>, random: Random) => RowOf<T> | null): Mutation =>
  (tables, random) => {
    const rows: readonly RowOf<T>[] = tables[table]
    const row = random.pick(rows)
    const next = alter(row, random)
    return next === null ? null : { ...tables, [table]: rows.with(rows.indexOf(row), next) }
  }

const deleting =
  (table: Table): Mutation =>
  (tables, random) => ({ ...tables, [table]: tables[table].toSpliced(random.below(tables[table].length), 1) })

const adding =
  <T extends Table>(table: T, make: (like: RowOf<T>, random: Random) => RowOf<T>): Mutation =>
  (tables, random) => {
    const rows: readonly RowOf<T>[] = tables[table]
    return { ...tables, [table]: [...rows, make(random.pick(rows), random)] }
  }

/** Exchanges one field between two rows. */
const exchanging =
  (table: Table, field: string): Mutation =>
  (tables, random) => {
    const rows: readonly object[] = tables[table]
    const [at, to] = [random.below(rows.length), random.below(rows.length)]
    const [one, other] = [rows[at] ?? {}, rows[to] ?? {}]
    const [first, second]: unknown[] = [Reflect.get(one, field), Reflect.get(other, field)]
    if (isSame(first, second)) return null
    const exchanged = rows.with(at, { ...one, [field]: second }).with(to, { ...other, [field]: first })
    return { ...tables, [table]: exchanged }
  }

const isSame = (one: unknown, other: unknown): boolean =>
  one instanceof Uint8Array && other instanceof Uint8Array
    ? Buffer.compare(one, other) === 0
    : JSON.stringify(one) === JSON.stringify(other)

function flipped(bytes: Buffer, random: Random): Buffer {
  const next = Buffer.from(bytes)
  const at = random.below(next.length)
  next[at] = (next[at] ?? 0) ^ (1 << random.below(8))
  return next
}

const otherValue: Record<Type, (value: Value, random: Random) => Value> = {
  text: (value, random) =>
    random.pick([`${value ?? ''} `, `${value ?? ''}\u0000`, 'promotional', 'é', 'e\u0301']),
  json: (value) => (value === null ? '{}' : `${value} `),
  int: (value) => Number(value) + 1,
  bool: (value) => !value,
  time: (value, random) => Number(value) + random.pick([-1, 1_000, -86_400_000_000]),
  uuid: (_, random) => someId(random),
  uuids: (_, random) => [someId(random)],
  bytes: (value, random) => (Buffer.isBuffer(value) ? flipped(value, random) : Buffer.alloc(32)),
}

/** One value exchanged for another, or for nothing. Everything that is not the same must be found, also a null that becomes ''. */
export function alteredValues(
  values: readonly Value[],
  columns: readonly (readonly [string, Type])[],
  random: Random,
): Value[] | null {
  const at = random.below(columns.length)
  const value = values[at] ?? null
  const type = columns[at]?.[1]
  if (type === undefined) return null
  const nothing = random.pick([null, ...(type === 'text' ? [''] : [])])
  const next = random.chance(0.25) ? nothing : otherValue[type](value, random)
  return isSame(value, next) ? null : values.with(at, next)
}

/** Words are put into the mouth of somebody who was erased. */
const inventing: Mutation = (tables, random) => {
  const kept = new Set(tables.personal.map(({ recordId }) => recordId))
  const record = random.pick(tables.records.filter((each) => !kept.has(idOf(each))))
  const { personal } = store(someRow(random, { org_id: organizationOf(record), id: idOf(record) }), random)
  return { ...tables, personal: [...tables.personal, personal] }
}

/** An organization leaves without a trace but for the signed heads. */
const deletingOrganization: Mutation = (tables, random) => {
  const gone = random.pick(tables.treeHeads).organization
  const others = <T extends { organization: string }>(rows: readonly T[]): T[] =>
    rows.filter(({ organization }) => organization !== gone)
  return {
    ...tables,
    records: tables.records.filter((record) => organizationOf(record) !== gone),
    personal: others(tables.personal),
    leaves: others(tables.leaves),
    tiles: others(tables.tiles),
    treeHeads: others(tables.treeHeads),
  }
}

const addingRecord =
  ({ waits }: { waits: boolean }): Mutation =>
  (tables, random) => {
    const organization = organizationOf(random.pick(tables.records))
    const { record, personal } = store(someRow(random, { org_id: organization }), random)
    const waiting = waits ? [{ organization, recordId: idOf(record) }] : []
    return {
      ...tables,
      records: [...tables.records, record],
      personal: [...tables.personal, personal],
      waiting: [...tables.waiting, ...waiting],
    }
  }

const waitingAgain: Mutation = (tables, random) => {
  const { organization, recordId } = random.pick(tables.leaves)
  return { ...tables, waiting: [...tables.waiting, { organization, recordId }] }
}

const strangers = (like: StoredPersonal, random: Random): StoredPersonal => ({
  ...like,
  recordId: someId(random),
})

const fieldsOf = (
  row: { readonly values: readonly Value[] },
  columns: typeof recordColumns,
  random: Random,
) => {
  const values = alteredValues(row.values, columns, random)
  return values && { values }
}

/** Alterations of a row or two that leave everything else as it is. */
export const mutations: Record<string, Mutation> = {
  'a field of a record': altering('records', (row, random) => {
    const fields = fieldsOf(row, recordColumns, random)
    return fields && { ...row, ...fields }
  }),
  'a personal field': altering('personal', (row, random) => {
    const fields = fieldsOf(row, personalColumns, random)
    return fields && { ...row, ...fields }
  }),
  'a salt': altering('personal', (row, random) => ({ ...row, salt: flipped(row.salt, random) })),
  'sealed bytes': altering('records', (row, random) => ({
    ...row,
    canonical: flipped(row.canonical, random),
  })),
  'a leaf': altering('leaves', (row, random) => ({ ...row, hash: flipped(row.hash, random) })),
  'a leaf’s record': altering('leaves', (row, random) => ({ ...row, recordId: someId(random) })),
  'a leaf’s position': altering('leaves', (row, random) => ({
    ...row,
    position: row.position + 1 + random.below(9),
  })),
  'a block': altering('tiles', (row, random) => ({ ...row, hash: flipped(row.hash, random) })),
  'a block’s place': altering('tiles', (row, random) => ({ ...row, index: row.index + 1 + random.below(3) })),
  'a tree head’s root': altering('treeHeads', (row, random) => ({ ...row, root: flipped(row.root, random) })),
  'a frontier': altering('treeHeads', (row, random) => ({ ...row, frontier: flipped(row.frontier, random) })),
  'a tree head’s size': altering('treeHeads', (row) => ({ ...row, size: row.size - 1 })),
  'an organization head’s root': altering('organizationHeads', (row, random) => ({
    ...row,
    root: flipped(row.root, random),
  })),
  'an organization head’s size': altering('organizationHeads', (row) => ({ ...row, size: row.size + 1 })),
  'an organization head’s number': altering('organizationHeads', (row) => ({
    ...row,
    number: row.number + 1,
  })),
  'a head’s time': altering('heads', (row, random) => ({
    ...row,
    at: row.at + random.pick([-1, 1, 60_000_000]),
  })),
  'a head’s size': altering('heads', (row) => ({ ...row, size: row.size + 1 })),
  'a head’s root': altering('heads', (row, random) => ({ ...row, root: flipped(row.root, random) })),
  'a head’s link': altering('heads', (row, random) => ({
    ...row,
    previous: flipped(row.previous ?? row.root, random),
  })),
  'a head’s signature': altering('heads', (row, random) => ({
    ...row,
    signature: flipped(row.signature, random),
  })),
  'a head’s key': altering('heads', (row, random) => ({ ...row, publicKey: flipped(row.publicKey, random) })),
  'a deleted record': deleting('records'),
  'a deleted leaf': deleting('leaves'),
  'a deleted block': deleting('tiles'),
  'a deleted tree head': deleting('treeHeads'),
  'a deleted organization head': deleting('organizationHeads'),
  'a deleted head': deleting('heads'),
  'a deleted organization': deletingOrganization,
  'a personal part deleted without an erasure record': deleting('personal'),
  'a personal part blanked': altering('personal', (row) => ({ ...row, values: row.values.map(() => null) })),
  'exchanged columns': exchanging('records', 'values'),
  'exchanged sealed bytes': exchanging('records', 'canonical'),
  'exchanged personal fields': exchanging('personal', 'values'),
  'exchanged salts': exchanging('personal', 'salt'),
  'exchanged owners of personal parts': exchanging('personal', 'recordId'),
  'exchanged positions': exchanging('leaves', 'position'),
  'exchanged leaves': exchanging('leaves', 'hash'),
  'exchanged records of leaves': exchanging('leaves', 'recordId'),
  'exchanged blocks': exchanging('tiles', 'hash'),
  'exchanged signatures': exchanging('heads', 'signature'),
  'exchanged numbers of heads': exchanging('heads', 'number'),
  'exchanged roots of organizations': exchanging('organizationHeads', 'root'),
  'an added record': addingRecord({ waits: false }),
  'an added record that waits to be sealed': addingRecord({ waits: true }),
  'an added leaf': adding('leaves', (like, random) => ({
    ...like,
    position: like.position + 1_000 + random.below(9),
  })),
  'an added block': adding('tiles', (like, random) => ({ ...like, index: like.index + 5 + random.below(9) })),
  'an added head': adding('heads', (like, random) => ({
    ...like,
    number: like.number + 1_000 + random.below(9),
  })),
  'an added personal part': adding('personal', strangers),
  'words for an erased person': inventing,
  'a sealed record said to wait': waitingAgain,
}
