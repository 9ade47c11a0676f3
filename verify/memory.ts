// A ledger that lies in memory as it lies in the database's tables, for tests and measurements: rows may be altered at will before it is read.

import { recordColumns, type Value } from './format.ts'
import {
  type HeadRow,
  inBatches,
  type OrganizationHeadRow,
  type Source,
  type StrayRow,
  type TileRow,
  type TreeHeadRow,
} from './source.ts'

/** A row of consent_record. Its organization and its id are its first two values. */
export type StoredRecord = { readonly canonical: Buffer; readonly values: readonly Value[] }
export type StoredPersonal = {
  readonly organization: string
  readonly recordId: string
  readonly salt: Buffer
  readonly values: readonly Value[]
}
export type StoredLeaf = {
  readonly organization: string
  readonly position: number
  readonly recordId: string
  readonly hash: Buffer
}

/** The ledger's tables. */
export type Tables = {
  readonly records: readonly StoredRecord[]
  readonly personal: readonly StoredPersonal[]
  readonly leaves: readonly StoredLeaf[]
  readonly tiles: readonly (TileRow & { readonly organization: string })[]
  readonly treeHeads: readonly (TreeHeadRow & { readonly organization: string })[]
  readonly organizationHeads: readonly OrganizationHeadRow[]
  readonly heads: readonly HeadRow[]
  readonly waiting: readonly { readonly organization: string; readonly recordId: string }[]
}

export const organizationOf = ({ values }: StoredRecord): string => String(values[0])
export const idOf = ({ values }: StoredRecord): string => String(values[1])
const RECORDED_AT = recordColumns.findIndex(([name]) => name === 'recorded_at')
const key = (organization: string, recordId: string): string => `${organization} ${recordId}`

/** Reads the tables as the database's source does: joined by organization and id, sorted, in batches. */
export function memorySource(tables: Tables): Source {
  const records = new Map(tables.records.map((row) => [key(organizationOf(row), idOf(row)), row]))
  const personal = new Map(tables.personal.map((row) => [key(row.organization, row.recordId), row]))
  const times = new Map(tables.heads.map(({ number, at }) => [number, at]))
  const own = <T extends { organization: string }>(rows: readonly T[], organization: string): T[] =>
    rows.filter((row) => row.organization === organization)
  return {
    heads: () => inBatches(tables.heads.toSorted((one, other) => one.number - other.number)),
    organizationHeads: () => inBatches(byPosition(tables.organizationHeads)),
    organizations: () => inBatches([...namedIn(tables)].toSorted()),
    places: (organization) =>
      inBatches(
        byPosition(own(tables.leaves, organization)).map(({ position, recordId, hash }) => ({
          position,
          recordId,
          leaf: hash,
          record: records.get(key(organization, recordId)) ?? null,
          personal: personal.get(key(organization, recordId)) ?? null,
        })),
      ),
    tiles: (organization) => inBatches(own(tables.tiles, organization).toSorted(byFilling)),
    treeHead: async (organization) => own(tables.treeHeads, organization)[0] ?? null,
    headsOf: (organization) =>
      inBatches(
        byPosition(own(tables.organizationHeads, organization)).map((row) => ({
          ...row,
          at: times.get(row.number) ?? null,
          previousAt: times.get(row.number - 1) ?? null,
        })),
      ),
    strays: (organization) => inBatches(straysIn(tables, organization)),
    unsealed: async () => [],
  }
}

const byPosition = <T extends { position: number }>(rows: readonly T[]): T[] =>
  rows.toSorted((one, other) => one.position - other.position)

const byFilling = (one: TileRow, other: TileRow): number =>
  (one.index + 1) * 256 ** one.level - (other.index + 1) * 256 ** other.level || one.level - other.level

const namedIn = (tables: Tables): Set<string> =>
  new Set([
    ...tables.records.map(organizationOf),
    ...[
      tables.personal,
      tables.leaves,
      tables.tiles,
      tables.treeHeads,
      tables.organizationHeads,
      tables.waiting,
    ]
      .flat()
      .map(({ organization }) => organization),
  ])

function straysIn(tables: Tables, organization: string): StrayRow[] {
  const own = <T extends { organization: string; recordId: string }>(rows: readonly T[]): string[] =>
    rows.filter((row) => row.organization === organization).map(({ recordId }) => recordId)
  const placed = new Set(own(tables.leaves))
  const records = new Map(
    tables.records
      .filter((row) => organizationOf(row) === organization)
      .map((row) => [idOf(row), Number(row.values[RECORDED_AT])]),
  )
  const waiting = new Set(own(tables.waiting))
  const stray = (what: StrayRow['what']) => (recordId: string) => ({ what, recordId, waitsSince: null })
  return [
    ...[...records]
      .filter(([id]) => !placed.has(id))
      .map(([id, at]) => ({ ...stray('record')(id), waitsSince: waiting.has(id) ? at : null })),
    ...own(tables.personal)
      .filter((id) => !records.has(id))
      .map(stray('personal part')),
    ...[...waiting].filter((id) => placed.has(id) || !records.has(id)).map(stray('waiting entry')),
  ]
}
