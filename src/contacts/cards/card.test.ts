// What an edit of a contact's card changes, and how an address reads in one line.
import { expect, test } from 'vitest'
import { countries, isCountry } from '../countries.ts'
import { addressLine, afterEdit, type Card, type CardEdit, changesBetween, NO_ADDRESS } from './card.ts'

const hilo = { street: '12 Palm St', city: 'Hilo', state: 'HI', postalCode: '96720', country: 'US' }
const dana: Card = {
  ...{ name: 'Dana Reyes', company: '', email: 'dana@example.com', timeZone: '' },
  address: hilo,
}

test.each<[string, CardEdit, string[]]>([
  ['nothing', {}, []],
  ['what stands there already', { name: 'Dana Reyes', address: { ...hilo } }, []],
  ['a company', { company: 'Reyes & Co' }, ['company:  → Reyes & Co']],
  ['an e-mail taken away', { email: '' }, ['email: dana@example.com → ']],
  ['a zone', { timeZone: 'Pacific/Honolulu' }, ['time_zone:  → Pacific/Honolulu']],
  [
    'another address, whole',
    { address: { ...NO_ADDRESS, city: 'Reno', state: 'NV' } },
    ['address: 12 Palm St, Hilo, HI 96720, US → Reno, NV'],
  ],
  [
    'two things at once',
    { name: '', company: 'Reyes & Co' },
    ['named: Dana Reyes → ', 'company:  → Reyes & Co'],
  ],
])('an edit that names %s', (_what, edit, changes) => {
  const told = changesBetween(dana, afterEdit(dana, edit))
  expect(told.map(({ kind, before, after }) => `${kind}: ${before} → ${after}`)).toEqual(changes)
})

test('a part that only moved to another field of the address is a change', () => {
  const typed = { ...dana, address: { ...NO_ADDRESS, city: 'HI' } }
  const mended = afterEdit(typed, { address: { ...NO_ADDRESS, state: 'HI' } })
  expect(changesBetween(typed, mended)).toEqual([{ kind: 'address', before: 'HI', after: 'HI' }])
})

test('an address is one line, without what is missing', () => {
  expect(addressLine(hilo)).toBe('12 Palm St, Hilo, HI 96720, US')
  expect(addressLine({ ...NO_ADDRESS, postalCode: '96720' })).toBe('96720')
  expect(addressLine(NO_ADDRESS)).toBe('')
})

test('every country has a name, and stands there once', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  expect(countries.filter((letters) => names.of(letters) === undefined)).toEqual([])
  expect(new Set(countries).size).toBe(countries.length)
  expect(countries).toHaveLength(249)
  expect(['US', 'us', 'ZZ', ''].map(isCountry)).toEqual([true, false, false, false])
})
