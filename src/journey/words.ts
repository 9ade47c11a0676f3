// Every kind of event of a journey in people's words. Pure: screen, CSV and PDF say the same.

import { levelLabels } from '../consent/methods.ts'
import { settledSentences } from '../consent/refusal.ts'
import { formatPhone } from '../contacts/phone-format.ts'
import { basisWords, detail, moment, type Told, tellRecord } from './consent-words.ts'
import type { JourneyGroup } from './contract.ts'
import type { Source } from './cursor.ts'
import type {
  AttemptFact,
  Fact,
  InboundFact,
  NoteFact,
  OutboundFact,
  ProfileFact,
  ReceiptFact,
  ThreadFact,
} from './fact.ts'

/** Under which chip of the filter the events of a source are found. */
export const groupOf: Record<Source, JourneyGroup> = {
  record: 'consent',
  inbound: 'messages',
  outbound: 'messages',
  attempt: 'delivery',
  receipt: 'delivery',
  settled: 'delivery',
  thread: 'assignment',
  note: 'notes',
  profile: 'profile',
  contact: 'profile',
}

/** One fact, told. `who` is the contact's name or number. */
export function tell(event: Fact, who: string): Told {
  switch (event.source) {
    case 'record':
      return tellRecord(event.fact)
    case 'inbound':
      return tellInbound(event.fact, who)
    case 'outbound':
      return tellOutbound(event.fact, who)
    case 'settled':
      return tellSettled(event.fact)
    case 'attempt':
      return tellAttempt(event.fact)
    case 'receipt':
      return tellReceipt(event.fact)
    case 'thread':
      return tellThread(event.fact)
    case 'note':
      return tellNote(event.fact)
    case 'profile':
      return tellProfile(event.fact)
    case 'contact':
      return {
        ...plain,
        kind: 'added',
        title: 'Became a contact',
        details: detail('Number', formatPhone(event.fact.phone)),
      }
  }
}

const plain = { tone: 'plain', words: null, by: null, details: [] } as const satisfies Partial<Told>

const where = ({ ourPhone, department }: { ourPhone: string; department: string }) => [
  ...detail('Our number', formatPhone(ourPhone)),
  ...detail('Department', department),
]

const readings: Readonly<Record<string, string>> = {
  opt_out: 'STOP: an opt-out',
  opt_in: 'START or another word that opts in',
  help: 'HELP: asking for help',
  doubt: 'perhaps an opt-out',
  wrong_number: 'a wrong number',
}

const erasedWords = ({ isErased }: { isErased: boolean }) =>
  detail('Words', isErased ? 'Erased with the person' : null)

function tellInbound(fact: InboundFact, who: string): Told {
  const isLate = fact.sentAt !== null && fact.receivedAt.getTime() - fact.sentAt.getTime() >= 60_000
  return {
    ...plain,
    kind: 'text_in',
    title: `Text from ${who}`,
    words: fact.body || null,
    by: who,
    details: [
      ...erasedWords(fact),
      ...where(fact),
      ...detail('Read as', readings[fact.reading] ?? null),
      ...moment('Sent', isLate ? fact.sentAt : null),
    ],
  }
}

const outboundTitles: Readonly<Record<string, string>> = {
  opt_out_confirmation: 'Confirmation of the opt-out',
  help_answer: 'Answer to HELP',
  opt_in_request: 'Request to confirm consent (double opt-in)',
  opt_in_confirmation: 'Confirmation of the opt-in',
  away_answer: 'Answer outside of business hours',
}

/** How a text stands, in one or two words. */
const states: Readonly<Record<string, string>> = {
  scheduled: 'Scheduled',
  queued: 'Waiting to leave',
  claimed: 'Leaving',
  handing: 'Leaving',
  sent: 'Sent',
  delivered: 'Delivered',
  undelivered: 'Not delivered',
  failed: 'Failed',
  refused: 'Not sent',
  cancelled: 'Not sent',
  unconfirmed: 'Not confirmed',
}

function tellOutbound(fact: OutboundFact, who: string): Told {
  const { basis } = fact
  return {
    ...plain,
    kind: 'text_out',
    title: outboundTitles[fact.kind] ?? `Text to ${who}`,
    words: fact.body || null,
    by: fact.by ?? 'Parley',
    details: [
      ...erasedWords(fact),
      ...(basis === null
        ? []
        : [{ label: 'Rests on', value: basisWords(basis), at: basis.at.toISOString() }]),
      ...detail('Cleared as', fact.rule),
      ...detail('Level', levelLabels[fact.level]),
      ...detail('Campaign', fact.campaign),
      ...detail('Said to hold no offer', fact.overruled),
      ...where(fact),
      ...moment(
        'Scheduled for',
        fact.dueAt.getTime() - fact.acceptedAt.getTime() >= 60_000 ? fact.dueAt : null,
      ),
      ...detail('State now', states[fact.state] ?? fact.state),
    ],
  }
}

