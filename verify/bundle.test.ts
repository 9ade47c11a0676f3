// Evidence files: what the product puts into one is verified offline, and no alteration of it is.
import { expect, test } from 'vitest'
import { type Random, seeded } from '../test/chaos/random.ts'
import { verifyBundle } from './bundle.ts'
import type { Trust } from './heads.ts'
import { CannotVerify, type Finding } from './report.ts'
import { bundleFrom, present } from './test-bundle.ts'
import { makeLedger, publicKeyOf, someKey } from './test-ledger.ts'

const key = someKey(1)
const trust: Trust = { keys: [publicKeyOf(key)], against: null }
const tables = makeLedger({ seed: 21, sizes: [530, 30], erasures: 2, key })
const organization = present(tables.treeHeads[0]).organization
const erased = tables.leaves.filter(
  (leaf) =>
    leaf.organization === organization && !tables.personal.some(({ recordId }) => recordId === leaf.recordId),
)
const positions = [0, 3, 255, 256, 400, 517, ...erased.map(({ position }) => position), 528, 529]
const bundle = bundleFrom(tables, organization, positions)

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null
const asJson = (): Json => JSON.parse(JSON.stringify(bundle))

function verify(file: Json, trusted: Trust = trust): { faults: Finding[]; records: number } {
  const faults: Finding[] = []
  const report = { fault: (finding: Finding) => void faults.push(finding), remark: () => {} }
  const { records } = verifyBundle({ place: 'evidence.json', fields: { ...Object(file) } }, trusted, report)
  return { faults, records }
}

test('an evidence file made by the product verifies, also with records that were erased', () => {
  expect(erased).toHaveLength(2)
  expect(verify(asJson())).toEqual({ faults: [], records: positions.length })
})

test('it verifies against every head that was ever kept', () => {
  for (const against of tables.heads) expect(verify(asJson(), { keys: [], against }).faults).toEqual([])
})

/** Every single value in a file, by the way that leads to it. */
function leavesOf(json: Json, way: string[] = []): string[][] {
  if (typeof json !== 'object' || json === null) return [way]
  return Object.entries(json).flatMap(([name, value]) => leavesOf(value, [...way, name]))
}

function changed(json: Json, way: readonly string[], alter: (value: Json) => Json): Json {
  const [name, ...rest] = way
  if (name === undefined) return alter(json)
  const copy = Array.isArray(json) ? [...json] : { ...Object(json) }
  copy[name] = changed(copy[name], rest, alter)
  return copy
}

function otherValue(value: Json, random: Random): Json {
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') return random.pick<Json>(['x', 1, true])
  if (/^[0-9a-f]+$/.test(value)) return (value.startsWith('0') ? '1' : '0') + value.slice(1)
  return random.pick([null, `${value} `, value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))])
}

test('no value in it can be altered', () => {
  const random = seeded(1)
  const file = asJson()
  // Proofs of the past count only for who kept that head: the next test alters those.
  const ways = leavesOf(file).filter(([first]) => first !== 'past')
  expect(ways.length).toBeGreaterThan(300)
  const unseen = ways.filter((way) => {
    const altered = changed(file, way, (value) => otherValue(value, random))
    return JSON.stringify(altered) !== JSON.stringify(file) && isFine(altered)
  })
  expect(unseen.map((way) => way.join('.'))).toEqual([])
})

/** Verifies without a fault. A file that cannot be read is not fine either. */
function isFine(file: Json, trusted: Trust = trust): boolean {
  try {
    return verify(file, trusted).faults.length === 0
  } catch (error) {
    if (error instanceof CannotVerify) return false
    throw error
  }
}

test('no proof of the past can be altered', () => {
  const random = seeded(2)
  const file = asJson()
  const missed = bundle.past.flatMap(({ proof }, at) => {
    const against = present(tables.heads[at])
    return proof.filter((_, hash) => {
      const way = ['past', String(at), 'proof', String(hash)]
      return isFine(
        changed(file, way, (value) => otherValue(value, random)),
        { keys: [], against },
      )
    })
  })
  expect(missed).toEqual([])
})

