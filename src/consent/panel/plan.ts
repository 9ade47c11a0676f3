// What an act of staff writes: ledger records and how consent stands after them. Pure: ids, hash and clock are handed in.
import { type CampaignLevel, givesLevel, type Method, methods } from '../methods.ts'
import type { NewRecord } from '../record.ts'
import { afterAsked, afterGiven, afterWithdrawn, type Grant } from '../standing.ts'
import { endedAt, type LevelGrant, type Panel, type PanelCampaign, standingIn, type Thread } from './panel.ts'
import { refuse, refuseOld, type StaffRefusal } from './refusals.ts'
import { baseOf, threadFor, whyAskedToday, whyNotAsk, whyNotGive, whyNotRequest } from './rules.ts'

/** Who enters it, and what a pure file may not make for itself. */
export type Desk = {
  readonly memberId: string
  readonly name: string
  readonly newId: () => string
  readonly sha256: (text: string) => Uint8Array
}

/** A double opt-in request that is to go out, and the record that it rests on. */
export type Request = {
  readonly recordId: string
  readonly campaign: PanelCampaign
  readonly levels: readonly CampaignLevel[]
  readonly hasSignedUp: boolean
  readonly thread: Thread
}

export type Plan = {
  readonly ok: true
  readonly records: readonly NewRecord[]
  readonly grants: readonly { phone: string; campaignId: string; level: CampaignLevel; grant: Grant }[]
  readonly request: Request | null
}
export type Planned = Plan | { readonly ok: false; readonly refusal: StaffRefusal }

export type Given = {
  readonly campaign: PanelCampaign
  readonly levels: readonly LevelGrant[]
  readonly method: Method
  readonly evidence: Readonly<Record<string, string>>
  readonly identity: string | null
  readonly saidAt: Date | null
  readonly conversationId?: string | undefined
}

/** Consent that the person has given, in staff's words. What must be confirmed by text waits for its Yes. */
export function planGive(panel: Panel, given: Given, desk: Desk): Planned {
  const { campaign, levels, method, saidAt } = given
  const at = saidAt ?? panel.now
  if (at > panel.now) return { ok: false, refusal: refuse('said_in_future', panel) }
  for (const level of levels) {
    const refusal = whyNotGiveSo(panel, given, { level, at })
    if (refusal) return { ok: false, refusal }
  }
  const steps = levels.map((level) => {
    const act = givenRecord(panel, given, { level, at, desk })
    if (!mustConfirm(campaign, method, level.level))
      return { level, records: [act], grant: afterGiven(level.grant, at, act.id), asked: null }
    const asked = askedRecord(panel, { campaign, level, answers: act.id, desk })
    return { level, records: [act, asked], grant: askedGrant(panel, level, asked.id), asked: asked.id }
  })
  const waiting = steps.filter(({ asked }) => asked !== null)
  const thread = threadFor(panel, given.conversationId)
  return {
    ...planOf(panel, campaign, steps),
    request: thread && requestOf({ campaign, steps: waiting, hasSignedUp: true, thread }),
  }
}

/** Must this consent be confirmed by text before it holds? */
export const mustConfirm = (campaign: PanelCampaign, method: Method, level: CampaignLevel): boolean =>
  campaign.doubleOptIn || givesLevel(method, level) === 'confirmed'

function whyNotGiveSo(
  panel: Panel,
  { campaign, method }: Given,
  { level, at }: { level: LevelGrant; at: Date },
): StaffRefusal | null {
  const refusal = whyNotGive(panel, { campaign, level })
  if (refusal) return refusal
  if (methods[method].by !== 'staff' || givesLevel(method, level.level) === 'no')
    return refuse('method_gives_not', panel, { method, level })
  const end = endedAt(panel, level)
  if (end !== null && at <= end) return refuseOld(panel, level)
  if (!mustConfirm(campaign, method, level.level)) return null
  const waiting = whyNotRequest(panel, { campaign, level }) ?? whyAskedToday(panel, { campaign, level })
  if (waiting) return waiting
  // A new act of the person may be confirmed on the next day; an old one entered again is no reason to ask again.
  const isNew = level.lastAskedAt === null || at > level.lastAskedAt
  return isNew ? null : whyNotAsk(panel, { campaign, level })
}

