// Keywords that campaigns advertise: put on file with their advertisement, changed, taken out of use, and what texting one gives.
import { createHash } from 'node:crypto'
import { type CampaignFacts, readCampaigns } from '../../campaigns/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type CampaignLevel, levelLabels } from '../methods.ts'
import type { AdvertisedKeyword } from './contract.ts'
import { missingDisclosures } from './disclosures.ts'
import { keywordIn, whyNotKeyword } from './keyword-rule.ts'
import {
  addRow,
  changeRow,
  type InUse,
  isKeywordTaken,
  type KeywordRow,
  listRows,
  type NewKeyword,
  readGround,
  readHolder,
  readInUse,
  removeRow,
} from './store.ts'

export type Advertised = InUse

export type WantedKeyword = {
  readonly campaignId: string
  readonly numberId: string
  readonly keyword: string
  readonly levels: readonly CampaignLevel[]
  readonly wording: string
  readonly place: string
  readonly link: string | null
}
export type Refused =
  | { ok: false; reason: 'not_found' | 'moved_on' }
  | { ok: false; reason: 'invalid'; field: string; sentence: string }
export type Result = { ok: true; keyword: AdvertisedKeyword } | Refused

/** The keywords of a campaign in their order; null when there is no such campaign. */
export function listKeywords(
  app: App,
  orgId: OrgId,
  campaignId: string,
): Promise<AdvertisedKeyword[] | null> {
  return app.db.inOrganization(orgId, async (tx) => {
    const [campaigns, rows] = await Promise.all([
      readCampaigns(tx, orgId, [campaignId]),
      listRows(tx, orgId, campaignId),
    ])
    return campaigns.has(campaignId) ? rows : null
  })
}

/** Puts a keyword on file. Of two campaigns that want the same at a time one gets it, by the index. */
export const addKeyword = (app: App, orgId: OrgId, wanted: WantedKeyword): Promise<Result> =>
  write(app, orgId, wanted, (tx, row) => addRow(tx, orgId, { ...row, id: newId() }))

/** Changes a keyword that still is the version that was shown. */
export function changeKeyword(
  app: App,
  orgId: OrgId,
  { id, version, ...wanted }: WantedKeyword & { id: string; version: number },
): Promise<Result> {
  return write(app, orgId, wanted, async (tx, row) => {
    const known = (await listRows(tx, orgId, wanted.campaignId)).some((each) => each.id === id)
    return known ? changeRow(tx, orgId, { ...row, id, version }) : 'not_found'
  })
}

/** Takes a keyword out of use; false when there is none. */
export const removeKeyword = (
  app: App,
  orgId: OrgId,
  which: { campaignId: string; id: string },
): Promise<boolean> => app.db.inOrganization(orgId, (tx) => removeRow(tx, orgId, which))

/** What these keywords give, by id, as texts that are one need it. */
export async function readAdvertised(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<Map<string, Advertised>> {
  if (ids.length === 0) return new Map()
  const rows = await readInUse(tx, orgId, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, row]))
}

type Write = (tx: Tx, row: NewKeyword) => Promise<KeywordRow | undefined | 'not_found'>

async function write(app: App, orgId: OrgId, wanted: WantedKeyword, store: Write): Promise<Result> {
  try {
    return await app.db.inOrganization(orgId, async (tx) => {
      const checked = await check(tx, orgId, wanted)
      if ('reason' in checked) return checked
      const row = await store(tx, checked)
      if (row === 'not_found') return { ok: false, reason: 'not_found' }
      return row ? { ok: true, keyword: row } : { ok: false, reason: 'moved_on' }
    })
  } catch (error) {
    if (!isKeywordTaken(error)) throw error
    return app.db.inOrganization(orgId, (tx) => taken(tx, orgId, wanted))
  }
}

/** The row to write, or what is wrong with it. What the advertisement lacks is kept with it, and keeps it out of use. */
async function check(tx: Tx, orgId: OrgId, wanted: WantedKeyword): Promise<NewKeyword | Refused> {
  const { campaignId, numberId, levels, wording } = wanted
  const [campaigns, ground] = await Promise.all([
    readCampaigns(tx, orgId, [campaignId]),
    readGround(tx, orgId, numberId),
  ])
  const campaign = campaigns.get(campaignId)
  if (!campaign || !ground?.numberId) return { ok: false, reason: 'not_found' }
  const why = whyNotKeyword(wanted.keyword)
  const keyword = keywordIn(wanted.keyword)
  if (why !== null || keyword === null) return invalid('keyword', why ?? 'Choose another keyword.')
  const missing = levels.find((level) => !campaign.levels.includes(level))
  if (missing) return invalid('levels', notOf(campaign, missing))
  const about = { keyword, business: ground.business, campaign: campaign.name, levels }
  return {
    ...{
      campaignId,
      numberId,
      keyword,
      levels: [...levels],
      wording,
      place: wanted.place,
      link: wanted.link,
    },
    lacks: missingDisclosures(wording, about),
    sha256: createHash('sha256').update(wording).digest(),
  }
}

const notOf = ({ name }: CampaignFacts, level: CampaignLevel): string =>
  `\u201c${name}\u201d is not for ${levelLabels[level].toLowerCase()} texts. Add that level to the campaign first, or leave it out here.`

async function taken(
  tx: Tx,
  orgId: OrgId,
  { numberId, keyword, campaignId }: WantedKeyword,
): Promise<Refused> {
  const holder = await readHolder(tx, orgId, { numberId, keyword: keywordIn(keyword) ?? '' })
  const where = holder?.id === campaignId ? 'This campaign' : `The campaign \u201c${holder?.name ?? ''}\u201d`
  return invalid(
    'keyword',
    `${where} has ${keyword} on this number already. Choose another word or number, or remove it there.`,
  )
}

const invalid = (field: string, sentence: string): Refused => ({
  ok: false,
  reason: 'invalid',
  field,
  sentence,
})
