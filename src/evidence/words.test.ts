import { describe, expect, test } from 'vitest'
import type { PersonFact, RecordFact, SentFact } from './fact.ts'
import { type Field, fieldsOfRecord, fieldsOfSent, titleOf, titleOfSent } from './words.ts'

const offers = { name: 'Spring offers', useCase: 'MARKETING' }
const at = new Date('2026-03-02T15:04:05Z')
const person: PersonFact = {
  ...{ words: null, actorName: null, ip: null, userAgent: null },
  ...{ identity: null, experience: null, evidence: null, reason: null },
}
const record: RecordFact = {
  ...{ id: 'r1', kind: 'given', level: 'promotional', campaign: offers, method: 'web_form', medium: 'staff' },
  ...{
    ourPhone: '+12025550142',
    messageId: null,
    rule: '',
    saidAt: at,
    recordedAt: at,
    by: 'Ana Ortiz',
    isByKey: false,
  },
  ...{ pageUrl: null, wordingVersion: null, wordingSha256: null, answersId: null, erasedIds: [], person },
}
const sent: SentFact = {
  ...{
    id: 's1',
    kind: 'text',
    body: 'Hello',
    erasedAt: null,
    state: 'delivered',
    reason: null,
    acceptedAt: at,
    dueAt: at,
    settledAt: at,
  },
  ...{
    leftAt: at,
    carrierId: 'c-1',
    carrierCode: null,
    receiptAt: at,
    receipt: 'delivered',
    level: 'promotional',
  },
  ...{
    campaign: offers,
    clearedBy: 'r1',
    clearedRule: 'promotional consent of the campaign (2026-11)',
    answersId: null,
  },
  ...{ overruledBy: null, by: 'Ana Ortiz', isByKey: false, ourPhone: '+12025550142', department: 'Sales' },
}
const refer = (id: string): string => `entry of ${id}`
const toldIn = (fields: readonly Field[], label: string): string | undefined => {
  const field = fields.find((each) => each.label === label)
  return field && ('at' in field ? field.at.toISOString() : field.text)
}

describe('What happened is told in one line', () => {
  const lines: [Partial<RecordFact>, string][] = [
    [
      { kind: 'conversation', level: 'conversational', campaign: null },
      'Texted us, which allows answers in this conversation',
    ],
    [{ kind: 'opt_out', level: null, campaign: null }, 'Opted out of all texts'],
    [
      { kind: 'opt_in', level: null, campaign: null },
      'Texted START or another word that opts in: may be texted',
    ],
    [{ kind: 'help', level: null, campaign: null }, 'Asked for help'],
    [{ kind: 'given' }, 'Agreed to promotional texts of the campaign \u201cSpring offers\u201d'],
    [
      { kind: 'withdrawn', level: 'informational' },
      'Withdrew consent to informational texts of the campaign \u201cSpring offers\u201d',
    ],
    [
      { kind: 'signed_up' },
      'Signed up for promotional texts of the campaign \u201cSpring offers\u201d: counts only once confirmed by text',
    ],
    [
      { kind: 'asked' },
      'Was asked by text to confirm promotional texts of the campaign \u201cSpring offers\u201d',
    ],
    [{ kind: 'declined', campaign: null }, 'Declined promotional texts'],
    [
      { kind: 'scope_asked', level: 'informational', campaign: null },
      'The confirmation of the opt-out asked whether to keep informational texts',
    ],
    [
      { kind: 'kept', level: 'informational', campaign: null },
      'Answered the confirmation of the opt-out and kept informational texts',
    ],
    [
      { kind: 'doubt', level: null, campaign: null },
      'Wrote words that may mean STOP: campaigns wait until it is decided',
    ],
    [
      { kind: 'doubt_cleared', level: null, campaign: null },
      'It was decided that the words did not mean STOP',
    ],
    [
      { kind: 'wrong_number', level: null, campaign: null },
      'Said that this is the wrong number: all texts stopped',
    ],
    [{ kind: 'overruled', level: null, campaign: null }, 'It was decided that a text holds no offer'],
    [{ kind: 'erased', level: null, campaign: null }, 'Personal details of records were erased'],
  ]
  test.each(lines)('%j', (change, title) => expect(titleOf({ ...record, ...change })).toBe(title))
})

