// Whole ledgers: what verifies, also after erasures, and what a kept head and a clock find that nothing inside the ledger shows.
import { expect, test } from 'vitest'
import { seeded } from '../test/chaos/random.ts'
import type { Trust } from './heads.ts'
import { type Summary, verifyLedger } from './ledger.ts'
import { memorySource, organizationOf, type Tables } from './memory.ts'
import type { Finding, What } from './report.ts'
import type { HeadRow } from './source.ts'
import {
  makeLedger,
  publicKeyOf,
  sealAll,
  signRounds,
  someId,
  someKey,
  someRow,
  store,
  treeHeadOf,
} from './test-ledger.ts'

const key = someKey(1)
const keys = [publicKeyOf(key)]
const ledger = makeLedger({ seed: 7, sizes: [600, 41, 3, 1], erasures: 1, key })

async function verify(
  tables: Tables,
  { trust = { keys, against: null }, freshSince = null }: { trust?: Trust; freshSince?: number | null } = {},
) {
  const faults: Finding[] = []
  const remarks: Finding[] = []
  const report = {
    fault: (finding: Finding) => void faults.push(finding),
    remark: (finding: Finding) => void remarks.push(finding),
  }
  const summary: Summary = await verifyLedger(memorySource(tables), { trust, freshSince }, report)
  return { faults, remarks, summary }
}

const whatOf = (findings: readonly Finding[]): What[] => [...new Set(findings.map(({ what }) => what))]

test('a ledger made by the product verifies, whole and with every organization in it', async () => {
  const { faults, remarks, summary } = await verify(ledger)
  expect([...faults, ...remarks]).toEqual([])
  expect(summary).toMatchObject({ records: 645, organizations: 4, heads: 30 })
})

test('a ledger without any record verifies', async () => {
  const empty = makeLedger({ seed: 1, sizes: [], erasures: 0, key })
  expect(await verify(empty)).toMatchObject({ faults: [], summary: { records: 0, heads: 0, last: null } })
})

test('after everybody of an organization was erased, everything still verifies and nothing of them is left', async () => {
  const tables = makeLedger({ seed: 3, sizes: [300], erasures: 150, key })
  expect(tables.personal).toHaveLength(150)
  expect((await verify(tables)).faults).toEqual([])
})

test('an erasure that names a record twice is told', async () => {
  const random = seeded(5)
  const organization = someId(random)
  const row = someRow(random, { org_id: organization })
  const erasure = () =>
    someRow(random, { org_id: organization, kind: 'erased', erased_record_ids: [row.id ?? ''] })
  const stored = [row, erasure(), erasure()].map((each) => store(each, random))
  const tables = sealed(stored.map(({ record }) => record))
  const personal = stored.slice(1).map((each) => each.personal)
  expect((await verify({ ...tables, personal })).faults).toMatchObject([
    { what: 'untrue erasure', position: 2 },
  ])
})

/** One organization, one head. */
function sealed(records: Tables['records'], rounds = [records.length]): Tables {
  const organization = String(records[0]?.values[0])
  const { leaves, tiles, tree } = sealAll(organization, records)
  const heads = rounds.map((size) => {
    const { root } = treeHeadOf(organization, sealAll(organization, records.slice(0, size)).tree)
    return [{ organization, size, root }]
  })
  const treeHeads = [treeHeadOf(organization, tree)]
  return { records, personal: [], leaves, tiles, treeHeads, waiting: [], ...signRounds(heads, key) }
}

/** Yesterday's ledger: without what the newest heads cover, and without any trace of them. */
function cut(tables: Tables, heads: number): Tables {
  const kept = tables.organizationHeads.filter(({ number }) => number <= heads)
  const sizes = new Map(kept.map(({ organization, size }) => [organization, size]))
  const shorter = [...sizes].map(([organization, size]) => {
    const ids = tables.leaves
      .filter((leaf) => leaf.organization === organization && leaf.position < size)
      .map(({ recordId }) => recordId)
    const records = ids.flatMap((id) => tables.records.filter(({ values }) => values[1] === id))
    return { organization, records, ...sealAll(organization, records) }
  })
  const records = shorter.flatMap((each) => each.records)
  const ids = new Set(records.map(({ values }) => values[1]))
  return {
    records,
    personal: tables.personal.filter(({ recordId }) => ids.has(recordId)),
    leaves: shorter.flatMap(({ leaves }) => leaves),
    tiles: shorter.flatMap(({ tiles }) => tiles),
    treeHeads: shorter.map(({ organization, tree }) => treeHeadOf(organization, tree)),
    organizationHeads: kept,
    heads: tables.heads.slice(0, heads),
    waiting: [],
  }
}

const whole = makeLedger({ seed: 9, sizes: [120, 40], erasures: 0, key })
const headOf = (tables: Tables, at: number): HeadRow => {
  const head = tables.heads.at(at)
  if (head === undefined) throw new Error('There is no such head.')
  return head
}

test.each([1, 2, 5])(
  'a tail of %i heads, cut without a trace, is found against the head of yesterday',
  async (count) => {
    const shorter = cut(whole, whole.heads.length - count)
    expect((await verify(shorter)).faults).toEqual([])
    const against = headOf(whole, -1)
    expect(whatOf((await verify(shorter, { trust: { keys, against } })).faults)).toEqual(['cut tail'])
  },
)

