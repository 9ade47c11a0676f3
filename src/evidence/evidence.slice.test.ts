// Evidence files over HTTP on the real database: what a STOP looks like in them, who may have them, and that the verifier believes them.
import { generateKeyPairSync } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { verifyBundle } from '../../verify/bundle.ts'
import type { Report } from '../../verify/report.ts'
import { addRecords } from '../consent/actions.ts'
import { erasePerson } from '../consent/erase/actions.ts'
import { sealOrganization } from '../consent/seal/actions.ts'
import { signNextHead } from '../consent/seal/heads/actions.ts'
import { newId } from '../platform/ids.ts'

let base: TestApp
let house: House
let shop: Business
let auditor: Person
let agent: Person
let stranger: Person
const eraser = { memberId: null, keyId: null, name: 'The operator' }
const { privateKey } = generateKeyPairSync('ed25519')

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  shop = await buildBusiness(base.app.db, { name: 'Riverside Bikes' })
  const other = await buildBusiness(base.app.db, { name: 'Zephyr Dental' })
  auditor = await signedIn(base.app, house.auth, { orgId: shop.orgId, role: 'auditor', name: 'Alex Auditor' })
  agent = await signedIn(base.app, house.auth, {
    orgId: shop.orgId,
    role: 'agent',
    departmentIds: [shop.departmentId],
  })
  stranger = await signedIn(base.app, house.auth, { orgId: other.orgId })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

type Entry = {
  no: number
  title: string
  said: string | null
  source: string
  sealed?: boolean
  fields: { label: string; text?: string; at?: string }[]
}
type File = {
  about: { organization: { name: string }; by: string }
  people: {
    phone: string
    timeZone: string
    door: { state: string }
    optOuts: Record<string, unknown>[]
    entries: Entry[]
  }[]
  records: { columns: { id: string; kind: string }; personal: object | null }[]
  head: { number: number; size: number } | null
  past: unknown[]
}

const hear = (phone: string, body: string) =>
  house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from: phone, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
  ])

async function contactOf(phone: string): Promise<string> {
  const [row] = await base.app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ id: string }>('SELECT id FROM contact WHERE org_id = $1 AND phone = $2', [shop.orgId, phone]),
  )
  return row?.id ?? ''
}

async function someone(): Promise<{ phone: string; contact: string }> {
  const phone = somePhone()
  await hear(phone, '\u00bfEst\u00e1 lista mi bici? \u{1f44d}')
  return { phone, contact: await contactOf(phone) }
}

const seal = async (): Promise<void> => {
  while ((await sealOrganization(base.app, shop.orgId)) > 0);
  await signNextHead(base.app, privateKey)
}
const jsonOf = async (contact: string, query = ''): Promise<File> =>
  (await ask(house.server, auditor, 'GET', `/api/contacts/${contact}/evidence.json${query}`)).json()

/** What the separate verifier finds wrong with the file. */
function faultsOf(file: File): string[] {
  const faults: string[] = []
  const report: Report = { fault: ({ what }) => faults.push(what), remark: () => {} }
  verifyBundle({ place: 'the file', fields: file }, { keys: [], against: null }, report)
  return faults
}

