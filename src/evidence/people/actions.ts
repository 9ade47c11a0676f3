// Reads everything about one number: pages of records and texts, each page in a transaction of its own, so that a long file holds none open.
import { type GrantOf, readDoors, readGrants } from '../../consent/actions.ts'
import type { LedgerRow } from '../../consent/ledger/columns.ts'
import type { Level, Method } from '../../consent/methods.ts'
import type { Medium, RecordKind } from '../../consent/record.ts'
import { OPEN_DOOR } from '../../consent/standing.ts'
import type { Database, OrgId, Tx } from '../../platform/database.ts'
import type { CampaignFact, Dossier, HeardFact, RecordFact, SentFact } from '../fact.ts'
import { doorFact, standingFact } from '../standings.ts'
import {
  erasedAmong,
  erasuresOf,
  findContact,
  findThreads,
  firstZone,
  type HeardRow,
  heardAfter,
  type Names,
  namesOf,
  PAGE,
  type RecordRow,
  recordsAfter,
  type SentRow,
  sentAfter,
  type ThreadRow,
} from './store.ts'

export { findContact, organizationName, type RecordRow } from './store.ts'

/** What is known of a number, and the rows of its records as they are sealed, oldest first. */
export type Read = { readonly dossier: Dossier; readonly rows: readonly RecordRow[] }

export async function readDossier(
  db: Database,
  orgId: OrgId,
  { phone, now }: { phone: string; now: Date },
): Promise<Read> {
  const first = await db.inOrganization(orgId, async (tx) => ({
    contact: await findContact(tx, orgId, { phone }),
    threads: await findThreads(tx, orgId, phone),
    zone: await firstZone(tx, orgId),
    door: (await readDoors(tx, orgId, [phone])).get(phone) ?? OPEN_DOOR,
    grants: (await readGrants(tx, orgId, [phone])).get(phone) ?? [],
  }))
  const { contact, threads, zone, door, grants } = first
  const heard = await textsOf(db, orgId, { threads, read: heardAfter })
  const sent = await textsOf(db, orgId, { threads, read: sentAfter })
  const rows = await recordsOf(db, orgId, { phone, heard, sent })
  const names = await db.inOrganization(orgId, (tx) => namesFor(tx, orgId, { rows, sent, grants }))
  return {
    rows,
    dossier: {
      phone,
      contact: contact && { id: contact.id, name: contact.name },
      timeZone: threads[0]?.time_zone ?? zone,
      door: doorFact(door),
      isInDoubt: door.doubtRecord !== null,
      grants: grants.map(({ campaignId, level, grant }) => ({
        ...{ campaign: campaignIn(names, campaignId)?.name ?? campaignId, level },
        ...standingFact({ grant, door, now }),
      })),
      records: rows.map((row) => asRecord(row, names)),
      heard: heard.map(({ row, thread }) => asHeard(row, thread)),
      sent: sent.map(({ row, thread }) => asSent(row, thread, names)),
    },
  }
}

type Of<Row> = { readonly row: Row; readonly thread: ThreadRow }

