// Contacts from a file, over HTTP on the real database: taken in once each, through restarts and cancels, and never turned back on.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import { type House, houseOf } from '../../../test/house.ts'
import { ask, type Person, signedIn } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import type { ContactImport } from './contract.ts'
import { resumeImports, runImport } from './jobs.ts'

let context: TestApp
let house: House
let shop: Business
let manager: Person
let agent: Person

beforeAll(async () => {
  context = await testApp()
  house = await houseOf(context.app)
  shop = await buildBusiness(context.app.db, { name: 'Riverside Bikes', phone: '+12025550101' })
  const { orgId, departmentId } = shop
  manager = await signedIn(context.app, house.auth, { orgId, role: 'manager', name: 'Mona Hill' })
  agent = await signedIn(context.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
})
afterAll(async () => {
  await house.close()
  await context.close()
})

const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
  context.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(text, values))
const IMPORTS = '/api/contacts/imports'
const PART = 300_000

const SETTINGS = { columns: ['phone', 'name', 'company'], hasHeading: true, country: 'US', known: 'fill' }

/** Brings a file as the browser does, in parts. */
async function upload(csv: string | Buffer, who: Person = manager): Promise<string> {
  const bytes = Buffer.isBuffer(csv) ? csv : Buffer.from(csv)
  const begun = await ask(house.server, who, 'POST', IMPORTS, { name: 'people.csv', bytes: bytes.length })
  expect(begun.statusCode, begun.body).toBe(201)
  const { id } = begun.json<ContactImport>()
  for (let part = 0; part * PART < bytes.length; part++)
    expect((await put(id, part, bytes.subarray(part * PART, (part + 1) * PART), who)).statusCode).toBe(204)
  return id
}
const put = (id: string, part: number, payload: Buffer, who: Person = manager) =>
  house.server.inject({
    ...{ method: 'PUT', url: `${IMPORTS}/${id}/parts/${part}`, payload },
    headers: { host: 'localhost:3000', cookie: who.cookie, 'content-type': 'text/csv' },
  })
const start = (id: string, more: object = {}, who: Person = manager) =>
  ask(house.server, who, 'POST', `${IMPORTS}/${id}/start`, { ...SETTINGS, ...more })
const read = async (id: string): Promise<ContactImport | undefined> =>
  (await ask(house.server, manager, 'GET', IMPORTS))
    .json()
    .imports.find((each: ContactImport) => each.id === id)
const preview = (id: string, who: Person = manager) =>
  ask(house.server, who, 'GET', `${IMPORTS}/${id}/preview`)

async function takeIn(csv: string | Buffer, more: object = {}): Promise<ContactImport> {
  const id = await upload(csv)
  const started = await start(id, more)
  expect(started.statusCode, started.body).toBe(200)
  await runImport(context.app, shop.orgId, id)
  const done = await read(id)
  if (!done) throw new Error('The import is gone')
  return done
}
const cardOf = async (phone: string) =>
  (
    await rows<{ name: string; company: string | null }>(
      'SELECT name, company FROM contact WHERE phone = $1',
      phone,
    )
  )[0]
const hear = (from: string, body: string): Promise<unknown> =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
  ])
let made = 0
/** So many people whom nobody else has met: random numbers would now and then be those of others. */
const people = (count: number): { phone: string; name: string }[] =>
  Array.from({ length: count }, () => {
    const number = made++
    const phone = `+1${503 + Math.floor(number / 10_000)}555${String(number % 10_000).padStart(4, '0')}`
    return { phone, name: `Person ${number}` }
  })
const asCsv = (list: readonly { phone: string; name: string }[]): string =>
  `Phone,Name,Company\n${list.map(({ phone, name }) => `${phone},${name},\n`).join('')}`

test('a file is looked at first: its rows, what each column seems to be, and why consent is never taken from it', async () => {
  const id = await upload('Phone,Full name,Opted in,Shoe size\n202-555-0142,Dana Reyes,yes,39\n')
  const seen = (await preview(id)).json()
  expect(seen).toMatchObject({
    hasHeading: true,
    country: 'US',
    rows: [['202-555-0142', 'Dana Reyes', 'yes', '39']],
  })
  expect(seen.columns.map(({ field }: { field: string | null }) => field)).toEqual([
    'phone',
    'name',
    null,
    null,
  ])
  expect(seen.columns[2].barred).toContain('never gives consent')
  const tried = await start(id, { columns: ['phone', 'name', 'opt-in', null] })
  expect([tried.statusCode, tried.json().error.message]).toEqual([
    422,
    expect.stringContaining('never gives consent'),
  ])
})

