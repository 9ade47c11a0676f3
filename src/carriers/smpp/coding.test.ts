import { describe, expect, test } from 'vitest'
import { gsmChar, gsmExtensionChar, gsmUnits } from '../gsm-alphabet.ts'
import { type Alphabets, charsetOf, chooseCoding, decodeCharset, decodeText, encodeText } from './coding.ts'

const usual: Alphabets = { zero: 'gsm7', latin1: false }

describe('A body leaves in the cheapest alphabet that carries it', () => {
  const cases: [body: string, alphabets: Alphabets, coding: string, dataCoding: number, single: number][] = [
    ['Hello', usual, 'gsm7', 0, 160],
    ['Costs {10} €', usual, 'gsm7', 0, 160],
    ['à la Ωmega', usual, 'gsm7', 0, 160],
    ['garçon', usual, 'ucs2', 8, 70],
    ['garçon', { zero: 'gsm7', latin1: true }, 'latin1', 3, 140],
    ['garçon €', { zero: 'gsm7', latin1: true }, 'ucs2', 8, 70],
    ['Good 😀', usual, 'ucs2', 8, 70],
    ['Good 😀', { zero: 'latin1', latin1: true }, 'ucs2', 8, 70],
    ['Hello @ you', { zero: 'latin1', latin1: false }, 'latin1', 0, 160],
    ['garçon', { zero: 'latin1', latin1: false }, 'latin1', 0, 140],
    ['10 €', { zero: 'latin1', latin1: false }, 'ucs2', 8, 70],
    ['Hello', { zero: 'ascii', latin1: false }, 'latin1', 0, 160],
    ['back`tick', { zero: 'ascii', latin1: false }, 'latin1', 0, 140],
    ['é', { zero: 'ascii', latin1: false }, 'ucs2', 8, 70],
    ['é', { zero: 'ascii', latin1: true }, 'latin1', 3, 140],
    ['', usual, 'gsm7', 0, 160],
  ]
  test.each(cases)(
    '%j with data coding 0 = %j goes as %s, %i',
    (body, alphabets, coding, dataCoding, single) => {
      expect(chooseCoding(body, alphabets)).toMatchObject({ coding, dataCoding, single })
    },
  )
})

test('every character of the GSM alphabet comes back as it went out', () => {
  const chars = [
    ...Array.from({ length: 128 }, (_, septet) => gsmChar(septet) ?? ''),
    ...Array.from({ length: 128 }, (_, septet) => gsmExtensionChar(septet) ?? ''),
  ].join('')
  expect(chars).toHaveLength(137)
  expect(decodeText('gsm7', encodeText('gsm7', chars))).toBe(chars)
  for (const char of chars) expect(gsmUnits(char)).toBe('\f^{}\\[~]|€'.includes(char) ? 2 : 1)
})

describe('Bytes of an SMSC are read as what they mean', () => {
  const cases: [dataCoding: number, hex: string, text: string, zero?: Alphabets['zero']][] = [
    [0, '48656c6c6f', 'Hello'],
    [0, '00', '@'],
    [0, '1b65', '€'],
    [0, '1b3c611b3e', '[a]'],
    [0, '1b', ''],
    [0, '1b1b41', ' A'],
    [0, '1b41', 'A'], // an escaped character we do not know shows as the plain one
    [0, 'e9', 'é'], // no septet: an SMSC that means Latin-1
    [0, '40', '¡'],
    [0, '40', '@', 'latin1'],
    [0, '40', '@', 'ascii'],
    [1, '4869', 'Hi'],
    [3, 'e7', 'ç'],
    [3, '480069', 'Hi'],
    [6, 'bfe0d8d2d5e2', 'Привет'],
    [7, 'f9ece5ed', 'שלום'],
    [8, 'd83dde00', '😀'],
    [8, '00480069', 'Hi'],
    [8, '004800', 'H'], // half a character at the end
    [8, 'd83d', '\ufffd'], // half an emoji
    [8, '000000480000', 'H'],
    [4, 'c3a9', 'é'], // called binary, is UTF-8
    [2, 'e9', 'é'],
    [0x10, '4869', 'Hi'], // flash text
    [0x18, '00480069', 'Hi'],
    [0x19, '00480069', 'Hi'],
    [0xc8, '4869', 'Hi'],
    [0xe0, '00480069', 'Hi'],
    [0xf0, '4869', 'Hi'],
    [0xf5, '4869', 'Hi'],
  ]
  test.each(cases)('data coding %i, %s is %j', (dataCoding, hex, text, zero = 'gsm7') => {
    expect(decodeCharset(charsetOf(dataCoding, zero), Buffer.from(hex, 'hex'))).toBe(text)
  })
})
