// What a person typed: a phone number or the beginning of a name?
export { formatPhone } from '../../contacts/phone-format.ts'

/** Does this look like the beginning of a number rather than of a name? */
export const looksLikePhone = (typed: string): boolean => /^[+\d(][\d\s().-]*$/.test(typed.trim())
