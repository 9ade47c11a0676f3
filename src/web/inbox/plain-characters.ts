// Characters that make a whole text costlier though a plain one says the same: phones put them in by themselves.
import { segmentsOf } from '../../messages/segments.ts'

const plain: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': ',',
  '\u201b': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2032': "'",
  '\u2033': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u2026': '...',
  '\u2022': '-',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u200a': ' ',
  '\u202f': ' ',
  '\u200b': '',
  '\ufeff': '',
  '\u0060': "'",
  '\u00b4': "'",
}

/** The text with plain characters, when that makes it cheaper; null when it would not. */
export function cheaper(body: string): string | null {
  const replaced = Array.from(body, (character) => plain[character] ?? character).join('')
  return replaced !== body && segmentsOf(replaced).segments < segmentsOf(body).segments ? replaced : null
}
