// Templates for their screens: listed, made, changed, deleted and taken back, and used.
import { readCampaigns } from '../campaigns/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import type { Shelf, Template } from './contract.ts'
import { type Fixed, fixedOf } from './fixed.ts'
import {
  addRow,
  changeRow,
  countShelf,
  countUse,
  isDangling,
  isNameTaken,
  listRows,
  readRows,
  setDeleted,
  type TemplateRow,
  type Written,
} from './store.ts'
import { mayChange, maySee, type Owner, ownerOf } from './whose.ts'

/** A template as it is asked for. */
export type Wanted = {
  readonly name: string
  readonly body: string
  readonly kind: 'text' | 'review'
  readonly owner: Owner
  readonly departmentId: string | null
  readonly fixed: Fixed | null
}
export type Refused =
  | { ok: false; reason: 'not_found' | 'not_allowed' | 'moved_on' }
  | { ok: false; reason: 'invalid'; field: string; sentence: string }
export type Result = { ok: true; template: Template } | Refused

const NOT_FOUND: Refused = { ok: false, reason: 'not_found' }
const NOT_ALLOWED: Refused = { ok: false, reason: 'not_allowed' }

type Looking = {
  shelf: Shelf
  kind?: 'text' | 'review' | undefined
  find: string
  cursor?: string | undefined
  limit: number
}

/** Templates that the caller may use, by name, with the cursor of the page after. */
export async function listTemplates(
  app: App,
  caller: Caller,
  { shelf, kind, find, cursor, limit }: Looking,
): Promise<{ templates: Template[]; next: string | null }> {
  const { orgId, memberId, departments } = caller
  const shared = departments === 'all' ? [orgId] : [orgId, ...departments]
  const rows = await app.db.inOrganization(orgId, (tx) =>
    listRows(tx, orgId, {
      shelves: [
        ...(shelf !== 'shared' && memberId ? [memberId] : []),
        ...(shelf !== 'personal' ? shared : []),
      ],
      everyDepartment: shelf !== 'personal' && departments === 'all',
      kind: kind ?? null,
      words: find.toLowerCase().split(/\s+/).filter(Boolean),
      after: cursor ?? null,
      limit: limit + 1,
    }),
  )
  const shown = rows.slice(0, limit)
  return {
    templates: shown.map((row) => asTemplate(row, caller)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  }
}

/** One template that the caller may use. */
export const readTemplate = (app: App, caller: Caller, id: string): Promise<Result> =>
  app.db.inOrganization(caller.orgId, (tx) => reread(tx, caller, id))

/** Makes a template. Its owner has no two of one name, so a double click makes one. */
export function addTemplate(app: App, caller: Caller, wanted: Wanted): Promise<Result> {
  return named(wanted.name, () =>
    app.db.inOrganization(caller.orgId, async (tx) => {
      const why = await whyNot(tx, caller, wanted, null)
      if (why) return why
      const written = asWritten(newId(), wanted, caller)
      await addRow(tx, caller.orgId, written)
      return reread(tx, caller, written.id)
    }),
  )
}

/** Changes a template that still is the version that was shown. It may change its owner, where the caller may have both. */
export function changeTemplate(
  app: App,
  caller: Caller,
  { id, version, ...wanted }: Wanted & { id: string; version: number },
): Promise<Result> {
  return named(wanted.name, () =>
    app.db.inOrganization(caller.orgId, async (tx) => {
      const row = await readOne(tx, caller, id)
      if (!row || row.deletedAt) return NOT_FOUND
      const why = mayChange(row, caller) ? await whyNot(tx, caller, wanted, row) : NOT_ALLOWED
      if (why) return why
      const isChanged = await changeRow(tx, caller.orgId, { ...asWritten(id, wanted, caller), version })
      return isChanged ? reread(tx, caller, id) : { ok: false, reason: 'moved_on' }
    }),
  )
}

/** Deletes a template, or takes its deletion back; twice is the same as once. */
export function deleteTemplate(
  app: App,
  caller: Caller,
  { id, isDeleted }: { id: string; isDeleted: boolean },
): Promise<Result> {
  return named(null, () =>
    app.db.inOrganization(caller.orgId, async (tx) => {
      const row = await readOne(tx, caller, id)
      if (!row) return NOT_FOUND
      if (!mayChange(row, caller)) return NOT_ALLOWED
      const isTooMany = !isDeleted && row.deletedAt !== null && (await isFull(tx, caller.orgId, row))
      if (isTooMany) return FULL
      await setDeleted(tx, caller.orgId, { id, isDeleted })
      const [now = row] = await readRows(tx, caller.orgId, [id])
      return { ok: true, template: asTemplate(now, caller) }
    }),
  )
}

/** Notes that somebody used a template. */
export function useTemplate(app: App, caller: Caller, id: string): Promise<Result> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const found = await reread(tx, caller, id)
    if (!found.ok) return found
    await countUse(tx, caller.orgId, id)
    return { ok: true, template: { ...found.template, used: found.template.used + 1 } }
  })
}

