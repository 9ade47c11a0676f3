// One spelling for what people write in many.
import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test.each([
  ['Please STOP! Don’t text me.', 'please stop . dont text me .'],
  ['pls dont txt me, ok?', 'please dont text me , ok ?'],
  ['S.T.O.P. texting', 'stop . texting'],
  ['s t o p texting me', 'stop texting me'],
  ['stooooop pleaseeee', 'stop please'],
  ['st0p, $top, 5top', 'stop , stop , stop'],
  ['at 3pm or 10am, call 555-0142', 'at 3pm or 10am , call 555 0142'],
  ['opt-out / un-subscribe / do not', 'optout unsubscribe dont'],
  ['u r the best & wrong #', 'you are the best and wrong number'],
  ['ne m’envoyez plus d’avis', 'ne m envoyez plus d avis'],
  ['Take. Me. Off. Your. List.', 'take me off your list'],
  ['ＳＴＯＰ 𝓼𝓽𝓸𝓹 ѕtор s\u200bt\u200bo\u200bp 🅂🅃🄾🄿 arrêt', 'stop stop stop stop stop arret'],
  ['see https://shop.example/stop now', 'see now'],
  ['🛑 texts', 'nosign texts'],
  ['', ''],
  ['👍', ''],
])('%j is the words %j', (text, words) => {
  expect(wordsOf(text).join(' ')).toBe(words)
})
