// Numbers and names of phones that nobody has: +1 202 555 0100 to 0199 are set aside for fiction (NANPA).
import type { Handset } from './contract.ts'

/** The three phones of a new demo. */
export const firstHandsets: readonly Handset[] = [
  { phone: '+12025550142', name: 'Dana Reyes' },
  { phone: '+12025550157', name: 'Marcus Bell' },
  { phone: '+12025550168', name: 'Priya Nair' },
]

const all = Array.from({ length: 100 }, (_, index) => `+120255501${String(index).padStart(2, '0')}`)

/** A fictitious number that is not among these; null when all hundred are. */
export function freeNumber(taken: readonly string[]): string | null {
  const used = new Set(taken)
  return all.slice(20).find((phone) => !used.has(phone)) ?? all.find((phone) => !used.has(phone)) ?? null
}
