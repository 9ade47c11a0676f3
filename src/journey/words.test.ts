import { describe, expect, test } from 'vitest'
import { campaignLevels } from '../consent/methods.ts'
import { basisWords } from './consent-words.ts'
import { groupsOf } from './contract.ts'
import { decodePlace, encodePlace, sources } from './cursor.ts'
import type {
  AttemptFact,
  NoteFact,
  OutboundFact,
  ProfileFact,
  ReceiptFact,
  RecordFact,
  ThreadFact,
} from './fact.ts'
import { groupOf, tell } from './words.ts'

const noon = new Date('2026-03-03T12:00:00Z')
const record: RecordFact = {
  ...{ kind: 'given', level: 'informational', campaign: 'Repairs', method: 'spoken', medium: 'staff' },
  ...{
    ourPhone: null,
    saidAt: noon,
    recordedAt: noon,
    pageUrl: null,
    rule: '',
    by: 'Ana Ortiz',
    answers: null,
  },
  ...{ words: null, identity: null, ip: null, experience: null, evidence: null, reason: null },
}
const outbound: OutboundFact = {
  isErased: false,
  ...{ kind: 'text', body: 'Hello', state: 'delivered', reason: null, dueAt: noon, acceptedAt: noon },
  ...{
    level: 'conversational',
    campaign: null,
    rule: 'conversational consent',
    basis: null,
    overruled: null,
  },
  ...{ ourPhone: '+12025550101', department: 'Front desk', by: 'Ana Ortiz' },
}
const attempt: AttemptFact = {
  ...{ outcome: null, code: null, note: null, settledAt: null, connection: 'Demo line', body: 'Hello' },
}
const receipt: ReceiptFact = {
  ...{ status: 'delivered', carrierWord: '', code: null, saidAt: null, receivedAt: noon, body: 'Hello' },
}
const thread: ThreadFact = {
  ...{ kind: 'assigned', to: null, isToThemselves: false, by: 'Ana Ortiz' },
  ...{ fromDepartment: null, toDepartment: null, until: null, words: '' },
  ...{ ourPhone: '+12025550101', department: 'Front desk' },
}

describe('An entry of the ledger is told as', () => {
  test.each<[Partial<RecordFact>, title: string, tone: string]>([
    [{}, 'Gave informational consent for Repairs', 'informational'],
    [{ level: 'promotional', campaign: 'Offers' }, 'Gave promotional consent for Offers', 'promotional'],
    [{ campaign: null }, 'Gave informational consent', 'informational'],
    [{ kind: 'withdrawn' }, 'Withdrew informational consent for Repairs', 'withdrawn'],
    [
      { kind: 'signed_up' },
      'Signed up for informational texts of Repairs: counts once they confirm it by text',
      'pending',
    ],
    [{ kind: 'asked' }, 'Was asked to confirm informational consent for Repairs', 'pending'],
    [{ kind: 'declined' }, 'Declined informational consent for Repairs', 'withdrawn'],
    [{ kind: 'scope_asked' }, 'Was asked whether to keep informational consent for Repairs', 'pending'],
    [{ kind: 'kept' }, 'Kept informational consent for Repairs after opting out', 'informational'],
    [
      { kind: 'conversation', level: 'conversational' },
      'Started a conversation: conversational consent',
      'conversational',
    ],
    [{ kind: 'opt_out', medium: 'inbound_text' }, 'Opted out of all texts', 'withdrawn'],
    [{ kind: 'opt_out', medium: 'staff' }, 'Opted out of all texts, as staff entered it', 'withdrawn'],
    [{ kind: 'opt_out', medium: 'imported' }, 'Opted out of all texts, as it was imported', 'withdrawn'],
    [
      { kind: 'opt_out', medium: 'carrier_report' },
      'Opted out of all texts, as the carrier reported',
      'withdrawn',
    ],
    [{ kind: 'opt_in' }, 'Opted in by text', 'conversational'],
    [{ kind: 'help' }, 'Asked for help', 'plain'],
    [{ kind: 'doubt' }, 'May have meant STOP: campaigns wait', 'pending'],
    [{ kind: 'doubt_cleared' }, 'Was not meant as STOP, somebody decided', 'plain'],
    [{ kind: 'wrong_number' }, 'Said that this is the wrong number', 'withdrawn'],
    [{ kind: 'overruled' }, 'A text was said to hold no offer', 'plain'],
    [{ kind: 'erased' }, 'Personal data was erased', 'plain'],
  ])('%j: %s', (change, title, tone) => {
    expect(tell({ source: 'record', fact: { ...record, ...change } }, 'Dana')).toMatchObject({ title, tone })
  })

  test('something with the time it was said, where that is not when it was entered', () => {
    const labels = (saidAt: Date): string[] =>
      tell({ source: 'record', fact: { ...record, saidAt } }, 'Dana').details.map(({ label }) => label)
    expect(labels(noon)).not.toContain('Said')
    expect(labels(new Date('2026-03-01T12:00:00Z'))).toContain('Said')
  })

  test.each([
    ['{"script":"May we?","callToAction":"Sign up"}', ['Script: May we?', 'Call to action: Sign up']],
    ['{"pages":[1,2]}', ['Pages: [1,2]']],
    ['not JSON', ['Kept: not JSON']],
    ['null', []],
    ['', []],
  ])('the proof %s, nothing of it lost', (evidence, lines) => {
    const { details } = tell({ source: 'record', fact: { ...record, evidence } }, 'Dana')
    const kept = details.filter(({ label }) => !['Level', 'Campaign', 'Method', 'Reached us'].includes(label))
    expect(kept.map(({ label, value }) => `${label}: ${value}`)).toEqual(lines)
  })
})