async function textsOf<Row extends { order_no: number }>(
  db: Database,
  orgId: OrgId,
  {
    threads,
    read,
  }: {
    threads: readonly ThreadRow[]
    read: (tx: Tx, orgId: OrgId, threadId: string, after: number) => Promise<Row[]>
  },
): Promise<Of<Row>[]> {
  const all: Of<Row>[] = []
  for (const thread of threads) {
    let page: Row[]
    let after = 0
    do {
      const from = after
      page = await db.inOrganization(orgId, (tx) => read(tx, orgId, thread.id, from))
      for (const row of page) all.push({ row, thread })
      after = page.at(-1)?.order_no ?? after
    } while (page.length === PAGE)
  }
  return all
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** The records of the phone; and those that only a text still ties to it, because its person was erased. */
async function recordsOf(
  db: Database,
  orgId: OrgId,
  { phone, heard, sent }: { phone: string; heard: readonly Of<HeardRow>[]; sent: readonly Of<SentRow>[] },
): Promise<RecordRow[]> {
  const rows: RecordRow[] = []
  let page: RecordRow[]
  do {
    const after = rows.at(-1)?.id ?? FIRST
    page = await db.inOrganization(orgId, (tx) => recordsAfter(tx, orgId, phone, after))
    for (const row of page) rows.push(row)
  } while (page.length === PAGE)
  const known = new Set(rows.map(({ id }) => id))
  const named = [
    ...heard.map(({ row }) => row.record_id),
    ...sent.flatMap(({ row }) => [row.cleared_by, row.overruled_by]),
  ]
  const missing = [...new Set(named.filter((id) => id !== null && !known.has(id)))]
  if (missing.length === 0) return rows
  const more = await db.inOrganization(orgId, async (tx) => {
    const erased = await erasedAmong(tx, orgId, missing as string[])
    return erased.length === 0
      ? []
      : [
          ...erased,
          ...(await erasuresOf(
            tx,
            orgId,
            erased.map(({ id }) => id),
          )),
        ]
  })
  const all = new Map([...rows, ...more].map((row) => [row.id, row]))
  return [...all.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
}

const namesFor = (
  tx: Tx,
  orgId: OrgId,
  {
    rows,
    sent,
    grants,
  }: { rows: readonly RecordRow[]; sent: readonly Of<SentRow>[]; grants: readonly GrantOf[] },
): Promise<Names> =>
  namesOf(tx, orgId, {
    members: [...rows.map((row) => row.actor_member_id), ...sent.map(({ row }) => row.author_id)],
    keys: [...rows.map((row) => row.actor_key_id), ...sent.map(({ row }) => row.key_id)],
    campaigns: [
      ...rows.map((row) => row.campaign_id),
      ...sent.map(({ row }) => row.campaign_id),
      ...grants.map(({ campaignId }) => campaignId),
    ],
    numbers: rows.map((row) => row.number_id),
  })

const nameIn = (names: Names, kind: keyof Names, id: string | null): string | null =>
  id === null ? null : (names[kind].get(id)?.name ?? id)

function campaignIn(names: Names, id: string | null): CampaignFact | null {
  if (id === null) return null
  const found = names.campaigns.get(id)
  return { name: found?.name ?? id, useCase: found?.more ?? 'unknown' }
}

function asRecord(row: RecordRow, names: Names): RecordFact {
  return {
    id: row.id,
    kind: row.kind as RecordKind,
    level: row.level as Level | null,
    campaign: campaignIn(names, row.campaign_id),
    method: row.method as Method | null,
    medium: row.medium as Medium,
    ourPhone: nameIn(names, 'numbers', row.number_id),
    messageId: row.message_id,
    rule: row.rule ?? '',
    saidAt: row.said_at ?? new Date(0),
    recordedAt: row.recorded_at ?? new Date(0),
    by: nameIn(names, 'members', row.actor_member_id) ?? nameIn(names, 'keys', row.actor_key_id),
    isByKey: row.actor_member_id === null && row.actor_key_id !== null,
    pageUrl: row.page_url,
    wordingVersion: row.wording_version,
    wordingSha256: row.wording_sha256 && Buffer.from(row.wording_sha256).toString('hex'),
    answersId: row.answers_record_id,
    erasedIds: row.erased_record_ids ?? [],
    person: row.has_person ? personOf(row) : null,
  }
}

const personOf = (row: LedgerRow): RecordFact['person'] => ({
  words: row.words,
  actorName: row.actor_name,
  ip: row.ip,
  userAgent: row.user_agent,
  identity: row.identity,
  experience: row.experience,
  evidence: row.evidence,
  reason: row.reason,
})

const asHeard = (row: HeardRow, thread: ThreadRow): HeardFact => ({
  id: row.id,
  body: row.body,
  erasedAt: row.erased_at,
  recordId: row.record_id,
  sentAt: row.sent_at,
  receivedAt: row.received_at,
  carrierId: row.carrier_message_id,
  ourPhone: thread.our_phone,
  department: thread.department,
})

const asSent = (row: SentRow, thread: ThreadRow, names: Names): SentFact => ({
  id: row.id,
  kind: row.kind,
  body: row.body,
  erasedAt: row.erased_at,
  state: row.state,
  reason: row.reason,
  acceptedAt: row.accepted_at,
  dueAt: row.due_at,
  settledAt: row.settled_at,
  leftAt: row.left_at,
  carrierId: row.carrier_message_id,
  carrierCode: row.code,
  receiptAt: row.receipt_at,
  receipt: row.receipt,
  level: row.level,
  campaign: campaignIn(names, row.campaign_id),
  clearedBy: row.cleared_by,
  clearedRule: row.cleared_rule,
  answersId: row.answers_id,
  overruledBy: row.overruled_by,
  by: nameIn(names, 'members', row.author_id) ?? nameIn(names, 'keys', row.key_id),
  isByKey: row.author_id === null && row.key_id !== null,
  ourPhone: thread.our_phone,
  department: thread.department,
})
