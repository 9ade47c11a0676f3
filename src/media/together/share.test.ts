// The files of one text share what the strictest carrier takes.
import { expect, test } from 'vitest'
import { shareOut } from './share.ts'

const KB = 1024
const picture = (id: string, kb: number) => ({ id, bytes: kb * KB, mayShrink: true })
const film = (id: string, kb: number) => ({ id, bytes: kb * KB, mayShrink: false })

const cases: [string, Parameters<typeof shareOut>[0], Record<string, number> | null][] = [
  ['one that fits is left alone', [picture('a', 500)], {}],
  ['two that fit together are left alone', [picture('a', 300), picture('b', 300)], {}],
  ['two large ones get half each', [picture('a', 600), picture('b', 500)], { a: 300, b: 300 }],
  ['a small one leaves its share to the large one', [picture('a', 100), picture('b', 600)], { b: 500 }],
  ['a film keeps its size, the picture gives way', [film('f', 400), picture('a', 300)], { a: 200 }],
  ['a film that is too large alone', [film('f', 601)], null],
  ['nothing worth seeing is left for the picture', [film('f', 595), picture('a', 300)], null],
  [
    'ten pictures share evenly',
    Array.from({ length: 10 }, (_, n) => picture(`p${n}`, 600)),
    Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`p${n}`, 60])),
  ],
]

test.each(cases)('%s', (_title, files, shares) => {
  const shared = shareOut(files, 600 * KB)
  expect(shared && Object.fromEntries([...shared].map(([id, bytes]) => [id, bytes / KB]))).toEqual(shares)
})
