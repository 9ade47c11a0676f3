import { expect, test } from 'vitest'
import { smppCredentials, smppFields, smppSettings } from './settings.ts'
import { smpp } from './smpp.ts'

const least = { host: 'smsc.example.com', systemId: 'parley' }

test('host and system ID suffice, everything else is as most carriers have it', () => {
  expect(smppSettings.parse(least)).toMatchObject({ port: 2775, tls: false, window: 10, enquireSeconds: 30 })
})

test('the form offers every setting, begins with what holds without it, and marks what is secret', () => {
  const settings = Object.keys(smppSettings.shape)
  expect(
    smppFields
      .filter(({ secret }) => !secret)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(settings.toSorted())
  expect(smppFields.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(
    Object.keys(smppCredentials.shape),
  )
  const filled = Object.fromEntries(smppFields.map(({ name, initial }) => [name, initial]))
  expect(smppSettings.parse({ ...filled, ...least })).toEqual(smppSettings.parse(least))
  expect(smpp.fields).toBe(smppFields)
})

test('numbers may come as a form writes them', () => {
  expect(
    smppSettings.parse({ ...least, port: '3550', window: '50', sourceTon: '5', country: 'gb' }),
  ).toMatchObject({
    port: 3550,
    window: 50,
    sourceTon: 5,
    country: 'GB',
  })
})

test.each([
  [{ host: undefined }, 'Enter the host that the carrier gave you.'],
  [{ host: ' ' }, 'Enter the host that the carrier gave you.'],
  [
    { host: 'smpp://smsc.example.com:2775' },
    'Enter a host name or address alone, without smpp:// and without a port.',
  ],
  [{ port: 70_000 }, 'A port is 1 to 65535.'],
  [{ port: 'x' }, 'A port is 1 to 65535.'],
  [{ systemId: '' }, 'Enter the system ID that the carrier gave you.'],
  [{ systemId: 'größe' }, 'The system ID may hold plain letters, digits and signs only.'],
  [{ systemType: 'thirteen long' }, 'The system type may have at most 12 characters.'],
  [{ window: 501 }, 'The window is 1 to 500 texts.'],
  [{ enquireSeconds: 1 }, 'Check the line every 5 to 300 seconds.'],
  [{ country: 'USA' }, 'Enter the two letters of a country, such as US.'],
])('%j is answered with one sentence', (wrong, sentence) => {
  const { error } = smppSettings.safeParse({ ...least, ...wrong })
  expect(error?.issues[0]?.message).toBe(sentence)
})
