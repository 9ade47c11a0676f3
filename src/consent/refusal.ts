// The closed list of reasons why a text may not go, each with its sentence for people and the way out. API and screens share it.
import { formatPhone } from '../contacts/phone-format.ts'
import { type Level, levelLabels } from './methods.ts'

export const refusalReasons = [
  'opted_out', 'wrong_number', 'blocked', 'no_consent', 'conversation_over', 'not_an_answer', 'no_campaign', 'campaign_ended', 'not_of_this_campaign', 'of_another_campaign',
  'not_given', 'withdrawn', 'not_confirmed_yet', 'request_lapsed', 'in_doubt', 'offer_needs_promotional', 'place_unknown', 'quiet_hours',
  'too_many_today', 'confirmation_late', 'lifted', 'answer_late',
] as const // biome-ignore format: a list
export type RefusalReason = (typeof refusalReasons)[number]

export type Told = { readonly sentence: string; readonly wayOut: string }

/** Who the refusal is about: a name or a number, our number they can text, and the zone that dates are shown in. */
export type About = {
  readonly who: string
  readonly ourPhone: string
  readonly timeZone: string
  readonly hours: number
  /** The level and the campaign that were asked for, where the text is for one. */
  readonly level?: Level
  readonly campaign?: string | null
  /** From when it may go, and the local time that counts. */
  readonly until?: Date | null
  readonly local?: string
  /** How an opt-out was told. Left out, it was a text. */
  readonly told?: ToldBy | null
}

/** The record of an opt-out, as far as it says how it reached the business. */
export type ToldBy = { readonly medium: string; readonly rule: string }

/** The refusal in people's words. `at` is when it came to be: the STOP, or the moment consent faded. */
export function tell(reason: RefusalReason, at: Date | null, about: About): Told {
  const { timeZone, hours } = about
  const level = levelLabels[about.level ?? 'informational'].toLowerCase()
  const campaign = about.campaign ?? 'this campaign'
  const from = about.until ? dayOf(about.until, timeZone) : 'a later day'
  const who = formatPhone(about.who)
  const ourPhone = formatPhone(about.ourPhone)
  const day = at ? dayOf(at, timeZone) : 'an earlier day'
  switch (reason) {
    case 'opted_out':
      return {
        sentence: `${optedOutOn(who, day, about.told ?? null)}. Only ${who} can undo that, by texting START.`,
        wayOut: `If ${who} asks for texts again, tell them to text START to ${ourPhone}.`,
      }
    case 'wrong_number':
      return {
        sentence: `On ${day} the person at this number said that it is the wrong one for ${who}.`,
        wayOut: `Ask ${who} for the right number by another way. Texts to this one stay off until its owner texts START.`,
      }
    case 'blocked':
      return {
        sentence: `${who} was blocked on ${day}, so nothing is sent to them.`,
        wayOut: `Unblock ${who} beside the conversation, under Contact, if they are to be texted again.`,
      }
    case 'not_an_answer':
      return {
        sentence: `${who} has only started a conversation, which allows answers and nothing else.`,
        wayOut: `Choose a campaign that ${who} agreed to, or answer what ${who} asked.`,
      }
    case 'no_campaign':
      return {
        sentence: `${about.level === 'promotional' ? 'A' : 'An'} ${level} text to ${who} is sent for a campaign, and none was chosen.`,
        wayOut: `Choose the campaign that ${who} agreed to.`,
      }
    case 'campaign_ended':
      return {
        sentence: `The campaign ${campaign} has ended, so nothing is sent to ${who} for it any more.`,
        wayOut: 'Choose another campaign, or reopen this one under Campaigns.',
      }
    case 'not_of_this_campaign':
      return {
        sentence: `The campaign ${campaign} was not made for ${level} texts, whatever ${who} agreed to.`,
        wayOut: 'Choose a campaign with that level; consent for one campaign never serves another.',
      }
    case 'of_another_campaign':
      return {
        sentence: `The template of this text is fixed to something else than ${level} texts for ${campaign}, so it doesn\u2019t go to ${who} as that.`,
        wayOut: 'Send it as what its template is fixed to, or write a text of your own.',
      }
    case 'not_given':
      return {
        sentence: `${who} hasn\u2019t agreed to ${level} texts for ${campaign}.`,
        wayOut: `Ask ${who} for consent in the Consent Management Tool, or answer in the conversation.`,
      }
    case 'withdrawn':
      return {
        sentence: `${who} withdrew consent to ${level} texts for ${campaign} on ${day}.`,
        wayOut: `Only ${who} can give it again. You may still answer what ${who} texts you.`,
      }
    case 'not_confirmed_yet':
      return {
        sentence: `${who} was asked on ${day} to confirm ${campaign} and has not answered yet.`,
        wayOut: `It can go as soon as ${who} answers Yes.`,
      }
    case 'request_lapsed':
      return {
        sentence: `${who} was asked to confirm ${campaign} and did not answer in time.`,
        wayOut: `If ${who} still wants these texts, ask once more in the Consent Management Tool.`,
      }
    case 'in_doubt':
      return {
        sentence: `${who} wrote on ${day} something that may mean "stop texting me", so campaigns wait.`,
        wayOut: 'Decide at the Opt-out desk what was meant. You may still answer in the conversation.',
      }
    case 'offer_needs_promotional':
      return {
        sentence: `This reads like an offer, and ${who} hasn\u2019t agreed to that here.`,
        wayOut: `Send it for a campaign with promotional consent, leave the offer out, or say why it is none.`,
      }
    case 'place_unknown':
      return {
        sentence: `It isn\u2019t known where ${who} is, so it can\u2019t be told whether this is a quiet hour there.`,
        wayOut: `Enter the time zone or the address of ${who}.`,
      }
    case 'quiet_hours':
      return {
        sentence: about.local
          ? `It\u2019s ${clockOf(about.local)} where ${who} is, which is a quiet hour.`
          : `It is a quiet hour where ${who} is.`,
        wayOut:
          about.until === null
            ? `No hour of the day suits every place where ${who} may be. Check their time zone and address.`
            : `This can go from ${from}. Schedule it?`,
      }
    case 'too_many_today':
      return {
        sentence: `${who} has had as many promotional texts as may be sent within 24 hours.`,
        wayOut: `The next one can go from ${from}. Schedule it?`,
      }
    case 'no_consent':
      return {
        sentence: `${who} hasn\u2019t texted you, so there is no consent to text them.`,
        wayOut: `Ask them to text you first, at ${ourPhone}; then you can answer.`,
      }
    case 'conversation_over':
      return {
        sentence: `${who} last texted more than ${hours === 1 ? 'an hour' : `${hours} hours`} ago, so this conversation\u2019s consent ended on ${day}.`,
        wayOut: `You can answer again as soon as ${who} texts you.`,
      }
    case 'confirmation_late':
      return {
        sentence: `An opt-out may be confirmed within five minutes only, so ${who} was sent no confirmation.`,
        wayOut: 'Nothing is left to do: the opt-out itself is in force.',
      }
    case 'lifted':
      return {
        sentence: `${who} texted START on ${day}, before the STOP was confirmed, so no confirmation was sent.`,
        wayOut: `Nothing is left to do: ${who} gets texts again.`,
      }
    case 'answer_late':
      return {
        sentence: `This automatic text came too late to be of help, so it was not sent to ${who}.`,
        wayOut: `You can answer as soon as ${who} texts you.`,
      }
  }
}

