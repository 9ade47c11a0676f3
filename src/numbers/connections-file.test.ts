import { expect, test } from 'vitest'
import { readConnectionsFile } from './connections-file.ts'

const good = {
  organization: 'Willow Dental',
  name: 'Main line',
  carrier: 'smpp',
  values: { host: 'smsc.example', port: 2775, tls: true, password: 'hush' },
  numbers: [{ phone: '+12025550142', department: 'Front desk' }],
}

test('a connection and its numbers are read, with the pace that is usual', () => {
  const { entries, mistakes } = readConnectionsFile(JSON.stringify([good]))
  expect(mistakes).toEqual([])
  expect(entries[0]).toMatchObject({ segmentsPerSecond: 10, numbers: [{ phone: '+12025550142', name: '' }] })
})

test.each([
  ['not JSON', '{', /must hold a JSON list/],
  ['one connection without a list', JSON.stringify(good), /must hold a JSON list/],
  ['a mistyped name', JSON.stringify([{ ...good, value: {} }]), /^connection 1: .*value/],
  [
    'a value that is a list',
    JSON.stringify([good, { ...good, values: { host: [] } }]),
    /^connection 2, values, host: /,
  ],
  [
    'a number without a department',
    JSON.stringify([{ ...good, numbers: [{ phone: '1' }] }]),
    /^connection 1, numbers 1, department: /,
  ],
  ['two of one name', JSON.stringify([good, { ...good, name: 'MAIN LINE' }]), /Two connections are named/],
])('%s is answered with one sentence', (_what, json, sentence) => {
  const { mistakes } = readConnectionsFile(json)
  expect(mistakes).toHaveLength(1)
  expect(mistakes[0]).toMatch(sentence)
  expect(mistakes[0]).toMatch(/\.$/)
})
