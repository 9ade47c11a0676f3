// How hard a new password is to guess, in words. A hint while typing, never a gate: the contract's length is the rule.

export type Strength = { level: 0 | 1 | 2 | 3; hint: string }

const SHORTEST = 12

/** `known` is what a stranger would try first: names, the e-mail address, the organization. */
export function passwordStrength(password: string, known: readonly string[]): Strength {
  const missing = SHORTEST - Array.from(password).length
  if (missing > 0) return { level: 0, hint: `${missing} more ${missing === 1 ? 'character' : 'characters'}.` }
  const lower = password.toLowerCase()
  const guessed = known.flatMap(wordsOf).find((word) => lower.includes(word))
  const left = withoutGuessable(guessed ? lower.replaceAll(guessed, '') : lower)
  const distinct = new Set(left).size
  if (distinct < 6 || left.length < 8)
    return {
      level: 1,
      hint: guessed
        ? 'Easy to guess: it is mostly a name from this page.'
        : 'Easy to guess: it is a common word or repeats itself.',
    }
  if (left.length < 16 || distinct < 9) return { level: 2, hint: 'Good. One more word makes it strong.' }
  return { level: 3, hint: 'Strong.' }
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4)

/** Takes out what adds length but no surprise: common words, runs such as 1234 or aaaa, and repeated pieces. */
function withoutGuessable(text: string): string {
  const plain = COMMON.reduce((rest, word) => rest.replaceAll(word, ''), text)
  const unrepeated = plain.replace(/(.{2,}?)\1+/gu, '$1')
  const kept = Array.from(unrepeated).filter((character, index, all) => {
    const step = codeOf(character) - codeOf(all[index - 1])
    return index === 0 || Math.abs(step) > 1
  })
  return kept.join('')
}

const codeOf = (character: string | undefined): number => character?.codePointAt(0) ?? Number.NaN

const COMMON = [
  'password',
  'passwort',
  'qwerty',
  'qwertz',
  'asdf',
  'letmein',
  'welcome',
  'admin',
  'parley',
  '12345',
]
