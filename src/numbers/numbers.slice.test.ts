import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, buildDepartment, somePhone } from '../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import type { Carrier } from '../carriers/carrier.ts'
import { newId } from '../platform/ids.ts'
import type { Told } from '../platform/live.ts'
import { secretsUnder } from '../platform/secrets.ts'
import { listOpenableConnections, noteConnectionState, openCredentials } from './actions.ts'

/** A carrier as the settings page sees one; no test here opens a line. */
const pigeon: Carrier = {
  name: 'pigeon',
  label: 'Pigeon post',
  fields: [
    { name: 'loft', label: 'Loft', type: 'text', required: true },
    { name: 'birds', label: 'Birds', type: 'number', initial: 4 },
    { name: 'whistle', label: 'Whistle', type: 'password', secret: true, required: true },
  ],
  settings: z.object({
    loft: z.string(),
    birds: z.coerce.number().int().min(1, 'Keep at least one bird.').default(4),
  }),
  credentials: z.object({ whistle: z.string().min(8, 'Use a whistle of at least 8 notes.') }),
  open: () => {
    throw new Error('no test opens this line')
  },
}
const carriers = new Map([[pigeon.name, pigeon]])
const WHISTLE = 'do-re-mi-fa-so-la'

let base: TestApp
let people: PeopleServer
let ours: Business
let theirs: Business
let manager: Person
let stranger: Person
const told: Told[] = []

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app, { carriers })
  ours = await buildBusiness(base.app.db)
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  manager = await signedIn(base.app, people.auth, { orgId: ours.orgId, role: 'manager' })
  stranger = await signedIn(base.app, people.auth, { orgId: theirs.orgId })
  base.app.live.listen((change) => told.push(change))
})
afterAll(async () => {
  await people.close()
  await base.close()
})

const connect = (changes = {}, who = manager) =>
  ask(people.server, who, 'POST', '/api/connections', {
    carrier: 'pigeon',
    name: `Pigeons ${newId().slice(-8)}`,
    values: { loft: 'Roof', whistle: WHISTLE },
    ...changes,
  })
const change = (id: string, body: object, who = manager) =>
  ask(people.server, who, 'PATCH', `/api/connections/${id}`, body)
const addNumber = (changes = {}, who = manager) =>
  ask(people.server, who, 'POST', '/api/numbers', {
    phone: somePhone(),
    departmentId: ours.departmentId,
    connectionId: ours.connectionId,
    ...changes,
  })
const versionOf = async (id: string) =>
  (await listOpenableConnections(base.app)).find((row) => row.id === id)?.version

