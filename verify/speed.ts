// How fast the verifier is beside plain SHA-256 over the same bytes: node verify/speed.ts [records]. A ratio, because machines differ.
import { createHash, hash } from 'node:crypto'
import { makeEncoder, personalColumns } from './format.ts'
import { verifyLedger } from './ledger.ts'
import { memorySource, type Tables } from './memory.ts'
import { type Batches, inBatches, type Source } from './source.ts'
import { makeLedger, publicKeyOf, someKey } from './test-ledger.ts'

const ROUNDS = 5
const count = Number(process.argv[2] ?? 200_000)

async function main(): Promise<void> {
  const key = someKey(1)
  const tables = makeLedger({ seed: 1, sizes: [count], erasures: count >> 10, key, perHead: 100 })
  const source = await joined(tables)
  const bytes = bytesOf(tables)
  const total = bytes.reduce((sum, each) => sum + each.length, 0)
  process.stdout.write(`${count} records, ${Math.round(total / count)} bytes each\n`)
  const whole = Buffer.concat(bytes)
  const trust = { keys: [publicKeyOf(key)], against: null }
  const bad = (): never => {
    throw new Error('The ledger that is measured has a fault; run the tests.')
  }
  const verify = () => verifyLedger(source, { trust, freshSince: null }, { fault: bad, remark: bad })
  const rounds: { verified: number; single: number; stream: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const single = await timed(() => bytes.map((each) => hash('sha256', each, 'buffer')))
    const stream = await timed(() => createHash('sha256').update(whole).digest())
    rounds.push({ verified: await timed(verify), single, stream })
  }
  const best = (name: 'verified' | 'single' | 'stream') => Math.min(...rounds.map((round) => round[name]))
  const verified = best('verified')
  const line = (name: string, ms: number) =>
    process.stdout.write(
      `${name}: ${ms.toFixed(0)} ms, ${(total / ms / 1_000).toFixed(0)} MB/s; verifying has ${(ms / verified).toFixed(2)} of that speed\n`,
    )
  line('verified', verified)
  line('plain SHA-256, record by record', best('single'))
  line('plain SHA-256, in one piece', best('stream'))
}

async function timed(run: () => unknown): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

/** The bytes that a seal covers: each record's, and its personal part's. */
function bytesOf(tables: Tables): Buffer[] {
  const encoder = makeEncoder('parley-personal-v1', personalColumns, 0)
  const personal = tables.personal.map(({ values }) => {
    const end = encoder.write(values)
    return Buffer.from(encoder.buffer().subarray(0, end))
  })
  return [...tables.records.map(({ canonical }) => canonical), ...personal]
}

/** The rows as they come from a source, looked up beforehand: joining and sorting is the database's work, not the verifier's. */
async function joined(tables: Tables): Promise<Source> {
  const source = memorySource(tables)
  const organizations = await all(source.organizations())
  const [organization = ''] = organizations
  const [places, strays] = [await all(source.places(organization)), await all(source.strays(organization))]
  return {
    ...source,
    organizations: () => inBatches(organizations),
    places: () => inBatches(places),
    strays: () => inBatches(strays),
  }
}

const all = async <T>(batches: Batches<T>): Promise<T[]> => {
  const rows: T[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

await main()
