// Turns places in a journey into facts: reads what each event says, the names in it, and hides what is another department's.
import { readRecords, type StoredRecord } from '../../consent/actions.ts'
import { mentionedIn, piecesOf, readable } from '../../notes/words.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Source } from '../cursor.ts'
import type { Fact, RecordFact } from '../fact.ts'
import type { ContactRow, PlaceRow } from '../store.ts'
import {
  type AttemptRow,
  type ContactEventRow,
  findAttempts,
  findContactEvents,
  findInbound,
  findNames,
  findNotes,
  findOutbound,
  findReceipts,
  findThreadEvents,
  type InboundRow,
  type Names,
  type NoteRow,
  type OutboundRow,
  type ReceiptRow,
  type ThreadEventRow,
  threadsByNumber,
} from './store.ts'

/** A fact with what ties it to the rest of the product. */
export type Known = {
  readonly place: PlaceRow
  readonly event: Fact
  readonly conversationId: string | null
  readonly recordId: string | null
  readonly areWordsHidden: boolean
}

type Asked = { readonly contact: ContactRow; readonly departments: 'all' | readonly string[] }

/** Everything that a page of events needs, by id. */
type Shelf = {
  readonly inbound: Map<string, InboundRow>
  readonly outbound: Map<string, OutboundRow>
  readonly attempts: Map<string, AttemptRow>
  readonly receipts: Map<string, ReceiptRow>
  readonly threads: Map<string, ThreadEventRow>
  readonly notes: Map<string, NoteRow>
  readonly profile: Map<string, ContactEventRow>
  readonly records: Map<string, StoredRecord>
  /** The contact's conversations that may be seen, by our number. */
  readonly visible: ReadonlyMap<string, string>
  readonly names: Names
}

/** The facts of these places, in their order. One that is gone since (a person was erased) is left out. */
export async function readFacts(
  tx: Tx,
  orgId: OrgId,
  places: readonly PlaceRow[],
  asked: Asked,
): Promise<Known[]> {
  const shelf = await fetchAll(tx, orgId, places, asked)
  return places.flatMap((place) => factOf(place, shelf, asked.contact) ?? [])
}

async function fetchAll(
  tx: Tx,
  orgId: OrgId,
  places: readonly PlaceRow[],
  { contact, departments }: Asked,
): Promise<Shelf> {
  const ids = (...of: Source[]): string[] => [
    ...new Set(places.filter(({ source }) => of.includes(source)).map(({ id }) => id)),
  ]
  const [inbound, outbound, attempts, receipts, threads, notes, profile] = await Promise.all([
    findInbound(tx, orgId, ids('inbound')),
    findOutbound(tx, orgId, ids('outbound', 'settled')),
    findAttempts(tx, orgId, ids('attempt')),
    findReceipts(tx, orgId, ids('receipt')),
    findThreadEvents(tx, orgId, ids('thread')),
    findNotes(tx, orgId, ids('note')),
    findContactEvents(tx, orgId, ids('profile')),
  ])
  const own = await recordsOf(tx, orgId, ids('record'))
  const further = [
    ...outbound.flatMap((row) => [row.cleared_by, row.overruled_by]),
    ...own.map((row) => row.answersRecordId),
  ]
  const bases = await recordsOf(tx, orgId, distinct(further))
  const records = byId([...bases, ...own])
  const all = [...records.values()]
  const [visible, names] = await Promise.all([
    threadsByNumber(tx, orgId, { phone: contact.phone, departments }),
    findNames(tx, orgId, {
      members: [
        ...outbound.map((row) => row.author_id),
        ...threads.flatMap((row) => [row.actor_member_id, row.to_member_id]),
        ...notes.flatMap((row) => [row.author_id, row.deleted_by, ...mentionedIn(piecesOf(row.body))]),
        ...profile.map((row) => row.actor_member_id),
        ...all.map((row) => row.actorMemberId),
      ],
      keys: [
        ...outbound.map((row) => row.key_id),
        ...[...threads, ...profile].map((row) => row.actor_key_id),
        ...all.map((row) => row.actorKeyId),
      ],
      campaigns: [...outbound.map((row) => row.campaign_id), ...all.map((row) => row.campaignId)],
      numbers: all.map((row) => row.numberId),
    }),
  ])
  return {
    ...{
      inbound: byId(inbound),
      outbound: byId(outbound),
      attempts: byId(attempts),
      receipts: byId(receipts),
    },
    ...{ threads: byId(threads), notes: byId(notes), profile: byId(profile), records, visible, names },
  }
}

const recordsOf = async (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<StoredRecord[]> =>
  ids.length === 0 ? [] : readRecords(tx, orgId, { ids })

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))]
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

function factOf(place: PlaceRow, shelf: Shelf, contact: ContactRow): Known | null {
  const { source, id } = place
  const known = (
    event: Fact,
    row: { conversation_id: string } | null,
    recordId: string | null = null,
  ): Known => ({
    ...{ place, event, recordId, conversationId: row?.conversation_id ?? null, areWordsHidden: false },
  })
  switch (source) {
    case 'record':
      return recordOf(place, shelf)
    case 'inbound': {
      const row = shelf.inbound.get(id)
      return row ? known({ source, fact: inboundFact(row) }, row, row.record_id) : null
    }
    case 'outbound':
    case 'settled': {
      const row = shelf.outbound.get(id)
      return row ? known({ source, fact: outboundFact(row, shelf) }, row, row.cleared_by) : null
    }
    case 'attempt': {
      const row = shelf.attempts.get(id)
      return row ? known({ source, fact: { ...row, settledAt: row.settled_at } }, row, row.cleared_by) : null
    }
    case 'receipt': {
      const row = shelf.receipts.get(id)
      return row ? known({ source, fact: receiptFact(row) }, row, row.cleared_by) : null
    }
    case 'thread': {
      const row = shelf.threads.get(id)
      return row ? known({ source, fact: threadFact(row, shelf) }, row) : null
    }
    case 'note': {
      const row = shelf.notes.get(id)
      return row ? known({ source, fact: noteFact(row, shelf) }, row) : null
    }
    case 'profile': {
      const row = shelf.profile.get(id)
      return row ? known({ source, fact: profileFact(row, shelf) }, null) : null
    }
    case 'contact':
      return known({ source, fact: { phone: contact.phone } }, null)
  }
}

