// Evidence files: everything about one number, or up to 200, as a document for people or as JSON that anybody can verify.
import { Readable } from 'node:stream'
import { formatPhone } from '../contacts/phone-format.ts'
import type { App } from '../platform/app.ts'
import type { OrgId } from '../platform/database.ts'
import { chapterOf, verifyingOf } from './chapters.ts'
import type { About, ProofFact } from './fact.ts'
import { jsonOf } from './json/actions.ts'
import type { Block } from './pages.ts'
import { pdfOf } from './paper/actions.ts'
import { findContact, organizationName, type Read, readDossier } from './people/actions.ts'
import { type Ground, groundOf } from './proofs/actions.ts'
import { timelineOf } from './timeline.ts'

export type Format = 'pdf' | 'json'
export type Wanted = {
  readonly phones: readonly string[]
  readonly as: Format
  /** Who asks for it, as the file will say. */
  readonly by: string
  /** The number of a signed head that the reader kept: the file then proves that it goes on from that one. */
  readonly against?: number | null
}
export type EvidenceFile = { readonly name: string; readonly type: string; readonly body: Readable }

const types: Record<Format, string> = { pdf: 'application/pdf', json: 'application/json; charset=utf-8' }

/** The phone of a contact, or null when it is not one of this organization. */
export async function phoneOf(app: Pick<App, 'db'>, orgId: OrgId, contactId: string): Promise<string | null> {
  const contact = await app.db.inOrganization(orgId, (tx) => findContact(tx, orgId, { id: contactId }))
  return contact?.phone ?? null
}

/** Is anything known of this phone? Texts of theirs and opt-outs that were imported make a contact, too. */
export const isKnown = async (app: Pick<App, 'db'>, orgId: OrgId, phone: string): Promise<boolean> =>
  (await app.db.inOrganization(orgId, (tx) => findContact(tx, orgId, { phone }))) !== null

/** The file. Its body is made as fast as it is taken. */
export async function evidenceFile(
  app: Pick<App, 'db' | 'now'>,
  orgId: OrgId,
  { phones, as, by, against = null }: Wanted,
): Promise<EvidenceFile> {
  const madeAt = app.now()
  const ground = await groundOf(app.db, orgId)
  const name = await app.db.inOrganization(orgId, (tx) => organizationName(tx, orgId))
  const about: About = { organization: { id: orgId, name }, madeAt, by, phones, proof: proofFact(ground) }
  const read = reader(app, orgId, { phones, now: madeAt })
  const body =
    as === 'json'
      ? jsonOf(app.db, orgId, { about, ground, read, against })
      : pdfOf(blocksOf(read, about), { title: titleOf(about), author: name, madeAt })
  const whose = phones.length === 1 ? (phones[0] ?? '').replace(/\D/g, '') : `${phones.length}-numbers`
  return {
    name: `evidence-${whose}-${madeAt.toISOString().slice(0, 10)}.${as}`,
    type: types[as],
    body: Readable.from(body, { objectMode: false }),
  }
}

/** One number at a time is held in memory; a single one is read once, however often it is asked for. */
function reader(
  { db }: Pick<App, 'db'>,
  orgId: OrgId,
  { phones, now }: { phones: readonly string[]; now: Date },
): () => AsyncGenerator<Read> {
  let only: Read | null = null
  return async function* () {
    for (const phone of phones) {
      const read = only ?? (await readDossier(db, orgId, { phone, now }))
      if (phones.length === 1) only = read
      yield read
    }
  }
}

async function* blocksOf(read: () => AsyncIterable<Read>, about: About): AsyncGenerator<Block> {
  for await (const { dossier } of read()) yield* chapterOf(dossier, timelineOf(dossier), about)
  yield* verifyingOf(about)
}

const titleOf = ({ phones, organization }: About): string =>
  `Evidence file of ${phones.length === 1 ? formatPhone(phones[0] ?? '') : `${phones.length} numbers`}, ${organization.name}`

function proofFact(ground: Ground | null): ProofFact | null {
  if (ground === null) return null
  const { head, own } = ground
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  return {
    number: head.number,
    at: head.at,
    root: hex(head.root),
    publicKey: hex(head.publicKey),
    signature: hex(head.signature),
    size: own.size,
  }
}
