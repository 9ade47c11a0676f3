// Reactions and quotes are not the sender's words; what stands beside them is.
import { expect, test } from 'vitest'
import { ownWords } from './own-words.ts'

const nothing = [
  'Liked “Reply STOP to opt out”',
  'Laughed at “Reply “STOP” to opt out”',
  'Emphasised "Reply STOP to opt out"',
  "Questioned 'Reply STOP'",
  'Removed an exclamation from “Reply STOP”',
  'Reacted 🔥 to “Reply STOP,\nplease”',
  'Liked “Hi Ann, reply STOP to unsub…',
  '\u200a\u200b👍\u200b to “\u200aReply STOP\u200a”\u200a',
  '\u200aRemoved \u200c👍\u200c from “\u200aReply STOP\u200a”\u200a',
  'Loved an image',
  'Le encantó “Responda ALTO”',
  'No le gustó “Responda ALTO”',
  'Exclamó por “Responda ALTO”',
  'Reaccionó con 👍 a “Responda ALTO”',
  'Quitó un me gusta de “Responda ALTO”',
  'Le gustó una foto',
  'A adoré « Répondez ARRET »',
  'N’a pas aimé « Répondez ARRET »',
  'A ri de « Répondez ARRET »',
  'A réagi avec 😂 à « Répondez ARRET »',
  'A retiré un cœur de « Répondez ARRET »',
  'a attribué la mention « J’aime » à « Répondez ARRET »',
  'A aimé une photo',
  'Liked “one” Loved “two”',
]
test.each(nothing)('%j holds no word of the sender', (text) => {
  expect(ownWords(text)).not.toMatch(/[\p{L}\p{N}]/u)
})

test.each([
  ['Loved “the cake”, but no more texts', ', but no more texts'],
  ['Liked an image but stop texting', ' but stop texting'],
  ['Liked your new place', 'Liked your new place'],
  ['please "stop" now', 'please  stop  now'],
  ['What does “Reply STOP to opt out” mean?', 'What does   mean?'],
  ['I said “stop texting me please” twice', 'I said  stop texting me please  twice'],
  ['“Please stop texting me”', '“Please stop texting me”'],
  ['Thanks!\n> Reply STOP to opt out', 'Thanks!'],
  ['Thanks!\nOn Mon, Jan 5, Lee Dental wrote:\nReply STOP', 'Thanks!'],
])('of %j the own words are %j', (text, own) => {
  expect(ownWords(text)).toBe(own)
})
