// What a record of the ledger consists of: every column, what it holds, and whether it tells who the person is. Plain columns are
// sealed as they are; personal ones only through a commitment, so that they can be erased and everything still verifies.
import type { Field, FieldType, ValueOf } from './canonical.ts'

export type Column = { readonly name: string; readonly type: FieldType; readonly personal: boolean }

/** In the order in which they are sealed: parley-record-v1 and parley-personal-v1 of docs/ledger-format.md. Never changed, only superseded. */
export const ledgerColumns = [
  { name: 'org_id', type: 'uuid', personal: false },
  { name: 'id', type: 'uuid', personal: false },
  { name: 'kind', type: 'text', personal: false },
  { name: 'level', type: 'text', personal: false },
  { name: 'campaign_id', type: 'uuid', personal: false },
  { name: 'method', type: 'text', personal: false },
  { name: 'medium', type: 'text', personal: false },
  { name: 'number_id', type: 'uuid', personal: false },
  { name: 'message_id', type: 'uuid', personal: false },
  { name: 'rule', type: 'text', personal: false },
  { name: 'said_at', type: 'time', personal: false },
  { name: 'recorded_at', type: 'time', personal: false },
  { name: 'actor_member_id', type: 'uuid', personal: false },
  { name: 'actor_key_id', type: 'uuid', personal: false },
  { name: 'page_url', type: 'text', personal: false },
  { name: 'wording_version', type: 'int', personal: false },
  { name: 'wording_sha256', type: 'bytes', personal: false },
  { name: 'answers_record_id', type: 'uuid', personal: false },
  { name: 'erased_record_ids', type: 'uuids', personal: false },
  { name: 'phone', type: 'text', personal: true },
  { name: 'words', type: 'text', personal: true },
  { name: 'actor_name', type: 'text', personal: true },
  { name: 'ip', type: 'text', personal: true },
  { name: 'user_agent', type: 'text', personal: true },
  { name: 'identity', type: 'text', personal: true },
  { name: 'experience', type: 'json', personal: true },
  { name: 'evidence', type: 'json', personal: true },
  { name: 'reason', type: 'text', personal: true },
] as const satisfies readonly Column[]

type LedgerColumn = (typeof ledgerColumns)[number]

/** A record as it is written: a value, or null, for every column. */
export type LedgerRow = { readonly [C in LedgerColumn as C['name']]: ValueOf<C['type']> | null }
export type PersonalRow = {
  readonly [C in Extract<LedgerColumn, { personal: true }> as C['name']]: ValueOf<C['type']> | null
}

/** The two parts of a record, each in the order in which it is sealed. */
export function recordFrom(row: LedgerRow): { plain: Field[]; personal: Field[] } {
  return { plain: fieldsOf(row, { personal: false }), personal: fieldsOf(row, { personal: true }) }
}

const fieldsOf = (row: LedgerRow, { personal }: { personal: boolean }): Field[] =>
  ledgerColumns
    .filter((column) => column.personal === personal)
    .map(({ name, type }) => ({ name, type, value: row[name] }) as Field) // LedgerRow ties the value to the column's type
