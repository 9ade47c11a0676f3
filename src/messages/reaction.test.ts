// Reactions of phones as tables: the text → what it is, and the thread → what is folded onto what.
import { describe, expect, test } from 'vitest'
import { foldReactions, type Reactable, readReaction } from './reaction.ts'

const read = (body: string): string => {
  const reaction = readReaction(body)
  if (!reaction) return 'a text'
  const { mark, isTakenBack, quote } = reaction
  const about = quote === 'file' ? '(file)' : `${quote.words}${quote.isCut ? ' (cut)' : ''}`
  return `${isTakenBack ? 'minus ' : ''}${mark} ${about}`
}

describe('Of a phone', () => {
  test.each([
    ['Liked “See you at six”', '👍 See you at six'],
    ['Loved "See you at six"', '❤️ See you at six'],
    ['Disliked “No”', '👎 No'],
    ['Laughed at “We said “maybe” twice”', '😂 We said “maybe” twice'],
    ['Emphasized “Ready”', '‼️ Ready'],
    ['Emphasised “Ready”', '‼️ Ready'],
    ['Questioned “Ready”', '❓ Ready'],
    ['Loved an image', '❤️ (file)'],
    ['Liked a video', '👍 (file)'],
    ['Removed a heart from “See you at six”', 'minus ❤️ See you at six'],
    ['Removed a like from “x”', 'minus 👍 x'],
    ['Removed an exclamation from “x”', 'minus ‼️ x'],
    ['Removed a heart from an image', 'minus ❤️ (file)'],
    ['Reacted 🔥 to “Two\nlines”', '🔥 Two\nlines'],
    ['Removed 🔥 from “Hot”', 'minus 🔥 Hot'],
    ['\u200a\u200b👍\u200b to “\u200aReady\u200a”\u200a', '👍 Ready'],
    ['👍 to “Ready”', '👍 Ready'],
    ['👍🏽 to “Ready”', '👍🏽 Ready'],
    ['\u200aRemoved \u200c👍\u200c from “\u200aReady\u200a”\u200a', 'minus 👍 Ready'],
    ['Liked “Your bike is ready, come by any…', '👍 Your bike is ready, come by any (cut)'],
    ['Liked “Your bike is ready…”', '👍 Your bike is ready (cut)'],
    ['Le encantó “Está lista”', '❤️ Está lista'],
    ['Le gustó “Está lista”', '👍 Está lista'],
    ['No le gustó “Está lista”', '👎 Está lista'],
    ['Le gustó una foto', '👍 (file)'],
    ['Reaccionó con 👍 a “Está lista”', '👍 Está lista'],
    ['Quitó un me gusta de “Está lista”', 'minus 👍 Está lista'],
    ['A adoré « C’est prêt »', '❤️ C’est prêt'],
    ['A aimé « C’est prêt »', '👍 C’est prêt'],
    ['N’a pas aimé « C’est prêt »', '👎 C’est prêt'],
    ['A ri de « C’est prêt »', '😂 C’est prêt'],
    ['A réagi avec 😂 à « C’est prêt »', '😂 C’est prêt'],
    ['A retiré un cœur de « C’est prêt »', 'minus ❤️ C’est prêt'],
    ['a attribué la mention « J’aime » à « C’est prêt »', '👍 C’est prêt'],
    ['A aimé une photo', '👍 (file)'],
  ])('%j is %s', (body, expected) => {
    expect(read(body)).toBe(expected)
  })
})

describe('Words of their own are a text', () => {
  test.each([
    'Loved “the cake”, but no more texts',
    'Loved “the cake”, but not “the tart”',
    'Liked an image but stop texting',
    'Liked your new place',
    'I liked “See you at six”',
    'Liked',
    'Liked “no end to this quote',
    'What does “Ready” mean?',
    '👍',
    '👍 to you',
    'STOP',
    '',
    `Liked “${'x'.repeat(3_000)}”`,
    'Liked “'.repeat(200),
  ])('%j', (body) => {
    expect(read(body)).toBe('a text')
  })
})

type Said = readonly [id: string, body: string, more?: Partial<Reactable>]
const us = { ours: true, kind: 'text' }
/** Each text that is shown, with its badge. */
function shown(said: readonly Said[]): string {
  const texts = said.map(
    ([id, body, more], orderNo): Reactable => ({
      ...{ id, body, orderNo, ours: false, kind: 'none', isErased: false },
      ...more,
    }),
  )
  const { badges, folded } = foldReactions(texts)
  return texts
    .filter(({ id }) => !folded.has(id))
    .map(({ id }) => `${id}${badges.get(id)?.mark ?? ''}`)
    .join(' ')
}

