// The SQL of tags. Who puts one on holds it FOR SHARE, who merges or deletes it FOR NO KEY UPDATE: nothing is put on a tag that goes away.
import { type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Tag } from './contract.ts'

export const MOST_TAGS = 500

const selectTags = statement(
  'tags_list',
  `SELECT id, name, colour FROM tag WHERE org_id = $1 ORDER BY lower(name), id LIMIT ${MOST_TAGS}`,
)
export const tagsOf = (tx: Tx, orgId: OrgId): Promise<Tag[]> => tx.query<Tag>(selectTags, [orgId])

const newTag = statement(
  'tag_insert',
  'INSERT INTO tag (org_id, id, name, colour, member_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, lower(name)) DO NOTHING',
)
const selectNamed = statement(
  'tag_named',
  'SELECT id, name, colour FROM tag WHERE org_id = $1 AND lower(name) = lower($2)',
)

/** Makes a tag, unless there is one of that name. */
export async function addTag(tx: Tx, orgId: OrgId, tag: Tag & { memberId: string | null }): Promise<void> {
  await tx.query(newTag, [orgId, tag.id, tag.name, tag.colour, tag.memberId])
}

export async function tagNamed(tx: Tx, orgId: OrgId, name: string): Promise<Tag | null> {
  const [row] = await tx.query<Tag>(selectNamed, [orgId, name])
  return row ?? null
}

const lockTags = statement(
  'tags_lock',
  'SELECT id, name, colour FROM tag WHERE org_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR NO KEY UPDATE',
)
/** The tags, to be changed: nobody puts one on meanwhile. */
export const holdTags = (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<Tag[]> =>
  tx.query<Tag>(lockTags, [orgId, ids])

const shareTags = statement(
  'tags_share',
  'SELECT id FROM tag WHERE org_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR SHARE',
)
/** The tags that are there, to be put on or taken off. */
export const useTags = async (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<string[]> =>
  (await tx.query<{ id: string }>(shareTags, [orgId, ids])).map(({ id }) => id)

const updateTag = statement(
  'tag_update',
  'UPDATE tag SET name = $3, colour = $4 WHERE org_id = $1 AND id = $2',
)
export async function changeTag(tx: Tx, orgId: OrgId, { id, name, colour }: Tag): Promise<void> {
  await tx.query(updateTag, [orgId, id, name, colour])
}

const copyConversations = statement(
  'tag_copy_conversations',
  `INSERT INTO conversation_tag (org_id, conversation_id, tag_id)
   SELECT $1, conversation_id, $3 FROM conversation_tag WHERE org_id = $1 AND tag_id = $2 ORDER BY conversation_id ON CONFLICT DO NOTHING`,
)
const copyContacts = statement(
  'tag_copy_contacts',
  `INSERT INTO contact_tag (org_id, contact_id, tag_id)
   SELECT $1, contact_id, $3 FROM contact_tag WHERE org_id = $1 AND tag_id = $2 ORDER BY contact_id ON CONFLICT DO NOTHING`,
)
/** Whatever carries the one carries the other, too. */
export async function copyCarriers(tx: Tx, orgId: OrgId, from: string, into: string): Promise<void> {
  await tx.query(copyConversations, [orgId, from, into])
  await tx.query(copyContacts, [orgId, from, into])
}

const offConversations = statement(
  'tag_off_conversations',
  'DELETE FROM conversation_tag WHERE org_id = $1 AND tag_id = $2',
)
const offContacts = statement('tag_off_contacts', 'DELETE FROM contact_tag WHERE org_id = $1 AND tag_id = $2')
const removeTag = statement('tag_remove', 'DELETE FROM tag WHERE org_id = $1 AND id = $2')
/** Takes it off everything, and away. */
export async function dropTag(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.query(offConversations, [orgId, id])
  await tx.query(offContacts, [orgId, id])
  await tx.query(removeTag, [orgId, id])
}

const putting = (what: 'conversation' | 'contact') => ({
  on: statement(
    `tags_on_${what}`,
    `INSERT INTO ${what}_tag (org_id, ${what}_id, tag_id)
     SELECT $1, w.id, t.id FROM unnest($2::uuid[]) AS w (id) CROSS JOIN unnest($3::uuid[]) AS t (id) ORDER BY w.id, t.id ON CONFLICT DO NOTHING`,
  ),
  off: statement(
    `tags_off_${what}`,
    `DELETE FROM ${what}_tag WHERE org_id = $1 AND ${what}_id = ANY($2::uuid[]) AND tag_id = ANY($3::uuid[])`,
  ),
})
const puttings = { conversation: putting('conversation'), contact: putting('contact') }

/** Puts these tags on conversations or contacts, or takes them off. */
export async function put(
  tx: Tx,
  orgId: OrgId,
  what: 'conversation' | 'contact',
  { ids, tagIds, on }: { ids: readonly string[]; tagIds: readonly string[]; on: boolean },
): Promise<void> {
  if (ids.length > 0) await tx.query(puttings[what][on ? 'on' : 'off'], [orgId, ids, tagIds])
}

const selectContacts = statement(
  'tags_contacts',
  'SELECT id FROM contact WHERE org_id = $1 AND id = ANY($2::uuid[])',
)
export const contactsThere = async (tx: Tx, orgId: OrgId, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0 ? [] : (await tx.query<{ id: string }>(selectContacts, [orgId, ids])).map(({ id }) => id)
