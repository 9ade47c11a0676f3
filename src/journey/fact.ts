// What happened, as it was stored: one kind of fact for each kind of event, with the names that its words need.
import type { Level, Method } from '../consent/methods.ts'
import type { Medium, RecordKind } from '../consent/record.ts'

/** An entry of the ledger: what the person said, or what was entered for them. */
export type RecordFact = {
  readonly kind: RecordKind
  readonly level: Level | null
  readonly campaign: string | null
  readonly method: Method | null
  readonly medium: Medium
  readonly ourPhone: string | null
  readonly saidAt: Date
  readonly recordedAt: Date
  readonly pageUrl: string | null
  readonly rule: string
  readonly by: string | null
  readonly answers: { readonly kind: RecordKind; readonly at: Date } | null
  readonly words: string | null
  readonly identity: string | null
  readonly ip: string | null
  readonly experience: string | null
  readonly evidence: string | null
  readonly reason: string | null
}

export type InboundFact = {
  /** '' once it was erased. */
  readonly body: string
  readonly isErased: boolean
  readonly reading: string
  readonly sentAt: Date | null
  readonly receivedAt: Date
  readonly ourPhone: string
  readonly department: string
}

/** The ledger entry that a text rests on. */
export type BasisFact = {
  readonly kind: RecordKind
  readonly level: Level | null
  readonly campaign: string | null
  readonly at: Date
}

export type OutboundFact = {
  readonly kind: string
  readonly body: string
  readonly isErased: boolean
  readonly state: string
  readonly reason: string | null
  readonly dueAt: Date
  readonly acceptedAt: Date
  readonly level: Level
  readonly campaign: string | null
  readonly rule: string
  readonly basis: BasisFact | null
  /** Why somebody said that its words hold no offer. */
  readonly overruled: string | null
  readonly ourPhone: string
  readonly department: string
  readonly by: string | null
}

export type AttemptFact = {
  readonly outcome: string | null
  readonly code: string | null
  readonly note: string | null
  readonly settledAt: Date | null
  readonly connection: string
  readonly body: string
}

export type ReceiptFact = {
  readonly status: string
  readonly carrierWord: string
  readonly code: string | null
  readonly saidAt: Date | null
  readonly receivedAt: Date
  readonly body: string
}

export type ThreadFact = {
  readonly kind: 'assigned' | 'closed' | 'reopened' | 'snoozed' | 'woken' | 'transferred'
  readonly to: string | null
  /** Of a transfer to another department. */
  readonly fromDepartment: string | null
  readonly toDepartment: string | null
  /** Of a snooze: its time; none means until they text. Of a waking: set when the clock did it. */
  readonly until: Date | null
  /** What was said with a transfer; '' once it was erased. */
  readonly words: string
  readonly isToThemselves: boolean
  readonly by: string | null
  readonly ourPhone: string
  readonly department: string
}

/** What colleagues wrote to each other; '' once it was deleted or erased. */
export type NoteFact = {
  readonly words: string
  readonly by: string | null
  readonly editedAt: Date | null
  readonly deletedAt: Date | null
  readonly deletedBy: string | null
  readonly isErased: boolean
  readonly ourPhone: string
  readonly department: string
}

/** A change of the contact's card, or that everything in it was erased. */
export type ProfileFact = {
  readonly kind: 'named' | 'company' | 'email' | 'time_zone' | 'address' | 'blocked' | 'unblocked' | 'erased'
  readonly before: string
  readonly after: string
  readonly by: string | null
}

type Of<Source extends string, Fact> = { readonly source: Source; readonly fact: Fact }

export type Fact =
  | Of<'record', RecordFact>
  | Of<'inbound', InboundFact>
  | Of<'outbound', OutboundFact>
  | Of<'settled', OutboundFact>
  | Of<'attempt', AttemptFact>
  | Of<'receipt', ReceiptFact>
  | Of<'thread', ThreadFact>
  | Of<'note', NoteFact>
  | Of<'profile', ProfileFact>
  | Of<'contact', { readonly phone: string }>