describe('A record tells', () => {
  const told: [string, Partial<RecordFact>, string, string | undefined][] = [
    ['when it was said', {}, 'Said, as entered', at.toISOString()],
    ['when the person said it', { medium: 'inbound_text' }, 'Said', at.toISOString()],
    ['how it reached us', { medium: 'imported' }, 'How it reached us', 'Imported from a list'],
    ['the method', {}, 'Method', 'Web form with a box of its own'],
    ['why the method counts', {}, 'Why it counts', '47 CFR 64.1200(f)(9); E-SIGN: the tick is the signature'],
    ['the campaign with its use', {}, 'Campaign', 'Spring offers (marketing)'],
    [
      'that a conversation is no campaign',
      { kind: 'conversation', campaign: null },
      'Campaign',
      'None: this conversation only',
    ],
    ['in which text', { messageId: 'm1' }, 'In the text', 'entry of m1'],
    ['what it answers', { answersId: 'r0' }, 'Answers', 'entry of r0'],
    ['who entered it', {}, 'Entered by', 'Ana Ortiz'],
    [
      'who entered it, under both names',
      { person: { ...person, actorName: 'Ana Diaz' } },
      'Entered by',
      'Ana Diaz (now named Ana Ortiz)',
    ],
    ['which program entered it', { isByKey: true, by: 'Shop' }, 'Entered by', 'The API key \u201cShop\u201d'],
    [
      'the version of the wording',
      { wordingVersion: 3, wordingSha256: 'ab' },
      'Wording',
      'Version 3, SHA-256 ab',
    ],
    [
      'the printed wording',
      { person: { ...person, evidence: '{"wording":"I agree."}' } },
      'Wording',
      'I agree.',
    ],
    [
      'evidence by its label',
      { person: { ...person, evidence: '{"box":"Text me"}' } },
      'What was ticked',
      'Text me',
    ],
    ['evidence without a label', { person: { ...person, evidence: '{"formId":7}' } }, 'Form id', '7'],
    ['evidence that is no object', { person: { ...person, evidence: '[1]' } }, 'Kept with it', '[1]'],
    ['evidence that cannot be read', { person: { ...person, evidence: 'a scan' } }, 'Kept with it', 'a scan'],
    [
      'the experience',
      { person: { ...person, experience: '{"script":"Shall we?"}' } },
      'Script',
      'Shall we?',
    ],
    ['the address it came from', { person: { ...person, ip: '198.51.100.7' } }, 'IP address', '198.51.100.7'],
    ['that the form kept no address', {}, 'IP address', 'Not recorded by the form'],
    [
      'that there is no address on paper',
      { method: 'paper_form' },
      'IP address',
      'Does not apply: it was not given on a web page',
    ],
    ['nothing of addresses for a STOP', { kind: 'opt_out', method: null }, 'IP address', undefined],
    ['that nobody was named', {}, 'Identity', 'None given: known by the number'],
    [
      'that it was erased',
      { person: null },
      'Personal details',
      'Erased since. What is left is as it was recorded.',
    ],
    ['nothing personal once erased', { person: null }, 'Identity', undefined],
    [
      'what it erased',
      { kind: 'erased', erasedIds: ['r7', 'r8'] },
      'Erased records',
      'entry of r7, entry of r8',
    ],
    ['by which rule it was read', { rule: 'opt_out.bare' }, 'Read by the rule', 'opt_out.bare'],
    ['its id', {}, 'Record', 'r1'],
  ]
  test.each(told)('%s', (_, change, label, value) =>
    expect(toldIn(fieldsOfRecord({ ...record, ...change }, refer), label)).toBe(value),
  )
})

describe('A text of ours tells', () => {
  const told: [string, Partial<SentFact>, string, string | undefined][] = [
    ['what it rests on', {}, 'Rests on', 'entry of r1'],
    ['the rule', {}, 'Rule that cleared it', 'promotional consent of the campaign'],
    ['the version of the rules', {}, 'Version of the rules', '2026-11'],
    ['a rule without a version', { clearedRule: 'bulk' }, 'Rule that cleared it', 'bulk'],
    ['the level', {}, 'Level', 'Promotional'],
    ['no level where it only confirms', { kind: 'opt_out_confirmation' }, 'Level', undefined],
    ['the campaign', {}, 'Campaign', 'Spring offers (marketing)'],
    ['who wrote it', {}, 'Written by', 'Ana Ortiz'],
    [
      'that a program wrote it',
      { isByKey: true, by: 'Shop' },
      'Written by',
      'A program, with the API key \u201cShop\u201d',
    ],
    ['that nobody wrote it', { kind: 'help_answer', by: null }, 'Written by', 'Parley, as the rules ask'],
    ['that somebody overruled', { overruledBy: 'r9' }, 'Holds no offer', 'So it was decided: entry of r9'],
    ['when it left', {}, 'Handed to the carrier', at.toISOString()],
    ['nothing of leaving when it did not', { state: 'cancelled' }, 'Handed to the carrier', undefined],
    [
      'why it did not go',
      { state: 'cancelled', reason: 'opted_out' },
      'Why',
      'Not sent: they opted out before it left.',
    ],
    ['what the carrier said', { carrierCode: '30007' }, 'Error of the carrier', '30007'],
    ['what the carrier calls it', {}, 'Id at the carrier', 'c-1'],
  ]
  test.each(told)('%s', (_, change, label, value) =>
    expect(toldIn(fieldsOfSent({ ...sent, ...change }, refer), label)).toBe(value),
  )
  test.each([
    [{}, 'We texted'],
    [{ state: 'cancelled' }, 'A text of ours, not sent'],
    [{ kind: 'opt_out_confirmation' }, 'We confirmed the opt-out'],
    [{ leftAt: null, kind: 'opt_in_request' }, 'Our request to confirm consent, not sent'],
    [{ kind: 'opt_in_confirmation' }, 'We confirmed the opt-in'],
    [{ leftAt: null, kind: 'opt_in_confirmation' }, 'Our confirmation of the opt-in, not sent'],
  ] as const)('%j in one line', (change, title) => expect(titleOfSent({ ...sent, ...change })).toBe(title))
})
