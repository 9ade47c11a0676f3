// The SQL of what holds now: doors under their lock, and what a phone agreed to per campaign.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Place } from './hours/place.ts'
import { readWhereabouts } from './hours/whereabouts.ts'
import type { CampaignLevel } from './methods.ts'
import type { Door, Grant } from './standing.ts'

export type DoorRow = {
  phone: string
  stop_at: Date | null
  stop_record: string | null
  stop_kind: Door['stopKind']
  start_at: Date | null
  start_record: string | null
  doubt_at: Date | null
  doubt_record: string | null
  blocked_at: Date | null
  now: Date
}

export const DOOR_COLUMNS =
  'stop_at, stop_record, stop_kind, start_at, start_record, doubt_at, doubt_record, blocked_at'

export const asDoor = (row: Omit<DoorRow, 'phone' | 'now'>): Door => ({
  stopAt: row.stop_at,
  stopRecord: row.stop_record,
  stopKind: row.stop_kind,
  startAt: row.start_at,
  startRecord: row.start_record,
  doubtAt: row.doubt_at,
  doubtRecord: row.doubt_record,
  blockedAt: row.blocked_at,
})

// The clock is read above the locks: beside them, PostgreSQL would read it before it waits.
const LOCK = (strength: string) => `
  WITH locked AS MATERIALIZED (
    SELECT phone, ${DOOR_COLUMNS}, whereabouts FROM door WHERE org_id = $1 AND phone = ANY($2::text[])
     ORDER BY phone FOR ${strength}
  )
  SELECT locked.*, date_trunc('milliseconds', clock_timestamp()) AS now FROM locked`
const shareDoors = statement('doors_share', LOCK('SHARE'))
const changeDoors = statement('doors_change', LOCK('NO KEY UPDATE'))

/**
 * Locks the doors of these phones in one order for everybody: `share` for who relies on them, `change` for who changes them.
 * `now` is the database's clock after the lock was had; phones without a door are missing from the map, and from `whereabouts`
 * are those of whom neither a zone nor an address is known.
 */
export async function lockDoors(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
  how: 'share' | 'change',
): Promise<{ doors: Map<string, Door>; now: Date | null; whereabouts: Map<string, readonly Place[]> }> {
  const rows = await tx.query<LockedRow>(how === 'share' ? shareDoors : changeDoors, [orgId, phones])
  const placed = rows.filter(({ whereabouts }) => whereabouts !== null)
  return {
    doors: new Map(rows.map((row) => [row.phone, asDoor(row)])),
    now: rows.at(-1)?.now ?? null, // each row's is read when its own lock was had
    whereabouts: new Map(placed.map((row) => [row.phone, readWhereabouts(row.whereabouts)])),
  }
}
type LockedRow = DoorRow & { whereabouts: string | null }

const plainDoors = statement(
  'doors_plain',
  `SELECT phone, ${DOOR_COLUMNS}, now() AS now FROM door WHERE org_id = $1 AND phone = ANY($2::text[])`,
)

