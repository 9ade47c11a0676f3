// Phone numbers as people write them, read into E.164, or refused in one sentence that says why.
import parse, { type CountryCode, ParseError, type PhoneNumber } from 'libphonenumber-js/max'

export type PhoneResult = { ok: true; phone: string } | { ok: false; sentence: string }

/** Reads a number that somebody wants to text. Numbers that no text reaches, or only at a surcharge, are refused. */
export function parsePhone(text: string, defaultCountry: CountryCode = 'US'): PhoneResult {
  const read = readPhone(text, defaultCountry)
  if (typeof read === 'string') return { ok: false, sentence: read }
  const sentence = whyNotTexted(read)
  return sentence === null ? { ok: true, phone: read.number } : { ok: false, sentence }
}

/** Reads one of our own numbers: here a toll-free one is fine, businesses text from them. */
export function parseOwnPhone(text: string, defaultCountry: CountryCode = 'US'): PhoneResult {
  const read = readPhone(text, defaultCountry)
  if (typeof read === 'string') return { ok: false, sentence: read }
  const sentence = read.getType() === 'TOLL_FREE' ? null : whyNotTexted(read)
  return sentence === null ? { ok: true, phone: read.number } : { ok: false, sentence }
}

/** A number in E.164 that is known to be a landline only. In North America nobody can tell: there numbers move between both. */
export function isLandline(phone: string): boolean {
  try {
    return parse(phone, { extract: false })?.getType() === 'FIXED_LINE'
  } catch {
    return false
  }
}

const HOW = 'Enter a number such as (202) 555-0142 or +1 202 555 0142.'

/** The number, or the sentence why it is none. */
function readPhone(text: string, defaultCountry: CountryCode): PhoneNumber | string {
  const plain = withoutUnseen(text)
  if (plain === '') return HOW
  const extension = EXTENSION.exec(plain)
  if (extension)
    return `Texts cannot reach an extension. Enter the number without "${extension[0].trim().slice(0, 20)}".`
  if (/\p{L}/u.test(plain)) return `"${plain.slice(0, 40)}" holds letters. ${HOW}`
  if (!WRITTEN.test(plain)) return `"${plain.slice(0, 40)}" is not a phone number. ${HOW}`

  const digits = plain.replace(/\D/g, '')
  const isInternational = plain.startsWith('+')
  if (digits.length > 15) return `A phone number has at most 15 digits; this one has ${digits.length}.`
  if (!isInternational && digits.length <= 6)
    return 'This is a short code, not a phone number. Short codes cannot be texted from here.'
  if (!isInternational && defaultCountry === 'US' && digits.length === 7)
    return 'The area code is missing. Enter all 10 digits, such as (202) 555-0142.'
  return understand(plain, defaultCountry)
}

function understand(plain: string, defaultCountry: CountryCode): PhoneNumber | string {
  try {
    const phone = parse(plain, { defaultCountry, extract: false })
    if (phone && E164.test(phone.number) && (phone.isPossible() || phone.countryCallingCode === '979'))
      return phone
    return `No phone number looks like this; check its digits. ${HOW}`
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return SENTENCES[error.message] ?? `This is not a phone number. ${HOW}`
  }
}

const SENTENCES: Partial<Record<string, string>> = {
  INVALID_COUNTRY: 'No country has this calling code. Check the digits after the +.',
  TOO_SHORT: `This number is too short. ${HOW}`,
  TOO_LONG: `This number is too long. ${HOW}`,
}

/** Why a text to this number would be wrong, however well it is written. */
function whyNotTexted(phone: PhoneNumber): string | null {
  const code = phone.countryCallingCode
  if (SATELLITE.has(code)) return 'This is a satellite phone. Texts to it are not supported.'
  if (NETWORKS.has(code)) return 'This number belongs to no country, and texts to it are not supported.'
  if (code === '800' || phone.getType() === 'TOLL_FREE')
    return 'This is a toll-free number. It belongs to a business line, which texts do not reach.'
  if (code === '979' || code === '808' || SURCHARGED.has(phone.getType() ?? ''))
    return 'This is a premium-rate number. Texting it would cost extra, so it is refused.'
  return null
}

const SATELLITE: ReadonlySet<string> = new Set(['870', '881'])
const NETWORKS: ReadonlySet<string> = new Set(['878', '882', '883', '888'])
const SURCHARGED: ReadonlySet<string> = new Set(['PREMIUM_RATE', 'SHARED_COST'])

const E164 = /^\+[1-9]\d{6,14}$/
const EXTENSION = /(?:[;,]?\s*(?:ext(?:ension)?|x|#)[.:=\s]*|;ext=)\d{1,8}\s*$/iu
const WRITTEN = /^\+?[\s().\-/~]*\d[\d\s().\-/~]*$/

/** ASCII digits and marks only, without a tel: before and the direction marks that address books copy along. */
function withoutUnseen(text: string): string {
  return text
    .normalize('NFKC') // full-width digits and marks
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/^(?:tel|sms|smsto):\s*/i, '')
    .replace(/^00(?=[1-9])/, '+') // as most of the world dials abroad; no number here begins so
    .replace(/;phone-context=(\+\d{1,3})$/i, '')
    .trim()
}
