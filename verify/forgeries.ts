// The hard alterations: after changing records, the forger puts everything right again that can be put right without the key, or
// signs with a key of their own.
import type { KeyObject } from 'node:crypto'
import type { LedgerRow } from '../src/consent/ledger/columns.ts'
import type { Random } from '../test/chaos/random.ts'
import { makeEncoder, recordColumns, type Value } from './format.ts'
import { idOf, organizationOf, type StoredPersonal, type StoredRecord, type Tables } from './memory.ts'
import { alteredValues, type Mutation } from './mutations.ts'
import { headsAlong, sealAll, signRounds, someRow, store, treeHeadOf } from './test-ledger.ts'

/** One organization's records in their order, and every personal part there is. */
type Ledger = { readonly records: readonly StoredRecord[]; readonly personal: readonly StoredPersonal[] }
type Change = (ledger: Ledger, random: Random) => Ledger | null

/** Changes an organization's records and puts its leaves, blocks and tree head right; the signed heads stay. */
const rebuilding =
  (change: Change): Mutation =>
  (tables, random) => {
    const organization = random.pick(tables.treeHeads).organization
    const next = change({ records: inOrder(tables, organization), personal: tables.personal }, random)
    return next === null ? null : resealed({ ...tables, personal: next.personal }, organization, next.records)
  }

function inOrder(tables: Tables, organization: string): StoredRecord[] {
  const records = new Map(tables.records.map((row) => [idOf(row), row]))
  return tables.leaves
    .filter((leaf) => leaf.organization === organization)
    .toSorted((one, other) => one.position - other.position)
    .flatMap(({ recordId }) => records.get(recordId) ?? [])
}

function resealed(tables: Tables, organization: string, records: readonly StoredRecord[]): Tables {
  const others = <T extends { organization: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.organization !== organization)
  const { leaves, tiles, tree } = sealAll(organization, records)
  return {
    ...tables,
    records: [...tables.records.filter((row) => organizationOf(row) !== organization), ...records],
    leaves: [...others(tables.leaves), ...leaves],
    tiles: [...others(tables.tiles), ...tiles],
    treeHeads: [...others(tables.treeHeads), treeHeadOf(organization, tree)],
  }
}

const encoder = makeEncoder('parley-record-v1', recordColumns, 0)
function canonicalOf(values: readonly Value[]): Buffer {
  const end = encoder.write(values)
  return Buffer.from(encoder.buffer().subarray(0, end))
}

/** A record rewritten with its sealed bytes; its keys stay, so that it remains the record of its place. */
function rewritten(record: StoredRecord, random: Random): StoredRecord | null {
  const values = alteredValues(record.values, recordColumns, random)
  if (values === null || values[0] !== record.values[0] || values[1] !== record.values[1]) return null
  return { values, canonical: canonicalOf(values) }
}

const rewriting: Change = ({ records, personal }, random) => {
  const record = random.pick(records)
  const next = rewritten(record, random)
  return next && { records: records.with(records.indexOf(record), next), personal }
}

/** The person's own words are replaced, and the record's commitment with them: only the tree still knows. */
const rewritingWords: Change = ({ records, personal }, random) => {
  const part = random.pick(personal)
  const at = records.findIndex((record) => idOf(record) === part.recordId)
  const record = records[at]
  if (record === undefined) return null
  const next = store(someRow(random, { org_id: part.organization, id: part.recordId }), random)
  const values = record.values.with(-1, next.record.values.at(-1) ?? null)
  return {
    records: records.with(at, { values, canonical: canonicalOf(values) }),
    personal: personal.with(personal.indexOf(part), next.personal),
  }
}

const removing =
  (from: number, count: number): Change =>
  ({ records, personal }) => {
    const gone = new Set(records.slice(from, count === 0 ? undefined : from + count).map(idOf))
    return {
      records: records.filter((record) => !gone.has(idOf(record))),
      personal: personal.filter(({ recordId }) => !gone.has(recordId)),
    }
  }

/** A record of one's own making, complete with its personal part, at a place of the tree. */
const inserting =
  (placeOf: (size: number, random: Random) => number, given: Partial<LedgerRow> = {}): Change =>
  ({ records, personal }, random) => {
    const organization = organizationOf(random.pick(records))
    const forged = store(someRow(random, { ...given, org_id: organization }), random)
    return {
      records: records.toSpliced(placeOf(records.length, random), 0, forged.record),
      personal: [...personal, forged.personal],
    }
  }

const exchanging: Change = ({ records, personal }, random) => {
  const [one, other] = [random.pick(records), random.pick(records)]
  if (one === other) return null
  return {
    records: records.with(records.indexOf(one), other).with(records.indexOf(other), one),
    personal,
  }
}

/** The personal part goes, and a record that names it as erased is added; but no head was signed since. */
const erasing: Change = ({ records, personal }, random) => {
  const gone = random.pick(
    records.filter((record) => personal.some(({ recordId }) => recordId === idOf(record))),
  )
  const erasure = { kind: 'erased', erased_record_ids: [idOf(gone)] }
  const left = personal.filter(({ recordId }) => recordId !== idOf(gone))
  return inserting((size) => size, erasure)({ records, personal: left }, random)
}

/** Rebuilds everything, install tree included, and signs it with the forger's key. */
const signing =
  (change: Mutation, key: KeyObject): Mutation =>
  (tables, random) => {
    const next = change(tables, random)
    if (next === null) return null
    const rounds = next.treeHeads.flatMap(({ organization }) => {
      const own = next.leaves.filter((leaf) => leaf.organization === organization)
      return headsAlong(organization, own, 20).map((head) => [head])
    })
    return { ...next, ...signRounds(rounds, key) }
  }

/** As `signing`, but the true signatures are put under the forged heads. */
const copyingSignatures =
  (change: Mutation, key: KeyObject): Mutation =>
  (tables, random) => {
    const next = signing(change, key)(tables, random)
    const like = tables.heads[0]
    if (next === null || like === undefined) return null
    const { publicKey } = like
    const heads = next.heads.map((head, at) => ({
      ...head,
      publicKey,
      signature: tables.heads[at]?.signature ?? like.signature,
    }))
    return { ...next, heads }
  }

const rewritingOne: Mutation = (tables, random) => {
  const record = random.pick(tables.records)
  const next = rewritten(record, random)
  return next && { ...tables, records: tables.records.with(tables.records.indexOf(record), next) }
}

const shortening: Change = (ledger, random) => removing(-1 - random.below(8), 0)(ledger, random)

/** Every forgery. `key` is the forger's own. */
export const forgeriesWith = (key: KeyObject): Record<string, Mutation> => ({
  'a field and its sealed bytes': rewritingOne,
  'a field and everything but the heads': rebuilding(rewriting),
  'a person’s words and everything but the heads': rebuilding(rewritingWords),
  'a deleted record, the tree put right': rebuilding((ledger, random) =>
    removing(random.below(ledger.records.length), 1)(ledger, random),
  ),
  'a cut tail, the tree put right': rebuilding(shortening),
  'exchanged records, the tree put right': rebuilding(exchanging),
  'an added record in the middle, the tree put right': rebuilding(
    inserting((size, random) => random.below(size)),
  ),
  'an added record at the end, the tree put right': rebuilding(inserting((size) => size)),
  'a personal part deleted with a forged erasure record': rebuilding(erasing),
  'everything rewritten and signed by another key': signing(rebuilding(rewriting), key),
  'everything shortened and signed by another key': signing(rebuilding(shortening), key),
  'everything rewritten under the old signatures': copyingSignatures(rebuilding(rewritingWords), key),
})
