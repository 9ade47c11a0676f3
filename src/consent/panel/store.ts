// The SQL of the Consent Management Tool: one contact with its door, its conversations, and its standing in every campaign.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import { placesAround } from '../hours/places.ts'
import { readWhereabouts } from '../hours/whereabouts.ts'
import type { CampaignLevel } from '../methods.ts'
import { type Door, type Grant, OPEN_DOOR, type Window } from '../standing.ts'
import { asDoor, asGrant, type DoorRow, type GrantRow } from '../store.ts'
import type { LevelGrant, Panel, PanelCampaign, Thread } from './panel.ts'

const selectContact = statement(
  'panel_contact',
  `
  SELECT p.id, p.phone, p.name, o.name AS business, o.conversation_hours AS hours, o.ask_days,
         d.phone IS NOT NULL AS has_door, d.stop_at, d.stop_record, d.stop_kind, d.start_at, d.start_record, d.doubt_at, d.doubt_record, d.blocked_at, d.whereabouts,
         r.medium AS stop_medium, r.rule AS stop_rule, date_trunc('milliseconds', clock_timestamp()) AS now
    FROM contact p
    JOIN organization o ON o.org_id = $1
    LEFT JOIN door d ON d.org_id = $1 AND d.phone = p.phone
    LEFT JOIN consent_record r ON r.org_id = $1 AND r.id = d.stop_record
   WHERE p.org_id = $1 AND p.id = $2`,
)
type ContactRow = Omit<DoorRow, 'phone'> & {
  id: string
  phone: string
  name: string
  business: string
  hours: number
  ask_days: number
  has_door: boolean
  stop_medium: string | null
  stop_rule: string | null
  whereabouts: string | null
}

const selectThreads = statement(
  'panel_threads',
  `
  SELECT c.id, c.number_id, c.department_id, n.phone AS our_phone, d.time_zone, l.id AS lane_id, c.window_at, c.window_record, c.window_message
    FROM contact p
    JOIN conversation c ON c.org_id = $1 AND c.their_phone = p.phone
    JOIN number n ON n.org_id = $1 AND n.id = c.number_id
    JOIN department d ON d.org_id = $1 AND d.id = c.department_id
    LEFT JOIN lane l ON l.org_id = $1 AND l.connection_id = n.connection_id AND l.campaign_id IS NULL
   WHERE p.org_id = $1 AND p.id = $2 AND ($3::uuid[] IS NULL OR c.department_id = ANY($3))
   ORDER BY c.last_at DESC LIMIT 50`,
)
type ThreadRow = {
  id: string
  number_id: string
  department_id: string
  our_phone: string
  time_zone: string
  lane_id: string | null
  window_at: Date | null
  window_record: string | null
  window_message: string | null
}

// An ended campaign is shown where something was agreed for it.
const selectGrants = statement(
  'panel_grants',
  `
  SELECT c.id AS campaign_id, c.name, c.use_case, c.double_opt_in, c.archived_at IS NOT NULL AS is_archived, l.level,
         s.given_at, s.given_record, s.withdrawn_at, s.withdrawn_record, s.asked_at, s.asked_record, s.asked_until,
         act.id AS act_id, act.said_at AS act_at
    FROM contact p
    JOIN campaign c ON c.org_id = $1
   CROSS JOIN LATERAL unnest(c.levels) AS l (level)
    LEFT JOIN standing s ON s.org_id = $1 AND s.phone = p.phone AND s.campaign_id = c.id AND s.level = l.level
    LEFT JOIN consent_record a ON a.org_id = $1 AND a.id = s.asked_record
    LEFT JOIN consent_record act ON act.org_id = $1 AND act.id = a.answers_record_id AND act.kind = 'signed_up'
   WHERE p.org_id = $1 AND p.id = $2 AND (c.archived_at IS NULL OR s.phone IS NOT NULL)
   ORDER BY c.archived_at IS NOT NULL, lower(c.name), l.level`,
)
type Row = GrantRow & {
  name: string
  use_case: string
  double_opt_in: boolean
  is_archived: boolean
  act_id: string | null
  act_at: Date | null
}

