// Records and texts in people's words: what a lawyer, a carrier's auditor or the person themself is to read.
import { type EvidenceField, type Level, levelLabels, methods } from '../consent/methods.ts'
import type { Medium, RecordKind } from '../consent/record.ts'
import { settledSentences } from '../consent/refusal.ts'
import { formatPhone } from '../contacts/phone-format.ts'
import type { CampaignFact, HeardFact, RecordFact, SentFact } from './fact.ts'

/** One line of an entry: words, or a moment that the document shows in its own time zone. */
export type Field =
  | { readonly label: string; readonly text: string }
  | { readonly label: string; readonly at: Date }

/** Names the entry of this file that a record or a text is: "entry 12 (Opted out of all texts)". */
export type Refer = (id: string) => string

type Saying = Pick<RecordFact, 'kind' | 'level' | 'campaign'>

/** What happened, in one line. */
export function titleOf({ kind, level, campaign }: Saying): string {
  const texts =
    `${level ? levelLabels[level].toLowerCase() : ''} texts${campaign ? ` of the campaign \u201c${campaign.name}\u201d` : ''}`.trim()
  const titles: Record<RecordKind, string> = {
    conversation: 'Texted us, which allows answers in this conversation',
    opt_out: 'Opted out of all texts',
    opt_in: 'Texted START or another word that opts in: may be texted',
    help: 'Asked for help',
    signed_up: `Signed up for ${texts}: counts only once confirmed by text`,
    given: `Agreed to ${texts}`,
    withdrawn: `Withdrew consent to ${texts}`,
    asked: `Was asked by text to confirm ${texts}`,
    declined: `Declined ${texts}`,
    doubt: 'Wrote words that may mean STOP: campaigns wait until it is decided',
    doubt_cleared: 'It was decided that the words did not mean STOP',
    wrong_number: 'Said that this is the wrong number: all texts stopped',
    scope_asked: `The confirmation of the opt-out asked whether to keep ${texts}`,
    kept: `Answered the confirmation of the opt-out and kept ${texts}`,
    overruled: 'It was decided that a text holds no offer',
    erased: 'Personal details of records were erased',
  }
  return titles[kind]
}

const media: Record<Medium, string> = {
  inbound_text: 'Text message of the person',
  carrier_report: 'Report of the carrier',
  staff: 'Entered by staff',
  imported: 'Imported from a list',
  api: 'Entered by a program, with an API key',
  system: 'Made by Parley itself',
}

const campaignWords = ({ name, useCase }: CampaignFact): string =>
  `${name} (${useCase.toLowerCase().replaceAll('_', ' ')})`

/** Every field of a record, those included that tell why there is nothing (records of consent: CTIA Messaging Principles 5.1.2). */
export function fieldsOfRecord(record: RecordFact, refer: Refer): Field[] {
  const { person } = record
  return [
    { label: record.medium === 'staff' ? 'Said, as entered' : 'Said', at: record.saidAt },
    { label: 'Recorded', at: record.recordedAt },
    ...text('How it reached us', media[record.medium]),
    ...text('Our number', record.ourPhone && formatPhone(record.ourPhone)),
    ...text('In the text', record.messageId && refer(record.messageId)),
    ...text('Method', record.method && methods[record.method].label),
    ...text('Why it counts', record.method && methods[record.method].source),
    ...text('Level', record.level && levelLabels[record.level]),
    ...text('Campaign', record.campaign ? campaignWords(record.campaign) : noCampaign(record.kind)),
    ...text('Entered by', entererOf(record)),
    ...text('Answers', record.answersId && refer(record.answersId)),
    ...text('Address of the page', record.pageUrl),
    ...text('Wording', wordingOf(record)),
    ...personalFields(record),
    ...text('Personal details', person === null ? 'Erased since. What is left is as it was recorded.' : null),
    ...text('Erased records', record.erasedIds.map(refer).join(', ')),
    ...text('Read by the rule', record.rule),
    ...text('Record', record.id),
  ]
}

function personalFields(record: RecordFact): Field[] {
  const { person } = record
  if (person === null) return []
  return [
    ...text('Identity', person.identity || (isOptIn(record) ? 'None given: known by the number' : null)),
    ...text('IP address', person.ip || (isOptIn(record) ? whyNoAddress(record) : null)),
    ...text('Browser', person.userAgent),
    ...text('Reason', person.reason),
    ...evidenceFields(record),
    ...jsonFields(person.experience, (name) => asWords(name)),
  ]
}

/** The kinds that let texts go, or will once they are confirmed. */
const isOptIn = ({ kind }: RecordFact): boolean =>
  kind === 'given' || kind === 'signed_up' || kind === 'kept' || kind === 'opt_in' || kind === 'conversation'

const noCampaign = (kind: RecordKind): string | null =>
  kind === 'conversation' ? 'None: this conversation only' : null

const whyNoAddress = ({ method, pageUrl }: RecordFact): string =>
  pageUrl || method === 'web_form' || method === 'web_form_without_box'
    ? 'Not recorded by the form'
    : 'Does not apply: it was not given on a web page'

function entererOf({ by, isByKey, person }: RecordFact): string | null {
  const then = person?.actorName
  if (isByKey) return `The API key \u201c${by ?? then ?? 'unknown'}\u201d`
  if (!by || !then || by === then) return by ?? then ?? null
  return `${then} (now named ${by})`
}

function wordingOf({ wordingVersion, wordingSha256 }: RecordFact): string | null {
  if (wordingVersion === null && wordingSha256 === null) return null
  const version = wordingVersion === null ? '' : `Version ${wordingVersion}`
  return [version, wordingSha256 && `SHA-256 ${wordingSha256}`].filter(Boolean).join(', ')
}

