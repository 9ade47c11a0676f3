import { expect, test } from 'vitest'
import { inclusionSpans } from '../../consent/ledger/proofs.ts'
import { distinct, rangesOf } from './ranges.ts'

test('what several proofs share is read once', () => {
  const spans = distinct([...inclusionSpans(2, 8), ...inclusionSpans(3, 8)])
  expect(spans).toHaveLength(4) // the leaves 2 and 3, the pair beside them, and the other half
  expect(rangesOf(spans)).toEqual([{ level: 0, from: 0, to: 8 }])
})

test('a far part of a large tree is read from its tiles', () => {
  const ranges = rangesOf(inclusionSpans(65_536 + 300, 70_000))
  expect(ranges.filter(({ level }) => level === 2)).toEqual([{ level: 2, from: 0, to: 1 }])
  expect(ranges.filter(({ level }) => level === 0)).toEqual([
    { level: 0, from: 65_792, to: 65_836 },
    { level: 0, from: 65_837, to: 66_048 },
    { level: 0, from: 69_888, to: 70_000 },
  ])
})

test('ranges of different levels stay apart, and neighbours become one', () => {
  const ranges = rangesOf([
    { from: 0, to: 256 },
    { from: 256, to: 512 },
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ])
  expect(ranges).toEqual([
    { level: 0, from: 0, to: 2 },
    { level: 1, from: 0, to: 2 },
  ])
})
