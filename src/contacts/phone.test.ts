import { describe, expect, test } from 'vitest'
import { isLandline, parseOwnPhone, parsePhone } from './phone.ts'

const READ: [written: string, phone: string][] = [
  ['+12025550142', '+12025550142'],
  ['2025550142', '+12025550142'],
  ['(202) 555-0142', '+12025550142'],
  ['1-202-555-0142', '+12025550142'],
  ['202.555.0142', '+12025550142'],
  ['+1 (202) 555‑0142', '+12025550142'],
  ['tel:+1-202-555-0142', '+12025550142'],
  ['tel:2025550142;phone-context=+1', '+12025550142'],
  ['sms:+12025550142', '+12025550142'],
  ['２０２５５５０１４２', '+12025550142'],
  ['＋１ ２０２ ５５５ ０１４２', '+12025550142'],
  ['٢٠٢٥٥٥٠١٤٢', '+12025550142'],
  ['۲۰۲۵۵۵۰۱۴۲', '+12025550142'],
  ['\u202A+1 (202) 555-0142\u202C', '+12025550142'],
  ['\u2060+1\u00A0202\u00A0555\u00A00142\u200B', '+12025550142'],
  ['+1\u0000 202 555 0142', '+12025550142'],
  ['+1 555 010-0123', '+15550100123'],
  ['011 44 20 7946 0958', '+442079460958'],
  ['+44 20 7946 0958', '+442079460958'],
  ['0044 7400 123456', '+447400123456'],
]

const REFUSED: [written: string, why: RegExp][] = [
  ['', /^Enter a number/],
  ['   ', /^Enter a number/],
  ['+', /not a phone number/],
  ['()', /not a phone number/],
  ['++12025550142', /not a phone number/],
  ['1-800-FLOWERS', /letters/],
  ['call me at 2025550142', /letters/],
  ['٢٠٢٥٥٥٠١٤٢ هاتف', /letters/],
  ['+1 555 010-0123 x9', /extension.*"x9"/],
  ['202-555-0142 ext. 12', /extension/],
  ['tel:+12025550142;ext=12', /extension/],
  ['202-555-0142#5', /extension/],
  ['12345', /short code/],
  ['262966', /short code/],
  ['911', /short code/],
  ['555-0142', /area code/],
  ['1'.repeat(40), /at most 15 digits; this one has 40/],
  [`+${'9'.repeat(16)}`, /at most 15 digits/],
  ['+1911', /check its digits/],
  ['+99912345678', /calling code|check its digits/],
  ['+0123456789', /calling code|check its digits/],
  ['07700 900123', /check its digits/],
  ['+8816123456789', /satellite/],
  ['+870773123456', /satellite/],
  ['+882161234567', /belongs to no country/],
  ['+19005551234', /premium-rate/],
  ['+979123456789', /premium-rate/],
  ['+18005551234', /toll-free/],
  ['+80012345678', /toll-free/],
]

describe('A number that somebody wants to text', () => {
  test.each(READ)('%j is read as %s', (written, phone) => {
    expect(parsePhone(written)).toEqual({ ok: true, phone })
  })

  test.each(REFUSED)('%j is refused in one sentence', (written, why) => {
    const result = parsePhone(written)
    expect(result).toMatchObject({ ok: false })
    if (!result.ok) {
      expect(result.sentence).toMatch(why)
      expect(result.sentence).toMatch(/\.$/)
      expect(result.sentence.length).toBeLessThan(160)
    }
  })

  test('is read the same again from what it was read into', () => {
    for (const [, phone] of READ) expect(parsePhone(phone)).toEqual({ ok: true, phone })
  })

  test('without a country code belongs to the country given', () => {
    expect(parsePhone('020 7946 0958', 'GB')).toEqual({ ok: true, phone: '+442079460958' })
  })
})

describe('A number of our own', () => {
  test('may be toll-free, because businesses text from such numbers', () => {
    expect(parseOwnPhone('(833) 555-0142')).toEqual({ ok: true, phone: '+18335550142' })
  })

  test.each(['12345', '+8816123456789', '+19005551234', 'main line'])('%j is refused', (written) => {
    expect(parseOwnPhone(written)).toMatchObject({ ok: false })
  })
})

test.each([
  ['+442079460958', true],
  ['+498912345678', true],
  ['+447400123456', false],
  ['+12125550142', false],
  ['+12025550142', false],
  ['12345', false],
  ['erased 0190', false],
])('%s is a landline and nothing else: %s', (phone, landline) => expect(isLandline(phone)).toBe(landline))
