// A contact's name as the words it is found by, and what somebody typed as the beginnings of such words.

const MOST_WORDS = 12

/** The words of a name: lower case, without accents, each once. */
export function nameWords(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? [])].slice(0, MOST_WORDS)
}

/** Does every typed word begin some word of this name? */
export function isNamedLike(name: string, typed: readonly string[]): boolean {
  const words = nameWords(name)
  return typed.every((beginning) => words.some((word) => word.startsWith(beginning)))
}

/** Beginnings of E.164 numbers that the typed digits may mean, with and without the country code. */
export function phoneBeginnings(typed: string): string[] {
  if (!/^[+\d\s().\-/]+$/.test(typed)) return []
  const digits = typed.replace(/\D/g, '')
  if (digits.length < 2 || digits.length > 15) return []
  return typed.includes('+') || digits.startsWith('1') ? [`+${digits}`] : [`+1${digits}`, `+${digits}`]
}
