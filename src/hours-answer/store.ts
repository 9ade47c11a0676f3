// The SQL of business hours.
import { type Database, type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Holiday, Week } from './business-hours.ts'

export type HoursRow = {
  id: string
  name: string
  time_zone: string
  is_on: boolean | null
  week: Week | null
  holidays: Holiday[] | null
  answer: string | null
  version: number | null
}

const COLUMNS = 'd.id, d.name, d.time_zone, h.is_on, h.week, h.holidays, h.answer, h.version'
const FROM = 'department d LEFT JOIN business_hours h ON h.org_id = d.org_id AND h.department_id = d.id'

const all = statement(
  'hours_all',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE d.org_id = $1 ORDER BY lower(d.name)`,
)
export const readAllHours = (tx: Tx, orgId: OrgId): Promise<HoursRow[]> => tx.query(all, [orgId])

const one = statement('hours_one', `SELECT ${COLUMNS} FROM ${FROM} WHERE d.org_id = $1 AND d.id = $2`)
export async function readHours(tx: Tx, orgId: OrgId, departmentId: string): Promise<HoursRow | undefined> {
  const [row] = await tx.query<HoursRow>(one, [orgId, departmentId])
  return row
}

export type NewHours = {
  readonly departmentId: string
  readonly isOn: boolean
  readonly week: Week
  readonly holidays: readonly Holiday[]
  readonly answer: string
  /** The version that was looked at; 0 where there was none. */
  readonly version: number
  readonly memberId: string | null
}

const write = statement(
  'hours_write',
  `
  INSERT INTO business_hours AS h (org_id, department_id, is_on, week, holidays, answer, changed_by)
  SELECT $1, $2, $3, $4, $5, $6, $8 WHERE $7 = 0 OR EXISTS (SELECT 1 FROM business_hours b WHERE b.org_id = $1 AND b.department_id = $2)
  ON CONFLICT (org_id, department_id) DO UPDATE
     SET is_on = EXCLUDED.is_on, week = EXCLUDED.week, holidays = EXCLUDED.holidays, answer = EXCLUDED.answer, changed_by = EXCLUDED.changed_by,
         version = h.version + 1, changed_at = now()
   WHERE h.version = $7
  RETURNING version`,
)

/** Writes hours over the version that was looked at; false when somebody else was first. */
export async function writeHours(tx: Tx, orgId: OrgId, row: NewHours): Promise<boolean> {
  const { departmentId, isOn, week, holidays, answer, version, memberId } = row
  const written = await tx.query(write, [
    ...[orgId, departmentId, isOn, JSON.stringify(week), JSON.stringify(holidays), answer, version, memberId],
  ])
  return written.length > 0
}

const answering = statement('hours_answering', 'SELECT DISTINCT org_id FROM business_hours WHERE is_on')
/** Organizations in which some department answers by itself. */
export const findAnswering = async (db: Database): Promise<OrgId[]> =>
  (await db.read<{ org_id: OrgId }>(answering)).map(({ org_id }) => org_id)
