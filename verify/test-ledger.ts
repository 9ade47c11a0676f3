// A ledger made by the product's own code, for tests and measurements: organizations, people, erasures, seals and signed heads.
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { publicKeyBytes, sha256, signHead } from '../src/consent/ledger/actions.ts'
import type { Field } from '../src/consent/ledger/canonical.ts'
import { type LedgerRow, ledgerColumns } from '../src/consent/ledger/columns.ts'
import { sealRecord } from '../src/consent/ledger/commitment.ts'
import { linkOf, organizationHeadBytes, type SignedHead } from '../src/consent/ledger/head.ts'
import { append, EMPTY_TREE, frontierBytes, leafHash, rootOf, type Tree } from '../src/consent/ledger/tree.ts'
import { type Random, seeded } from '../test/chaos/random.ts'
import type { Value } from './format.ts'
import type { StoredLeaf, StoredPersonal, StoredRecord, Tables } from './memory.ts'
import type { HeadRow, OrganizationHeadRow, TileRow } from './source.ts'

/** An Ed25519 key that is the same in every run: the seed's number in 32 bytes (RFC 8410). */
export function someKey(seed: number): KeyObject {
  const secret = Buffer.alloc(32, seed)
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** What a person who verifies brings along. */
export const publicKeyOf = (key: KeyObject): Buffer => publicKeyBytes(createPublicKey(key))

export const someId = (random: Random): string => {
  const hex = Array.from({ length: 32 }, () => random.below(16).toString(16)).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-7$3-8$4-$5')
}

const words = ['STOP', 'Yes, remind me', 'oui', 'Ça marche 👍', 'Please stop texting me!', 'C', '']
const START = Date.UTC(2026, 0, 5, 9)

/** A record as the product writes it; what a test cares about goes into `given`. */
export function someRow(random: Random, given: Partial<LedgerRow> = {}): LedgerRow {
  const saidAt = new Date(START + random.below(1_000_000))
  return {
    org_id: someId(random),
    id: someId(random),
    kind: random.pick(['opt_in', 'opt_out', 'conversation', 'help']),
    level: random.pick(['conversational', 'informational', 'promotional', null]),
    campaign_id: random.chance(0.5) ? someId(random) : null,
    method: random.pick(['web_form', 'texted_keyword', null]),
    medium: random.pick(['inbound_text', 'web_form', 'paper']),
    number_id: someId(random),
    message_id: someId(random),
    rule: random.pick(['stop: exact', 'free text: en', '']),
    said_at: saidAt,
    recorded_at: saidAt,
    actor_member_id: random.chance(0.3) ? someId(random) : null,
    actor_key_id: null,
    page_url: random.chance(0.3) ? 'https://willow.example/texts' : null,
    wording_version: random.chance(0.5) ? random.below(40) : null,
    wording_sha256: random.chance(0.5) ? sha256(Buffer.of(random.below(9))) : null,
    answers_record_id: random.chance(0.2) ? someId(random) : null,
    erased_record_ids: null,
    phone: `+1415555${String(random.below(10_000)).padStart(4, '0')}`,
    words: random.pick(words),
    actor_name: random.chance(0.3) ? 'Ana Pérez' : null,
    ip: random.chance(0.3) ? `203.0.113.${random.below(256)}` : null,
    user_agent: random.chance(0.3) ? 'Mozilla/5.0 (X11; Linux x86_64)' : null,
    identity: null,
    experience: random.chance(0.3) ? '{"action": "ticked", "language":"en"}' : null,
    evidence: random.chance(0.3) ? `{"form":${random.below(99)}}` : null,
    reason: null,
    ...given,
  }
}

/** A value as the verifier's sources hand it over. */
export function handedOver(value: Field['value']): Value {
  if (value instanceof Date) return value.getTime() * 1_000
  return value instanceof Uint8Array ? Buffer.from(value) : value
}

const valuesOf = (row: LedgerRow, { personal }: { personal: boolean }): Value[] =>
  ledgerColumns.filter((column) => column.personal === personal).map(({ name }) => handedOver(row[name]))

/** The two rows that a record is stored in, under a salt that depends on the seed only. */
export function store(row: LedgerRow, random: Random): { record: StoredRecord; personal: StoredPersonal } {
  const salt = Buffer.from(sha256(Buffer.from(String(random.next()))))
  const { canonical, commitment } = sealRecord({ row, salt, sha256 })
  return {
    record: {
      canonical: Buffer.from(canonical),
      values: [...valuesOf(row, { personal: false }), Buffer.from(commitment)],
    },
    personal: {
      organization: row.org_id ?? '',
      recordId: row.id ?? '',
      salt,
      values: valuesOf(row, { personal: true }),
    },
  }
}

/** Leaves, blocks and tree head of one organization over these records in this order. */
export function sealAll(
  organization: string,
  records: readonly StoredRecord[],
): { leaves: StoredLeaf[]; tiles: (TileRow & { organization: string })[]; tree: Tree } {
  const hashes = records.map(({ canonical }) => leafHash(canonical, sha256))
  const { tree, tiles } = append(EMPTY_TREE, hashes, sha256)
  return {
    leaves: hashes.map((hash, position) => ({
      organization,
      position,
      recordId: String(records[position]?.values[1]),
      hash: Buffer.from(hash),
    })),
    tiles: tiles.map((tile) => ({ ...tile, organization, hash: Buffer.from(tile.hash) })),
    tree,
  }
}

export const treeHeadOf = (organization: string, tree: Tree) => ({
  organization,
  size: tree.size,
  root: Buffer.from(rootOf(tree, sha256)),
  frontier: Buffer.from(frontierBytes(tree)),
})

/** Signs what was sealed: each round of organization heads becomes one head, a second after the one before it. */
export function signRounds(
  rounds: readonly (readonly Omit<OrganizationHeadRow, 'position' | 'number'>[])[],
  key: KeyObject | ((round: number) => KeyObject),
): { heads: HeadRow[]; organizationHeads: OrganizationHeadRow[] } {
  const heads: HeadRow[] = []
  const organizationHeads: OrganizationHeadRow[] = []
  let tree = EMPTY_TREE
  let last: SignedHead | null = null
  rounds.forEach((round, at) => {
    for (const head of round)
      organizationHeads.push({ ...head, number: at + 1, position: organizationHeads.length })
    tree = append(
      tree,
      round.map((head) => leafHash(organizationHeadBytes(head), sha256)),
      sha256,
    ).tree
    last = signHead(
      {
        number: at + 1,
        at: new Date(START + 1_000_000 + at * 1_000),
        size: tree.size,
        root: rootOf(tree, sha256),
        previous: last === null ? null : linkOf(last, sha256),
      },
      typeof key === 'function' ? key(at) : key,
    )
    heads.push(headRow(last))
  })
  return { heads, organizationHeads }
}

export const headRow = (head: SignedHead): HeadRow => ({
  number: head.number,
  at: head.at.getTime() * 1_000,
  size: head.size,
  root: Buffer.from(head.root),
  previous: head.previous === null ? null : Buffer.from(head.previous),
  publicKey: Buffer.from(head.publicKey),
  signature: Buffer.from(head.signature),
})

export type Wanted = {
  seed: number
  sizes: readonly number[]
  erasures: number
  key: KeyObject
  perHead?: number
}

/** A whole ledger. Of every organization, some records are erased by later erasure records. */
export function makeLedger({ seed, sizes, erasures, key, perHead = 20 }: Wanted): Tables {
  const random = seeded(seed)
  const parts = sizes.map((size) => makeOrganization({ random, size, erasures, perHead }))
  const longest = Math.max(0, ...parts.map(({ heads }) => heads.length))
  const rounds = Array.from({ length: longest }, (_, at) =>
    parts.flatMap(({ heads }) => heads.slice(at, at + 1)),
  )
  return {
    records: parts.flatMap(({ records }) => records),
    personal: parts.flatMap(({ personal }) => personal),
    leaves: parts.flatMap(({ leaves }) => leaves),
    tiles: parts.flatMap(({ tiles }) => tiles),
    treeHeads: parts.map(({ treeHead }) => treeHead),
    waiting: [],
    ...signRounds(rounds, key),
  }
}

type WantedOrganization = { random: Random; size: number; erasures: number; perHead: number }

function makeOrganization({ random, size, erasures, perHead }: WantedOrganization) {
  const organization = someId(random)
  const rows = Array.from({ length: size }, () => someRow(random, { org_id: organization }))
  const erased = random.shuffled(rows.slice(0, size >> 1)).slice(0, erasures)
  erased.forEach((row, at) => {
    rows[size - 1 - at] = someRow(random, {
      ...{ org_id: organization, kind: 'erased', erased_record_ids: [row.id ?? ''] },
      ...{ phone: null, words: null, reason: 'asked by the person' },
    })
  })
  const stored = rows.map((row) => store(row, random))
  const records = stored.map(({ record }) => record)
  const { leaves, tiles, tree } = sealAll(organization, records)
  return {
    records,
    personal: stored.map(({ personal }) => personal).filter(keeps(erased)),
    leaves,
    tiles,
    treeHead: treeHeadOf(organization, tree),
    heads: headsAlong(organization, leaves, perHead),
  }
}

const keeps = (erased: readonly LedgerRow[]): ((personal: StoredPersonal) => boolean) => {
  const ids = new Set(erased.map(({ id }) => id))
  return ({ recordId }) => !ids.has(recordId)
}

/** What one organization's tree came to after every `perHead` records. */
export function headsAlong(organization: string, leaves: readonly StoredLeaf[], perHead: number) {
  const heads: Omit<OrganizationHeadRow, 'position' | 'number'>[] = []
  let tree = EMPTY_TREE
  for (let from = 0; from < leaves.length; from += perHead) {
    const more = leaves.slice(from, from + perHead).map(({ hash }) => hash)
    tree = append(tree, more, sha256).tree
    heads.push({ organization, size: tree.size, root: Buffer.from(rootOf(tree, sha256)) })
  }
  return heads
}
