// What a person typed: a phone number or the beginning of a name?
export { formatPhone } from '../../contacts/phone-format.ts'

/** Does this look like the beginning of a number rather than of a name? */
export const looksLikePhone = (typed: string): boolean => /^[+\d(][\d\s()./-]*$/.test(unseenRemoved(typed))

/** The digits of a number, without what people write between them. */
export const digitsOf = (typed: string): string => unseenRemoved(typed).replace(/\D/g, '')

/** Numbers are often pasted: with direction marks, other hyphens and spaces, full-width digits, or as a tel: link. */
export const unseenRemoved = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .replace(/^(?:tel|sms|smsto):\s*/i, '')