function evidenceFields({ method, person }: RecordFact): Field[] {
  const known: readonly EvidenceField[] = method ? methods[method].evidence : []
  return jsonFields(
    person?.evidence ?? null,
    (name) => known.find((field) => field.name === name)?.label ?? asWords(name),
  )
}

/** JSON that was kept with a record, a line for each of its parts; one that is no object stays as it is. */
function jsonFields(json: string | null, labelOf: (name: string) => string): Field[] {
  if (!json) return []
  const value = parsed(json)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return text('Kept with it', json)
  return Object.entries(value).flatMap(([name, part]) =>
    text(labelOf(name), typeof part === 'string' ? part : JSON.stringify(part)),
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** "submittedFrom" becomes "Submitted from". */
const asWords = (name: string): string => {
  const words = name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim()
  return words === '' ? name : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const wordsErased = ({ erasedAt }: { readonly erasedAt: Date | null }): Field[] =>
  erasedAt ? [{ label: 'Its words were erased', at: erasedAt }] : []

/** A text of theirs. */
export function fieldsOfHeard(heard: HeardFact, refer: Refer): Field[] {
  return [
    ...(heard.sentAt ? [{ label: 'Sent, by the carrier', at: heard.sentAt }] : []),
    { label: 'Received', at: heard.receivedAt },
    ...wordsErased(heard),
    ...text('To our number', `${formatPhone(heard.ourPhone)}, ${heard.department}`),
    ...text('Caused', heard.recordId && refer(heard.recordId)),
    ...text('Id at the carrier', heard.carrierId),
    ...text('Text', heard.id),
  ]
}

const kinds: Record<SentFact['kind'], { readonly sent: string; readonly kept: string }> = {
  text: { sent: 'We texted', kept: 'A text of ours, not sent' },
  opt_out_confirmation: {
    sent: 'We confirmed the opt-out',
    kept: 'Our confirmation of the opt-out, not sent',
  },
  help_answer: { sent: 'We answered HELP', kept: 'Our answer to HELP, not sent' },
  opt_in_request: { sent: 'We asked to confirm consent', kept: 'Our request to confirm consent, not sent' },
  opt_in_confirmation: { sent: 'We confirmed the opt-in', kept: 'Our confirmation of the opt-in, not sent' },
  away_answer: {
    sent: 'We answered by ourselves, outside of business hours',
    kept: 'Our answer outside of business hours, not sent',
  },
}

/** Did it go out, as far as anybody can tell? */
export const hasLeft = ({ leftAt, state }: SentFact): boolean =>
  leftAt !== null && !['scheduled', 'queued', 'cancelled', 'refused'].includes(state)

export const titleOfSent = (sent: SentFact): string => kinds[sent.kind][hasLeft(sent) ? 'sent' : 'kept']

const states: Readonly<Record<string, string>> = {
  scheduled: 'Waits for its time',
  queued: 'Waits to be sent',
  claimed: 'About to be handed to the carrier',
  handing: 'Being handed to the carrier',
  sent: 'Taken by the carrier',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Failed',
  refused: 'Refused by the carrier',
  cancelled: 'Cancelled before it left',
  unconfirmed: 'Not confirmed by the carrier: it may have arrived',
}

/** A text of ours, with its basis: record, rule, version of the gate, level and campaign. */
export function fieldsOfSent(sent: SentFact, refer: Refer): Field[] {
  const [, rule = sent.clearedRule, version = null] = /^(.*) \(([^()]+)\)$/.exec(sent.clearedRule) ?? []
  return [
    ...text('Rests on', sent.clearedBy && refer(sent.clearedBy)),
    ...text('Rule that cleared it', rule),
    ...text('Version of the rules', version),
    ...text('Level', levelOf(sent)),
    ...text('Campaign', sent.campaign && campaignWords(sent.campaign)),
    ...text('Holds no offer', sent.overruledBy && `So it was decided: ${refer(sent.overruledBy)}`),
    ...text('Answers', sent.answersId && refer(sent.answersId)),
    ...text('Written by', authorOf(sent)),
    { label: 'Accepted and cleared', at: sent.acceptedAt },
    ...wordsErased(sent),
    ...(hasLeft(sent) && sent.leftAt ? [{ label: 'Handed to the carrier', at: sent.leftAt }] : []),
    ...text('From our number', `${formatPhone(sent.ourPhone)}, ${sent.department}`),
    ...text('State', states[sent.state] ?? sent.state),
    ...text('Why', sent.reason && (settledSentences[sent.reason] ?? sent.reason)),
    ...(sent.receiptAt ? [{ label: `Receipt \u201c${sent.receipt ?? ''}\u201d`, at: sent.receiptAt }] : []),
    ...text('Error of the carrier', sent.carrierCode),
    ...text('Id at the carrier', sent.carrierId),
    ...text('Text', sent.id),
  ]
}

/** Our automatic texts are for no level: they confirm, help or ask. */
const levelOf = ({ kind, level }: { kind: SentFact['kind']; level: Level }): string | null =>
  kind === 'text' ? levelLabels[level] : null

function authorOf({ by, isByKey, kind }: SentFact): string | null {
  if (isByKey) return `A program, with the API key \u201c${by ?? 'unknown'}\u201d`
  return by ?? (kind === 'text' ? null : 'Parley, as the rules ask')
}

const text = (label: string, value: string | null | undefined): Field[] =>
  value ? [{ label, text: value }] : []