test.each<[string, readonly Said[], string]>([
  [
    'on the text that it quotes',
    [
      ['a', 'Ready', us],
      ['b', 'Other', us],
      ['c', 'Liked “Ready”'],
    ],
    'a👍 b',
  ],
  [
    'on the newest of two that are the same',
    [
      ['a', 'Ready', us],
      ['b', 'Ready', us],
      ['c', 'Liked “Ready”'],
    ],
    'a b👍',
  ],
  [
    'on ours before theirs',
    [
      ['a', 'Ready', us],
      ['b', 'Ready'],
      ['c', 'Liked “Ready”'],
    ],
    'a👍 b',
  ],
  [
    'on theirs where it is theirs',
    [
      ['a', 'See you'],
      ['c', 'Loved “See you”'],
    ],
    'a❤️',
  ],
  [
    'on one that begins with what was cut',
    [
      ['a', 'Your bike is ready since noon', us],
      ['c', 'Liked “Your bike…”'],
    ],
    'a👍',
  ],
  [
    'on one that was cut without a sign, when enough is left',
    [
      ['a', 'Your bike is ready since noon', us],
      ['c', 'Liked “Your bike is ready”'],
    ],
    'a👍',
  ],
  [
    'on the same words before words that begin so',
    [
      ['a', 'Your bike is ready', us],
      ['b', 'Your bike is ready since noon', us],
      ['c', 'Liked “Your bike is ready”'],
    ],
    'a👍 b',
  ],
  [
    'nowhere when too little is left to be sure',
    [
      ['a', 'Yes, of course', us],
      ['c', 'Liked “Yes”'],
    ],
    'a c',
  ],
  [
    'nowhere when it quotes nothing that is here',
    [
      ['a', 'Hello', us],
      ['c', 'Liked “Ready”'],
    ],
    'a c',
  ],
  [
    'nowhere when what it quotes comes later',
    [
      ['c', 'Liked “Ready”'],
      ['a', 'Ready', us],
    ],
    'c a',
  ],
  [
    'whatever quotes the carrier made of it',
    [
      ['a', 'It’s “ready”  now', us],
      ['c', 'Liked “It\'s "ready" now”'],
    ],
    'a👍',
  ],
  [
    'and changed by the next one',
    [
      ['a', 'Ready', us],
      ['b', 'Liked “Ready”'],
      ['c', 'Loved “Ready”'],
    ],
    'a❤️',
  ],
  [
    'and taken back',
    [
      ['a', 'Ready', us],
      ['b', 'Loved “Ready”'],
      ['c', 'Removed a heart from “Ready”'],
    ],
    'a',
  ],
  [
    'and left when another one is taken back',
    [
      ['a', 'Ready', us],
      ['b', 'Liked “Ready”'],
      ['c', 'Removed a heart from “Ready”'],
    ],
    'a👍',
  ],
  [
    'taken back though it was put above what is held',
    [
      ['a', 'Ready', us],
      ['c', 'Removed a like from “Ready”'],
    ],
    'a',
  ],
  [
    'on the newest picture',
    [
      ['a', '', { ...us, files: [1] }],
      ['b', 'Look', us],
      ['c', 'Loved an image'],
    ],
    'a❤️ b',
  ],
  [
    'nowhere without a picture',
    [
      ['b', 'Look', us],
      ['c', 'Loved an image'],
    ],
    'b c',
  ],
  [
    'never where its words were an opt-out',
    [
      ['a', 'STOP', us],
      ['c', 'Liked “STOP”', { kind: 'opt_out' }],
    ],
    'a c',
  ],
  [
    'never from us',
    [
      ['a', 'Ready', us],
      ['c', 'Liked “Ready”', us],
    ],
    'a c',
  ],
])('A reaction is folded %s', (_, said, expected) => {
  expect(shown(said)).toBe(expected)
})

test('a thousand texts that look like reactions are folded in no time to speak of', () => {
  const said: Said[] = Array.from({ length: 1_000 }, (_, n) =>
    n % 2 ? [`${n}`, `Liked “Text ${n - 1}…`] : [`${n}`, `Text ${n} of many`, us],
  )
  expect(shown(said).split(' ')).toHaveLength(500)
})
