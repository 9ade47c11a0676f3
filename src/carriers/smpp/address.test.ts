import { describe, expect, test } from 'vitest'
import { fromAddress, toAddress } from './address.ts'

describe('The carrier’s addresses become numbers', () => {
  const cases: [written: string, ton: number, country: string, phone: string][] = [
    ['15550002222', 1, 'US', '+15550002222'],
    ['+15550002222', 0, 'US', '+15550002222'],
    ['0015550002222', 0, 'US', '+15550002222'],
    ['2025550123', 2, 'US', '+12025550123'],
    ['2025550123', 0, 'US', '+12025550123'],
    ['12025550123', 0, 'US', '+12025550123'],
    ['447400123456', 0, 'US', '+447400123456'],
    ['07400123456', 2, 'GB', '+447400123456'],
    ['12025550123', 0, 'GB', '+12025550123'],
    ['447400123456', 0, '', '+447400123456'],
    ['15550002222', 0, 'US', '+15550002222'], // no such area code today, and still a number
    ['5550002222', 2, 'US', '+15550002222'],
    ['123456789012345678', 0, 'US', '123456789012345678'],
    ['9999999999', 2, '', '9999999999'],
    ['55155', 3, 'US', '55155'],
    ['55155', 1, 'US', '55155'],
    ['PARLEY', 5, 'US', 'PARLEY'],
    ['12345678', 5, 'US', '12345678'],
    ['', 0, 'US', ''],
    ['12025550123', 0, 'ZZ', '+12025550123'],
  ]
  test.each(cases)('%j of type %i in %j is %j', (written, ton, country, phone) => {
    expect(fromAddress(written, ton, country)).toBe(phone)
  })
})

describe('Numbers become addresses', () => {
  test.each([
    ['+15550002222', { ton: 1, npi: 1, digits: '15550002222' }],
    ['55155', { ton: 3, npi: 0, digits: '55155' }],
    ['PARLEY', { ton: 5, npi: 0, digits: 'PARLEY' }],
  ])('%s', (phone, address) => {
    expect(toAddress(phone, 'auto', 'auto')).toEqual(address)
  })
  test('a setting overrules the number', () => {
    expect(toAddress('+15550002222', 0, 8)).toEqual({ ton: 0, npi: 8, digits: '15550002222' })
  })
})
