// Numbers as SMPP writes them (digits, a type and a plan) ↔ numbers as we write them (E.164, short codes, sender names).
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'
import type { SmppSettings } from './settings.ts'

export type Address = { readonly ton: number; readonly npi: number; readonly digits: string }

const INTERNATIONAL = 1
const NATIONAL = 2
const NETWORK = 3
const ALPHANUMERIC = 5
const ISDN = 1

type Plan = SmppSettings['sourceTon']

/** How a number is written to the carrier; `ton` and `npi` overrule what the number itself says. */
export function toAddress(phone: string, ton: Plan, npi: Plan): Address {
  const read = readPhone(phone)
  return { ...read, ton: ton === 'auto' ? read.ton : ton, npi: npi === 'auto' ? read.npi : npi }
}

/** The number that the carrier means, in E.164 where it is one; short codes and sender names stay as they are. */
export function fromAddress(written: string, ton: number, country: string): string {
  const address = written.trim()
  if (ton === ALPHANUMERIC || !/^\+?[0-9]{7,}$/.test(address)) return address
  if (address.startsWith('+')) return address
  if (address.startsWith('00')) return `+${address.slice(2)}`
  if (ton === INTERNATIONAL) return `+${address}`
  // Of unknown type: a number of our country, or one with its country code. What is valid counts before what merely
  // has the right length, as tables of numbers age.
  const national = country === '' ? [] : readNumber(address, country)
  const international = ton === NATIONAL ? [] : readNumber(`+${address}`)
  const readings = [...national, ...international]
  return (readings.find(({ isValid }) => isValid) ?? readings[0])?.phone ?? address
}

function readPhone(phone: string): Address {
  if (phone.startsWith('+')) return { ton: INTERNATIONAL, npi: ISDN, digits: phone.slice(1) }
  if (/^[0-9]+$/.test(phone)) return { ton: NETWORK, npi: 0, digits: phone }
  return { ton: ALPHANUMERIC, npi: 0, digits: phone }
}

function readNumber(digits: string, country?: string): { phone: string; isValid: boolean }[] {
  // A country that the library does not know reads nothing, which is what we want of it.
  const number = parsePhoneNumberFromString(digits, country as CountryCode | undefined)
  return number?.isPossible() ? [{ phone: number.number, isValid: number.isValid() }] : []
}