const records = (file: Json, alter: (records: Json[]) => Json[]): Json =>
  changed(file, ['records'], (list) => alter(Array.isArray(list) ? list : []))

const altered: [string, (file: Json) => Json, RegExp][] = [
  ['two records exchange their places', (file) => swapped(file, 'position'), /altered record/],
  ['two records exchange their personal parts', (file) => swapped(file, 'personal'), /altered personal part/],
  ['two records exchange their columns', (file) => swapped(file, 'columns'), /altered record/],
  ['a record comes twice', (file) => records(file, (list) => [...list, present(list[0])]), /added record/],
  [
    'a personal part is left out',
    (file) =>
      changed(
        changed(file, ['records', '0', 'personal'], () => null),
        ['records', '0', 'salt'],
        () => null,
      ),
    /missing personal part/,
  ],
  [
    'an erasure record is left out',
    (file) => records(file, (list) => list.slice(0, -1)),
    /missing personal part/,
  ],
  [
    'a record of another organization is put in',
    (file) => records(file, (list) => [...list, foreign()]),
    /added record/,
  ],
]

function swapped(file: Json, name: string): Json {
  return records(file, ([one, other, ...rest]) => {
    const [first, second] = [Object(one), Object(other)]
    return [{ ...first, [name]: second[name] }, { ...second, [name]: first[name] }, ...rest]
  })
}

function foreign(): Json {
  const other = present(tables.treeHeads[1]).organization
  return JSON.parse(JSON.stringify(present(bundleFrom(tables, other, [2]).records[0])))
}

test.each(altered)('when %s, it is told', (_, alter, what) => {
  expect(
    verify(alter(asJson()))
      .faults.map((fault) => fault.what)
      .join(),
  ).toMatch(what)
})

test('a file that another key signed is told', () => {
  const { faults } = verify(asJson(), { keys: [publicKeyOf(someKey(2))], against: null })
  expect(faults).toMatchObject([{ what: 'foreign key' }])
})

test('a file of a rewritten ledger does not go on from the head that was kept', () => {
  const before = makeLedger({ seed: 22, sizes: [200], erasures: 0, key })
  const { faults } = verify(asJson(), { ...trust, against: present(before.heads[3]) })
  expect(faults).toMatchObject([{ what: 'rewritten history' }])
})

const without = (file: Json, column: string): Json =>
  changed(file, ['records', '0', 'columns'], (columns) => {
    const { [column]: _, ...rest } = Object(columns)
    return rest
  })

const unreadable: [string, (file: Json) => Json, RegExp][] = [
  ['another format', (file) => changed(file, ['format'], () => 'parley-evidence-v9'), /not an evidence file/],
  [
    'an unknown column',
    (file) => changed(file, ['records', '0', 'columns', 'note'], () => 'x'),
    /no seal covers: note/,
  ],
  [
    'a missing column',
    (file) => changed(file, ['records', '0', 'columns', 'level'], () => 7),
    /"level" is not of the type text/,
  ],
  ['a column left out', (file) => without(file, 'level'), /"level" is not of the type text/],
  ['no head', (file) => changed(file, ['head'], () => null), /head is missing/],
  [
    'a head without its root',
    (file) => changed(file, ['head', 'root'], () => 'ab'),
    /"root" is not 32 bytes/,
  ],
]

test.each(unreadable)('a file with %s is refused in words', (_, alter, words) => {
  expect(() => verify(alter(asJson()))).toThrow(words)
})

test('a head that is younger than the file, or that the file does not speak of, cannot be compared with it', () => {
  const older = bundleFrom({ ...tables, ...upTo(10) }, organization, [3])
  const file: Json = JSON.parse(JSON.stringify(older))
  expect(() => verify(file, { keys: [], against: present(tables.heads.at(-1)) })).toThrow(/younger/)
  const silent = changed(file, ['past'], () => [])
  expect(() => verify(silent, { keys: [], against: present(tables.heads[2]) })).toThrow(/does not say how/)
})

/** The signed heads as they were after this many. */
function upTo(count: number) {
  return {
    heads: tables.heads.slice(0, count),
    organizationHeads: tables.organizationHeads.filter(({ number }) => number <= count),
  }
}
