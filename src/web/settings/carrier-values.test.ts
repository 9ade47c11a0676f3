import { describe, expect, it, test } from 'vitest'
import type { ConnectionView } from '../../numbers/contract.ts'
import { type CarrierForm, checkCarrier, initialValues, splitFields, valuesToSend } from './carrier-values.ts'

const carrier: CarrierForm = {
  name: 'smpp',
  label: 'SMPP',
  fields: [
    { name: 'host', label: 'Host', type: 'text', required: true },
    { name: 'port', label: 'Port', type: 'number', required: true, initial: 2775 },
    { name: 'password', label: 'Password', type: 'password', secret: true, required: true },
    { name: 'tls', label: 'TLS', type: 'switch', initial: true },
    { name: 'window', label: 'Window', type: 'number', initial: 10 },
    { name: 'alphabet', label: 'Alphabet', type: 'select', options: [{ value: 'gsm7', label: 'GSM-7' }] },
  ],
}
const connection: ConnectionView = {
  id: '0190b0c0-0000-7000-8000-000000000001',
  carrier: 'smpp',
  name: 'Main',
  settings: { host: 'smpp.example', port: 3550, tls: false },
  hasCredentials: true,
  paused: false,
  state: 'up',
  stateNote: '',
  stateAt: null,
  segmentsPerSecond: 10,
}
const filled = {
  name: 'Main',
  segmentsPerSecond: 10,
  'values.host': 'smpp.example',
  'values.port': 2775,
  'values.password': 'secret',
}

test('a new connection starts with what the carrier suggests', () => {
  expect(initialValues(carrier, undefined)).toEqual({
    'values.host': '',
    'values.port': 2775,
    'values.password': '',
    'values.tls': true,
    'values.window': 10,
    'values.alphabet': '',
  })
})

test('a connection that is changed starts with what it has, and never with a secret', () => {
  expect(initialValues(carrier, connection)).toMatchObject({
    'values.host': 'smpp.example',
    'values.port': 3550,
    'values.password': '',
    'values.tls': false,
    'values.window': '',
  })
})

describe('what is missing is said at its field', () => {
  it.each([
    ['everything is there', filled, true, {}],
    ['no name', { ...filled, name: ' ' }, true, { name: 'Enter a name for this connection.' }],
    ['no host', { ...filled, 'values.host': '' }, true, { 'values.host': 'Enter this: Host.' }],
    ['no secret', { ...filled, 'values.password': '' }, true, { 'values.password': 'Enter this: Password.' }],
    ['a secret that is kept', { ...filled, 'values.password': '' }, false, {}],
    [
      'no pace',
      { ...filled, segmentsPerSecond: '' },
      true,
      { segmentsPerSecond: 'Enter a number from 0.1 to 5,000.' },
    ],
    [
      'too fast',
      { ...filled, segmentsPerSecond: 9_000 },
      true,
      { segmentsPerSecond: 'Enter a number from 0.1 to 5,000.' },
    ],
  ])('%s', (_, values, isNew, wrong) => {
    expect(checkCarrier({ carrier, values, isNew })).toEqual(wrong)
  })
})

test('a secret left empty is not sent, another field left empty is, and numbers are numbers', () => {
  const values = {
    ...filled,
    'values.port': '3550',
    'values.password': '',
    'values.window': '',
    'values.tls': false,
  }
  expect(valuesToSend(carrier, values)).toEqual({ host: 'smpp.example', port: 3550, window: '', tls: false })
})

test('what everyone must enter stands open, the rest is folded away', () => {
  const { open, folded } = splitFields(carrier)
  expect(open.map(({ name }) => name)).toEqual(['host', 'port', 'password'])
  expect(folded.map(({ name }) => name)).toEqual(['tls', 'window', 'alphabet'])
})
