// The evidence file as JSON: parley-evidence-v1 of docs/ledger-format.md, which anybody can verify, with the same in people's words
// beside it. It is written person by person, and proven in sets of records.
import { setImmediate as everybodyElse } from 'node:timers/promises'
import { type LedgerRow, ledgerColumns, type PersonalRow } from '../../consent/ledger/columns.ts'
import { bundleOf, type ProvenRecord } from '../../consent/ledger/evidence.ts'
import type { Database, OrgId } from '../../platform/database.ts'
import type { About } from '../fact.ts'
import type { Read, RecordRow } from '../people/actions.ts'
import { type Ground, pastOf, positionsOf, proofsOf } from '../proofs/actions.ts'
import { type Entry, timelineOf } from '../timeline.ts'

export type JsonWanted = {
  readonly about: About
  readonly ground: Ground | null
  /** Everything about each number, one after the other; asked for twice where there are several. */
  readonly read: () => AsyncIterable<Read>
  /** The number of the signed head that the reader kept. */
  readonly against: number | null
}

/** So many records are proven, or written, before everybody else has their turn: some tens of milliseconds. */
const SET = 250

/** The file, in pieces that together are one JSON object. */
export async function* jsonOf(
  db: Database,
  orgId: OrgId,
  { about, ground, read, against }: JsonWanted,
): AsyncGenerator<string> {
  yield `{"format":"parley-evidence-v1","about":${JSON.stringify(aboutOf(about))},"people":[`
  let comma = ''
  for await (const each of read()) {
    yield comma
    yield* personOf(db, orgId, { each, size: ground?.own.size ?? 0 })
    comma = ','
  }
  yield `],${await headsOf(db, { ground, against })},"records":[`
  comma = ''
  if (ground !== null)
    for await (const { rows } of read())
      for (let at = 0; at < rows.length; at += SET) {
        await everybodyElse()
        const records = await provenOf(db, orgId, { rows: rows.slice(at, at + SET), ground })
        if (records.length === 0) continue
        yield comma + records.map((record) => JSON.stringify(record)).join(',')
        comma = ','
      }
  yield ']}\n'
}

const aboutOf = ({ organization, madeAt, by, phones, proof }: About) => ({
  organization,
  madeAt: madeAt.toISOString(),
  by,
  phones,
  proof:
    proof === null
      ? 'No signed head exists yet: nothing is proven.'
      : `Proven against the signed head ${proof.number}.`,
})

async function* personOf(
  db: Database,
  orgId: OrgId,
  { each: { dossier, rows }, size }: { each: Read; size: number },
): AsyncGenerator<string> {
  const { entries, optOuts } = timelineOf(dossier)
  const { records: _records, heard: _heard, sent: _sent, ...now } = dossier
  yield `${JSON.stringify({ ...now, optOuts }).slice(0, -1)},"entries":[`
  const sealed = new Map<string, number>()
  for (let at = 0; at < rows.length; at += SET) {
    const ids = rows.slice(at, at + SET).map(({ id }) => id)
    const places = await db.inOrganization(orgId, (tx) => positionsOf(tx, orgId, ids))
    for (const [id, position] of places) if (position < size) sealed.set(id, position)
  }
  let comma = ''
  for (let at = 0; at < entries.length; at += SET) {
    await everybodyElse()
    const set = entries.slice(at, at + SET).map((entry) => JSON.stringify(entryOf(entry, sealed)))
    yield comma + set.join(',')
    comma = ','
  }
  yield ']}'
}

const entryOf = ({ fields, source, ...entry }: Entry, sealed: ReadonlyMap<string, number>) => ({
  ...entry,
  source,
  ...(source === 'record' && { sealed: sealed.has(entry.id), position: sealed.get(entry.id) ?? null }),
  fields: fields.map((field) => ({
    label: field.label,
    ...('at' in field ? { at: field.at } : { text: field.text }),
  })),
})

/** The signed head and the organization's place under it; null while there is none. */
async function headsOf(
  db: Database,
  { ground, against }: { ground: Ground | null; against: number | null },
): Promise<string> {
  if (ground === null) return '"head":null,"past":[],"organization_head":null'
  const past = against === null ? null : await pastOf(db, { head: ground.head, number: against })
  const whole = bundleOf({
    ...{ records: [], organizationHead: ground.own, head: ground.head },
    past: past === null ? [] : [past],
  })
  const { head, past: pasts, organization_head } = whole
  return JSON.stringify({ head, past: pasts, organization_head }).slice(1, -1)
}

/** Those of the rows that are sealed, each with its proof, as the format writes them. */
async function provenOf(
  db: Database,
  orgId: OrgId,
  { rows, ground }: { rows: readonly RecordRow[]; ground: Ground },
): Promise<object[]> {
  const { own, head } = ground
  const recordIds = rows.map(({ id }) => id)
  const proofs = await db.inOrganization(orgId, (tx) => proofsOf(tx, orgId, { recordIds, size: own.size }))
  const records = rows.flatMap((row): ProvenRecord[] => {
    const proof = proofs.get(row.id)
    return proof ? [{ ...proof, ...sealedParts(row) }] : []
  })
  return bundleOf({ records, organizationHead: own, head, past: [] }).records
}

const sealedParts = (row: RecordRow): Omit<ProvenRecord, 'position' | 'proof'> => ({
  plain: partOf(row, { personal: false }) as Omit<LedgerRow, keyof PersonalRow>,
  personal: row.has_person ? (partOf(row, { personal: true }) as PersonalRow) : null,
  commitment: row.commitment,
  salt: row.salt,
})

const partOf = (row: RecordRow, { personal }: { personal: boolean }): Partial<LedgerRow> =>
  Object.fromEntries(
    ledgerColumns.filter((column) => column.personal === personal).map(({ name }) => [name, row[name]]),
  )
