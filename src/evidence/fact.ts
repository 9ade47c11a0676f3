// What is known of one number, as it was stored, with the names that the words of its evidence file need.
import type { Level, Method } from '../consent/methods.ts'
import type { Medium, RecordKind } from '../consent/record.ts'

/** A record of the ledger. `person` is null once its personal part was erased. */
export type RecordFact = {
  readonly id: string
  readonly kind: RecordKind
  readonly level: Level | null
  readonly campaign: CampaignFact | null
  readonly method: Method | null
  readonly medium: Medium
  readonly ourPhone: string | null
  readonly messageId: string | null
  readonly rule: string
  readonly saidAt: Date
  readonly recordedAt: Date
  /** Who entered it: a member's name now, or what the API key is called. */
  readonly by: string | null
  readonly isByKey: boolean
  readonly pageUrl: string | null
  readonly wordingVersion: number | null
  readonly wordingSha256: string | null
  readonly answersId: string | null
  readonly erasedIds: readonly string[]
  readonly person: PersonFact | null
}

export type CampaignFact = { readonly name: string; readonly useCase: string }

export type PersonFact = {
  readonly words: string | null
  readonly actorName: string | null
  readonly ip: string | null
  readonly userAgent: string | null
  readonly identity: string | null
  readonly experience: string | null
  readonly evidence: string | null
  readonly reason: string | null
}

/** A text of theirs. */
export type HeardFact = {
  readonly id: string
  readonly body: string
  /** When its words were taken away with the person. */
  readonly erasedAt: Date | null
  readonly recordId: string | null
  readonly sentAt: Date | null
  readonly receivedAt: Date
  readonly carrierId: string
  readonly ourPhone: string
  readonly department: string
}

/** A text of ours, with what it rests on. */
export type SentFact = {
  readonly id: string
  readonly kind:
    | 'text'
    | 'opt_out_confirmation'
    | 'help_answer'
    | 'opt_in_request'
    | 'opt_in_confirmation'
    | 'away_answer'
  readonly body: string
  readonly erasedAt: Date | null
  readonly state: string
  readonly reason: string | null
  readonly acceptedAt: Date
  readonly dueAt: Date
  readonly settledAt: Date | null
  /** When it left: the start of the attempt that the carrier took, or may have taken. */
  readonly leftAt: Date | null
  readonly carrierId: string | null
  readonly carrierCode: string | null
  readonly receiptAt: Date | null
  readonly receipt: string | null
  readonly level: Level
  readonly campaign: CampaignFact | null
  readonly clearedBy: string | null
  readonly clearedRule: string
  readonly answersId: string | null
  readonly overruledBy: string | null
  readonly by: string | null
  readonly isByKey: boolean
  readonly ourPhone: string
  readonly department: string
}

/** What holds now for one campaign and level. */
export type GrantFact = {
  readonly campaign: string
  readonly level: Level
  readonly standing: 'given' | 'pending' | 'lapsed' | 'withdrawn' | 'none'
  readonly since: Date | null
  readonly recordId: string | null
}

/** Everything about one number. Records and texts come oldest first. */
export type Dossier = {
  readonly phone: string
  readonly contact: { readonly id: string; readonly name: string } | null
  readonly timeZone: string
  readonly door: { readonly state: 'open' | 'opted_out' | 'wrong_number'; readonly since: Date | null }
  readonly isInDoubt: boolean
  readonly grants: readonly GrantFact[]
  readonly records: readonly RecordFact[]
  readonly heard: readonly HeardFact[]
  readonly sent: readonly SentFact[]
}

/** What the file says of itself. */
export type About = {
  readonly organization: { readonly id: string; readonly name: string }
  readonly madeAt: Date
  readonly by: string
  readonly phones: readonly string[]
  readonly proof: ProofFact | null
}

/** The signed head that records are proven against; null while none was signed. */
export type ProofFact = {
  readonly number: number
  readonly at: Date
  readonly root: string
  readonly publicKey: string
  readonly signature: string
  /** Records of this organization that the head covers. */
  readonly size: number
}
