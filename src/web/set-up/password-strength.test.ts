import { expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'

const known = ['Dana Reyes', 'dana@spokes.example', 'Spokes & Sons']

test.each([
  ['', 0, '12 more characters.'],
  ['elevenchars', 0, '1 more character.'],
  ['🚲🚲🚲🚲🚲🚲', 0, '6 more characters.'],
  ['aaaaaaaaaaaaaaaa', 1, 'Easy to guess: it is a common word or repeats itself.'],
  ['123456789012345', 1, 'Easy to guess: it is a common word or repeats itself.'],
  ['abcdefghijklmnop', 1, 'Easy to guess: it is a common word or repeats itself.'],
  ['Password12345!!', 1, 'Easy to guess: it is a common word or repeats itself.'],
  ['rideriderideride', 1, 'Easy to guess: it is a common word or repeats itself.'],
  ['SpokesSpokes2026', 1, 'Easy to guess: it is mostly a name from this page.'],
  ['t7#kQ9!vLm2x', 2, 'Good. One more word makes it strong.'],
  ['copper lantern quiet harbor', 3, 'Strong.'],
])('a password %j is judged at level %i and told: %s', (password, level, hint) => {
  expect(passwordStrength(password, known)).toEqual({ level, hint })
})