test('what won the consent is not told twice', () => {
  const evidence = JSON.stringify({ script: 'May we?', answer: 'Yes' })
  const experience = JSON.stringify({ language: 'May we?', action: 'Nodded' })
  const { details } = tell({ source: 'record', fact: { ...record, evidence, experience } }, 'Dana')
  expect(details.map(({ value }) => value).filter((value) => value === 'May we?')).toHaveLength(1)
  expect(details).toContainEqual({ label: 'Action', value: 'Nodded', at: null })
  const form = JSON.stringify({ submittedFrom: '203.0.113.9' })
  const ofForm = tell(
    { source: 'record', fact: { ...record, method: 'web_form', evidence: form, ip: '203.0.113.9' } },
    'Dana',
  )
  expect(ofForm.details.filter(({ label }) => label === 'IP address')).toHaveLength(1)
})

describe('What became of a text is told as', () => {
  test.each([
    [null, 'Being handed to the carrier'],
    ['accepted', 'Handed over: the carrier took the text'],
    ['refused', 'The carrier refused the text'],
    ['not_sent', 'The carrier could not take the text, so it waited'],
    ['unknown', 'Handed over, but the carrier gave no answer'],
  ])('an attempt that ended %j: %s', (outcome, title) => {
    expect(tell({ source: 'attempt', fact: { ...attempt, outcome } }, 'Dana').title).toBe(title)
  })

  test.each([
    ['sent', 'Sent on by the carrier'],
    ['delivered', 'Delivered'],
    ['undelivered', 'Not delivered'],
    ['failed', 'Failed at the carrier'],
    ['unknown', 'The carrier doesn’t know whether it arrived'],
  ])('a receipt %s: %s', (status, title) => {
    expect(tell({ source: 'receipt', fact: { ...receipt, status } }, 'Dana').title).toBe(title)
  })

  test.each([
    ['opted_out', 'Not sent', 'Not sent: they opted out before it left.'],
    ['taken_back', 'Taken back before it left', undefined],
  ])('a text that never left (%s): %s', (reason, title, why) => {
    const told = tell({ source: 'settled', fact: { ...outbound, state: 'cancelled', reason } }, 'Dana')
    expect([told.title, told.details.find(({ label }) => label === 'Why')?.value]).toEqual([title, why])
  })
})

test.each<[Partial<ThreadFact>, string]>([
  [{ to: 'Ana Ortiz', isToThemselves: true }, 'Conversation claimed'],
  [{ to: 'Bea' }, 'Conversation assigned to Bea'],
  [{}, 'Conversation given back: nobody has it'],
  [{ kind: 'closed' }, 'Conversation closed'],
  [{ kind: 'reopened' }, 'Conversation reopened'],
  [{ kind: 'reopened', by: null }, 'Conversation reopened by a text'],
  [{ to: 'Bea', by: null }, 'Conversation assigned to Bea, the first to reply'],
  [{ kind: 'snoozed', until: new Date('2026-03-02T15:00:00Z') }, 'Conversation snoozed'],
  [{ kind: 'snoozed' }, 'Conversation snoozed until they text'],
  [{ kind: 'woken', by: null, until: new Date('2026-03-02T15:00:00Z') }, 'Conversation woke at its time'],
  [{ kind: 'woken', by: null }, 'Conversation woken by a text'],
  [{ kind: 'woken' }, 'Conversation woken'],
  [{ kind: 'transferred', to: 'Bea' }, 'Conversation handed to Bea'],
  [{ kind: 'transferred', toDepartment: 'Service' }, 'Conversation handed to Service'],
  [{ kind: 'transferred', to: 'Bea', toDepartment: 'Service' }, 'Conversation handed to Bea in Service'],
])('a change of the conversation %j is told as %s', (change, title) => {
  expect(tell({ source: 'thread', fact: { ...thread, ...change } }, 'Dana').title).toBe(title)
})