/** The text operators of the pages, as one string. */
function lettersOf(pdf: Buffer): string {
  const streams = pdf
    .toString('latin1')
    .split(/stream\r?\n/)
    .slice(1)
  return streams
    .map((stream) => {
      try {
        return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
    .replace(/<([0-9a-f]*)>(?:\s-?[\d.]+\s?)?/g, (_, hex: string) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    )
}

describe('An evidence file', () => {
  test('tells what was said, what was sent on which record, and how the opt-out was kept', async () => {
    const { phone, contact } = await someone()
    await hear(phone, 'Stop please')
    await hear(phone, 'STOP')
    const file = await jsonOf(contact)
    expect(file.about).toMatchObject({ organization: { name: 'Riverside Bikes' }, by: 'Alex Auditor' })
    const [person] = file.people
    expect(person).toMatchObject({ phone, timeZone: 'America/New_York', door: { state: 'opted_out' } })
    const stop = person?.entries.find(({ title }) => title === 'Opted out of all texts')
    expect(stop).toMatchObject({ said: 'Stop please', source: 'record', sealed: false })
    expect(stop?.fields).toContainEqual({ label: 'How it reached us', text: 'Text message of the person' })
    expect(stop?.fields).toContainEqual({ label: 'In the text', text: expect.stringMatching(/^entry \d+$/) })
    const confirmation = person?.entries.find(({ title }) =>
      title.startsWith('Our confirmation of the opt-out'),
    )
    expect(confirmation?.fields).toContainEqual({
      label: 'Rests on',
      text: `entry ${stop?.no} (Opted out of all texts)`,
    })
    expect(confirmation?.fields).toContainEqual({
      label: 'Rule that cleared it',
      text: 'confirmation of an opt-out',
    })
    expect(person?.optOuts).toMatchObject([
      { words: 'Stop please', isRepeat: false, sentWhileInForce: 0, endedAt: null },
      { words: 'STOP', isRepeat: true },
    ])
    expect(person?.optOuts[1]?.honouredAt).toBe(person?.optOuts[0]?.honouredAt)
  })

  test('names everything that staff entered', async () => {
    const { phone, contact } = await someone()
    const now = new Date()
    const record = {
      id: newId(),
      kind: 'given',
      level: 'promotional',
      method: 'paper_form',
      medium: 'staff',
    } as const
    await base.app.db.inOrganization(shop.orgId, (tx) =>
      addRecords(tx, shop.orgId, [
        {
          ...record,
          ...{ saidAt: now, recordedAt: now, actorMemberId: shop.memberId },
          personal: {
            ...{ phone, actorName: 'Ana Ortiz', identity: 'Jo Lee' },
            evidence: JSON.stringify({ wording: 'I agree to offers.', keptAt: 'Folder 7' }),
          },
        },
      ]),
    )
    const given = (await jsonOf(contact)).people[0]?.entries.find(({ title }) => title.startsWith('Agreed'))
    expect(given?.title).toBe('Agreed to promotional texts')
    for (const field of [
      { label: 'Wording', text: 'I agree to offers.' },
      { label: 'Where the paper is kept', text: 'Folder 7' },
      { label: 'Entered by', text: 'Ana Ortiz' },
      { label: 'Identity', text: 'Jo Lee' },
      { label: 'IP address', text: 'Does not apply: it was not given on a web page' },
    ])
      expect(given?.fields).toContainEqual(field)
  })

  test('is believed by the verifier once its records are sealed, also against a head that somebody kept', async () => {
    const { phone, contact } = await someone()
    await seal()
    const kept = await jsonOf(contact)
    await hear(phone, 'STOP')
    await seal()
    await hear(phone, 'START')
    const file = await jsonOf(contact, `?against=${kept.head?.number}`)
    expect(file.head?.number).toBeGreaterThan(kept.head?.number ?? 0)
    expect(file.past).toHaveLength(1)
    expect(file.records).toHaveLength(2)
    const records = file.people[0]?.entries.filter(({ source }) => source === 'record')
    expect(records?.map(({ sealed }) => sealed)).toEqual([true, true, false])
    expect(faultsOf(file)).toEqual([])
    const forged = structuredClone(file)
    if (forged.records[1]) forged.records[1].columns.kind = 'help'
    expect(faultsOf(forged)).toEqual(['altered record'])
  })

  test('keeps what is left of a person who was erased, and says so', async () => {
    const { phone, contact } = await someone()
    await hear(phone, 'HELP')
    const erased = await erasePerson(base.app, { ...eraser, orgId: shop.orgId }, contact, {
      reason: 'They asked for it.',
      proof: 'erase',
    })
    expect(erased).toMatchObject({ ok: true })
    await seal()
    const file = await jsonOf(contact)
    const records = file.people[0]?.entries.filter(({ source }) => source === 'record') ?? []
    expect(records.map(({ title }) => title)).toEqual([
      'Texted us, which allows answers in this conversation',
      'Asked for help',
      'Personal details of records were erased',
    ])
    expect(records[0]?.fields).toContainEqual({
      label: 'Personal details',
      text: expect.stringMatching(/^Erased since/),
    })
    expect(file.records.slice(0, 2).map(({ personal }) => personal)).toEqual([null, null])
    expect(faultsOf(file)).toEqual([])
  })

  test('is a document with the words, the zone and the pages named', async () => {
    const { phone, contact } = await someone()
    await hear(phone, 'STOP')
    const answer = await ask(house.server, auditor, 'GET', `/api/contacts/${contact}/evidence.pdf`)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="evidence-${phone.slice(1)}-${new Date().toISOString().slice(0, 10)}.pdf"`,
      'cache-control': 'no-store',
    })
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const letters = lettersOf(answer.rawPayload)
    for (const words of [
      'Riverside Bikes',
      'America/New_York',
      'Page 1',
      'Opted out of all texts',
      'bici?',
      'U+1F44D',
    ])
      expect(letters.replace(/[[\]]|\s-?\d+\s/g, '')).toContain(words)
  })

  test('of many numbers is one file; a number that nobody knows is told to be unknown', async () => {
    const known = [await someone(), await someone()]
    const unknown = somePhone()
    const phones = [...known.map(({ phone }) => phone), unknown]
    const json = await ask(house.server, auditor, 'POST', '/api/evidence', {
      phones: [...phones, phones[0]],
      as: 'json',
    })
    const file: File = json.json()
    expect(file.people.map(({ phone }) => phone)).toEqual(phones)
    expect(file.people.map(({ entries }) => entries.length > 0)).toEqual([true, true, false])
    const pdf = await ask(house.server, auditor, 'POST', '/api/evidence', { phones })
    expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
    const wrong = await ask(house.server, auditor, 'POST', '/api/evidence', { phones: [phones[0], '12-x'] })
    expect([wrong.statusCode, wrong.json().error]).toMatchObject([422, { field: 'phones.1' }])
    const many = await ask(house.server, auditor, 'POST', '/api/evidence', {
      phones: Array(201).fill(unknown),
    })
    expect(many.json().error).toMatchObject({
      field: 'phones',
      message: expect.stringContaining('at most 200'),
    })
  })

  test('is not for agents, and another organization’s contact is like one that nobody has', async () => {
    const { phone, contact } = await someone()
    for (const ending of ['json', 'pdf']) {
      const path = `/api/contacts/${contact}/evidence.${ending}`
      expect((await ask(house.server, agent, 'GET', path)).statusCode).toBe(403)
      const foreign = await ask(house.server, stranger, 'GET', path)
      const missing = await ask(house.server, stranger, 'GET', path.replace(contact, newId()))
      expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body])
    }
    const elsewhere = await ask(house.server, stranger, 'POST', '/api/evidence', {
      phones: [phone],
      as: 'json',
    })
    expect(elsewhere.json().people).toMatchObject([{ contact: null, entries: [] }])
  })
})

describe('An Auditor', () => {
  test('reads a conversation and leaves it unread for the desk', async () => {
    const { phone } = await someone()
    const [row] = await base.app.db.inOrganization(shop.orgId, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM conversation WHERE org_id = $1 AND their_phone = $2', [
        shop.orgId,
        phone,
      ]),
    )
    const path = `/api/conversations/${row?.id}`
    expect((await ask(house.server, auditor, 'GET', path)).json().conversation.unread).toBe(1)
    expect((await ask(house.server, auditor, 'POST', `${path}/read`)).statusCode).toBe(403)
    const sent = await ask(house.server, auditor, 'POST', '/api/messages', {
      ...{ requestKey: newId(), conversationId: row?.id, body: 'Hello' },
    })
    expect(sent.statusCode).toBe(403)
  })
})