/** A record is shown to everybody who may see consent; the words of a text only to those who see its conversation. */
function recordOf(place: PlaceRow, { records, visible, names }: Shelf): Known | null {
  const record = records.get(place.id)
  if (!record) return null
  // What one of us wrote stands in an entry, too: that the text was said to hold no offer.
  const isOfText =
    record.medium === 'inbound_text' || record.messageId !== null || record.kind === 'overruled'
  const conversationId = isOfText ? (visible.get(record.numberId ?? '') ?? null) : null
  const areWordsHidden = isOfText && conversationId === null
  const answered = records.get(record.answersRecordId ?? '')
  const { personal } = record
  const own = areWordsHidden ? null : personal
  const fact: RecordFact = {
    ...{ kind: record.kind, level: record.level, method: record.method, medium: record.medium },
    campaign: names.campaigns.get(record.campaignId ?? '') ?? null,
    ourPhone: names.numbers.get(record.numberId ?? '') ?? null,
    ...{ saidAt: record.saidAt, recordedAt: record.recordedAt, pageUrl: record.pageUrl, rule: record.rule },
    by:
      personal?.actor_name ||
      actor({ actor_member_id: record.actorMemberId, actor_key_id: record.actorKeyId }, names),
    answers: answered ? { kind: answered.kind, at: answered.saidAt } : null,
    words: own?.words ?? null,
    ...{ identity: personal?.identity ?? null, ip: personal?.ip ?? null },
    ...{
      experience: personal?.experience ?? null,
      evidence: personal?.evidence ?? null,
      reason: own?.reason ?? null,
    },
  }
  const hadWords = personal !== null && (personal.words ?? '') !== ''
  return {
    ...{ place, event: { source: 'record', fact }, conversationId, recordId: record.id },
    areWordsHidden: areWordsHidden && hadWords,
  }
}

const inboundFact = (row: InboundRow) => ({
  ...{ body: row.body, isErased: row.is_erased, reading: row.reading, department: row.department },
  ...{ sentAt: row.sent_at, receivedAt: row.received_at, ourPhone: row.our_phone },
})

const receiptFact = (row: ReceiptRow) => ({
  ...{ status: row.status, carrierWord: row.carrier_word, code: row.code, body: row.body },
  ...{ saidAt: row.said_at, receivedAt: row.received_at },
})

function outboundFact(row: OutboundRow, { records, names }: Shelf) {
  const basis = records.get(row.cleared_by ?? '')
  const campaign = (id: string | null): string | null => names.campaigns.get(id ?? '') ?? null
  return {
    isErased: row.is_erased,
    ...{ kind: row.kind, body: row.body, state: row.state, reason: row.reason, level: row.level },
    ...{ dueAt: row.due_at, acceptedAt: row.accepted_at, rule: row.cleared_rule },
    campaign: campaign(row.campaign_id),
    basis: basis
      ? { kind: basis.kind, level: basis.level, campaign: campaign(basis.campaignId), at: basis.saidAt }
      : null,
    overruled: records.get(row.overruled_by ?? '')?.personal?.reason ?? null,
    ...{ ourPhone: row.our_phone, department: row.department },
    by: actor({ actor_member_id: row.author_id, actor_key_id: row.key_id }, names),
  }
}

const threadFact = (row: ThreadEventRow, { names }: Shelf) => ({
  ...{ kind: row.kind, ourPhone: row.our_phone, department: row.department },
  ...{
    fromDepartment: row.from_department,
    toDepartment: row.to_department,
    until: row.until,
    words: row.words,
  },
  to: row.to_member_id === null ? null : (names.members.get(row.to_member_id) ?? 'a former colleague'),
  isToThemselves: row.to_member_id !== null && row.to_member_id === row.actor_member_id,
  by: actor(row, names),
})

function noteFact(row: NoteRow, { names }: Shelf) {
  const nameOf = (memberId: string): string => names.members.get(memberId) ?? 'a former colleague'
  return {
    ...{ words: readable(piecesOf(row.body), nameOf), by: nameOf(row.author_id), isErased: row.is_erased },
    ...{ editedAt: row.edited_at, deletedAt: row.deleted_at },
    deletedBy: row.deleted_by === null ? null : nameOf(row.deleted_by),
    ...{ ourPhone: row.our_phone, department: row.department },
  }
}

const profileFact = (row: ContactEventRow, { names }: Shelf) => ({
  ...{ kind: row.kind, before: row.before, after: row.after, by: actor(row, names) },
})

function actor(
  { actor_member_id, actor_key_id }: { actor_member_id: string | null; actor_key_id: string | null },
  { members, keys }: Names,
): string | null {
  if (actor_member_id !== null) return members.get(actor_member_id) ?? 'a former colleague'
  return actor_key_id === null ? null : `API key ${keys.get(actor_key_id) ?? 'that was removed'}`
}