test('rows become contacts that can be texted on nothing but their own consent, and bad rows are reported', async () => {
  const [one, other] = people(2)
  const csv = `Phone,Name,Company\n${one?.phone},Dana Reyes,Reyes & Co\nnot a number,Marcus,\n,Nobody,\n\n${other?.phone},${'x'.repeat(120)},\n`
  const done = await takeIn(csv)
  expect(done).toMatchObject({
    state: 'done',
    added: 2,
    changed: 0,
    refused: 2,
    problems: 3,
    bytesDone: done.bytes,
    by: 'Mona Hill',
  })
  expect(await cardOf(one?.phone ?? '')).toEqual({ name: 'Dana Reyes', company: 'Reyes & Co' })
  const report = await ask(house.server, manager, 'GET', `${IMPORTS}/${done.id}/problems.csv`)
  expect(report.body.split('\r\n').map((line) => line.split(',').slice(0, 3).join(','))).toEqual([
    '\uFEFFRow,Column,Value',
    '3,Phone number,not a number',
    '4,Phone number,',
    `6,Name,${'x'.repeat(120)}`,
    '',
  ])
  const asked = await ask(house.server, manager, 'POST', '/api/messages', {
    ...{ requestKey: newId(), numberId: shop.numberId, to: one?.phone, body: 'Hello' },
  })
  expect(asked.json().error.reason).toBe('no_consent')
  expect(await rows('SELECT FROM record_personal WHERE phone = $1', one?.phone)).toEqual([])
})

test('no cell of the report is run by a spreadsheet', async () => {
  const done = await takeIn('Phone,Name,Company\n=HYPERLINK(1),Dana,\n')
  const report = await ask(house.server, manager, 'GET', `${IMPORTS}/${done.id}/problems.csv`)
  expect(report.headers['content-type']).toContain('text/csv')
  expect(report.body).toContain(`,'=HYPERLINK(1),`)
})

test('somebody who has opted out is named, stays opted out, and is counted', async () => {
  const [gone] = people(1)
  await hear(gone?.phone ?? '', 'STOP')
  const before = await rows('SELECT * FROM door WHERE phone = $1', gone?.phone)
  const done = await takeIn(`Phone,Name,Company\n${gone?.phone},Dana,\n`, { known: 'overwrite' })
  expect(done).toMatchObject({ added: 0, changed: 1, optedOut: 1 })
  expect(await rows('SELECT * FROM door WHERE phone = $1', gone?.phone)).toEqual(before)
  expect((await cardOf(gone?.phone ?? ''))?.name).toBe('Dana')
})

test.each([
  ['fill', { name: 'Dana', company: 'Reyes & Co' }, { changed: 1, unchanged: 0 }],
  ['overwrite', { name: 'D. Reyes', company: 'Reyes & Co' }, { changed: 1, unchanged: 0 }],
  ['skip', { name: 'Dana', company: null }, { changed: 0, unchanged: 1 }],
])('a contact that is known already: %s', async (known, card, counts) => {
  const [person] = people(1)
  await takeIn(`Phone,Name,Company\n${person?.phone},Dana,\n`)
  const again = await takeIn(`Phone,Name,Company\n${person?.phone},D. Reyes,Reyes & Co\n`, { known })
  expect(again).toMatchObject({ added: 0, ...counts })
  expect(await cardOf(person?.phone ?? '')).toEqual(card)
})

test('the same file taken in again changes nothing', async () => {
  const csv = asCsv(people(30))
  expect(await takeIn(csv)).toMatchObject({ added: 30 })
  expect(await takeIn(csv, { known: 'overwrite' })).toMatchObject({ added: 0, changed: 0, unchanged: 30 })
})

test('time zones and addresses count for quiet hours at once; one that nobody could place is left out and told', async () => {
  const [hilo, lost] = people(2)
  const csv = `Phone,Time zone,City,State\n${hilo?.phone},pacific/honolulu,Hilo,HI\n${lost?.phone},Mars/Olympus,Nowhere,QQ\n`
  const done = await takeIn(csv, { columns: ['phone', 'timeZone', 'city', 'state'] })
  expect(done).toMatchObject({ added: 2, refused: 0, problems: 2 })
  const [door] = await rows<{ whereabouts: string }>(
    'SELECT whereabouts FROM door WHERE phone = $1',
    hilo?.phone,
  )
  expect(door?.whereabouts).toContain('Pacific/Honolulu')
  expect(await rows('SELECT whereabouts FROM door WHERE phone = $1', lost?.phone)).toEqual([
    { whereabouts: null },
  ])
})

test('a job that broke off goes on where it was, and every row counts once', async () => {
  const list = people(2_500)
  const id = await upload(asCsv(list))
  await start(id)
  // The database is away in the middle of the third set.
  let sets = 0
  const { db } = context.app
  const breaking = {
    ...context.app,
    live: { ...context.app.live, tell: () => { if (++sets === 2) throw new Error('away') } },
  } // biome-ignore format: one line
  await expect(runImport(breaking, shop.orgId, id)).rejects.toThrow('away')
  expect(await read(id)).toMatchObject({ state: 'running', added: 2_000 })
  await resumeImports({ ...context.app, db }, -1)
  expect(await read(id)).toMatchObject({ state: 'done', added: 2_500, rows: 2_500, problems: 0 })
  expect(
    await rows(
      'SELECT FROM contact WHERE phone = ANY($1)',
      list.map(({ phone }) => phone),
    ),
  ).toHaveLength(2_500)
  expect(await rows('SELECT FROM contact_import_part WHERE import_id = $1', id)).toEqual([])
})

