// Campaigns for their screen and for the slices above: what people agree to, listed, made, changed, ended and taken up again.
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import type { Campaign } from './contract.ts'
import {
  addRow,
  type CampaignChange,
  type CampaignRow,
  changeRow,
  isNameTaken,
  listRows,
  type NewCampaign,
  readRows,
  setArchived,
} from './store.ts'
import { type CampaignLevel, campaignLevels, labelOfUseCase, whyNotLevels } from './use-cases.ts'

/** A campaign as the gate and the texts need it. */
export type CampaignFacts = {
  readonly id: string
  readonly name: string
  readonly levels: readonly CampaignLevel[]
  readonly isArchived: boolean
  readonly doubleOptIn: boolean
}

export type Refused =
  | { ok: false; reason: 'not_found' | 'moved_on' }
  | { ok: false; reason: 'invalid'; field: string; sentence: string }
export type Result = { ok: true; campaign: Campaign } | Refused

/** These campaigns, by id. One that is not there, or belongs to others, is left out. */
export async function readCampaigns(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<Map<string, CampaignFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await readRows(tx, orgId, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, asFacts(row)]))
}

/** All campaigns of the organization, by name, ended ones last. */
export async function listCampaigns(app: App, orgId: OrgId): Promise<Campaign[]> {
  const rows = await app.db.inOrganization(orgId, (tx) => listRows(tx, orgId))
  return rows.toSorted(byName).map(asCampaign)
}

/** Makes a campaign. Two of the same name cannot be in use at a time, so a double click makes one. */
export async function addCampaign(app: App, orgId: OrgId, wanted: NewCampaign): Promise<Result> {
  const why = whyNotLevels(wanted.useCase, wanted.levels)
  if (why !== null) return invalid('levels', why)
  return named(wanted.name, () =>
    app.db.inOrganization(orgId, (tx) =>
      addRow(tx, orgId, { ...wanted, levels: inOrder(wanted.levels), id: newId() }),
    ),
  )
}

/** Changes a campaign that still is the version that was shown. Its use case stays: a registered one cannot be changed either. */
export async function changeCampaign(
  app: App,
  orgId: OrgId,
  { id, useCase, ...wanted }: CampaignChange & { id: string; version: number },
): Promise<Result> {
  const [row] = await app.db.inOrganization(orgId, (tx) => readRows(tx, orgId, [id]))
  if (!row) return { ok: false, reason: 'not_found' }
  if (useCase !== undefined && useCase !== row.useCase)
    return invalid(
      'useCase',
      `People agree to this campaign for ${labelOfUseCase(row.useCase).toLowerCase()}, and consent never serves another purpose. Make a new campaign for it.`,
    )
  const why = whyNotLevels(row.useCase, wanted.levels ?? row.levels)
  if (why !== null) return invalid('levels', why)
  const levels = wanted.levels && inOrder(wanted.levels)
  return named(wanted.name ?? row.name, () =>
    app.db.inOrganization(orgId, (tx) => changeRow(tx, orgId, { ...wanted, levels, id })),
  )
}

/** Ends a campaign, or takes an ended one up again. */
export async function archiveCampaign(
  app: App,
  orgId: OrgId,
  { id, archived }: { id: string; archived: boolean },
): Promise<Result> {
  const [row] = await app.db.inOrganization(orgId, (tx) => readRows(tx, orgId, [id]))
  if (!row) return { ok: false, reason: 'not_found' }
  return named(row.name, () => app.db.inOrganization(orgId, (tx) => setArchived(tx, orgId, { id, archived })))
}

/** Writes; a name that is in use is refused by its index, so that of two at a time one wins. */
async function named(name: string, write: () => Promise<CampaignRow | undefined>): Promise<Result> {
  try {
    const row = await write()
    return row ? { ok: true, campaign: asCampaign(row) } : { ok: false, reason: 'moved_on' }
  } catch (error) {
    if (!isNameTaken(error)) throw error
    return invalid('name', `There is a campaign "${name}" already. Give this one, or that one, another name.`)
  }
}

const invalid = (field: string, sentence: string): Refused => ({
  ok: false,
  reason: 'invalid',
  field,
  sentence,
})

/** The demo's campaigns: one for each level. */
const demoCampaigns: readonly NewCampaign[] = [
  {
    name: 'Repair updates',
    useCase: 'DELIVERY_NOTIFICATION',
    description: 'How a repair stands, and when a bike can be picked up.',
    levels: ['informational'],
    doubleOptIn: false,
  },
  {
    name: 'Offers',
    useCase: 'MARKETING',
    description: 'Sales and new arrivals, about twice a month.',
    levels: ['promotional'],
    doubleOptIn: true,
  },
]

/** Adds the demo's campaigns to an organization that has none. Of two starters at a time one adds them. */
export async function addDemoCampaigns(app: App, orgId: OrgId): Promise<void> {
  try {
    await app.db.inOrganization(orgId, async (tx) => {
      if ((await listRows(tx, orgId)).length > 0) return
      for (const each of demoCampaigns) await addRow(tx, orgId, { ...each, id: newId() })
    })
  } catch (error) {
    if (!isNameTaken(error)) throw error
  }
}

const inOrder = (levels: readonly CampaignLevel[]): CampaignLevel[] =>
  campaignLevels.filter((level) => levels.includes(level))

const byName = (one: CampaignRow, other: CampaignRow): number =>
  Number(one.archivedAt !== null) - Number(other.archivedAt !== null) ||
  one.name.localeCompare(other.name, 'en')

const asFacts = ({ id, name, levels, archivedAt, doubleOptIn }: CampaignRow): CampaignFacts => ({
  id,
  name,
  levels,
  isArchived: archivedAt !== null,
  doubleOptIn,
})

const asCampaign = ({ archivedAt, createdAt, ...row }: CampaignRow): Campaign => ({
  ...row,
  archivedAt: archivedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
})
