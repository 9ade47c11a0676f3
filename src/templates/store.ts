// The SQL of templates, and of the values of their merge fields.
import type { CampaignLevel } from '../campaigns/use-cases.ts'
import { type OrgId, statement, type Tx } from '../platform/database.ts'

export type TemplateRow = {
  id: string
  name: string
  body: string
  kind: 'text' | 'review'
  memberId: string | null
  departmentId: string | null
  campaignId: string | null
  level: CampaignLevel | null
  campaign: string | null
  isArchived: boolean | null
  version: number
  used: number
  lastUsedAt: Date | null
  changedAt: Date
  deletedAt: Date | null
}
/** A template as it is written. */
export type Written = Pick<
  TemplateRow,
  'id' | 'name' | 'body' | 'kind' | 'memberId' | 'departmentId' | 'campaignId' | 'level'
>

const SELECTED = `t.id, t.name, t.body, t.kind, t.member_id AS "memberId", t.department_id AS "departmentId", t.campaign_id AS "campaignId",
  t.level, c.name AS campaign, c.archived_at IS NOT NULL AS "isArchived", t.version, t.used, t.last_used_at AS "lastUsedAt",
  t.changed_at AS "changedAt", t.deleted_at AS "deletedAt"`
const WITH_CAMPAIGN = 'LEFT JOIN campaign c ON c.org_id = t.org_id AND c.id = t.campaign_id'

const list = statement(
  'template_list',
  `SELECT ${SELECTED} FROM template t ${WITH_CAMPAIGN}
    WHERE t.org_id = $1 AND t.deleted_at IS NULL
      AND t.shelf = ANY(CASE WHEN $3 THEN $2::uuid[] || ARRAY(SELECT id FROM department WHERE org_id = $1) ELSE $2::uuid[] END)
      AND ($4::text IS NULL OR t.kind = $4)
      AND NOT EXISTS (SELECT FROM unnest($5::text[]) AS word WHERE strpos(lower(t.name || ' ' || t.body), word) = 0)
      AND ($6::uuid IS NULL OR (lower(t.name), t.id) > (SELECT lower(b.name), b.id FROM template b WHERE b.org_id = $1 AND b.id = $6))
    ORDER BY lower(t.name), t.id LIMIT $7`,
)
export type Looked = {
  /** The member, departments and organization whose templates are wanted. */
  readonly shelves: readonly string[]
  readonly everyDepartment: boolean
  readonly kind: string | null
  /** In lower case. */
  readonly words: readonly string[]
  readonly after: string | null
  readonly limit: number
}

/** Templates by name. A shelf holds a bounded number, so looking through those of one person is, too. */
export const listRows = (
  tx: Tx,
  orgId: OrgId,
  { shelves, everyDepartment, kind, words, after, limit }: Looked,
): Promise<TemplateRow[]> => tx.query(list, [orgId, shelves, everyDepartment, kind, words, after, limit])

const read = statement(
  'template_read',
  `SELECT ${SELECTED} FROM template t ${WITH_CAMPAIGN} WHERE t.org_id = $1 AND t.id = ANY($2::uuid[])`,
)

/** Also deleted ones: a text may have been made from one a moment ago. */
export const readRows = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<TemplateRow[]> =>
  tx.query(read, [orgId, ids])

const count = statement(
  'template_count',
  `SELECT count(*)::int AS count FROM (
     SELECT FROM template WHERE org_id = $1 AND shelf = COALESCE($2::uuid, $3::uuid, $1) AND deleted_at IS NULL LIMIT $4) AS kept`,
)

/** How many templates their owner has, counted up to `most`. */
export async function countShelf(
  tx: Tx,
  orgId: OrgId,
  { memberId, departmentId }: Pick<TemplateRow, 'memberId' | 'departmentId'>,
  most: number,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(count, [orgId, memberId, departmentId, most])
  return row?.count ?? 0
}

const valuesOf = ({
  id,
  name,
  body,
  kind,
  memberId,
  departmentId,
  campaignId,
  level,
}: Written): unknown[] => [...[id, name, body, kind, memberId, departmentId, campaignId, level]]

const add = statement(
  'template_add',
  `INSERT INTO template (org_id, id, name, body, kind, member_id, department_id, campaign_id, level)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export async function addRow(tx: Tx, orgId: OrgId, written: Written): Promise<void> {
  await tx.query(add, [orgId, ...valuesOf(written)])
}

const change = statement(
  'template_change',
  `UPDATE template SET name = $3, body = $4, kind = $5, member_id = $6, department_id = $7, campaign_id = $8, level = $9,
          version = version + 1, changed_at = now()
    WHERE org_id = $1 AND id = $2 AND version = $10 AND deleted_at IS NULL RETURNING id`,
)

/** False where it no longer is the version that was shown. */
export async function changeRow(
  tx: Tx,
  orgId: OrgId,
  written: Written & { version: number },
): Promise<boolean> {
  return (await tx.query(change, [orgId, ...valuesOf(written), written.version])).length > 0
}

const setGone = statement(
  'template_delete',
  `UPDATE template SET deleted_at = CASE WHEN $3 THEN now() END, version = version + 1, changed_at = now()
    WHERE org_id = $1 AND id = $2 AND (deleted_at IS NULL) = $3`,
)

/** Deletes a template or restores it. Twice is the same as once. */
export async function setDeleted(
  tx: Tx,
  orgId: OrgId,
  { id, isDeleted }: { id: string; isDeleted: boolean },
): Promise<void> {
  await tx.query(setGone, [orgId, id, isDeleted])
}

const noteUse = statement(
  'template_use',
  'UPDATE template SET used = used + 1, last_used_at = now() WHERE org_id = $1 AND id = $2',
)
export async function countUse(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.query(noteUse, [orgId, id])
}

/** Did this fail because its owner has another template of that name? On Citus the index carries the shard's number behind its name. */
export function isNameTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && typeof constraint === 'string' && constraint.startsWith('template_name')
}

/** Did this fail because it names a department or campaign that is not there? */
export const isDangling = (error: unknown): boolean => (error as { code?: unknown }).code === '23503'
