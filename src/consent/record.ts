// One entry of the ledger as it is written, and the canonical row that is sealed of it. An entry is never changed.
import type { LedgerRow } from './ledger/columns.ts'
import type { Level, Method } from './methods.ts'

/**
 * `conversation`: their text opened a conversation · `opt_out`, `opt_in`, `help`, `wrong_number`: what they said · `doubt`: they may have
 * meant STOP, decided by `opt_out` or `doubt_cleared` · `asked`: a double opt-in request, answered by `given` or `declined` ·
 * `signed_up`: an opt-in that holds only once a text of theirs confirms it · `given`, `withdrawn`: for one campaign and level · `scope_asked`: the confirmation of an opt-out named a consent that could be kept, answered by `kept` · `overruled`: a person said that a text holds no offer · `erased`: personal
 * parts were removed.
 */
export type RecordKind =
  | 'conversation'
  | 'opt_out'
  | 'opt_in'
  | 'help'
  | 'signed_up'
  | 'given'
  | 'withdrawn'
  | 'asked'
  | 'declined'
  | 'doubt'
  | 'doubt_cleared'
  | 'wrong_number'
  | 'scope_asked'
  | 'kept'
  | 'overruled'
  | 'erased'

/** How it reached us. */
export type Medium = 'inbound_text' | 'carrier_report' | 'staff' | 'imported' | 'api' | 'system'

/** `saidAt` is by the carrier's clock and never later than `recordedAt`, the database's. What is left out is stored as nothing. */
export type NewRecord = {
  readonly id: string
  readonly kind: RecordKind
  readonly level?: Level | null
  readonly campaignId?: string | null
  readonly method?: Method | null
  readonly medium: Medium
  readonly numberId?: string | null
  readonly messageId?: string | null
  readonly rule?: string
  readonly saidAt: Date
  readonly recordedAt: Date
  readonly actorMemberId?: string | null
  readonly actorKeyId?: string | null
  readonly pageUrl?: string | null
  readonly wordingVersion?: number | null
  readonly wordingSha256?: Uint8Array | null
  readonly answersRecordId?: string | null
  readonly erasedRecordIds?: readonly string[] | null
  readonly personal: Personal
}

/** Who it was, and what tells it. `experience` and `evidence` are JSON texts. */
export type Personal = {
  readonly phone: string | null
  readonly words?: string | null
  readonly actorName?: string | null
  readonly ip?: string | null
  readonly userAgent?: string | null
  readonly identity?: string | null
  readonly experience?: string | null
  readonly evidence?: string | null
  readonly reason?: string | null
}

/** The record by the names of its columns, every one of them. */
export function asLedgerRow(orgId: string, record: NewRecord): LedgerRow {
  const { personal } = record
  return {
    org_id: orgId,
    id: record.id,
    kind: record.kind,
    level: record.level ?? null,
    campaign_id: record.campaignId ?? null,
    method: record.method ?? null,
    medium: record.medium,
    number_id: record.numberId ?? null,
    message_id: record.messageId ?? null,
    rule: record.rule ?? '',
    said_at: record.saidAt,
    recorded_at: record.recordedAt,
    actor_member_id: record.actorMemberId ?? null,
    actor_key_id: record.actorKeyId ?? null,
    page_url: record.pageUrl ?? null,
    wording_version: record.wordingVersion ?? null,
    wording_sha256: record.wordingSha256 ?? null,
    answers_record_id: record.answersRecordId ?? null,
    erased_record_ids: record.erasedRecordIds ?? null,
    phone: personal.phone,
    words: personal.words ?? null,
    actor_name: personal.actorName ?? null,
    ip: personal.ip ?? null,
    user_agent: personal.userAgent ?? null,
    identity: personal.identity ?? null,
    experience: personal.experience ?? null,
    evidence: personal.evidence ?? null,
    reason: personal.reason ?? null,
  }
}