describe('A carrier connection', () => {
  test('is made from what the carrier asks for, with a lane of its own and a way for its webhooks', async () => {
    told.length = 0
    const answer = await connect({
      name: 'Pigeons',
      values: { loft: ' Roof ', birds: '6', whistle: WHISTLE },
      segmentsPerSecond: 40,
    })
    expect(answer.statusCode).toBe(201)
    const made = answer.json()
    expect(made).toMatchObject({
      carrier: 'pigeon',
      settings: { loft: ' Roof ', birds: 6 },
      hasCredentials: true,
      paused: false,
      state: 'new',
      segmentsPerSecond: 40,
    })
    expect(told.map(({ orgId, topic }) => ({ orgId, topic }))).toEqual([
      { orgId: ours.orgId, topic: 'numbers' },
    ])
    expect(await base.app.db.route('connection', made.id)).toEqual([{ orgId: ours.orgId, id: made.id }])
    expect(await openCredentials(base.app, ours.orgId, made.id)).toEqual({
      orgId: ours.orgId,
      id: made.id,
      carrier: 'pigeon',
      settings: { loft: ' Roof ', birds: 6 },
      credentials: { whistle: WHISTLE },
    })
    const lanes = await base.app.db.inOrganization(ours.orgId, (tx) =>
      tx.query('SELECT segments_per_second, burst FROM lane WHERE connection_id = $1', [made.id]),
    )
    expect(lanes).toEqual([{ segments_per_second: 40, burst: 50 }])
  })

  test('never shows its credentials, and the database holds them sealed', async () => {
    const made = await connect()
    const listed = await ask(people.server, manager, 'GET', '/api/connections')
    expect(listed.json().carriers).toMatchObject([
      { name: 'pigeon', fields: [{}, {}, { name: 'whistle', secret: true }] },
    ])
    for (const { body } of [made, listed, await change(made.json().id, { paused: true })])
      expect(body).not.toContain(WHISTLE)
    const rows = await base.app.db.inOrganization(ours.orgId, (tx) =>
      tx.query<{ sealed: Buffer }>('SELECT * FROM connection WHERE id = $1', [made.json().id]),
    )
    expect(JSON.stringify(rows)).not.toContain(WHISTLE)
    expect(rows[0]?.sealed.includes(WHISTLE)).toBe(false)
    const otherKey = { ...base.app, secrets: secretsUnder(Buffer.alloc(32, 1)) }
    await expect(openCredentials(otherKey, ours.orgId, made.json().id)).rejects.toThrow(
      /another secret key\. Enter them again/,
    )
  })

  test('keeps its credentials when only other things change, and its version tells the worker to open it anew', async () => {
    const { id } = (await connect()).json()
    expect(await versionOf(id)).toBe(1)
    const changed = await change(id, {
      name: 'Faster pigeons',
      values: { loft: 'Tower', whistle: '' },
      segmentsPerSecond: 2.5,
    })
    expect(changed.json()).toMatchObject({
      name: 'Faster pigeons',
      settings: { loft: 'Tower', birds: 4 },
      segmentsPerSecond: 2.5,
    })
    expect(await versionOf(id)).toBe(2)
    expect((await openCredentials(base.app, ours.orgId, id)).credentials).toEqual({ whistle: WHISTLE })
    await change(id, { values: { whistle: 'another whistle' } })
    expect(await versionOf(id)).toBe(3)
    expect((await openCredentials(base.app, ours.orgId, id)).credentials).toEqual({
      whistle: 'another whistle',
    })
    await change(id, { name: 'Pigeons again' })
    expect(await versionOf(id)).toBe(3)
  })

  test('is paused and goes on', async () => {
    const { id } = (await connect()).json()
    expect((await change(id, { paused: true })).json().paused).toBe(true)
    expect((await change(id, { name: 'Resting' })).json().paused).toBe(true)
    expect((await listOpenableConnections(base.app)).find((row) => row.id === id)).toMatchObject({
      paused: true,
    })
    expect((await change(id, { paused: false })).json().paused).toBe(false)
  })

  test('can be changed after the secret key was lost, by entering the credentials again', async () => {
    const { id } = (await connect()).json()
    await base.app.db.inOrganization(ours.orgId, (tx) =>
      tx.query('UPDATE connection SET sealed = $2 WHERE id = $1', [id, Buffer.alloc(60, 1)]),
    )
    expect((await change(id, { values: { loft: 'Roof' } })).json().error).toMatchObject({
      field: 'values.whistle',
    })
    expect((await change(id, { values: { whistle: WHISTLE } })).statusCode).toBe(200)
    expect((await openCredentials(base.app, ours.orgId, id)).credentials).toEqual({ whistle: WHISTLE })
  })

  test.each([
    [{ carrier: 'owl' }, 'carrier', 'Choose one of these carriers: pigeon.'],
    [{ values: { whistle: WHISTLE } }, 'values.loft', 'Loft is missing. Enter it.'],
    [{ values: { loft: 'Roof' } }, 'values.whistle', 'Whistle is missing. Enter it.'],
    [{ values: { loft: 'Roof', whistle: 'short' } }, 'values.whistle', 'Use a whistle of at least 8 notes.'],
    [{ values: { loft: 'Roof', whistle: WHISTLE, birds: 0 } }, 'values.birds', 'Keep at least one bird.'],
    [
      { values: { loft: 'Roof', whistle: WHISTLE, cat: true } },
      'values.cat',
      /^There is no setting "cat" here/,
    ],
    [{ name: '\u0000 ' }, 'name', 'Enter a name.'],
  ])('made from %j is refused at its field', async (changes, field, message) => {
    const answer = await connect(changes)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({
      code: 'invalid',
      field,
      message: expect.stringMatching(message),
    })
  })

  test('needs a name of its own', async () => {
    await connect({ name: 'The only one' })
    const answer = await connect({ name: 'the ONLY one' })
    expect(answer.json().error).toMatchObject({ code: 'invalid', field: 'name' })
    expect((await connect({ name: 'The only one' }, stranger)).statusCode).toBe(201)
  })

  test('shows what the worker saw of its line, and says so once', async () => {
    const { id } = (await connect()).json()
    told.length = 0
    for (let index = 0; index < 3; index++)
      await noteConnectionState(base.app, ours.orgId, id, { state: 'down', note: 'The loft is shut.' })
    expect(told).toHaveLength(1)
    const { connections } = (await ask(people.server, manager, 'GET', '/api/connections')).json()
    expect(connections.find((each: { id: string }) => each.id === id)).toMatchObject({
      state: 'down',
      stateNote: 'The loft is shut.',
      stateAt: expect.any(String),
    })
    expect(await versionOf(id)).toBe(1)
  })
})

