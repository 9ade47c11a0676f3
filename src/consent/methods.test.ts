// Which way of opting in gives which level, written out a second time, and the proof that each of them needs.
import { describe, expect, test } from 'vitest'
import {
  campaignLevels,
  givesLevel,
  methodNames,
  methods,
  methodsOfStaff,
  missingEvidence,
} from './methods.ts'

describe('a method gives', () => {
  test.each([
    // method                conversational  informational  promotional
    ['inbound_text',         'yes',          'no',          'no'],
    ['texted_keyword',       'yes',          'yes',         'yes'],
    ['web_form',             'no',           'yes',         'yes'],
    ['web_form_without_box', 'no',           'yes',         'no'],
    ['paper_form',           'no',           'yes',         'yes'],
    ['spoken',               'no',           'yes',         'confirmed'],
    ['voice_menu',           'no',           'yes',         'no'],
    ['imported_list',        'no',           'no',          'no'],
    ['double_opt_in',        'yes',          'yes',         'yes'],
    ['kept_by_text',         'no',           'yes',         'no'],
  ] as const)('%s: conversational %s, informational %s, promotional %s', (method, conversational, informational, promotional) => {
    expect(methods[method].gives).toEqual({ conversational, informational, promotional })
    expect(givesLevel(method, 'promotional')).toBe(promotional)
  }) // biome-ignore format: a table

  test('every method is in the table above', () => expect(methodNames).toHaveLength(10))
})

test('only what the person did on a phone gives a conversation', () => {
  const giving = methodNames.filter((name) => givesLevel(name, 'conversational') === 'yes')
  expect(giving.map((name) => methods[name].by)).toEqual(giving.map(() => 'contact'))
})

test('promotional consent rests on something written by the person, or waits for it (47 CFR 64.1200(f)(9))', () => {
  const unconfirmed = methodNames.filter((name) => givesLevel(name, 'promotional') === 'yes')
  expect(unconfirmed).toEqual(['texted_keyword', 'web_form', 'paper_form', 'double_opt_in'])
})

test('staff may enter these, never an imported list and never a text or a Yes of the person', () => {
  expect(methodsOfStaff('informational')).toEqual(['web_form', 'web_form_without_box', 'paper_form', 'spoken', 'voice_menu'])
  expect(methodsOfStaff('promotional')).toEqual(['web_form', 'paper_form', 'spoken'])
}) // biome-ignore format: the list as it is shown

test('what staff enter has proof: the words that the person saw or heard, and one thing more', () => {
  const offered = new Set(campaignLevels.flatMap(methodsOfStaff))
  for (const name of offered) {
    const required = methods[name].evidence.filter(({ required }) => required).map(({ name: field }) => field)
    expect(
      required.some((field) => field === 'wording' || field === 'script'),
      name,
    ).toBe(true)
    expect(required.length, name).toBeGreaterThan(1)
  }
})

describe('what is missing of the proof', () => {
  const form = { wording: 'I agree', pageUrl: 'https://example.com/join', box: 'Text me offers' }
  test.each([
    ['nothing', 'web_form', form, []],
    ['the IP address may be left out', 'web_form', { ...form, submittedFrom: '' }, []],
    ['everything', 'web_form', {}, ['Wording', 'Address of the page', 'What was ticked']],
    ['blanks are nothing', 'web_form', { ...form, box: ' \n' }, ['What was ticked']],
    ['a script that was not kept', 'spoken', { answer: 'Yes, please' }, ['Script']],
    ['a signature', 'paper_form', { wording: 'I agree', keptAt: 'Folder 7' }, ['Signature']],
    ['a key press of no known call', 'voice_menu', { script: 'Press 1 to', key: '1' }, []],
    ['a text needs none', 'inbound_text', {}, []],
  ] as const)('%s', (_what, method, evidence, missing) => {
    expect(missingEvidence(method, evidence)).toEqual(missing)
  })
})

test('every method and every piece of proof is told in words, and names its source', () => {
  for (const name of methodNames) {
    const { label, source, evidence } = methods[name]
    for (const words of [label, source, ...evidence.flatMap((field) => [field.label, field.help])])
      expect(words, name).toMatch(/^[A-Z0-9].{2,}/)
    expect(new Set(evidence.map((field) => field.name)).size, name).toBe(evidence.length)
  }
})