test('a ledger that went on verifies against every head that was ever kept', async () => {
  for (const against of whole.heads)
    expect((await verify(whole, { trust: { keys: [], against } })).faults).toEqual([])
})

test('a tail that was cut and grown again is found against the head of yesterday, also when we signed it', async () => {
  const random = seeded(4)
  const organization = organizationOf(whole.records[0] ?? { canonical: Buffer.alloc(0), values: [] })
  const more = Array.from({ length: 300 }, () => store(someRow(random, { org_id: organization }), random))
  const records = more.map(({ record }) => record)
  const other = {
    ...sealed(records, [100, 120, 140, 160, 200, 220, 240, 300]),
    personal: more.map(({ personal }) => personal),
  }
  expect((await verify(other)).faults).toEqual([])
  const faults = (await verify(other, { trust: { keys, against: headOf(whole, -1) } })).faults
  expect(whatOf(faults)).toEqual(['rewritten history'])
})

test('without a key or a kept head, another key in the middle is told; with both keys, it is right', async () => {
  const other = someKey(2)
  const middle = Math.floor(whole.heads.length / 2)
  const rounds = whole.heads.map(({ number }) =>
    whole.organizationHeads.filter((head) => head.number === number),
  )
  const tables = { ...whole, ...signRounds(rounds, (at) => (at < middle ? key : other)) }
  expect(whatOf((await verify(tables, { trust: { keys: [], against: null } })).faults)).toEqual([
    'foreign key',
  ])
  expect(whatOf((await verify(tables)).faults)).toEqual(['foreign key'])
  const both = [...keys, publicKeyOf(other)]
  expect((await verify(tables, { trust: { keys: both, against: null } })).faults).toEqual([])
})

test('history that was exchanged before the next head was signed is found by the heads before it', async () => {
  const random = seeded(6)
  const organization = someId(random)
  const rows = Array.from({ length: 60 }, () => store(someRow(random, { org_id: organization }), random))
  const before = sealed(
    rows.map(({ record }) => record),
    [20, 40, 60],
  )
  const forged = store(someRow(random, { org_id: organization }), random)
  const after = sealed(
    rows.with(5, forged).map(({ record }) => record),
    [20, 40, 60],
  )
  const rounds = [before, before, after].map((tables, at) => [headRowOf(tables, at)])
  const personal = rows.with(5, forged).map((row) => row.personal)
  const { faults } = await verify({ ...after, personal, ...signRounds(rounds, key) })
  expect(faults).toMatchObject([{ what: 'rewritten history', head: 1, position: 0 }])
})

function headRowOf(tables: Tables, at: number) {
  const head = tables.organizationHeads[at]
  if (head === undefined) throw new Error('There is no such head.')
  return head
}

test('while the product runs, records of the last minute may wait for their seal or its signature', async () => {
  const random = seeded(8)
  const organization = someId(random)
  const rows = Array.from({ length: 4 }, () => store(someRow(random, { org_id: organization }), random))
  const [records, personal] = [rows.map(({ record }) => record), rows.map((row) => row.personal)]
  const tables = { ...sealed(records, [3]), personal }
  const waiting = store(someRow(random, { org_id: organization }), random)
  const running = {
    ...tables,
    records: [...tables.records, waiting.record],
    personal: [...personal, waiting.personal],
    waiting: [{ organization, recordId: waiting.personal.recordId }],
  }
  expect(whatOf((await verify(running)).faults)).toEqual(['unsigned', 'added record'])
  const live = await verify(running, { freshSince: 0 })
  expect(live.faults).toEqual([])
  expect(whatOf(live.remarks)).toEqual(['not signed yet'])
  expect(whatOf((await verify(running, { freshSince: Date.now() * 1_000 })).faults)).toEqual([
    'unsigned',
    'added record',
  ])
})

test('a record from the future is a fault; one that was sealed long after its time is remarked upon', async () => {
  const random = seeded(2)
  const organization = someId(random)
  const at = (time: string) => someRow(random, { org_id: organization, recorded_at: new Date(time) })
  const rows = [at('2026-01-05T09:00:00Z'), at('2025-12-01T09:00:00Z'), at('2026-03-01T09:00:00Z')]
  const stored = rows.map((row) => store(row, random))
  const tables = sealed(
    stored.map(({ record }) => record),
    [1, 3],
  )
  const { faults, remarks } = await verify({ ...tables, personal: stored.map((row) => row.personal) })
  expect(faults).toMatchObject([{ what: 'impossible time', position: 2 }])
  expect(remarks).toMatchObject([{ what: 'late sealing', position: 1 }])
})

test('a fault names the field, what it says now and what was sealed', async () => {
  const [first] = ledger.records
  if (first === undefined) throw new Error('There is no record.')
  const records = ledger.records.with(0, { ...first, values: first.values.with(3, 'promotion') })
  const { faults } = await verify({ ...ledger, records })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatchObject({ what: 'altered record', position: 0, record: first.values[1] })
  expect(faults[0]?.say).toMatch(/^"level" says "promotion", but .* was sealed\.$/)
})
