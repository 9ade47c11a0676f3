// The SQL of campaigns.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { CampaignLevel } from './use-cases.ts'

export type CampaignRow = {
  id: string
  name: string
  useCase: string
  description: string
  levels: CampaignLevel[]
  doubleOptIn: boolean
  keywords: string[]
  version: number
  archivedAt: Date | null
  createdAt: Date
}
export type NewCampaign = Pick<CampaignRow, 'name' | 'useCase' | 'description' | 'levels' | 'doubleOptIn'>
export type CampaignChange = { [Name in keyof NewCampaign]?: NewCampaign[Name] | undefined }

const COLUMNS = `id, name, use_case AS "useCase", description, levels, double_opt_in AS "doubleOptIn", version,
  ARRAY(SELECT DISTINCT upper(k.keyword) FROM campaign_keyword k
         WHERE k.org_id = campaign.org_id AND k.campaign_id = campaign.id AND k.removed_at IS NULL ORDER BY 1) AS keywords,
  archived_at AS "archivedAt", created_at AS "createdAt"`

const list = statement(
  'campaign_list',
  `SELECT ${COLUMNS} FROM campaign WHERE org_id = $1 ORDER BY id DESC LIMIT 500`,
)
export const listRows = (tx: Tx, orgId: OrgId): Promise<CampaignRow[]> => tx.query(list, [orgId])

const read = statement(
  'campaign_read',
  `SELECT ${COLUMNS} FROM campaign WHERE org_id = $1 AND id = ANY($2::uuid[])`,
)
export const readRows = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<CampaignRow[]> =>
  tx.query(read, [orgId, ids])

const add = statement(
  'campaign_add',
  `INSERT INTO campaign (org_id, id, name, use_case, description, levels, double_opt_in)
   VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${COLUMNS}`,
)
export async function addRow(
  tx: Tx,
  orgId: OrgId,
  { id, name, useCase, description, levels, doubleOptIn }: NewCampaign & { id: string },
): Promise<CampaignRow | undefined> {
  const [row] = await tx.query<CampaignRow>(add, [orgId, id, name, useCase, description, levels, doubleOptIn])
  return row
}

const change = statement(
  'campaign_change',
  `UPDATE campaign
      SET name = COALESCE($4, name), description = COALESCE($5, description), levels = COALESCE($6::text[], levels),
          double_opt_in = COALESCE($7, double_opt_in), version = version + 1
    WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING ${COLUMNS}`,
)

/** Changes what is given, if the row still is the version that was shown; undefined when it has moved on. */
export async function changeRow(
  tx: Tx,
  orgId: OrgId,
  { id, version, ...wanted }: Omit<CampaignChange, 'useCase'> & { id: string; version: number },
): Promise<CampaignRow | undefined> {
  const { name, description, levels, doubleOptIn } = wanted
  const values = [name ?? null, description ?? null, levels ?? null, doubleOptIn ?? null]
  const [row] = await tx.query<CampaignRow>(change, [orgId, id, version, ...values])
  return row
}

const archive = statement(
  'campaign_archive',
  `UPDATE campaign
      SET archived_at = CASE WHEN $3 THEN COALESCE(archived_at, now()) END,
          version = version + CASE WHEN (archived_at IS NOT NULL) = $3 THEN 0 ELSE 1 END
    WHERE org_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
)

/** Ends a campaign or takes it up again; undefined when there is none. Twice is the same as once. */
export async function setArchived(
  tx: Tx,
  orgId: OrgId,
  { id, archived }: { id: string; archived: boolean },
): Promise<CampaignRow | undefined> {
  const [row] = await tx.query<CampaignRow>(archive, [orgId, id, archived])
  return row
}

/** Did this fail because another campaign in use has the name? On Citus the index carries the shard's number behind its name. */
export function isNameTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && typeof constraint === 'string' && constraint.startsWith('campaign_name')
}
