// Why staff may not enter consent or ask for it: the closed list, each with its sentence and the way out.
import { formatPhone } from '../../contacts/phone-format.ts'
import { type CampaignLevel, levelLabels, type Method, methods } from '../methods.ts'
import { tell } from '../refusal.ts'
import { endedAt, type LevelGrant, type Panel, type PanelCampaign } from './panel.ts'

export type StaffReason =
  | 'opted_out'
  | 'wrong_number'
  | 'in_doubt'
  | 'campaign_ended'
  | 'not_of_this_campaign'
  | 'already_given'
  | 'method_gives_not'
  | 'said_in_future'
  | 'said_before_end'
  | 'asked_already'
  | 'asked_lately'
  | 'asked_today'
  | 'asked_otherwise'
  | 'nothing_to_ask_on'
  | 'withdrawn_since'
  | 'no_conversation'

export type StaffRefusal = {
  readonly reason: StaffReason
  readonly sentence: string
  readonly wayOut: string
}

/** What the sentence is about, as far as the reason needs it. */
export type About = {
  readonly campaign?: PanelCampaign
  readonly level?: LevelGrant
  readonly method?: Method
  readonly other?: string
  readonly at?: Date | null
  readonly until?: Date
}

/** The refusal in people's words. */
export function refuse(reason: StaffReason, panel: Panel, about: About = {}): StaffRefusal {
  return { reason, ...wordsOf(reason, panel, about) }
}

function wordsOf(reason: StaffReason, panel: Panel, about: About): { sentence: string; wayOut: string } {
  const who = whoOf(panel)
  const day = dayIn(panel, about.at ?? null)
  const campaign = about.campaign?.name ?? 'this campaign'
  switch (reason) {
    case 'opted_out':
    case 'wrong_number':
    case 'in_doubt':
    case 'campaign_ended':
    case 'not_of_this_campaign':
      return asForTexts(reason, panel, about)
    case 'already_given':
      return {
        sentence: `${who} has agreed to ${levelOf(about)} texts for ${campaign} already.`,
        wayOut: 'Nothing is left to enter.',
      }
    case 'method_gives_not':
      return methodWords(about)
    case 'said_in_future':
      return {
        sentence: 'That time has not come yet, so nobody can have agreed then.',
        wayOut: 'Enter when it was said.',
      }
    case 'said_before_end':
      return {
        sentence: `${who} withdrew on ${day}, and that ended whatever was agreed before.`,
        wayOut: `Enter what ${who} agreed to after that, if anything.`,
      }
    case 'asked_already':
      return {
        sentence: `${who} was asked about ${campaign} on ${day} and has not answered yet.`,
        wayOut: `It holds as soon as ${who} answers Yes.`,
      }
    case 'asked_lately':
      return {
        sentence: `${who} was asked about ${campaign} on ${day}, and one request within ${panel.askDays} days is all that may be sent.`,
        wayOut: `Ask again from ${dayIn(panel, about.until ?? null)}, or enter a new opt-in of ${who}.`,
      }
    case 'asked_today':
      return {
        sentence: `${who} was asked about ${campaign} on ${day}, and one request within 24 hours is all that may be sent.`,
        wayOut: `Enter it or ask again from ${momentIn(panel, about.until ?? null)} on.`,
      }
    case 'asked_otherwise':
      return {
        sentence: `${who} has not answered the request about ${about.other ?? 'another campaign'} yet, and a Yes would not tell which one is meant.`,
        wayOut: 'Wait for that answer, or withdraw that request first.',
      }
    case 'nothing_to_ask_on':
      return {
        sentence: `${who} has not signed up, and no conversation is open in which to ask.`,
        wayOut: `Ask when ${who} texts you next, or enter how ${who} agreed.`,
      }
    case 'withdrawn_since':
      return {
        sentence: `${who} withdrew this on ${day}, after this conversation had begun.`,
        wayOut: `Enter a new opt-in of ${who}, or ask in the next conversation that ${who} begins.`,
      }
    case 'no_conversation':
      return {
        sentence: `There is no conversation with ${who} in your departments to send the request in.`,
        wayOut: `Ask ${who} to text one of your numbers first.`,
      }
  }
}

const asForTexts = (
  reason: 'opted_out' | 'wrong_number' | 'in_doubt' | 'campaign_ended' | 'not_of_this_campaign',
  panel: Panel,
  { campaign, level }: About,
): { sentence: string; wayOut: string } =>
  tell(reason, reason === 'in_doubt' ? panel.door.doubtAt : panel.door.stopAt, {
    who: panel.name || panel.phone,
    ourPhone: panel.threads[0]?.ourPhone ?? 'one of your numbers',
    timeZone: zoneOf(panel),
    hours: panel.hours,
    told: panel.told ?? null,
    level: level?.level ?? 'informational',
    campaign: campaign?.name ?? null,
  })

function methodWords({ method, level }: About): { sentence: string; wayOut: string } {
  const label = method ? methods[method].label : 'This way'
  return {
    sentence: `${label} cannot give ${level ? levelLabels[level.level].toLowerCase() : 'this'} consent.`,
    wayOut:
      level?.level === 'promotional'
        ? 'Promotional texts need it in writing: a form with a box of its own, a signed paper, a keyword, or a Yes by text.'
        : 'Choose how they really agreed.',
  }
}

const levelOf = ({ level }: About): string =>
  levelLabels[level?.level ?? ('informational' satisfies CampaignLevel)].toLowerCase()

export const whoOf = ({ name, phone }: Panel): string => name || formatPhone(phone)
const zoneOf = ({ threads }: Panel): string => threads[0]?.timeZone ?? 'UTC'

/** A day as it is written in the department's zone. */
export const dayIn = (panel: Panel, at: Date | null): string =>
  at === null
    ? 'an earlier day'
    : at.toLocaleDateString('en-US', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: zoneOf(panel),
      })

/** A day with its hour, as it is written in the department's zone. */
const momentIn = (panel: Panel, at: Date | null): string =>
  at === null
    ? 'tomorrow'
    : at.toLocaleString('en-US', {
        ...{ day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
        timeZone: zoneOf(panel),
      })

/** The refusal of consent that is older than its own end. */
export const refuseOld = (panel: Panel, level: LevelGrant): StaffRefusal =>
  refuse('said_before_end', panel, { at: endedAt(panel, level) })
