// Verbs of tags: made, renamed, merged and deleted, and put on sets of conversations and contacts.
import { seenOf } from '../conversations/snooze/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { Problem } from '../platform/errors.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import { nextColour, type TagColour } from './colours.ts'
import type { Tag } from './contract.ts'
import * as store from './store.ts'

export const list = (app: App, { orgId }: Caller): Promise<Tag[]> =>
  app.db.inOrganization(orgId, (tx) => store.tagsOf(tx, orgId))

/** Makes a tag, or answers the one that has the name. */
export async function add(
  app: App,
  { orgId, memberId }: Caller,
  wanted: { name: string; colour?: TagColour | undefined },
): Promise<Tag> {
  const made = await app.db.inOrganization(orgId, async (tx) => {
    const before = await store.tagNamed(tx, orgId, wanted.name)
    if (before) return before
    const all = await store.tagsOf(tx, orgId)
    if (all.length >= store.MOST_TAGS)
      throw new Problem('invalid', `There are ${store.MOST_TAGS} tags already. Merge or delete some first.`)
    const colour = wanted.colour ?? nextColour(all.map((tag) => tag.colour))
    await store.addTag(tx, orgId, { id: newId(), name: wanted.name, colour, memberId })
    return (await store.tagNamed(tx, orgId, wanted.name)) ?? gone()
  })
  tell(app, orgId)
  return made
}

export async function edit(
  app: App,
  { orgId }: Caller,
  id: string,
  wanted: { name?: string | undefined; colour?: TagColour | undefined },
): Promise<Tag> {
  const changed = await app.db.inOrganization(orgId, async (tx) => {
    const [tag] = await store.holdTags(tx, orgId, [id])
    if (!tag) return gone()
    const next = { ...tag, name: wanted.name ?? tag.name, colour: wanted.colour ?? tag.colour }
    const other = await store.tagNamed(tx, orgId, next.name)
    if (other && other.id !== id)
      throw new Problem(
        'invalid',
        `There is a tag ${other.name} already. Merge the two, or choose another name.`,
        {
          field: 'name',
        },
      )
    await store.changeTag(tx, orgId, next)
    return next
  })
  tell(app, orgId)
  return changed
}

/** Takes it off everything and away. One that is gone already is left so. */
export async function remove(app: App, { orgId }: Caller, id: string): Promise<void> {
  await app.db.inOrganization(orgId, async (tx) => {
    const [tag] = await store.holdTags(tx, orgId, [id])
    if (tag) await store.dropTag(tx, orgId, id)
  })
  tell(app, orgId)
}

/** Whatever carries the one carries the other, and the one is gone. */
export async function merge(app: App, { orgId }: Caller, id: string, into: string): Promise<Tag> {
  const kept = await app.db.inOrganization(orgId, async (tx) => {
    const held = await store.holdTags(tx, orgId, [id, into])
    const other = held.find((tag) => tag.id === into)
    if (!other || !held.some((tag) => tag.id === id)) return gone()
    if (id === into)
      throw new Problem('invalid', 'A tag cannot be merged into itself. Choose another one.', {
        field: 'into',
      })
    await store.copyCarriers(tx, orgId, id, into)
    await store.dropTag(tx, orgId, id)
    return other
  })
  tell(app, orgId)
  return kept
}

type Putting = {
  tagIds: readonly string[]
  conversationIds: readonly string[]
  contactIds: readonly string[]
  on: boolean
}

/** Puts tags on a set, or takes them off. Answers which conversations and contacts of the set there are. */
export async function put(
  app: App,
  caller: Caller,
  wanted: Putting,
): Promise<{ conversations: string[]; contacts: string[] }> {
  const { orgId } = caller
  if (wanted.contactIds.length > 0 && !caller.permissions.has('contacts.edit'))
    throw new Problem('not_allowed')
  const found = await app.db.inOrganization(orgId, async (tx) => {
    const tagIds = await store.useTags(tx, orgId, wanted.tagIds)
    const { seen } = await seenOf(tx, caller, wanted.conversationIds)
    const contacts = await store.contactsThere(tx, orgId, wanted.contactIds)
    if (tagIds.length === 0 || seen.length + contacts.length === 0) throw new Problem('not_found')
    await putAll(tx, orgId, { tagIds, contacts, conversations: seen.map(({ id }) => id), on: wanted.on })
    return { seen, contacts }
  })
  app.live.tell(
    found.seen.map((row) => ({
      orgId,
      topic: 'conversation' as const,
      id: row.id,
      departmentId: row.department_id,
    })),
  )
  if (found.contacts.length > 0) tell(app, orgId)
  return { conversations: found.seen.map(({ id }) => id), contacts: found.contacts }
}

type Sets = {
  tagIds: readonly string[]
  conversations: readonly string[]
  contacts: readonly string[]
  on: boolean
}

async function putAll(tx: Tx, orgId: OrgId, { tagIds, conversations, contacts, on }: Sets): Promise<void> {
  await store.put(tx, orgId, 'conversation', { ids: conversations, tagIds, on })
  await store.put(tx, orgId, 'contact', { ids: contacts, tagIds, on })
}

const gone = (): never => {
  throw new Problem('not_found')
}

/** What tags there are, or who carries them, changed: browsers fetch anew what shows them. */
const tell = (app: App, orgId: OrgId): void => app.live.tell([{ orgId, topic: 'tags' }])