// A record's id begins with its time, so this reads the records of the last days and no others.
const selectAsked = statement(
  'panel_asked',
  `
  SELECT r.campaign_id, r.level, max(r.recorded_at) AS at
    FROM contact c
    JOIN organization o ON o.org_id = $1
    JOIN record_personal p ON p.org_id = $1 AND p.phone = c.phone
     AND p.record_id >= (lpad(to_hex(floor(EXTRACT(EPOCH FROM now() - make_interval(days => o.ask_days + 1)) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
    JOIN consent_record r ON r.org_id = $1 AND r.id = p.record_id AND r.kind = 'asked'
   WHERE c.org_id = $1 AND c.id = $2
   GROUP BY r.campaign_id, r.level`,
)
type AskedRow = { campaign_id: string; level: CampaignLevel; at: Date }

/** Everything the panel stands on; null when there is no such contact. Certain under the door's lock only. */
export async function selectPanel(
  tx: Tx,
  orgId: OrgId,
  { contactId, departments }: { contactId: string; departments: 'all' | readonly string[] },
): Promise<Panel | null> {
  const within = departments === 'all' ? null : departments
  const [[contact], threads, grants, asked] = await Promise.all([
    tx.query<ContactRow>(selectContact, [orgId, contactId]),
    tx.query<ThreadRow>(selectThreads, [orgId, contactId, within]),
    tx.query<Row>(selectGrants, [orgId, contactId]),
    tx.query<AskedRow>(selectAsked, [orgId, contactId]),
  ])
  if (!contact) return null
  const door: Door = contact.has_door ? asDoor(contact) : OPEN_DOOR
  const { id, phone, name, business, hours, ask_days: askDays, now } = contact
  return {
    ...{ contactId: id, phone, name, business, hours, askDays, door, now },
    places: placesAround(phone, readWhereabouts(contact.whereabouts)),
    told: contact.stop_medium ? { medium: contact.stop_medium, rule: contact.stop_rule ?? '' } : null,
    threads: threads.map(asThread),
    campaigns: asCampaigns(grants, asked),
  }
}

const asThread = (row: ThreadRow): Thread => ({
  ...{ id: row.id, numberId: row.number_id, departmentId: row.department_id },
  ...{ ourPhone: row.our_phone, timeZone: row.time_zone, laneId: row.lane_id, window: windowOf(row) },
})

const windowOf = ({
  window_at: at,
  window_record: record,
  window_message: message,
}: ThreadRow): Window | null => (at && record && message ? { at, record, message } : null)

function asCampaigns(rows: readonly Row[], asked: readonly AskedRow[]): PanelCampaign[] {
  const byCampaign = Map.groupBy(rows, (row) => row.campaign_id)
  return [...byCampaign.values()].flatMap((levels) => {
    const [first] = levels
    if (!first) return []
    const {
      campaign_id: id,
      name,
      use_case: useCase,
      double_opt_in: doubleOptIn,
      is_archived: isArchived,
    } = first
    return [{ id, name, useCase, doubleOptIn, isArchived, levels: levels.map((row) => asLevel(row, asked)) }]
  })
}

function asLevel(row: Row, asked: readonly AskedRow[]): LevelGrant {
  const { level, act_id: id, act_at: at } = row
  const grant: Grant = asGrant(row)
  const last = asked.find((each) => each.campaign_id === row.campaign_id && each.level === level)
  return { level, grant, act: id && at ? { id, at } : null, lastAskedAt: last?.at ?? null }
}

const selectPhone = statement('panel_phone', 'SELECT phone FROM contact WHERE org_id = $1 AND id = $2')

export async function phoneOf(tx: Tx, orgId: OrgId, contactId: string): Promise<string | null> {
  const [row] = await tx.query<{ phone: string }>(selectPhone, [orgId, contactId])
  return row?.phone ?? null
}

const insertAct = statement(
  'staff_act_insert',
  'INSERT INTO staff_act (org_id, request_key, sha256) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING request_key',
)
const selectAct = statement(
  'staff_act_select',
  'SELECT sha256 FROM staff_act WHERE org_id = $1 AND request_key = $2',
)

/** Notes that an act is done under this key: `new`, done before, or the key was used for something else. */
export async function noteAct(
  tx: Tx,
  orgId: OrgId,
  { requestKey, sha256 }: { requestKey: string; sha256: Buffer },
): Promise<'new' | 'repeat' | 'other'> {
  const added = await tx.query(insertAct, [orgId, requestKey, sha256])
  if (added.length > 0) return 'new'
  const [earlier] = await tx.query<{ sha256: Buffer }>(selectAct, [orgId, requestKey])
  return earlier?.sha256.equals(sha256) ? 'repeat' : 'other'
}
