// One text of ours as submit_sm requests, and what their endings say of the text as a whole.
import type { Handed, Outcome } from '../carrier.ts'
import { toAddress } from './address.ts'
import { chooseCoding, encodeText } from './coding.ts'
import { partHeader, splitBody } from './concatenation.ts'
import { submitId } from './receipt.ts'
import type { Ending } from './requests.ts'
import type { SmppSettings } from './settings.ts'
import { type Verdict, verdictOf } from './status.ts'

export type Submit = Readonly<Record<string, unknown>>

const UDH_INDICATOR = 0x40
const MOST_PARTS = 255

/** The requests of one text. Only the last part asks for a receipt: a text has one carrier id, that of its last part. */
export function submitsOf(text: Handed, settings: SmppSettings, reference: number): Submit[] | Verdict {
  if (text.files?.length)
    return { kind: 'refused', code: 'words_only', note: 'SMPP carries words only. Send a link to the file.' }
  const source = toAddress(text.from, settings.sourceTon, settings.sourceNpi)
  const destination = toAddress(text.to, settings.destTon, settings.destNpi)
  // The protocol's field is 20 characters long; more would be read as another field.
  if (!/^[\x20-\x7e]{1,20}$/.test(source.digits) || !/^[0-9]{1,20}$/.test(destination.digits)) {
    return {
      kind: 'refused',
      code: 'address',
      note: 'This number cannot be written in SMPP. Check the number.',
    }
  }
  const chosen = chooseCoding(text.body, { zero: settings.alphabet, latin1: settings.latin1 })
  const base = {
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: source.digits,
    dest_addr_ton: destination.ton,
    dest_addr_npi: destination.npi,
    destination_addr: destination.digits,
    data_coding: chosen.dataCoding,
  }
  const parts = splitBody(text.body, chosen)
  if (parts.length === 1) {
    return [{ ...base, registered_delivery: 1, short_message: encodeText(chosen.coding, text.body) }]
  }
  if (settings.longMessages === 'payload') {
    return [{ ...base, registered_delivery: 1, message_payload: encodeText(chosen.coding, text.body) }]
  }
  if (parts.length > MOST_PARTS) {
    return { kind: 'refused', code: 'too_long', note: 'This text is too long to be sent. Shorten it.' }
  }
  return parts.map((part, index) => ({
    ...base,
    esm_class: UDH_INDICATOR,
    registered_delivery: index === parts.length - 1 ? 1 : 0,
    short_message: Buffer.concat([
      partHeader({ reference, total: parts.length, position: index + 1 }),
      encodeText(chosen.coding, part),
    ]),
  }))
}

const SILENT = 'The carrier did not answer, so it may or may not have the text.'
const CUT = 'The connection broke before the carrier answered, so it may or may not have the text.'
const HALF = 'The carrier took a part of this long text and not the rest, so it may have arrived in pieces.'
export const NOT_CONNECTED: Verdict = {
  kind: 'not_sent',
  code: 'not_connected',
  note: 'There is no connection to the carrier. Trying again.',
}

/** Accepted only if every part was; not sent or refused only if provably none was; else in doubt. */
export function outcomeOf(
  endings: readonly Ending[],
  { attemptId, idFormat }: { attemptId: string; idFormat: SmppSettings['idFormat'] },
): Outcome {
  const verdicts = endings.map(verdictOn)
  const taken = verdicts.filter((verdict) => verdict === null).length
  if (taken === verdicts.length) {
    const last = endings.at(-1)
    const id = last?.kind === 'answered' ? submitId(last.messageId, idFormat) : ''
    // Some SMSCs take a text without naming it. No receipt can be matched then, but it was taken.
    return { kind: 'accepted', carrierMessageId: id === '' ? `unnamed:${attemptId}` : id }
  }
  const failed = verdicts.filter((verdict) => verdict !== null)
  const doubt = failed.find(({ kind }) => kind === 'unknown')
  if (doubt) return doubt
  if (taken > 0) return { kind: 'unknown', note: HALF }
  // A part that was not begun because an earlier one failed says less than that one.
  const said = failed.filter((verdict) => verdict !== NOT_CONNECTED)
  return said.find(({ kind }) => kind === 'refused') ?? said[0] ?? NOT_CONNECTED
}

/** A part was taken, and every other one was provably not, for a reason that passes. */
export function isOwed(endings: readonly Ending[]): boolean {
  const failed = endings.map(verdictOn).filter((verdict) => verdict !== null)
  return (
    failed.length > 0 &&
    failed.length < endings.length &&
    failed.every((verdict) => verdict.kind === 'not_sent')
  )
}

/** What one ending says; null is good news. */
export function verdictOn(ending: Ending): Verdict | null {
  if (ending.kind === 'answered') return ending.status === 0 ? null : verdictOf(ending.status)
  if (ending.kind === 'not_begun') return NOT_CONNECTED
  return { kind: 'unknown', note: ending.kind === 'silent' ? SILENT : CUT }
}
