// Which way of opting in may give which level, and what must be kept to prove it: one table, read by the server and by every form.
// Source of each row: the opt-in methods that carriers and registries accept, 47 CFR 64.1200(f)(9) for promotional texts (a signed
// agreement in writing), CTIA Messaging Principles 5.1.

/** What consent is given for. Conversational consent belongs to a thread, the other two to a campaign; none includes another. */
export const levels = ['conversational', 'informational', 'promotional'] as const
export type Level = (typeof levels)[number]
export const campaignLevels = ['informational', 'promotional'] as const
export type CampaignLevel = (typeof campaignLevels)[number]

export const levelLabels: Record<Level, string> = {
  conversational: 'Conversational',
  informational: 'Informational',
  promotional: 'Promotional',
}

/** `confirmed`: only once the person has answered a double opt-in request with Yes. */
type Gives = 'yes' | 'no' | 'confirmed'

/** One piece of proof that a method needs. What is not required may be left out, with the reason kept. */
export type EvidenceField = {
  readonly name: string
  readonly label: string
  readonly help: string
  readonly required: boolean
  readonly long?: true
}

export type OptInMethod = {
  readonly label: string
  /** Whose act is recorded: the person's own, that reached us by itself, or one that staff saw and enters. */
  readonly by: 'contact' | 'staff'
  readonly gives: Readonly<Record<Level, Gives>>
  readonly evidence: readonly EvidenceField[]
  readonly source: string
}

const field = (
  name: string,
  label: string,
  help: string,
  more?: { optional?: true; long?: true },
): EvidenceField => ({
  name,
  label,
  help,
  required: !more?.optional,
  ...(more?.long && { long: true }),
})
const script = field('script', 'Script', 'The words that were read to the person, exactly.', { long: true })
const wording = field('wording', 'Wording', 'The words the person agreed to, exactly as they were shown.', {
  long: true,
})

export const methods = {
  inbound_text: {
    label: 'Text message from the contact',
    by: 'contact',
    gives: { conversational: 'yes', informational: 'no', promotional: 'no' },
    evidence: [],
    source: 'CTIA 5.1: implied consent, for that conversation only',
  },
  texted_keyword: {
    label: 'Texted keyword',
    by: 'contact',
    gives: { conversational: 'yes', informational: 'yes', promotional: 'yes' },
    evidence: [
      field('advertisement', 'Advertisement', 'Where the keyword was advertised, and in which words.', {
        long: true,
      }),
    ],
    source: 'CTIA 5.1; the advertisement itself must carry all disclosures',
  },
  web_form: {
    label: 'Web form with a box of its own',
    by: 'staff',
    gives: { conversational: 'no', informational: 'yes', promotional: 'yes' },
    evidence: [
      wording,
      field('pageUrl', 'Address of the page', 'Where the form is, with https://'),
      field(
        'box',
        'What was ticked',
        'The label of the box, unticked at first and not needed to buy anything.',
      ),
      field('submittedFrom', 'IP address', 'As the form recorded it.', { optional: true }),
    ],
    source: '47 CFR 64.1200(f)(9); E-SIGN: the tick is the signature',
  },
  web_form_without_box: {
    label: 'Web form without a box',
    by: 'staff',
    gives: { conversational: 'no', informational: 'yes', promotional: 'no' },
    evidence: [wording, field('pageUrl', 'Address of the page', 'Where the form is, with https://')],
    source:
      'AWS registration guidance: an optional phone field with its disclosure serves transactional texts only',
  },
  paper_form: {
    label: 'Paper form',
    by: 'staff',
    gives: { conversational: 'no', informational: 'yes', promotional: 'yes' },
    evidence: [
      wording,
      field('signature', 'Signature', 'Who signed, and on which day.'),
      field('keptAt', 'Where the paper is kept', 'A folder, a file number, or the name of the scan.'),
    ],
    source: '47 CFR 64.1200(f)(9): a writing with a signature',
  },
  spoken: {
    label: 'Spoken to staff or at the point of sale',
    by: 'staff',
    gives: { conversational: 'no', informational: 'yes', promotional: 'confirmed' },
    evidence: [script, field('answer', 'Answer', 'What the person said.')],
    source: 'CTIA 5.1: express consent may be oral; promotional needs a confirming text',
  },
  voice_menu: {
    label: 'Voice menu (IVR)',
    by: 'staff',
    gives: { conversational: 'no', informational: 'yes', promotional: 'no' },
    evidence: [
      script,
      field('key', 'Key', 'The key the person pressed.'),
      field('callId', 'Call', 'The number of the call.', { optional: true }),
    ],
    source: 'No rule found that lets a key press carry promotional consent',
  },
  imported_list: {
    label: 'Imported or bought list',
    by: 'staff',
    gives: { conversational: 'no', informational: 'no', promotional: 'no' },
    evidence: [],
    source: 'CTIA 5.1.4: lists may not be rented, bought or shared',
  },
  double_opt_in: {
    label: 'Confirmed by text (double opt-in)',
    by: 'contact',
    gives: { conversational: 'yes', informational: 'yes', promotional: 'yes' },
    evidence: [],
    source: 'A reply of the person to a request that names sender, purpose, rates, HELP and STOP',
  },
  kept_by_text: {
    label: 'Kept by their answer to the opt-out confirmation',
    by: 'contact',
    gives: { conversational: 'no', informational: 'yes', promotional: 'no' },
    evidence: [],
    source: '47 CFR 64.1200(a)(12): the confirmation may ask whether all is meant',
  },
} as const satisfies Record<string, OptInMethod>

export type Method = keyof typeof methods
export const methodNames = Object.keys(methods) as Method[]

/** May this method give this level, and must it be confirmed by text first? */
export const givesLevel = (method: Method, level: Level): Gives => methods[method].gives[level]

/** The methods that staff may enter for a level, in the table's order. */
export const methodsOfStaff = (level: CampaignLevel): Method[] =>
  methodNames.filter((name) => methods[name].by === 'staff' && givesLevel(name, level) !== 'no')

/** What is missing of a method's evidence: the labels of required fields that are empty. */
export function missingEvidence(method: Method, evidence: Readonly<Record<string, string>>): string[] {
  const fields: readonly EvidenceField[] = methods[method].evidence
  return fields.filter(({ name, required }) => required && !evidence[name]?.trim()).map(({ label }) => label)
}