/** The doors as they stand, without a lock: for showing, never for sending. */
export async function readDoors(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<Map<string, Door>> {
  const rows = await tx.query<DoorRow>(plainDoors, [orgId, phones])
  return new Map(rows.map((row) => [row.phone, asDoor(row)]))
}

const insertDoors = statement(
  'doors_insert',
  `
  INSERT INTO door (org_id, phone) SELECT $1, phone FROM unnest($2::text[]) AS phone ORDER BY phone COLLATE "C" ON CONFLICT DO NOTHING`,
)

export async function addDoors(tx: Tx, orgId: OrgId, phones: readonly string[]): Promise<void> {
  await tx.query(insertDoors, [orgId, phones])
}

const updateDoors = statement(
  'doors_update',
  `
  UPDATE door d SET stop_at = c.stop_at, stop_record = c.stop_record, stop_kind = c.stop_kind, start_at = c.start_at, start_record = c.start_record,
                    doubt_at = c.doubt_at, doubt_record = c.doubt_record
    FROM unnest($2::text[], $3::timestamptz[], $4::uuid[], $5::text[], $6::timestamptz[], $7::uuid[], $8::timestamptz[], $9::uuid[])
      AS c (phone, stop_at, stop_record, stop_kind, start_at, start_record, doubt_at, doubt_record)
   WHERE d.org_id = $1 AND d.phone = c.phone`,
)

/** Writes doors that this transaction has locked for change. */
export async function writeDoors(tx: Tx, orgId: OrgId, doors: ReadonlyMap<string, Door>): Promise<void> {
  const all = [...doors]
  if (all.length === 0) return
  await tx.query(updateDoors, [
    orgId,
    all.map(([phone]) => phone),
    all.map(([, d]) => d.stopAt),
    all.map(([, d]) => d.stopRecord),
    all.map(([, d]) => d.stopKind),
    all.map(([, d]) => d.startAt),
    all.map(([, d]) => d.startRecord),
    all.map(([, d]) => d.doubtAt),
    all.map(([, d]) => d.doubtRecord),
  ])
}

/** What one phone agreed to for one campaign and level. */
export type GrantOf = { readonly campaignId: string; readonly level: CampaignLevel; readonly grant: Grant }

export type GrantRow = {
  phone: string
  campaign_id: string
  level: CampaignLevel
  given_at: Date | null
  given_record: string | null
  withdrawn_at: Date | null
  withdrawn_record: string | null
  asked_at: Date | null
  asked_record: string | null
  asked_until: Date | null
}

const GRANT_COLUMNS =
  'given_at, given_record, withdrawn_at, withdrawn_record, asked_at, asked_record, asked_until'
const selectGrants = statement(
  'standings_select',
  `SELECT phone, campaign_id, level, ${GRANT_COLUMNS} FROM standing WHERE org_id = $1 AND phone = ANY($2::text[])`,
)

/** What these phones agreed to. Certain under their doors' locks only. */
export async function readGrants(
  tx: Tx,
  orgId: OrgId,
  phones: readonly string[],
): Promise<Map<string, GrantOf[]>> {
  if (phones.length === 0) return new Map()
  const rows = await tx.query<GrantRow>(selectGrants, [orgId, phones])
  const grants = new Map<string, GrantOf[]>()
  for (const row of rows)
    grants.set(row.phone, [
      ...(grants.get(row.phone) ?? []),
      { campaignId: row.campaign_id, level: row.level, grant: asGrant(row) },
    ])
  return grants
}

export const asGrant = (row: GrantRow): Grant => ({
  givenAt: row.given_at,
  givenRecord: row.given_record,
  withdrawnAt: row.withdrawn_at,
  withdrawnRecord: row.withdrawn_record,
  askedAt: row.asked_at,
  askedRecord: row.asked_record,
  askedUntil: row.asked_until,
})

const upsertGrants = statement(
  'standings_write',
  `
  INSERT INTO standing (org_id, phone, campaign_id, level, ${GRANT_COLUMNS})
  SELECT $1, s.* FROM unnest($2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::timestamptz[], $8::uuid[], $9::timestamptz[], $10::uuid[], $11::timestamptz[])
      AS s (phone, campaign_id, level, ${GRANT_COLUMNS})
   ORDER BY s.phone COLLATE "C", s.campaign_id, s.level
  ON CONFLICT (org_id, phone, campaign_id, level) DO UPDATE
     SET given_at = EXCLUDED.given_at, given_record = EXCLUDED.given_record, withdrawn_at = EXCLUDED.withdrawn_at, withdrawn_record = EXCLUDED.withdrawn_record,
         asked_at = EXCLUDED.asked_at, asked_record = EXCLUDED.asked_record, asked_until = EXCLUDED.asked_until`,
)

/** Writes what phones agreed to, under their doors' locks for change. */
export async function writeGrants(
  tx: Tx,
  orgId: OrgId,
  rows: readonly (GrantOf & { readonly phone: string })[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.query(upsertGrants, [
    orgId,
    rows.map((r) => r.phone),
    rows.map((r) => r.campaignId),
    rows.map((r) => r.level),
    rows.map((r) => r.grant.givenAt),
    rows.map((r) => r.grant.givenRecord),
    rows.map((r) => r.grant.withdrawnAt),
    rows.map((r) => r.grant.withdrawnRecord),
    rows.map((r) => r.grant.askedAt),
    rows.map((r) => r.grant.askedRecord),
    rows.map((r) => r.grant.askedUntil),
  ])
}