/** Asks by text, on an opt-in that waits to be confirmed or in a conversation that is open. */
export function planAsk(
  panel: Panel,
  wanted: { campaign: PanelCampaign; levels: readonly LevelGrant[]; conversationId?: string | undefined },
  desk: Desk,
): Planned {
  const { campaign, levels, conversationId } = wanted
  for (const level of levels) {
    const refusal = whyNotAsk(panel, { campaign, level })
    if (refusal) return { ok: false, refusal }
  }
  const bases = levels.flatMap((level) => {
    const base = baseOf(panel, level, conversationId)
    return base ? [{ level, base }] : []
  })
  const steps = bases.map(({ level, base }) => {
    const asked = askedRecord(panel, { campaign, level, answers: base.recordId, desk })
    return { level, records: [asked], grant: askedGrant(panel, level, asked.id), asked: asked.id }
  })
  const begun = bases.find(({ base }) => base.thread !== null)?.base.thread ?? null
  const thread = begun ?? threadFor(panel, conversationId)
  const hasSignedUp = begun === null
  return {
    ...planOf(panel, campaign, steps),
    request: thread && requestOf({ campaign, steps, hasSignedUp, thread }),
  }
}

/** Withdraws what is given, or takes a request back that waits. What is neither stays as it is. */
export function planWithdraw(
  panel: Panel,
  wanted: { campaign: PanelCampaign; levels: readonly LevelGrant[]; words: string | null },
  desk: Desk,
): Plan {
  const { campaign, words } = wanted
  const steps = wanted.levels.filter(mayWithdraw(panel)).map((level) => {
    const record: NewRecord = {
      ...byStaff(panel, desk),
      ...{
        kind: 'withdrawn',
        level: level.level,
        campaignId: campaign.id,
        saidAt: panel.now,
        rule: 'entered by staff',
      },
      personal: { phone: panel.phone, words, actorName: desk.name },
    }
    return { level, records: [record], grant: afterWithdrawn(level.grant, panel.now, record.id), asked: null }
  })
  return { ...planOf(panel, campaign, steps), request: null }
}

export const mayWithdraw =
  (panel: Panel) =>
  (level: LevelGrant): boolean =>
    ['given', 'pending'].includes(standingIn(panel, level))

type Step = { level: LevelGrant; records: readonly NewRecord[]; grant: Grant; asked: string | null }

const planOf = (
  { phone }: Panel,
  campaign: PanelCampaign,
  steps: readonly Step[],
): Omit<Plan, 'request'> => ({
  ok: true,
  records: steps.flatMap(({ records }) => records),
  grants: steps.map(({ level, grant }) => ({ phone, campaignId: campaign.id, level: level.level, grant })),
})

function requestOf({
  campaign,
  steps,
  hasSignedUp,
  thread,
}: {
  campaign: PanelCampaign
  steps: readonly Step[]
  hasSignedUp: boolean
  thread: Thread
}): Request | null {
  const recordId = steps[0]?.asked
  if (!recordId) return null
  return { recordId, campaign, levels: steps.map(({ level }) => level.level), hasSignedUp, thread }
}

/** What every record has that staff enter. */
export const byStaff = ({ now }: Panel, { newId, memberId }: Desk) =>
  ({ id: newId(), medium: 'staff', recordedAt: now, actorMemberId: memberId }) as const

function givenRecord(
  panel: Panel,
  { campaign, method, evidence, identity }: Given,
  { level, at, desk }: { level: LevelGrant; at: Date; desk: Desk },
): NewRecord {
  const shown = evidence.wording ?? evidence.script ?? null
  const action = evidence.box ?? evidence.signature ?? evidence.answer ?? evidence.key ?? null
  const isToConfirm = mustConfirm(campaign, method, level.level)
  return {
    ...byStaff(panel, desk),
    ...{
      kind: isToConfirm ? 'signed_up' : 'given',
      level: level.level,
      campaignId: campaign.id,
      method,
      saidAt: at,
    },
    rule: isToConfirm ? 'opt-in, to be confirmed by text' : 'opt-in entered by staff',
    pageUrl: evidence.pageUrl ?? null,
    wordingSha256: shown === null ? null : desk.sha256(shown),
    personal: {
      ...{ phone: panel.phone, actorName: desk.name, identity, ip: evidence.submittedFrom ?? null },
      experience: JSON.stringify({ language: shown, action }),
      evidence: JSON.stringify(evidence),
    },
  }
}

function askedRecord(
  panel: Panel,
  {
    campaign,
    level,
    answers,
    desk,
  }: { campaign: PanelCampaign; level: LevelGrant; answers: string; desk: Desk },
): NewRecord {
  return {
    ...byStaff(panel, desk),
    ...{
      kind: 'asked',
      level: level.level,
      campaignId: campaign.id,
      method: 'double_opt_in',
      saidAt: panel.now,
    },
    ...{ rule: 'double opt-in request', answersRecordId: answers },
    personal: { phone: panel.phone, actorName: desk.name },
  }
}

const DAY_MS = 24 * 3_600_000

const askedGrant = ({ now, askDays }: Panel, { grant }: LevelGrant, record: string): Grant =>
  afterAsked(grant, now, { record, until: new Date(now.getTime() + askDays * DAY_MS) })
