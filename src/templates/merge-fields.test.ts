import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FieldValues,
  fill,
  firstNameOf,
  mergeFields,
  piecesOf,
  unfilledIn,
  unfilledSentence,
  unsafeFields,
  whyNotFields,
} from './merge-fields.ts'

const dana: FieldValues = {
  ...{ 'first name': 'Dana', 'full name': 'Dana Reyes', company: 'Northwind' },
  ...{ business: 'Riverside Bikes', department: 'Repairs', 'my name': 'Ana Ortiz' },
}
const stranger: FieldValues = { ...dana, 'first name': '', 'full name': '', company: ' ' }

test.each<[string, FieldValues, string, string[]]>([
  ['Hello', dana, 'Hello', []],
  ['', dana, '', []],
  ['Hi {{first name}}!', dana, 'Hi Dana!', []],
  ['{{full name}} of {{company}}', dana, 'Dana Reyes of Northwind', []],
  ['{{my name}}, {{department}}, {{business}}', dana, 'Ana Ortiz, Repairs, Riverside Bikes', []],
  ['{{First_Name}} {{ FIRST  name }} {{first-name}}', dana, 'Dana Dana Dana', []],
  ['Hi {{first name|there}}!', dana, 'Hi Dana!', []],
  ['Hi {{first name|there}}!', stranger, 'Hi there!', []],
  ['Hi{{first name|}}!', stranger, 'Hi!', []],
  ['Hi {{first name| dear | friend }}!', stranger, 'Hi dear | friend!', []],
  ['Hi {{first name}}!', stranger, 'Hi {{first name}}!', ['first name']],
  [
    '{{full name}}, {{first name}}, {{full name}}',
    stranger,
    '{{full name}}, {{first name}}, {{full name}}',
    ['full name', 'first name'],
  ],
  ['{{company}}', stranger, '{{company}}', ['company']],
  ['{{name}}', dana, '{{name}}', []],
  ['{{constructor}} {{__proto__}} {{to string}}', dana, '{{constructor}} {{__proto__}} {{to string}}', []],
  ['{first name} {{first name}', dana, '{first name} {{first name}', []],
  ['{{{first name}}}', dana, '{Dana}', []],
  ['\ud83d\ude42 {{first name}}\n{{business}}', dana, '\ud83d\ude42 Dana\nRiverside Bikes', []],
  ['{{first name}}', { ...dana, 'first name': '{{my name}}' }, '{{my name}}', []], // a value is never read again
  ['{{first name}}', { ...dana, 'first name': '$& $1' }, '$& $1', []],
])('%j is filled in as %j', (body, values, text, missing) => {
  expect(fill(body, values)).toEqual({ text, missing })
})

test.each([
  ['Hi {{first name}}!', ['{{first name}}']],
  ['{{first name|there}} {{company}} {{company}}', ['{{first name|there}}', '{{company}}']],
  ['{{frist name}}', ['{{frist name}}']], // mistyped: nobody wants to send that either
  ['{{}} {{a.b.c}} {{constructor.constructor("x")()}} { {first name} }', []],
  ['No fields here, only {braces}', []],
])('%j still holds %j', (text, fields) => {
  expect(unfilledIn(text)).toEqual(fields)
})

test.each([
  [['{{first name}}'], /^\{\{first name\}\} is not filled in, .* take it out\.$/],
  [['{{company}}', '{{first name}}'], /^\{\{company\}\} and \{\{first name\}\} are not .* take them out\.$/],
])('a text with %j is refused by naming them', (fields, sentence) => {
  expect(unfilledSentence(fields)).toMatch(sentence)
})

describe('A template', () => {
  test.each([
    ['Hi {{first name|there}}, {{my name}} here.', null],
    [
      '{{frist name}}',
      /^There is no field \{\{frist name\}\}\. Known are \{\{first name\}\}, .* and \{\{my name\}\}\.$/,
    ],
    ['{{}}', /^There is no field \{\{\}\}\./],
    ['{{a.b.c}}', /^There is no field/],
    ['{{constructor.constructor("x")()}}', /^There is no field/],
    ['Hi {{first name', /^A field begins with \{\{/],
    ['Hi first name}}', /^A field begins with \{\{/],
    ['{{first name|{{company}}}}', /^A field begins with \{\{/], // no field within a field
    ['{{first name|{x}}}', /^A field begins with \{\{/],
    ['{one} brace is a brace', null],
  ])('that says %j', (body, why) => {
    if (why === null) expect(whyNotFields(body)).toBeNull()
    else expect(whyNotFields(body)).toMatch(why)
  })

  test.each([
    ['{{business}} {{my name}}', []],
    ['{{first name}} {{first name|there}} {{company}}', ['first name', 'company']],
    ['{{first name|}}', []],
  ])('%j cannot go where these are not known: %j', (body, fields) => {
    expect(unsafeFields(body)).toEqual(fields)
  })
})

test.each([
  ['Dana Reyes', 'Dana'],
  ['  Dana  ', 'Dana'],
  ['', ''],
  ['\u674e\u5c0f\u9f99', '\u674e\u5c0f\u9f99'],
])('%j is greeted as %j', (name, first) => expect(firstNameOf(name)).toBe(first))

describe('Whatever is typed', () => {
  const typed = fc.string({
    unit: fc.constantFrom('{', '}', '|', ' ', 'a', '_', 'first name', 'company', '\n', '\ud83d\ude42', '$&'),
    maxLength: 60,
  })

  test('its pieces joined are the text, and filling in stops', () => {
    fc.assert(
      fc.property(typed, (body) => {
        expect(
          piecesOf(body)
            .map(({ text }) => text)
            .join(''),
        ).toBe(body)
        const { text, missing } = fill(body, stranger)
        for (const name of missing)
          expect(piecesOf(text).some((piece) => piece.kind === 'field' && piece.name === name)).toBe(true)
      }),
    )
  })

  test('a template that is taken and filled with everything known holds no field any more', () => {
    fc.assert(
      fc.property(typed, (body) => {
        fc.pre(whyNotFields(body) === null)
        expect(unfilledIn(fill(body, dana).text)).toEqual([])
      }),
    )
  })

  test('a text of the greatest length is read piece by piece, however many braces it holds', () => {
    for (const part of ['{{', '{{a', '{{first name|', '}}{{', '{{   ']) {
      const body = part.repeat(400_000 / part.length)
      expect(piecesOf(body).length).toBeGreaterThan(0)
      expect(unfilledIn(body)).toEqual([])
    }
  })
})

test('every field has a name of its own and says what it stands for', () => {
  expect(new Set(mergeFields.map(({ name }) => name)).size).toBe(mergeFields.length)
  expect(Object.keys(dana).sort()).toEqual(mergeFields.map(({ name }) => name).sort())
})
