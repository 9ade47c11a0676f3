// The Consent Management Tool's verbs inside of a transaction: read it, hold it for change, write what staff entered.
import { createHash } from 'node:crypto'
import type { OrgId, Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/errors.ts'
import type { Caller } from '../../platform/http.ts'
import { newId } from '../../platform/ids.ts'
import { addRecords, openDoorsForChange, readRecords, writeDoors, writeGrants } from '../actions.ts'
import type { ContactConsent } from '../contract.ts'
import { settleCases } from '../desk/actions.ts'
import { isErasedNumber } from '../erase/words.ts'
import type { CampaignLevel } from '../methods.ts'
import { isClosed } from '../standing.ts'
import { planOptOut } from './opt-out.ts'
import type { LevelGrant, Panel, PanelCampaign } from './panel.ts'
import type { Desk, Plan, Planned } from './plan.ts'
import { dayIn, refuse, type StaffRefusal, whoOf } from './refusals.ts'
import { noteAct, phoneOf, selectPanel } from './store.ts'
import { recordsIn, type Seen, viewOf } from './view.ts'

export type { Panel } from './panel.ts'
export { type Plan, planAsk, planGive, planWithdraw, type Request } from './plan.ts'

/** What a contact agreed to, as it stands. A foreign contact is missing like one that is not there. */
export async function readPanel(tx: Tx, caller: Caller, contactId: string): Promise<ContactConsent> {
  const panel = await panelOf(tx, caller, contactId)
  const seen = await seenIn(tx, caller.orgId, panel)
  return viewOf(panel, seen, caller.permissions.has('consent.change') && caller.memberId !== null)
}

/** The panel under the door's lock: nobody else changes what the contact agreed to until this transaction ends. */
export async function openPanel(tx: Tx, caller: Caller, contactId: string): Promise<Panel> {
  const phone = await phoneOf(tx, caller.orgId, contactId)
  if (phone === null) throw new Problem('not_found')
  if (isErasedNumber(phone))
    throw new Problem('already_done', 'This person was erased, so nothing can be entered for them any more.')
  const { now } = await openDoorsForChange(tx, caller.orgId, [phone], {
    missing: [phone],
    add: async () => {},
  })
  return { ...(await panelOf(tx, caller, contactId)), now }
}

async function panelOf(tx: Tx, { orgId, departments }: Caller, contactId: string): Promise<Panel> {
  const panel = await selectPanel(tx, orgId, { contactId, departments })
  if (!panel) throw new Problem('not_found')
  return panel
}

async function seenIn(tx: Tx, orgId: OrgId, panel: Panel): Promise<Map<string, Seen>> {
  const ids = recordsIn(panel)
  const records = ids.length > 0 ? await readRecords(tx, orgId, { ids }) : []
  // What was texted to a department is read by those who see its conversations.
  const seesWords = (numberId: string | null): boolean =>
    numberId === null || panel.threads.some((thread) => thread.numberId === numberId)
  return new Map(
    records.map(({ id, method, medium, numberId, personal }) => [
      id,
      {
        id,
        method,
        medium,
        actorName: personal?.actor_name ?? null,
        words: seesWords(numberId) ? (personal?.words ?? null) : null,
      },
    ]),
  )
}

/** Who enters something: a member of staff, never an integration. */
export function deskOf({ memberId, name }: Caller): Desk {
  if (memberId === null)
    throw new Problem('not_allowed', 'Only a person of the organization may enter consent.')
  return { memberId, name, newId, sha256: (text) => createHash('sha256').update(text).digest() }
}

/** The campaign and the levels that were named. A level that the campaign was not made for is refused in words. */
export function pick(
  panel: Panel,
  { campaignId, levels }: { campaignId: string; levels: readonly CampaignLevel[] },
): { campaign: PanelCampaign; levels: LevelGrant[] } {
  const campaign = panel.campaigns.find(({ id }) => id === campaignId)
  if (!campaign) throw new Problem('not_found')
  const found = levels.map((name) => {
    const level = campaign.levels.find((each) => each.level === name)
    if (level) return level
    const about = { campaign, level: { level: name, grant: NOTHING, act: null, lastAskedAt: null } }
    throw asProblem(refuse('not_of_this_campaign', panel, about))
  })
  return { campaign, levels: found }
}

const NOTHING: LevelGrant['grant'] = {
  ...{ givenAt: null, givenRecord: null, withdrawnAt: null, withdrawnRecord: null },
  ...{ askedAt: null, askedRecord: null, askedUntil: null },
}

/** True for the first under this key; false when the same was done before, so that nothing is left to do. */
export async function isFirst(tx: Tx, orgId: OrgId, requestKey: string, asked: unknown): Promise<boolean> {
  const sha256 = createHash('sha256').update(JSON.stringify(asked)).digest()
  const noted = await noteAct(tx, orgId, { requestKey, sha256 })
  if (noted === 'other')
    throw new Problem('key_reused', 'This request key was used for something else. Use a new key.', {
      field: 'requestKey',
    })
  return noted === 'new'
}

/** Writes a plan under the door's lock, or answers with its refusal. */
export async function carryOut(tx: Tx, orgId: OrgId, planned: Planned): Promise<Plan> {
  if (!planned.ok) throw asProblem(planned.refusal)
  await Promise.all([addRecords(tx, orgId, planned.records), writeGrants(tx, orgId, planned.grants)])
  return planned
}

/** Closes the door for an opt-out that was told to staff. What was in doubt about this phone when it was said is settled by it. */
export async function closeDoor(
  tx: Tx,
  {
    caller,
    panel,
    told,
  }: { caller: Caller; panel: Panel; told: { how: string; words: string; saidAt: Date | null } },
): Promise<void> {
  const desk = deskOf(caller)
  const saidAt = told.saidAt ?? panel.now
  refuseOptOut(panel, saidAt)
  const { record, door } = planOptOut(panel, { ...told, saidAt }, desk)
  await addRecords(tx, caller.orgId, [record])
  await writeDoors(tx, caller.orgId, new Map([[panel.phone, door]]))
  await settleCases(tx, caller.orgId, {
    rows: [{ phone: panel.phone, recordId: record.id, upTo: saidAt }],
    memberId: desk.memberId,
  })
}

function refuseOptOut(panel: Panel, saidAt: Date): void {
  const { door, now } = panel
  const who = whoOf(panel)
  if (saidAt > now) throw asProblem(refuse('said_in_future', panel))
  if (isClosed(door))
    throw new Problem('already_done', `${who} is opted out already, since ${dayIn(panel, door.stopAt)}.`)
  if (door.startAt !== null && saidAt < door.startAt)
    throw new Problem(
      'refused',
      `${who} texted START after that, on ${dayIn(panel, door.startAt)}, and asked for texts again.`,
      { reason: 'said_before_start', wayOut: `If ${who} has opted out since, enter when that was said.` },
    )
}

const asProblem = ({ reason, sentence, wayOut }: StaffRefusal): Problem =>
  new Problem('refused', sentence, { reason, wayOut })
