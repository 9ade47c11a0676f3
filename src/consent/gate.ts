// May this text go out now? The one place that says yes: asked when a text is accepted and again when it is handed over.
import type { RefusalReason } from './refusal.ts'
import { conversationalUntil, type Door, isClosed, type Window } from './standing.ts'

/** Stored with each text, so that years later it is known which rules cleared it. */
export const GATE_VERSION = '2026-11'

export type Question =
  | {
      readonly kind: 'text'
      readonly door: Door
      readonly window: Window | null
      readonly conversationHours: number
      readonly now: Date
      /** When that was said on which it was accepted; absent while it is being accepted. */
      readonly restsAt?: Date
    }
  | { readonly kind: 'opt_out_confirmation'; readonly record: Basis; readonly now: Date }
  | { readonly kind: 'help_answer'; readonly record: Basis; readonly now: Date }

/** The ledger row that one of our automatic answers rests on. */
export type Basis = {
  readonly id: string
  readonly kind: string
  readonly at: Date
  readonly message: string | null
}

/** A text that may go: made here and nowhere else. `by` is the ledger row it rests on, `answers` the text it replies to. */
export type Cleared = {
  readonly ok: true
  readonly by: string
  readonly answers: string | null
  readonly rule: string
  readonly [made]: true
}
declare const made: unique symbol

export type Refused = { readonly ok: false; readonly reason: RefusalReason; readonly at: Date | null }

const cleared = (by: string, answers: string | null, rule: string): Cleared =>
  ({ ok: true, by, answers, rule: `${rule} (${GATE_VERSION})` }) as Cleared
const refused = (reason: RefusalReason, at: Date | null = null): Refused => ({ ok: false, reason, at })

/** Clears a text or refuses it with a reason from the closed list. Pure: the same in server and browser. */
export function clear(question: Question): Cleared | Refused {
  if (question.kind === 'opt_out_confirmation') return clearConfirmation(question.record, question.now)
  if (question.kind === 'help_answer') return clearHelp(question.record, question.now)
  const { door, window, conversationHours, now, restsAt } = question
  if (isClosed(door)) return refused('opted_out', door.stopAt)
  // A START gives anew, for new texts: one that was accepted before the STOP and is still here rests on what the STOP withdrew.
  if (restsAt && door.stopAt && restsAt <= door.stopAt) return refused('opted_out', door.stopAt)
  const until = conversationalUntil(door, window, conversationHours)
  if (window === null || until === null) return refused('no_consent')
  if (now >= until) return refused('conversation_over', until)
  return cleared(window.record, window.message, 'conversational consent')
}

// One confirmation, only confirming, within five minutes of the request: 47 CFR 64.1200(a)(12). Later: nothing at all.
const CONFIRMATION_MS = 5 * 60_000

function clearConfirmation(record: Basis, now: Date): Cleared | Refused {
  if (record.kind !== 'opt_out') return refused('no_consent')
  if (now.getTime() - record.at.getTime() > CONFIRMATION_MS) return refused('confirmation_late', record.at)
  return cleared(record.id, record.message, 'confirmation of an opt-out')
}

// HELP is answered whatever the standing is (short code and 10DLC programme rules), while the question is fresh.
const HELP_MS = 24 * 3_600_000

function clearHelp(record: Basis, now: Date): Cleared | Refused {
  if (record.kind !== 'help') return refused('no_consent')
  if (now.getTime() - record.at.getTime() > HELP_MS) return refused('answer_late', record.at)
  return cleared(record.id, record.message, 'answer to HELP')
}