async function readOne(tx: Tx, caller: Caller, id: string): Promise<TemplateRow | null> {
  const [row] = await readRows(tx, caller.orgId, [id])
  return row && maySee(row, caller) ? row : null
}

async function reread(tx: Tx, caller: Caller, id: string): Promise<Result> {
  const row = await readOne(tx, caller, id)
  return row && !row.deletedAt ? { ok: true, template: asTemplate(row, caller) } : NOT_FOUND
}

/** Why this may not be written by this caller; null when it may. `before` is the template as it stands. */
async function whyNot(
  tx: Tx,
  caller: Caller,
  wanted: Wanted,
  before: TemplateRow | null,
): Promise<Refused | null> {
  const { memberId, departmentId } = asWritten('', wanted, caller)
  if (wanted.owner === 'personal' && memberId === null) return NOT_ALLOWED // an API key has no templates of its own
  if (wanted.owner !== 'personal' && !caller.permissions.has('templates.manage')) return NOT_ALLOWED
  if (!maySee({ memberId, departmentId }, caller)) return NOT_FOUND
  const hasMoved = before === null || before.memberId !== memberId || before.departmentId !== departmentId
  if (hasMoved && (await isFull(tx, caller.orgId, { memberId, departmentId }))) return FULL
  return wanted.fixed ? whyNotFixed(tx, caller.orgId, wanted.fixed, before) : null
}

/** The campaign must be there and take the level. One that has ended may stay where it was, and is not newly chosen. */
async function whyNotFixed(
  tx: Tx,
  orgId: OrgId,
  { campaignId, level }: Fixed,
  before: TemplateRow | null,
): Promise<Refused | null> {
  const campaign = (await readCampaigns(tx, orgId, [campaignId])).get(campaignId)
  if (!campaign) return NOT_FOUND
  if (campaign.isArchived && before?.campaignId !== campaignId)
    return invalid('fixed', `The campaign ${campaign.name} has ended. Choose another one.`)
  return campaign.levels.includes(level)
    ? null
    : invalid(
        'fixed',
        `The campaign ${campaign.name} was not made for ${level} texts. Choose its other level.`,
      )
}

/** Looking through the templates of one owner stays quick, and nobody reads more than this. */
const MOST = 500
const FULL = invalid(
  'owner',
  `There are ${MOST} templates here already. Delete some that nobody uses, then add this one.`,
)

const isFull = async (
  tx: Tx,
  orgId: OrgId,
  owned: Pick<TemplateRow, 'memberId' | 'departmentId'>,
): Promise<boolean> => (await countShelf(tx, orgId, owned, MOST)) >= MOST

/** Writes; a name that the owner uses already is refused by its index, and a department that is not there by its key. */
async function named(name: string | null, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if (isDangling(error)) return NOT_FOUND
    if (!isNameTaken(error)) throw error
    const called = name === null ? 'of this name' : `\u201c${name}\u201d`
    return invalid(
      'name',
      `There is a template ${called} here already. Give this one, or that one, another name.`,
    )
  }
}

function invalid(field: string, sentence: string): Refused {
  return { ok: false, reason: 'invalid', field, sentence }
}

const asWritten = (
  id: string,
  { name, body, kind, owner, departmentId, fixed }: Wanted,
  caller: Caller,
): Written => ({
  ...{ id, name, body, kind },
  memberId: owner === 'personal' ? caller.memberId : null,
  departmentId: owner === 'department' ? departmentId : null,
  campaignId: fixed?.campaignId ?? null,
  level: fixed?.level ?? null,
})

function asTemplate(row: TemplateRow, caller: Caller): Template {
  const { id, name, body, kind, departmentId, used, version, lastUsedAt, changedAt } = row
  const fixed = fixedOf(row)
  return {
    ...{ id, name, body, kind, departmentId, used, version },
    owner: ownerOf(row),
    fixed: fixed && { ...fixed, campaign: row.campaign ?? '', isArchived: row.isArchived ?? false },
    mayChange: mayChange(row, caller) && caller.permissions.has('messages.send'),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    changedAt: changedAt.toISOString(),
  }
}