/** Who opted out, when and by which way. An old list or a telephone call is no text that they would remember. */
function optedOutOn(who: string, day: string, told: ToldBy | null): string {
  switch (told?.medium) {
    case undefined:
    case 'inbound_text':
      return `${who} texted STOP on ${day}`
    case 'imported':
      return `${who} stands since ${day} on a list of opt-outs that was imported`
    case 'carrier_report':
      return `${who} opted out on ${day}, as the carrier reported`
    default: {
      const way = staffWays[told?.rule ?? '']
      return way ? `${who} opted out ${way} on ${day}` : `${who} opted out on ${day}, as your staff decided`
    }
  }
}

/** By the rules that the Consent Management Tool writes (panel/plan.ts). */
const staffWays: Readonly<Record<string, string>> = {
  'told to staff: phone': 'by telephone',
  'told to staff: email': 'by e-mail',
  'told to staff: counter': 'in person',
  'told to staff: letter': 'by letter',
}

/** The hour alone, as people say it: "Sun 2026-03-08 21:40" is "9:40 pm". */
function clockOf(local: string): string {
  const [, hour = '', minute = ''] = /(\d{2}):(\d{2})$/.exec(local) ?? []
  if (hour === '') return local
  return `${Number(hour) % 12 || 12}:${minute} ${Number(hour) < 12 ? 'am' : 'pm'}`
}

const formats = new Map<string, Intl.DateTimeFormat>()

function dayOf(at: Date, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    })
  formats.set(timeZone, format)
  return format.format(at)
}

/** What a stored reason of a text that did not go means, in one sentence for its bubble. */
export const settledSentences: Readonly<Record<string, string>> = {
  opted_out: 'Not sent: they opted out before it left.',
  no_consent: 'Not sent: there was no consent when it was due.',
  conversation_over: 'Not sent: the conversation\u2019s consent had ended when it was due.',
  confirmation_late: 'Not sent: an opt-out may be confirmed within five minutes only.',
  lifted: 'Not sent: they texted START before it left.',
  answer_late: 'Not sent: it would have come too late to be of help.',
  wrong_number: 'Not sent: they said that this is the wrong number.',
  blocked: 'Not sent: they were blocked before it left.',
  not_an_answer: 'Not sent: a conversation allows answers only.',
  no_campaign: 'Not sent: no campaign was chosen.',
  campaign_ended: 'Not sent: the campaign had ended when it was due.',
  not_of_this_campaign: 'Not sent: the campaign was not made for texts of this level.',
  of_another_campaign: 'Not sent: its template is fixed to another campaign or level.',
  not_given: 'Not sent: they had not agreed to this campaign.',
  withdrawn: 'Not sent: they withdrew their consent to this campaign.',
  not_confirmed_yet: 'Not sent: they had not confirmed their consent yet.',
  request_lapsed: 'Not sent: they did not confirm their consent in time.',
  in_doubt: 'Not sent: they may have meant that you should stop. Decide at the Opt-out desk.',
  offer_needs_promotional: 'Not sent: it reads like an offer, which needs promotional consent.',
  place_unknown: 'Not sent: it was not known where they are, so quiet hours could not be kept.',
  quiet_hours: 'Not sent: no hour of the day suits every place where they may be.',
  too_many_today: 'Held: they had as many promotional texts as a day allows.',
  taken_back: 'Taken back before it left.',
  erased: 'Not sent: the person was erased before it left.',
  not_confirmed: 'We couldn\u2019t confirm that the carrier has this text. It may have arrived. Send again?',
  carrier_refused: 'The carrier refused this text.',
  carrier_failed: 'The carrier could not deliver this text.',
  too_many_tries: 'Not sent: the carrier could not take it, also after many tries.',
}
