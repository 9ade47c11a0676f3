// Entries of the ledger in people's words: what was said, for which level and campaign, by which method and by whom.

import { type EvidenceField, levelLabels, methods } from '../consent/methods.ts'
import type { Medium, RecordKind } from '../consent/record.ts'
import { formatPhone } from '../contacts/phone-format.ts'
import type { JourneyDetail, JourneyEvent } from './contract.ts'
import type { BasisFact, RecordFact } from './fact.ts'

export type Told = Pick<JourneyEvent, 'kind' | 'tone' | 'title' | 'words' | 'by' | 'details'>

export const detail = (label: string, value: string | null): JourneyDetail[] =>
  value === null || value.trim() === '' ? [] : [{ label, value, at: null }]
export const moment = (label: string, at: Date | null): JourneyDetail[] =>
  at === null ? [] : [{ label, value: '', at: at.toISOString() }]

/** A record, told: what happened, word for word what was said, and everything that was kept to prove it. */
export function tellRecord(fact: RecordFact): Told {
  return {
    kind: fact.kind,
    tone: toneOf(fact),
    title: titleOf(fact),
    words: fact.words === null || fact.words === '' ? null : fact.words,
    by: fact.by,
    details: eachOnce([
      ...detail('Level', fact.level === null ? null : levelLabels[fact.level]),
      ...detail('Campaign', fact.campaign),
      ...detail('Method', fact.method === null ? null : methods[fact.method].label),
      ...detail('Reached us', mediumWords[fact.medium]),
      ...detail('Our number', fact.ourPhone === null ? null : formatPhone(fact.ourPhone)),
      ...moment('Said', isMuchEarlier(fact) ? fact.saidAt : null),
      ...detail('Who consented', fact.identity),
      ...proofOf(fact),
      ...detail('Page', fact.pageUrl),
      ...detail('IP address', fact.ip),
      ...detail('Reason', fact.reason),
      ...(fact.answers === null
        ? []
        : [{ label: 'Answers', value: basisWords(fact.answers), at: fact.answers.at.toISOString() }]),
      ...detail('Rule', fact.rule),
    ]),
  }
}

/** Some things are kept twice, such as an address in a form's own evidence. */
const eachOnce = (details: readonly JourneyDetail[]): JourneyDetail[] => [
  ...new Map(details.map((each) => [`${each.label} ${each.value} ${each.at}`, each])).values(),
]

const isMuchEarlier = ({ saidAt, recordedAt }: RecordFact): boolean =>
  recordedAt.getTime() - saidAt.getTime() >= 60_000

const mediumWords: Record<Medium, string> = {
  inbound_text: 'By a text from them',
  carrier_report: 'Reported by the carrier',
  staff: 'Entered by staff',
  imported: 'Imported',
  api: 'By the API',
  system: 'By Parley itself',
}

function titleOf({ kind, level, campaign, medium }: RecordFact): string {
  const consent = consentWords(level, campaign)
  switch (kind) {
    case 'conversation':
      return 'Started a conversation: conversational consent'
    case 'opt_out':
      return optOutTitles[medium] ?? 'Opted out of all texts'
    case 'opt_in':
      return 'Opted in by text'
    case 'help':
      return 'Asked for help'
    case 'signed_up':
      return `Signed up for ${textWords(level, campaign)}: counts once they confirm it by text`
    case 'given':
      return `Gave ${consent}`
    case 'withdrawn':
      return `Withdrew ${consent}`
    case 'asked':
      return `Was asked to confirm ${consent}`
    case 'declined':
      return `Declined ${consent}`
    case 'doubt':
      return 'May have meant STOP: campaigns wait'
    case 'doubt_cleared':
      return 'Was not meant as STOP, somebody decided'
    case 'wrong_number':
      return 'Said that this is the wrong number'
    case 'scope_asked':
      return `Was asked whether to keep ${consent}`
    case 'kept':
      return `Kept ${consent} after opting out`
    case 'overruled':
      return 'A text was said to hold no offer'
    case 'erased':
      return 'Personal data was erased'
  }
}

const optOutTitles: Partial<Record<Medium, string>> = {
  staff: 'Opted out of all texts, as staff entered it',
  imported: 'Opted out of all texts, as it was imported',
  carrier_report: 'Opted out of all texts, as the carrier reported',
}

const consentWords = (level: RecordFact['level'], campaign: string | null): string =>
  `${level === null ? '' : `${levelLabels[level].toLowerCase()} `}consent${campaign === null ? '' : ` for ${campaign}`}`

const textWords = (level: RecordFact['level'], campaign: string | null): string =>
  `${level === null ? '' : `${levelLabels[level].toLowerCase()} `}texts${campaign === null ? '' : ` of ${campaign}`}`

const tones: Record<RecordKind, Told['tone'] | 'level'> = {
  conversation: 'conversational',
  opt_out: 'withdrawn',
  opt_in: 'conversational',
  help: 'plain',
  signed_up: 'pending',
  given: 'level',
  withdrawn: 'withdrawn',
  asked: 'pending',
  declined: 'withdrawn',
  doubt: 'pending',
  doubt_cleared: 'plain',
  wrong_number: 'withdrawn',
  scope_asked: 'pending',
  kept: 'level',
  overruled: 'plain',
  erased: 'plain',
}

function toneOf({ kind, level }: RecordFact): Told['tone'] {
  const tone = tones[kind]
  return tone === 'level' ? (level ?? 'plain') : tone
}

/** The entry that a text or another entry rests on, in few words. */
export function basisWords({ kind, level, campaign }: Pick<BasisFact, 'kind'> & Partial<BasisFact>): string {
  if (kind === 'conversation') return 'conversational consent: their own text'
  if (kind === 'given') return consentWords(level ?? null, campaign ?? null)
  return otherBases[kind]
}

const otherBases: Record<Exclude<RecordKind, 'conversation' | 'given'>, string> = {
  opt_out: 'their opt-out',
  opt_in: 'their opting in by text',
  help: 'their asking for help',
  signed_up: 'their signing up, to be confirmed',
  withdrawn: 'their withdrawal',
  asked: 'the request to confirm',
  declined: 'their declining',
  doubt: 'a text that may have meant STOP',
  doubt_cleared: 'the decision that STOP was not meant',
  wrong_number: 'their saying that it is the wrong number',
  scope_asked: 'the question in the confirmation of the opt-out',
  kept: 'what they kept after opting out',
  overruled: 'the decision that it holds no offer',
  erased: 'the erasure',
}

/** The evidence under the labels of its method, and whatever else was kept under its own names. */
function proofOf({ method, evidence, experience }: RecordFact): JourneyDetail[] {
  const fields: readonly EvidenceField[] = method === null ? [] : methods[method].evidence
  const labelOf = (name: string): string =>
    fields.find((field) => field.name === name)?.label ?? plainName(name)
  const proof = entriesOf(evidence)
  const isSaidBefore = ([, value]: [string, string]): boolean => proof.some(([, known]) => known === value)
  const further = entriesOf(experience).filter((entry) => !isSaidBefore(entry))
  return [...proof, ...further].flatMap(([name, value]) => detail(labelOf(name), value))
}

/** "callToAction" as people write it: "Call to action". */
const plainName = (name: string): string => {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function entriesOf(json: string | null): [name: string, value: string][] {
  const read = json === null ? null : parsed(json)
  if (read === null || read === '') return []
  if (typeof read !== 'object') return [['kept', typeof read === 'string' ? read : JSON.stringify(read)]]
  return Object.entries(read).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json // kept as it was given, so it is shown as it was given
  }
}
