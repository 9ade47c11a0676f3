// The SQL of advertised keywords: kept with their advertisement, and looked up for texts that are one.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'
import type { CampaignLevel } from '../methods.ts'
import type { DisclosureKey } from './disclosures.ts'

export type KeywordRow = {
  id: string
  campaignId: string
  numberId: string
  ourPhone: string
  keyword: string
  levels: CampaignLevel[]
  wording: string
  wordingVersion: number
  wordingSha256: string
  place: string
  link: string | null
  lacks: DisclosureKey[]
  version: number
}
export type NewKeyword = Pick<
  KeywordRow,
  'campaignId' | 'numberId' | 'levels' | 'wording' | 'place' | 'link' | 'lacks'
> & {
  /** As texts are compared with it. */
  readonly keyword: string
  readonly sha256: Uint8Array
}

const COLUMNS = `k.id, k.campaign_id AS "campaignId", k.number_id AS "numberId", n.phone AS "ourPhone", upper(k.keyword) AS keyword, k.levels,
  k.wording, k.wording_version AS "wordingVersion", encode(k.wording_sha256, 'hex') AS "wordingSha256", k.place, k.link, k.lacks, k.version`

const list = statement(
  'keyword_list',
  `SELECT ${COLUMNS} FROM campaign_keyword k JOIN number n ON n.org_id = $1 AND n.id = k.number_id
    WHERE k.org_id = $1 AND k.campaign_id = $2 AND k.removed_at IS NULL ORDER BY k.keyword, n.phone LIMIT 500`,
)
export const listRows = (tx: Tx, orgId: OrgId, campaignId: string): Promise<KeywordRow[]> =>
  tx.query(list, [orgId, campaignId])

const ground = statement(
  'keyword_ground',
  `SELECT o.name AS business, n.id AS "numberId" FROM organization o
     LEFT JOIN number n ON n.org_id = $1 AND n.id = $2 WHERE o.org_id = $1`,
)

/** Who we are, and whether the number is ours. */
export async function readGround(
  tx: Tx,
  orgId: OrgId,
  numberId: string,
): Promise<{ business: string; numberId: string | null } | undefined> {
  const [row] = await tx.query<{ business: string; numberId: string | null }>(ground, [orgId, numberId])
  return row
}

const add = statement(
  'keyword_add',
  `WITH k AS (
    INSERT INTO campaign_keyword (org_id, id, campaign_id, number_id, keyword, levels, wording, wording_sha256, place, link, lacks)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING *
  ) SELECT ${COLUMNS} FROM k JOIN number n ON n.org_id = $1 AND n.id = k.number_id`,
)
export async function addRow(
  tx: Tx,
  orgId: OrgId,
  { id, ...wanted }: NewKeyword & { id: string },
): Promise<KeywordRow | undefined> {
  const [row] = await tx.query<KeywordRow>(add, [orgId, id, ...valuesOf(wanted)])
  return row
}

const change = statement(
  'keyword_change',
  `WITH k AS (
    UPDATE campaign_keyword
       SET number_id = $4, keyword = $5, levels = $6, wording = $7, wording_sha256 = $8, place = $9, link = $10, lacks = $11,
           wording_version = wording_version + CASE WHEN wording = $7 THEN 0 ELSE 1 END, version = version + 1
     WHERE org_id = $1 AND id = $2 AND campaign_id = $3 AND version = $12 AND removed_at IS NULL RETURNING *
  ) SELECT ${COLUMNS} FROM k JOIN number n ON n.org_id = $1 AND n.id = k.number_id`,
)

/** Changes the keyword, if it still is the version that was shown; undefined when it has moved on. */
export async function changeRow(
  tx: Tx,
  orgId: OrgId,
  { id, version, ...wanted }: NewKeyword & { id: string; version: number },
): Promise<KeywordRow | undefined> {
  const [row] = await tx.query<KeywordRow>(change, [orgId, id, ...valuesOf(wanted), version])
  return row
}

const valuesOf = (wanted: NewKeyword): unknown[] => [
  ...[wanted.campaignId, wanted.numberId, wanted.keyword, wanted.levels, wanted.wording],
  ...[Buffer.from(wanted.sha256), wanted.place, wanted.link, wanted.lacks],
]

const remove = statement(
  'keyword_remove',
  `UPDATE campaign_keyword SET removed_at = COALESCE(removed_at, now()) WHERE org_id = $1 AND id = $2 AND campaign_id = $3 RETURNING id`,
)

/** Takes a keyword out of use; false when there is none. Twice is the same as once. */
export async function removeRow(
  tx: Tx,
  orgId: OrgId,
  { id, campaignId }: { id: string; campaignId: string },
): Promise<boolean> {
  return (await tx.query(remove, [orgId, id, campaignId])).length > 0
}

const holder = statement(
  'keyword_holder',
  `SELECT c.name, c.id FROM campaign_keyword k JOIN campaign c ON c.org_id = $1 AND c.id = k.campaign_id
    WHERE k.org_id = $1 AND k.number_id = $2 AND k.keyword = $3 AND k.removed_at IS NULL`,
)

/** The campaign that has this keyword on this number. */
export async function readHolder(
  tx: Tx,
  orgId: OrgId,
  { numberId, keyword }: { numberId: string; keyword: string },
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await tx.query<{ id: string; name: string }>(holder, [orgId, numberId, keyword])
  return row
}

/** Did this fail because the number has the keyword already? On Citus the index carries the shard's number behind its name. */
export function isKeywordTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && typeof constraint === 'string' && constraint.startsWith('campaign_keyword_once')
}

export type InUse = Pick<
  KeywordRow,
  'id' | 'campaignId' | 'keyword' | 'levels' | 'wording' | 'wordingVersion' | 'place' | 'link'
> & { campaign: string; doubleOptIn: boolean; askDays: number; sha256: Buffer }

// A level that the campaign no longer has is given to nobody, and neither is an ended campaign.
const inUse = statement(
  'keyword_in_use',
  `SELECT k.id, k.campaign_id AS "campaignId", c.name AS campaign, c.double_opt_in AS "doubleOptIn", o.ask_days AS "askDays", k.keyword,
          ARRAY(SELECT unnest(k.levels) INTERSECT SELECT unnest(c.levels) ORDER BY 1) AS levels,
          k.wording, k.wording_version AS "wordingVersion", k.wording_sha256 AS sha256, k.place, k.link
     FROM campaign_keyword k
     JOIN campaign c ON c.org_id = $1 AND c.id = k.campaign_id AND c.archived_at IS NULL
     JOIN organization o ON o.org_id = $1
    WHERE k.org_id = $1 AND k.id = ANY($2::uuid[]) AND k.removed_at IS NULL AND k.lacks = '{}' AND k.levels && c.levels`,
)

/** What these keywords give now, with the advertisement that stands. One that is out of use is left out. */
export const readInUse = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<InUse[]> =>
  tx.query(inUse, [orgId, ids])
