// The document's words: what it is, one chapter for each number, and how to verify it.
import { levelLabels } from '../consent/methods.ts'
import { formatPhone } from '../contacts/phone-format.ts'
import type { About, Dossier, GrantFact } from './fact.ts'
import type { Block } from './pages.ts'
import type { Entry, OptOut, Timeline } from './timeline.ts'
import { timeIn } from './times.ts'
import type { Field } from './words.ts'

/** The chapter of one number: what holds now, how opt-outs were kept, and everything that happened. */
export function* chapterOf(dossier: Dossier, { entries, optOuts }: Timeline, about: About): Generator<Block> {
  const { phone, contact, timeZone } = dossier
  const number = formatPhone(phone)
  yield {
    kind: 'chapter',
    running: `Evidence file of ${number}, ${about.organization.name}`,
    text: `Evidence file of ${number}`,
  }
  yield {
    kind: 'paragraph',
    text: 'Everything that this business recorded about consent to text this number, and every text that went either way.',
  }
  yield* fieldBlocks(
    [
      { label: 'Business', text: about.organization.name },
      { label: 'Number', text: number },
      ...(contact?.name ? [{ label: 'Name', text: contact.name }] : []),
      { label: 'Made', at: about.madeAt },
      { label: 'Made by', text: about.by },
      { label: 'Times are in', text: timeZone },
      { label: 'Entries', text: countsOf(dossier) },
    ],
    timeZone,
  )
  if (entries.length === 0) {
    yield { kind: 'heading', text: 'Nothing is recorded' }
    yield { kind: 'paragraph', text: 'There is no record of this number, and no text to it or from it.' }
    return
  }
  yield { kind: 'heading', text: 'What holds now' }
  yield* nowBlocks(dossier)
  yield { kind: 'heading', text: 'Opt-outs' }
  yield* optOutBlocks(optOuts, timeZone)
  yield { kind: 'heading', text: 'Everything that happened' }
  for (const entry of entries) yield* entryBlocks(entry, timeZone)
}

function countsOf({ records, heard, sent }: Dossier): string {
  const said = (count: number, one: string, many: string): string =>
    `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
  return [
    said(records.length, 'record', 'records'),
    said(heard.length, 'text from them', 'texts from them'),
    said(sent.length, 'text of ours', 'texts of ours'),
  ].join(', ')
}

function* nowBlocks({ door, isInDoubt, grants, timeZone }: Dossier): Generator<Block> {
  const since = door.since ? ` since ${timeIn(timeZone, door.since)}` : ''
  const texts = {
    open: 'Not opted out.',
    opted_out: `Opted out of all texts${since}. Only they can undo that, by texting START.`,
    wrong_number: `All texts stopped${since}: they said that it is the wrong number.`,
  }
  yield { kind: 'paragraph', text: texts[door.state] }
  if (isInDoubt)
    yield {
      kind: 'paragraph',
      text: 'Words that may mean STOP wait for a decision; texts of campaigns wait with them.',
    }
  if (grants.length === 0) yield { kind: 'paragraph', text: 'No consent to texts of a campaign is recorded.' }
  for (const grant of grants)
    yield {
      kind: 'field',
      label: `${grant.campaign}, ${levelLabels[grant.level].toLowerCase()}`,
      text: standingWords(grant, timeZone),
    }
}

function standingWords({ standing, since }: GrantFact, timeZone: string): string {
  const words = {
    given: 'Given',
    pending: 'Asked to confirm, not answered yet',
    lapsed: 'Asked to confirm, not answered in time',
    withdrawn: 'Withdrawn',
    none: 'Never given',
  }
  return `${words[standing]}${since ? `, ${timeIn(timeZone, since)}` : ''}`
}

function* optOutBlocks(optOuts: readonly OptOut[], timeZone: string): Generator<Block> {
  if (optOuts.length === 0) yield { kind: 'paragraph', text: 'None.' }
  for (const optOut of optOuts) {
    yield {
      kind: 'entry',
      when: `Entry ${optOut.no}`,
      text: optOut.isRepeat ? 'Opted out again' : 'Opted out',
    }
    if (optOut.words) yield { kind: 'said', text: optOut.words }
    yield* fieldBlocks(
      [
        { label: 'Said', at: optOut.saidAt },
        { label: optOut.isRepeat ? 'In force already since' : 'Honored from', at: optOut.honouredAt },
        optOut.confirmationSentAt
          ? { label: 'Confirmation sent', at: optOut.confirmationSentAt }
          : { label: 'Confirmation sent', text: 'None' },
        optOut.endedAt
          ? { label: 'Opted in again', at: optOut.endedAt }
          : { label: 'Opted in again', text: 'Not since' },
        {
          label: 'Texts that left meanwhile',
          text: optOut.sentWhileInForce === 0 ? 'None' : String(optOut.sentWhileInForce),
        },
      ],
      timeZone,
    )
  }
}

function* entryBlocks({ no, at, title, said, fields }: Entry, timeZone: string): Generator<Block> {
  yield { kind: 'entry', when: `Entry ${no}   ${timeIn(timeZone, at)}`, text: title }
  if (said !== null) yield { kind: 'said', text: said }
  yield* fieldBlocks(fields, timeZone)
}

const fieldBlocks = (fields: readonly Field[], timeZone: string): Block[] =>
  fields.map((field) => ({
    kind: 'field' as const,
    label: field.label,
    text: 'at' in field ? timeIn(timeZone, field.at) : field.text,
  }))

/** The last chapter: how somebody who trusts nobody here finds out whether it is true. */
export function* verifyingOf({ proof, organization }: About): Generator<Block> {
  yield { kind: 'chapter', running: `Evidence file, ${organization.name}`, text: 'How to verify this' }
  yield {
    kind: 'paragraph',
    text: 'Records are never changed or deleted. Each is sealed into a tree of hashes (RFC 6962) whose root is signed, so that none can be altered, inserted or taken out afterwards without being found. The JSON file of the same number holds the sealed bytes, the proofs and the signature; the program verify/main.ts checks it without a connection to this business, and docs/ledger-format.md says how to write another one.',
  }
  if (proof === null) {
    yield {
      kind: 'paragraph',
      text: 'No signed head exists yet, so this file has no proofs. Ask for it again once records were sealed.',
    }
  } else {
    yield* fieldBlocks(
      [
        { label: 'Signed head', text: String(proof.number) },
        { label: 'Signed', at: proof.at },
        { label: 'Our records under it', text: proof.size.toLocaleString('en-US') },
        { label: 'Root', text: proof.root },
        { label: 'Public key (Ed25519)', text: proof.publicKey },
        { label: 'Signature', text: proof.signature },
      ],
      'UTC',
    )
  }
  yield {
    kind: 'paragraph',
    text: 'Words stand here letter for letter. A character that this document\u2019s letters cannot show stands in brackets by its Unicode number, such as [U+1F44D]; the JSON file has it as it was.',
  }
}
