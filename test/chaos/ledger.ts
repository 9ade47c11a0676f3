// Somebody who may write to every table of the database alters the ledger, in every way that verify/ knows of: each alteration must
// be found. `npm run chaos -- ledger [--seed N] [--count N]`. The ledger itself is made by the product, with ids of that run.
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import pg from 'pg'
import { erasePhone } from '../../src/consent/erase/actions.ts'
import { sealEverything } from '../../src/consent/seal/actions.ts'
import { readLastHead, signNextHead } from '../../src/consent/seal/heads/actions.ts'
import { loadSigningKey } from '../../src/consent/seal/key/actions.ts'
import { receive } from '../../src/messages/receive/actions.ts'
import type { App } from '../../src/platform/app.ts'
import { newId } from '../../src/platform/ids.ts'
import { sourceFrom } from '../../verify/database.ts'
import { forgeriesWith } from '../../verify/forgeries.ts'
import { verifyLedger } from '../../verify/ledger.ts'
import { idOf, organizationOf, type Tables } from '../../verify/memory.ts'
import { type Mutation, mutations } from '../../verify/mutations.ts'
import { type Finding, lineOf } from '../../verify/report.ts'
import type { HeadRow } from '../../verify/source.ts'
import { headRow, publicKeyOf, sealAll, treeHeadOf } from '../../verify/test-ledger.ts'
import { type Business, buildBusiness } from '../factories.ts'
import { agreeIn } from '../ledger.ts'
import { openEverything, readLedger, writeDifference } from './ledger-tables.ts'
import { drawPhones, type Verdict } from './marks.ts'
import { type Random, seeded } from './random.ts'
import type { RunOptions } from './run.ts'
import { callerOf, openStage } from './stage.ts'

const WRITES = [250, 24, 8] // the first fills two blocks
const TRIES = 50

export type LedgerPlay = { readonly url: string; readonly seed: number; readonly count: number }

/** Builds a ledger, then alters it `count` times. */
export async function playLedger({ url, seed, count }: LedgerPlay): Promise<Verdict> {
  const random = seeded(seed)
  const { key, yesterday, today } = await buildLedger(url, random)
  const client = new pg.Client({ connectionString: url, application_name: 'parley test' })
  await client.connect()
  try {
    await openEverything(client)
    const bench = await openBench(client, key)
    const faults = [
      ...(await bench.judge(bench.tables)).map((line) => `the ledger has a fault of its own: ${line}`),
      ...(await cutTail(bench, { yesterday, today })),
    ]
    const figures = {
      records: bench.tables.records.length,
      heads: bench.tables.heads.length,
      altered: 0,
      missed: 0,
    }
    const kinds = Object.entries({
      ...mutations,
      ...forgeriesWith(generateKeyPairSync('ed25519').privateKey),
    })
    for (let place = 0; place < count; place++) {
      const [kind = '', mutate = nothing] = kinds[place % kinds.length] ?? []
      const found = await alter(bench, { kind, mutate, random: seeded(seed + place) })
      figures.altered++
      if (found.length > 0) continue
      figures.missed++
      faults.push(`not found: ${kind} (seed ${seed + place})`)
    }
    return { figures: { ...figures, kinds: kinds.length }, faults }
  } finally {
    await client.end()
  }
}

const nothing: Mutation = () => null

type Built = { key: KeyObject; yesterday: HeadRow; today: HeadRow }

/** Texts come in, staff enters consent, people are erased; sealing and signing go on in between. */
async function buildLedger(url: string, random: Random): Promise<Built> {
  const { app, close } = openStage(url)
  try {
    const key = await loadSigningKey({ file: null, secrets: app.secrets })
    const shops: Business[] = []
    for (const _ of WRITES) shops.push(await buildBusiness(app.db))
    const phones = drawPhones(random, 20)
    for (const [place, shop] of shops.entries())
      await write(app, shop, { random, phones, key, count: WRITES[place] ?? 0 })
    for (const [place, shop] of shops.entries())
      await erasePhone(app, callerOf(shop), phones[place] ?? '', {
        reason: 'Asked for it',
        proof: 'erase',
      })
    const yesterday = await sign(app, key)
    for (const shop of shops.slice(1)) await write(app, shop, { random, phones, key, count: 8 })
    await sign(app, key)
    for (const shop of shops) await write(app, shop, { random, phones, key, count: 3 })
    return { key, yesterday, today: await sign(app, key) }
  } finally {
    await close()
  }
}

const WORDS = ['STOP', 'START', 'HELP', 'Hello, are you open?', 'please stop texting me', '🛑', 'Oui']

