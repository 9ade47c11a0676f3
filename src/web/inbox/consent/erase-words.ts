// What an erasure takes and what stays, in plain words and with the reason, before anybody presses anything.

import type { Erasure, eraseContact } from '../../../consent/erase/contract.ts'
import type { AnswerOf } from '../../../platform/endpoint.ts'

export type Choice = { readonly isProofErased: boolean }
type Done = AnswerOf<typeof eraseContact>

const count = (of: number, one: string): string =>
  of === 1 ? `one ${one}` : `${of.toLocaleString('en-US')} ${one}s`

/** "November 24, 2032" */
export const dayOf = (time: string): string =>
  new Date(time).toLocaleDateString('en-US', { day: 'numeric', month: 'long', year: 'numeric' })

const isProofKept = ({ keptUntil }: Erasure, { isProofErased }: Choice): boolean =>
  keptUntil !== null && !isProofErased

/** What goes, for good. */
export function whatGoes(erasure: Erasure, choice: Choice): string[] {
  const { texts, records, isOptedOut } = erasure
  const isKept = isProofKept(erasure, choice)
  return [
    'The name, the address and everything else on the contact’s card, with what was changed there.',
    texts === 0
      ? 'The words of every text. None is left that has any.'
      : `The words of ${count(texts, 'text')}, in both directions. What waits to be sent is cancelled.`,
    ...(isKept || records === 0
      ? []
      : [`Who they are and what they said in ${count(records, 'record')} of consent.`]),
    'Every consent they gave: nothing may be sent on it any more.',
    ...(isKept || isOptedOut ? [] : ['Their number. Who texts from it again is somebody new.']),
  ]
}

/** What stays, and why. */
export function whatStays(erasure: Erasure, choice: Choice): string[] {
  const { keptUntil, isOptedOut } = erasure
  return [
    ...(isProofKept(erasure, choice) && keptUntil
      ? [
          `What they agreed to and withdrew, with its evidence and the number, until ${dayOf(keptUntil)}: mobile operators ask for opt-ins for six years. Then it goes by itself.`,
        ]
      : []),
    ...(isOptedOut
      ? ['Their number on the opt-out list, so that nobody texts them again: the law asks for it.']
      : []),
    'That texts came and went, when and on which record, without their words.',
    'A sealed record of this erasure, with your name and your reason. It does not name them.',
    'Backups from before, until they are thrown away.',
  ]
}

/** What was done, once it is. */
export function whatWasDone({ texts, records, isOptedOut, isNumberKept, keptUntil }: Done): string {
  if (texts === 0 && records === 0 && !keptUntil && !isNumberKept)
    return 'Erased. Nothing is left that tells who they were.'
  return [
    `Erased: the card${texts > 0 ? `, the words of ${count(texts, 'text')}` : ''}${records > 0 ? `, and who they are in ${count(records, 'record')}` : ''}.`,
    keptUntil && `The proof of consent goes by itself on ${dayOf(keptUntil)}.`,
    isOptedOut && 'The number stays on the opt-out list.',
    !isNumberKept && 'The number is gone, too.',
  ]
    .filter(Boolean)
    .join(' ')
}