test('two workers that go on at once take every row in once', async () => {
  const list = people(2_200)
  const id = await upload(`${asCsv(list)}bad row,x,\n`)
  await start(id)
  await Promise.all([1, 2, 3].map(() => runImport(context.app, shop.orgId, id)))
  expect(await read(id)).toMatchObject({ state: 'done', added: 2_200, changed: 0, refused: 1, problems: 1 })
})

test('a cancelled import stops, keeps what it took in, and begins no more', async () => {
  const id = await upload(asCsv(people(10)))
  await start(id)
  const cancelled = await ask(house.server, manager, 'POST', `${IMPORTS}/${id}/cancel`)
  expect(cancelled.json()).toMatchObject({ state: 'cancelled' })
  await runImport(context.app, shop.orgId, id)
  expect(await read(id)).toMatchObject({ state: 'cancelled', added: 0 })
  expect((await ask(house.server, manager, 'POST', `${IMPORTS}/${id}/cancel`)).statusCode).toBe(409)
})

test('a quotation mark that is never closed ends the import with the place where it opens; what stands before is in', async () => {
  const list = people(1_500)
  const done = await takeIn(`${asCsv(list)}"+12025550199,never closed\n${'more\n'.repeat(100)}`)
  expect(done).toMatchObject({ state: 'failed', added: 1_000 })
  expect(done.sentence).toMatch(/^Around line [\d,]+ a quotation mark opens and is never closed\./)
})

test('old Windows letters and a file of 300 columns are read; a part that is missing is told', async () => {
  const [person] = people(1)
  const latin = Buffer.concat([
    Buffer.from(`Phone,Name,Company\n${person?.phone},Jos`),
    Buffer.from([0xe9]),
    Buffer.from(',\n'),
  ])
  await takeIn(latin)
  expect((await cardOf(person?.phone ?? ''))?.name).toBe('José')
  const wide = Array.from({ length: 300 }, (_, at) => (at === 0 ? 'phone' : null))
  const done = await takeIn(
    `${wide.map((_, at) => `c${at}`).join(',')}\n${somePhone()}${',x'.repeat(299)}\n`,
    { columns: wide },
  )
  expect(done).toMatchObject({ state: 'done', added: 1 })
  const begun = await ask(house.server, manager, 'POST', IMPORTS, { name: 'people.csv', bytes: 1_000 })
  const { id } = begun.json()
  await put(id, 0, Buffer.alloc(400, 'a'))
  expect((await start(id)).json().error.message).toContain('has not arrived')
  await ask(house.server, manager, 'POST', `${IMPORTS}/${id}/cancel`)
})

test('an import is for those who may, in their own organization', async () => {
  const id = await upload(asCsv(people(1)))
  expect((await ask(house.server, agent, 'POST', IMPORTS, { name: 'x.csv', bytes: 10 })).statusCode).toBe(403)
  expect((await preview(id, agent)).statusCode).toBe(403)
  const other = await buildBusiness(context.app.db, { name: 'Zephyr Dental' })
  const stranger = await signedIn(context.app, house.auth, { orgId: other.orgId, role: 'super_admin' })
  expect((await preview(id, stranger)).statusCode).toBe(404)
  expect((await put(id, 1, Buffer.from('x'), stranger)).statusCode).toBe(404)
  expect((await start(id, {}, stranger)).statusCode).toBe(404)
  expect((await ask(house.server, stranger, 'GET', `${IMPORTS}/${id}/problems.csv`)).statusCode).toBe(404)
  expect((await ask(house.server, stranger, 'GET', IMPORTS)).json()).toEqual({ imports: [] })
  await ask(house.server, manager, 'POST', `${IMPORTS}/${id}/cancel`)
})

test('a part that is too large, or no CSV, is refused, and a part that came twice is kept once', async () => {
  const id = await upload('Phone,Name,Company\n')
  expect((await put(id, 0, Buffer.from('something else'))).statusCode).toBe(204)
  expect((await preview(id)).json().rows).toEqual([])
  expect((await put(id, 1, Buffer.alloc(512 * 1024 + 1, 'a'))).statusCode).toBe(422)
  expect((await put(id, 1, Buffer.alloc(2 * 1024 * 1024, 'a'))).statusCode).toBe(413)
  expect((await ask(house.server, manager, 'PUT', `${IMPORTS}/${id}/parts/1`, { a: 1 })).statusCode).toBe(415)
  await ask(house.server, manager, 'POST', `${IMPORTS}/${id}/cancel`)
})