async function write(
  app: App,
  { orgId, connectionId, phone: ours }: Business,
  {
    random,
    phones,
    count,
    key,
  }: { random: Random; phones: readonly string[]; count: number; key: KeyObject },
): Promise<void> {
  for (let written = 0; written < count; written++) {
    const phone = random.pick(phones)
    if (random.chance(0.7))
      await app.db.inOrganization(orgId, async (tx) => {
        for (const medium of ['staff', 'api', 'imported'] as const)
          await agreeIn(tx, orgId, phone, { medium })
      })
    else {
      const event = { kind: 'text', from: phone, to: ours, body: random.pick(WORDS) } as const
      await receive(app, orgId, [
        { connectionId, event: { ...event, carrierMessageId: newId(), sentAt: null } },
      ])
    }
    if (random.chance(0.1)) await sealEverything(app)
    if (random.chance(0.05)) await signNextHead(app, key)
  }
}

async function sign(app: App, key: KeyObject): Promise<HeadRow> {
  while ((await sealEverything(app)) > 0);
  await signNextHead(app, key)
  const head = await readLastHead(app.db)
  if (head === null) throw new Error('Nothing was signed')
  return headRow(head)
}

type Bench = {
  readonly tables: Tables
  /** What the verifier finds once the tables are these; the database is then as it was. Null when PostgreSQL cannot hold them. */
  judge(altered: Tables, against?: HeadRow): Promise<string[]>
}

async function openBench(client: pg.Client, key: KeyObject): Promise<Bench> {
  const inTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
    await client.query('BEGIN')
    return work().finally(() => client.query('ROLLBACK'))
  }
  const tables = await inTransaction(() => readLedger(sourceFrom(client)))
  return {
    tables,
    judge: (altered, against) =>
      inTransaction(async () => {
        await writeDifference(client, tables, altered)
        const faults: string[] = []
        const report = { fault: (finding: Finding) => void faults.push(lineOf(finding)), remark: () => {} }
        const trust = { keys: [publicKeyOf(key)], against: against ?? null }
        await verifyLedger(sourceFrom(client), { trust, freshSince: null }, report)
        return faults
      }),
  }
}

/** What the verifier finds after one alteration. Another is drawn where chance picked one that changes nothing, or that no column holds. */
async function alter(
  { tables, judge }: Bench,
  { kind, mutate, random }: { kind: string; mutate: Mutation; random: Random },
): Promise<string[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const altered = mutate(tables, random)
    if (altered === null) continue
    const found = await judge(altered).catch((error: { code?: string }) => {
      if (/^22/.test(error.code ?? '')) return null // such as half a character, or a byte of zero in a text
      throw error
    })
    if (found !== null) return found
  }
  throw new Error(`This alteration never fits the ledger that it is tried on: ${kind}`)
}

/** The newest heads go with everything that they cover, and the rest is put right: whole, only shorter. A head that was kept tells. */
async function cutTail(
  { tables, judge }: Bench,
  { yesterday, today }: { yesterday: HeadRow; today: HeadRow },
): Promise<string[]> {
  const cut = cutAfter(tables, yesterday.number)
  const [alone, before, after] = [await judge(cut), await judge(cut, yesterday), await judge(cut, today)]
  return [
    ...alone.map((line) => `a ledger that was cut is not whole, so this is no trial of its head: ${line}`),
    ...before.map((line) => `yesterday’s head does not fit what it covers: ${line}`),
    ...(after.some((line) => line.startsWith('cut tail'))
      ? []
      : ['not found: a cut tail, against the newest head']),
  ]
}

function cutAfter(tables: Tables, number: number): Tables {
  const organizationHeads = tables.organizationHeads.filter((head) => head.number <= number)
  const sizes = new Map(organizationHeads.map(({ organization, size }) => [organization, size]))
  const leaves = tables.leaves.filter(
    ({ organization, position }) => position < (sizes.get(organization) ?? 0),
  )
  const left = new Set(leaves.map(({ recordId }) => recordId))
  const records = tables.records.filter((record) => left.has(idOf(record)))
  const trees = [...sizes.keys()].map((organization) => {
    const own = leaves.filter((leaf) => leaf.organization === organization).map(({ recordId }) => recordId)
    const byId = new Map(
      records
        .filter((record) => organizationOf(record) === organization)
        .map((record) => [idOf(record), record]),
    )
    return {
      organization,
      ...sealAll(
        organization,
        own.flatMap((id) => byId.get(id) ?? []),
      ),
    }
  })
  return {
    ...{ records, leaves, organizationHeads, waiting: [] },
    personal: tables.personal.filter(({ recordId }) => left.has(recordId)),
    heads: tables.heads.filter((head) => head.number <= number),
    tiles: trees.flatMap(({ tiles }) => tiles),
    treeHeads: trees.map(({ organization, tree }) => treeHeadOf(organization, tree)),
  }
}

export async function runLedger({ database, seed, count, say }: RunOptions): Promise<boolean> {
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  say(`seed ${first}`)
  const { figures, faults } = await playLedger({ url: await database(), seed: first, count: count ?? 2_000 })
  say(
    Object.entries(figures)
      .map(([name, figure]) => `${name} ${figure}`)
      .join(', '),
  )
  for (const fault of faults.slice(0, 20)) say(`  ${fault}`)
  return faults.length === 0
}
