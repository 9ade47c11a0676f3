// The one-time code that the terminal shows and somebody types on the set-up page.

/** Without 0, O, 1 and I, which look alike: 32 characters, five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A code such as K7QM-2XWD from eight random bytes. */
export function formatCode(random: Uint8Array): string {
  const text = Array.from(random, (byte) => ALPHABET[byte & 31]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** What was typed, as the code is digested: case, spaces and dashes do not matter. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Is this the name of a time zone, such as America/New_York? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name) // offsets such as +02:00 know no summer time
  } catch {
    return false
  }
}