function tellSettled(fact: OutboundFact): Told {
  const isTakenBack = fact.reason === 'taken_back'
  return {
    ...plain,
    kind: isTakenBack ? 'taken_back' : 'not_sent',
    tone: fact.reason === 'opted_out' ? 'withdrawn' : 'plain',
    title: isTakenBack ? 'Taken back before it left' : 'Not sent',
    words: fact.body || null,
    details: [
      ...detail(
        'Why',
        isTakenBack || fact.reason === null ? null : (settledSentences[fact.reason] ?? fact.reason),
      ),
      ...detail('Written by', fact.by),
    ],
  }
}

const attempts: Readonly<Record<string, { kind: string; title: string }>> = {
  accepted: { kind: 'handed_over', title: 'Handed over: the carrier took the text' },
  refused: { kind: 'failed', title: 'The carrier refused the text' },
  not_sent: { kind: 'waiting', title: 'The carrier could not take the text, so it waited' },
  unknown: { kind: 'unconfirmed', title: 'Handed over, but the carrier gave no answer' },
}

function tellAttempt(fact: AttemptFact): Told {
  const { kind, title } = attempts[fact.outcome ?? ''] ?? {
    kind: 'waiting',
    title: 'Being handed to the carrier',
  }
  return {
    ...plain,
    kind,
    title,
    words: fact.body || null,
    details: [
      ...detail('Connection', fact.connection),
      ...detail('Carrier’s code', fact.code),
      ...detail('Carrier’s note', fact.note),
      ...moment('Answered', fact.settledAt),
    ],
  }
}

const receipts: Readonly<Record<string, { kind: string; title: string }>> = {
  sent: { kind: 'handed_over', title: 'Sent on by the carrier' },
  delivered: { kind: 'delivered', title: 'Delivered' },
  undelivered: { kind: 'failed', title: 'Not delivered' },
  failed: { kind: 'failed', title: 'Failed at the carrier' },
  unknown: { kind: 'unconfirmed', title: 'The carrier doesn’t know whether it arrived' },
}

function tellReceipt(fact: ReceiptFact): Told {
  const { kind, title } = receipts[fact.status] ?? { kind: 'unconfirmed', title: fact.status }
  const isLate = fact.saidAt !== null && Math.abs(fact.receivedAt.getTime() - fact.saidAt.getTime()) >= 60_000
  return {
    ...plain,
    kind,
    title,
    words: fact.body || null,
    details: [
      ...detail('Carrier’s word', fact.carrierWord),
      ...detail('Carrier’s code', fact.code),
      ...moment('By the carrier’s clock', isLate ? fact.saidAt : null),
    ],
  }
}

function tellThread(fact: ThreadFact): Told {
  return {
    ...{ ...plain, kind: fact.kind, title: threadTitle(fact), by: fact.by },
    words: fact.words || null,
    details: [
      ...moment('Until', fact.kind === 'snoozed' ? fact.until : null),
      ...detail('From', fact.fromDepartment),
      ...where(fact),
    ],
  }
}

/** What nobody did, a text did by itself. */
function threadTitle({ kind, to, isToThemselves, by, until, toDepartment }: ThreadFact): string {
  if (kind === 'snoozed')
    return until === null ? 'Conversation snoozed until they text' : 'Conversation snoozed'
  if (kind === 'woken')
    return until !== null
      ? 'Conversation woke at its time'
      : by === null
        ? 'Conversation woken by a text'
        : 'Conversation woken'
  if (kind === 'transferred')
    return `Conversation handed to ${[to, toDepartment].filter((each) => each !== null).join(' in ') || 'its department'}`
  if (kind === 'closed') return 'Conversation closed'
  if (kind === 'reopened') return by === null ? 'Conversation reopened by a text' : 'Conversation reopened'
  if (to === null) return 'Conversation given back: nobody has it'
  if (by === null) return `Conversation assigned to ${to}, the first to reply`
  return isToThemselves ? 'Conversation claimed' : `Conversation assigned to ${to}`
}

function tellNote(fact: NoteFact): Told {
  return {
    ...plain,
    kind: 'note',
    title: fact.deletedAt === null ? 'Internal note' : 'Internal note, deleted since',
    words: fact.words || null,
    by: fact.by,
    details: [
      ...erasedWords(fact),
      ...detail('Deleted by', fact.deletedBy),
      ...moment('Deleted', fact.deletedAt),
      ...moment('Edited', fact.deletedAt === null ? fact.editedAt : null),
      ...where(fact),
    ],
  }
}

function tellProfile(fact: ProfileFact): Told {
  const { kind, before, by } = fact
  return { ...plain, kind, title: profileTitle(fact), by, details: detail('Before', before) }
}

function profileTitle({ kind, after }: ProfileFact): string {
  if (kind === 'erased') return 'Erased: name, texts and other words were taken away'
  if (kind === 'blocked') return 'Blocked: their texts are kept without a stir, and none goes to them'
  if (kind === 'unblocked') return 'Unblocked'
  if (kind === 'named') return after === '' ? 'Name taken away' : `Named ${after}`
  const field = cardFields[kind]
  return after === '' ? `${field} taken away` : `${field}: ${after}`
}

const cardFields: Record<
  Exclude<ProfileFact['kind'], 'named' | 'blocked' | 'unblocked' | 'erased'>,
  string
> = {
  company: 'Company',
  email: 'E-mail',
  time_zone: 'Time zone',
  address: 'Address',
}
