// What a ledger looks like to the verifier, wherever it lies: a database, an evidence file, a test. Rows come in batches and in order,
// so that ten million of them need no more memory than ten thousand.
import type { Value } from './format.ts'

export type Batches<T> = AsyncIterable<readonly T[]>

/** One place of an organization's tree and the record that is said to stand there. */
export type PlaceRow = {
  readonly position: number
  readonly recordId: string
  readonly leaf: Buffer
  readonly record: {
    readonly canonical: Buffer
    /** In the order of `recordColumns`. */
    readonly values: readonly Value[]
  } | null
  readonly personal: {
    readonly salt: Buffer
    /** In the order of `personalColumns`. */
    readonly values: readonly Value[]
  } | null
}

export type TileRow = { readonly level: number; readonly index: number; readonly hash: Buffer }
export type TreeHeadRow = { readonly size: number; readonly root: Buffer; readonly frontier: Buffer }

/** What has no place in the tree: a record, a personal part without its record, an entry in the list of what waits to be sealed. */
export type StrayRow = {
  readonly what: 'record' | 'personal part' | 'waiting entry'
  readonly recordId: string
  /** Of a record that waits to be sealed: when it was recorded. */
  readonly waitsSince: number | null
}

/** A leaf of the install tree: what an organization's tree came to, and the signed head that covers it first. */
export type OrganizationHeadRow = {
  readonly position: number
  readonly number: number
  readonly organization: string
  readonly size: number
  readonly root: Buffer
}

export type HeadRow = {
  readonly number: number
  readonly at: number
  readonly size: number
  readonly root: Buffer
  readonly previous: Buffer | null
  readonly publicKey: Buffer
  readonly signature: Buffer
}

export type Source = {
  /** Signed heads by number, and what they cover by position. */
  heads(): Batches<HeadRow>
  organizationHeads(): Batches<OrganizationHeadRow>
  /** Every organization that any table of the ledger names, once. */
  organizations(): Batches<string>
  /** By position. */
  places(organization: string): Batches<PlaceRow>
  /** In the order in which blocks fill: by (index + 1) · 256^level, then by level. */
  tiles(organization: string): Batches<TileRow>
  treeHead(organization: string): Promise<TreeHeadRow | null>
  /** The organization's own heads by position, with the time of their signed head and of the one before it. */
  headsOf(
    organization: string,
  ): Batches<OrganizationHeadRow & { readonly at: number | null; readonly previousAt: number | null }>
  strays(organization: string): Batches<StrayRow>
  /** What in the make of the tables no seal covers, in sentences. */
  unsealed(): Promise<readonly string[]>
}

/** Walks rows one by one: `current` is plain to look at, `next` waits only where a batch ends. */
export type Cursor<T> = {
  current(): T | undefined
  next(): Promise<void>
}

export async function openCursor<T>(batches: Batches<T>): Promise<Cursor<T>> {
  const iterator = batches[Symbol.asyncIterator]()
  let batch: readonly T[] = []
  let at = 0
  const next = async (): Promise<void> => {
    at++
    while (at >= batch.length) {
      const { done, value } = await iterator.next()
      batch = done ? [] : value
      at = 0
      if (done) return
    }
  }
  await next()
  return { current: () => batch[at], next }
}

/** Makes batches of what is in memory already. */
export async function* inBatches<T>(rows: readonly T[], size = 1_000): Batches<T> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
