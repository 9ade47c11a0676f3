// The closed list of reasons why a text may not go, each with its sentence for people and the way out. API and screens share it.
import { formatPhone } from '../contacts/phone-format.ts'

export type RefusalReason =
  | 'opted_out'
  | 'no_consent'
  | 'conversation_over'
  | 'confirmation_late'
  | 'answer_late'

export type Told = { readonly sentence: string; readonly wayOut: string }

/** Who the refusal is about: a name or a number, our number they can text, and the zone that dates are shown in. */
export type About = {
  readonly who: string
  readonly ourPhone: string
  readonly timeZone: string
  readonly hours: number
}

/** The refusal in people's words. `at` is when it came to be: the STOP, or the moment consent faded. */
export function tell(reason: RefusalReason, at: Date | null, about: About): Told {
  const { timeZone, hours } = about
  const who = formatPhone(about.who)
  const ourPhone = formatPhone(about.ourPhone)
  const day = at ? dayOf(at, timeZone) : 'an earlier day'
  switch (reason) {
    case 'opted_out':
      return {
        sentence: `${who} texted STOP on ${day}. Only ${who} can undo that, by texting START.`,
        wayOut: `If ${who} asks for texts again, tell them to text START to ${ourPhone}.`,
      }
    case 'no_consent':
      return {
        sentence: `${who} hasn\u2019t texted you, so there is no consent to text them.`,
        wayOut: `Ask them to text you first, at ${ourPhone}; then you can answer.`,
      }
    case 'conversation_over':
      return {
        sentence: `${who} last texted more than ${hours} hours ago, so this conversation\u2019s consent ended on ${day}.`,
        wayOut: `You can answer again as soon as ${who} texts you.`,
      }
    case 'confirmation_late':
      return {
        sentence: 'An opt-out may be confirmed within five minutes only, so this confirmation was not sent.',
        wayOut: 'Nothing is left to do: the opt-out itself is in force.',
      }
    case 'answer_late':
      return {
        sentence: 'The answer to HELP came too late to be of help, so it was not sent.',
        wayOut: `You can answer as soon as ${who} texts you.`,
      }
  }
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
  opted_out: 'Not sent: they texted STOP before it left.',
  no_consent: 'Not sent: there was no consent when it was due.',
  conversation_over: 'Not sent: the conversation\u2019s consent had ended when it was due.',
  confirmation_late: 'Not sent: an opt-out may be confirmed within five minutes only.',
  answer_late: 'Not sent: the answer to HELP came too late.',
  taken_back: 'Taken back before it left.',
  not_confirmed: 'We couldn\u2019t confirm that the carrier has this text. It may have arrived. Send again?',
  carrier_refused: 'The carrier refused this text.',
  carrier_failed: 'The carrier could not deliver this text.',
  too_many_tries: 'Not sent: the carrier could not take it, also after many tries.',
}