describe('A number', () => {
  test('is added as people write it and kept as E.164', async () => {
    const answer = await addNumber({ phone: ' (202) 555-0177 ', name: 'Front' })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({
      phone: '+12025550177',
      name: 'Front',
      departmentId: ours.departmentId,
    })
  })

  test('belongs to an organization once, however it is written', async () => {
    await addNumber({ phone: '+12025550178' })
    const answer = await addNumber({ phone: '202-555-0178' })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({
      code: 'invalid',
      field: 'phone',
      message: expect.stringMatching(/one of yours already/),
    })
  })

  test.each(['12345', 'main line', '+8816123456789', '1'.repeat(40), '202 555 0142 x9'])(
    '%j is refused with a sentence at the field',
    async (phone) => {
      const answer = await addNumber({ phone })
      expect(answer.statusCode).toBe(422)
      expect(answer.json().error).toMatchObject({ field: 'phone', message: expect.stringMatching(/\.$/) })
    },
  )

  test('moves to another department and connection', async () => {
    const { id } = (await addNumber()).json()
    const connection = (await connect()).json()
    const { departmentId } = await base.app.db.inOrganization(ours.orgId, (tx) =>
      buildDepartment(tx, ours.orgId),
    )
    const answer = await ask(people.server, manager, 'PATCH', `/api/numbers/${id}`, {
      departmentId,
      connectionId: connection.id,
    })
    expect(answer.json()).toMatchObject({ departmentId, connectionId: connection.id })
  })

  test('is listed to the people of its department, and to those who see every one', async () => {
    const { departmentId } = await base.app.db.inOrganization(ours.orgId, (tx) =>
      buildDepartment(tx, ours.orgId),
    )
    const { id } = (await addNumber({ departmentId })).json()
    const agent = (departmentIds: string[]) =>
      signedIn(base.app, people.auth, { orgId: ours.orgId, role: 'agent', departmentIds })
    const idsFor = async (who: Person) =>
      (await ask(people.server, who, 'GET', '/api/numbers'))
        .json()
        .numbers.map((each: { id: string }) => each.id)
    expect(await idsFor(await agent([departmentId]))).toEqual([id])
    expect(await idsFor(await agent([ours.departmentId]))).not.toContain(id)
    expect(await idsFor(await agent([]))).toEqual([])
    expect(await idsFor(manager)).toContain(id)
    expect(await idsFor(stranger)).toEqual([theirs.numberId])
  })
})

describe('Ids of another organization', () => {
  const cases: [
    what: string,
    run: (id: { number: string; connection: string; department: string }) => ReturnType<typeof ask>,
  ][] = [
    ['a connection to change', ({ connection }) => change(connection, { name: 'Mine now' })],
    [
      'a connection to give credentials',
      ({ connection }) => change(connection, { values: { whistle: WHISTLE } }),
    ],
    [
      'a number to rename',
      ({ number }) => ask(people.server, manager, 'PATCH', `/api/numbers/${number}`, { name: 'Mine' }),
    ],
    ['a department for a new number', ({ department }) => addNumber({ departmentId: department })],
    ['a connection for a new number', ({ connection }) => addNumber({ connectionId: connection })],
    [
      'a department for our number',
      ({ department }) =>
        ask(people.server, manager, 'PATCH', `/api/numbers/${ours.numberId}`, { departmentId: department }),
    ],
    [
      'a connection for our number',
      ({ connection }) =>
        ask(people.server, manager, 'PATCH', `/api/numbers/${ours.numberId}`, { connectionId: connection }),
    ],
  ]
  test.each(cases)('%s: the same 404 as for a missing one', async (_what, run) => {
    const foreign = await run({
      number: theirs.numberId,
      connection: theirs.connectionId,
      department: theirs.departmentId,
    })
    const missing = await run({ number: newId(), connection: newId(), department: newId() })
    expect([foreign.statusCode, missing.statusCode]).toEqual([404, 404])
    expect(foreign.body).toBe(missing.body)
  })

  test('never show up in lists', async () => {
    const { body } = await ask(people.server, manager, 'GET', '/api/connections')
    expect(body).not.toContain(theirs.connectionId)
  })
})
