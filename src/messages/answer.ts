// Our automatic answers: the one confirmation of an opt-out and the answer to HELP, each in its words and cleared by the gate.
import { helpAnswer, optOutConfirmation } from '../consent/answers.ts'
import { type Cleared, clear } from '../consent/gate.ts'
import { scopeWords } from '../consent/scope-question.ts'

export type AnswerKind = 'opt_out_confirmation' | 'help_answer'
export type Answer = { readonly kind: AnswerKind; readonly body: string; readonly cleared: Cleared }

/** Writes and clears one answer to the text that wrote this record; null where the gate refuses. */
export function answerTo(
  kind: AnswerKind,
  {
    recordId,
    messageId,
    at,
    now,
    business,
    helpContact,
    keepable = [],
  }: {
    recordId: string
    messageId: string
    at: Date
    now: Date
    business: string
    helpContact: string
    /** The campaigns that the confirmation asks about. */
    keepable?: readonly { readonly name: string }[]
  },
): Answer | null {
  const record = { id: recordId, kind: kind === 'help_answer' ? 'help' : 'opt_out', at, message: messageId }
  const cleared = clear({ kind, record, now })
  const body =
    kind === 'help_answer'
      ? helpAnswer(business, helpContact)
      : ((keepable.length > 0 ? scopeWords(business, keepable) : null) ?? optOutConfirmation(business))
  return cleared.ok ? { kind, body, cleared } : null
}
