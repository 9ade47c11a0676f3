// The SQL of drafts. A save counts only on the version that it was made from; the row's lock settles who was first.
import type { CampaignLevel } from '../campaigns/use-cases.ts'
import { type Database, type OrgId, statement, type Tx } from '../platform/database.ts'

export type DraftRow = {
  about: string
  version: number
  body: string
  campaign_id: string | null
  level: CampaignLevel | null
  template_id: string | null
  request_key: string | null
  attachments: string[]
  saved_at: Date
}

/** What a draft belongs to, taken apart. */
export type About = {
  readonly about: string
  readonly conversationId: string | null
  readonly phone: string | null
}

/** What is typed and with what it goes. */
export type Words = {
  readonly body: string
  readonly campaignId: string | null
  readonly level: CampaignLevel | null
  readonly templateId: string | null
  readonly requestKey: string | null
  readonly attachments: readonly string[]
}

const COLUMNS = 'about, version, body, campaign_id, level, template_id, request_key, attachments, saved_at'

const list = statement(
  'draft_list',
  `SELECT ${COLUMNS} FROM draft WHERE org_id = $1 AND member_id = $2 AND emptied_at IS NULL ORDER BY saved_at DESC, about LIMIT $3`,
)
const one = statement(
  'draft_one',
  `SELECT ${COLUMNS} FROM draft WHERE org_id = $1 AND member_id = $2 AND about = $3`,
)

/** A member's drafts, newest first. */
export const readDrafts = (tx: Tx, orgId: OrgId, memberId: string, limit: number): Promise<DraftRow[]> =>
  tx.query<DraftRow>(list, [orgId, memberId, limit])

/** One draft, also one that was sent or taken away a moment ago: its version still counts. */
export async function readDraft(
  tx: Tx,
  orgId: OrgId,
  memberId: string,
  about: string,
): Promise<DraftRow | null> {
  const [row] = await tx.query<DraftRow>(one, [orgId, memberId, about])
  return row ?? null
}

const save = statement(
  'draft_save',
  `
  INSERT INTO draft (org_id, member_id, about, conversation_id, phone, body, campaign_id, level, template_id, request_key, attachments, emptied_at)
  SELECT $1, $2, $3, $4, $5, $7, $8, $9, $10, $11, $12, CASE WHEN $7 = '' AND $12::uuid[] = '{}' THEN now() END
   WHERE $6 = 0 OR EXISTS (SELECT FROM draft WHERE org_id = $1 AND member_id = $2 AND about = $3)
  ON CONFLICT (org_id, member_id, about) DO UPDATE
     SET version = draft.version + 1, body = EXCLUDED.body, campaign_id = EXCLUDED.campaign_id, level = EXCLUDED.level,
         template_id = EXCLUDED.template_id, request_key = EXCLUDED.request_key, attachments = EXCLUDED.attachments,
         emptied_at = EXCLUDED.emptied_at, saved_at = now()
   WHERE draft.version = $6
  RETURNING ${COLUMNS}`,
)

/** Writes a draft if its version is still `base` (0: there is none). Null when somebody was faster. */
export async function writeDraft(
  tx: Tx,
  orgId: OrgId,
  memberId: string,
  { about, base, words }: { about: About; base: number; words: Words },
): Promise<DraftRow | null> {
  const [row] = await tx.query<DraftRow>(save, [
    ...[orgId, memberId, about.about, about.conversationId, about.phone, base, words.body],
    ...[words.campaignId, words.level, words.templateId, words.requestKey, words.attachments],
  ])
  return row ?? null
}

/** A draft that was sent: whose, where, the version that its composer knew, and the words and files that went. */
export type Sent = About & {
  readonly memberId: string
  readonly version: number
  readonly body: string
  readonly files: readonly string[]
}

// A save of the same composer may still be on its way, or have come just before: it holds nothing but a beginning of what was sent, and
// must not bring it back. What another device has typed meanwhile is more than that, and stays.
const empty = statement(
  'draft_sent',
  `
  INSERT INTO draft (org_id, member_id, about, conversation_id, phone, version, body, emptied_at)
  SELECT $1, s.member_id, s.about, s.conversation_id, s.phone, s.version + 1, '', now()
    FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::int[]) AS s (member_id, about, conversation_id, phone, version)
   ORDER BY s.member_id, s.about COLLATE "C"
  ON CONFLICT (org_id, member_id, about) DO UPDATE
     SET version = GREATEST(draft.version + 1, EXCLUDED.version), body = '', campaign_id = NULL, level = NULL, template_id = NULL,
         request_key = NULL, attachments = '{}', emptied_at = now(), saved_at = now()
   WHERE draft.version < EXCLUDED.version
      OR EXISTS (SELECT FROM unnest($2::uuid[], $3::text[], $7::text[], $8::text[]) AS t (member_id, about, body, files)
                  WHERE t.member_id = draft.member_id AND t.about = draft.about AND starts_with(t.body, draft.body)
                    AND draft.attachments <@ string_to_array(t.files, ',')::uuid[])`,
)

/** Empties drafts whose words were sent, each draft at most once. */
export async function emptySent(tx: Tx, orgId: OrgId, sent: readonly Sent[]): Promise<void> {
  await tx.query(empty, [
    orgId,
    sent.map(({ memberId }) => memberId),
    sent.map(({ about }) => about),
    sent.map(({ conversationId }) => conversationId),
    sent.map(({ phone }) => phone),
    sent.map(({ version }) => version),
    sent.map(({ body }) => body),
    sent.map(({ files }) => files.join()),
  ])
}

/** Organizations that hold rows of drafts which were sent or taken away over a day ago. */
export async function findEmptied(db: Database): Promise<OrgId[]> {
  const rows = await db.read<{ org_id: OrgId }>(
    `SELECT DISTINCT org_id FROM draft WHERE emptied_at < now() - interval '1 day' LIMIT 1000`,
  )
  return rows.map((row) => row.org_id)
}

const forget = statement(
  'draft_forget',
  `DELETE FROM draft WHERE org_id = $1 AND emptied_at < now() - interval '1 day'`,
)

export async function forgetEmptied(tx: Tx, orgId: OrgId): Promise<void> {
  await tx.query(forget, [orgId])
}