test.each<[Partial<ProfileFact>, string]>([
  [{ kind: 'named', after: 'Dana Reyes' }, 'Named Dana Reyes'],
  [{ kind: 'named' }, 'Name taken away'],
  [{ kind: 'company', after: 'Willow' }, 'Company: Willow'],
  [{ kind: 'time_zone', after: 'America/Chicago' }, 'Time zone: America/Chicago'],
  [{ kind: 'address' }, 'Address taken away'],
  [{ kind: 'erased' }, 'Erased: name, texts and other words were taken away'],
])('a change of the card %j is told as %s', (change, title) => {
  const fact: ProfileFact = { kind: 'named', before: '', after: '', by: 'Ana Ortiz', ...change }
  expect(tell({ source: 'profile', fact }, 'Dana').title).toBe(title)
})

test.each<[Partial<NoteFact>, string, string | null, string[]]>([
  [{}, 'Internal note', 'Pays in cash', []],
  [{ editedAt: new Date(0) }, 'Internal note', 'Pays in cash', ['Edited']],
  [
    { words: '', editedAt: new Date(0), deletedAt: new Date(0), deletedBy: 'Ada Admin' },
    'Internal note, deleted since',
    null,
    ['Deleted by', 'Deleted'],
  ],
  [{ words: '', isErased: true }, 'Internal note', null, ['Words']],
])('a note %j is told as %s', (change, title, words, labels) => {
  const fact: NoteFact = {
    ...{ words: 'Pays in cash', by: 'Ana Ortiz', editedAt: null, deletedAt: null, deletedBy: null },
    ...{ isErased: false, ourPhone: '+12025550100', department: 'Front desk', ...change },
  }
  const told = tell({ source: 'note', fact }, 'Dana')
  const shown = told.details.map(({ label }) => label)
  expect([told.title, told.words, shown.slice(0, -2), told.by]).toEqual([title, words, labels, 'Ana Ortiz'])
})

test('a text whose words were erased says so, and shows none', () => {
  const told = tell({ source: 'outbound', fact: { ...outbound, body: '', isErased: true } }, 'Dana')
  expect(told.words).toBeNull()
  expect(told.details).toContainEqual({ label: 'Words', value: 'Erased with the person', at: null })
})

test('a text names the level and the campaign of the entry that it rests on', () => {
  const words = campaignLevels.map((level) => basisWords({ kind: 'given', level, campaign: 'Repairs' }))
  expect(words).toEqual(['informational consent for Repairs', 'promotional consent for Repairs'])
})

test.each([
  ['', ['consent', 'messages', 'delivery', 'notes', 'assignment', 'profile']],
  ['consent', ['consent']],
  ['delivery,consent', ['consent', 'delivery']],
])('the filter %j shows %j', (filter, groups) => {
  expect(groupsOf(filter)).toEqual(groups)
})

test('every kind of event has its chip', () => {
  expect(sources.map((source) => groupOf[source])).not.toContain(undefined)
})

test.each([
  '',
  'x',
  '1.2.record',
  `${Number.MAX_SAFE_INTEGER}.00000000-0000-7000-8000-000000000000.record`,
  '0.00000000-0000-7000-8000-000000000000.gossip',
  '-1.00000000-0000-7000-8000-000000000000.record',
])('the cursor %j is none of ours', (cursor) => {
  // biome-ignore format: a list
  expect(decodePlace(cursor)).toBeNull()
})

test('a cursor is read back as it was given', () => {
  const place = { at: noon, id: '00000000-0000-7000-8000-000000000000', source: 'receipt' } as const
  expect(decodePlace(encodePlace(place))).toEqual(place)
})
