// One slip away from a keyword, and the real words that only look like one.
import { expect, test } from 'vitest'
import { nearWord } from './near-words.ts'

test.each([
  ['sopt', null],
  ['stpo', 'stop'],
  ['sttop', 'stop'],
  ['stpp', 'stop'],
  ['qiut', 'quit'],
  ['cancle', 'cancel'],
  ['remvoe', 'remove'],
  ['unsubscrbe', 'unsubscribe'],
  ['unsusbcribe', 'unsubscribe'],
  ['texitng', 'texting'],
  ['mesages', 'messages'],
  ['arretz', 'arretez'],
  ['mensjes', 'mensajes'],
  ['hlep', 'help'],
  ['strat', 'start'],
])('%s means %s', (word, meant) => {
  expect(nearWord(word)).toBe(meant)
})

const real =
  'shop step stow spot top atop quite quiet quilt hell help helps hello star stat tart smart and send end cancer remote massage testing lending listen'
test.each(real.split(' '))('%s is itself', (word) => {
  expect(nearWord(word)).toBeNull()
})
