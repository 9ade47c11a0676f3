// Drafts through HTTP on a real database: two devices, two members, two organizations, and what sending does to them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness, buildDepartment, somePhone } from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import type { Told } from '../platform/live.ts'
import { forgetOld } from './actions.ts'
import type { StoredDraft } from './contract.ts'

let base: TestApp
let house: House
let shop: Business
let ana: Person
let ben: Person
let stranger: Person
const told: Told[] = []

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  shop = await buildBusiness(base.app.db)
  const { orgId, departmentId } = shop
  const agent = (name: string) =>
    signedIn(base.app, house.auth, { orgId, role: 'agent', departmentIds: [departmentId], name })
  ana = await agent('Ana Ortiz')
  ben = await agent('Ben Cole')
  const other = await buildBusiness(base.app.db, { name: 'Other Business' })
  stranger = await signedIn(base.app, house.auth, { orgId: other.orgId })
  base.app.live.listen((change) => told.push(change))
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  base.app.db.inOrganization(shop.orgId, (tx) => tx.query<Row>(sql, values))

async function upload({ memberId }: Person): Promise<string> {
  const file = newId()
  await rows(
    `INSERT INTO media (org_id, id, state, name, type, bytes, sha256, member_id) VALUES ($1, $2, 'ready', 'bill.pdf', 'application/pdf', 9, '\\x01', $3)`,
    ...[shop.orgId, file, memberId],
  )
  return file
}

/** A conversation that may be answered: somebody has just texted. */
async function conversation(): Promise<{ id: string; phone: string }> {
  const phone = somePhone()
  await house.verbs.receive(shop.orgId, shop.connectionId, [
    { kind: 'text', from: phone, to: shop.phone, sentAt: null, body: 'Hello', carrierMessageId: newId() },
  ])
  const [row] = await rows<{ id: string }>('SELECT id FROM conversation WHERE their_phone = $1', phone)
  return { id: row?.id ?? '', phone }
}

type Saved = { isSaved: boolean; draft: StoredDraft | null }
const put = (who: Person, body: object) => ask(house.server, who, 'PUT', '/api/drafts', body)
async function save(about: string, version: number, body: string, more: object = {}): Promise<Saved> {
  const answer = await put(ana, { about, base: version, body, ...more })
  expect(answer.statusCode).toBe(200)
  return answer.json()
}
async function read(who: Person, about?: string): Promise<StoredDraft[]> {
  const query = about === undefined ? '' : `?about=${encodeURIComponent(about)}`
  return (await ask(house.server, who, 'GET', `/api/drafts${query}`)).json().drafts
}
const wordsOf = async (about: string, who = ana): Promise<string | undefined> =>
  (await read(who, about))[0]?.body
const send = (who: Person, body: object) =>
  ask(house.server, who, 'POST', '/api/messages', { requestKey: newId(), ...body })

describe('A draft', () => {
  test('is there on another device as it was typed, with what it is to be sent as', async () => {
    const { id } = await conversation()
    const sendAs = { campaignId: newId(), level: 'informational' }
    const more = { sendAs, requestKey: 'tried-once', templateId: newId() }
    const saved = await save(id, 0, 'Your bike 🚲\nis', more)
    expect(saved).toMatchObject({ isSaved: true, draft: { about: id, version: 1, ...more } })
    expect(await read(ana, id)).toEqual([saved.draft])
    expect((await read(ana)).map(({ about }) => about)).toContain(id)
  })

  test('keeps the files that its writer attached, and shows nobody the files of others', async () => {
    const { id } = await conversation()
    const [mine, ofBen] = [await upload(ana), await upload(ben)]
    const { draft } = await save(id, 0, '', { attachments: [mine, ofBen, newId()] })
    expect(draft?.attachments).toMatchObject([{ id: mine, name: 'bill.pdf', kind: 'file' }])
    expect((await read(ana)).map(({ about }) => about)).toContain(id) // files alone are a draft
  })

  test('is told at once to whoever typed it, and to nobody else', async () => {
    const { id } = await conversation()
    told.length = 0
    await save(id, 0, 'Hi')
    expect(told).toMatchObject([{ topic: 'draft', id, memberId: ana.memberId, orgId: shop.orgId }])
  })

  test('of one member is nothing of another, also in the same conversation', async () => {
    const { id } = await conversation()
    await save(id, 0, 'from Ana')
    expect(await read(ben, id)).toEqual([])
    await put(ben, { about: id, base: 0, body: 'from Ben' })
    expect([await wordsOf(id), await wordsOf(id, ben)]).toEqual(['from Ana', 'from Ben'])
  })

  test('cannot be kept for a conversation of another organization or department, as for one that is not there', async () => {
    const { id } = await conversation()
    const elsewhere = await base.app.db.inOrganization(shop.orgId, (tx) => buildDepartment(tx, shop.orgId))
    const outsider = await signedIn(base.app, house.auth, {
      ...{ orgId: shop.orgId, role: 'agent', departmentIds: [elsewhere.departmentId] },
    })
    const missing = await put(ana, { about: newId(), base: 0, body: 'x' })
    for (const who of [stranger, outsider]) {
      const answer = await put(who, { about: id, base: 0, body: 'x' })
      expect([answer.statusCode, answer.json()]).toEqual([404, missing.json()])
      expect(await read(who)).toEqual([])
    }
    expect(await rows('SELECT about FROM draft WHERE about = $1', id)).toEqual([])
  })

  test('is one for each new recipient, and one while nobody is chosen', async () => {
    const [one, other] = [`compose ${somePhone()}`, `compose ${somePhone()}`]
    await save(one, 0, 'to one')
    await save(other, 0, 'to the other')
    await save('compose', 0, 'to nobody yet')
    expect(await Promise.all([one, other, 'compose'].map((about) => wordsOf(about)))).toEqual([
      'to one',
      'to the other',
      'to nobody yet',
    ])
  })

  test.each(['composer', 'compose 2025550142', 'compose  +12025550142', '', 'compose +1;'])(
    'is kept for no such thing as %j',
    async (about) => expect((await put(ana, { about, base: 0, body: 'x' })).statusCode).toBe(422),
  )

  test('keeps every character that can be stored, and leaves out the others', async () => {
    const { id } = await conversation()
    expect((await save(id, 0, 'a\u0000b\ud800c 👩‍👩‍👧')).draft?.body).toBe('ab\ufffdc 👩‍👩‍👧')
    expect((await put(ana, { about: id, base: 1, body: 'x'.repeat(20_001) })).statusCode).toBe(422)
    expect(await wordsOf(id)).toBe('ab\ufffdc 👩‍👩‍👧')
  })
})

describe('Two devices', () => {
  test('follow each other, each from the version that it has seen', async () => {
    const { id } = await conversation()
    expect((await save(id, 0, 'on the desk')).draft?.version).toBe(1)
    expect((await save(id, 1, 'on the phone')).draft?.version).toBe(2)
    expect(await wordsOf(id)).toBe('on the phone')
  })

  test('an older save changes nothing, and is told what stands', async () => {
    const { id } = await conversation()
    await save(id, 0, 'old')
    const { draft } = await save(id, 1, 'new')
    for (const version of [0, 1, 3])
      expect(await save(id, version, 'late')).toEqual({ isSaved: false, draft })
    expect(await wordsOf(id)).toBe('new')
  })

  test('that save at the same moment: one of them is first, whoever that is', async () => {
    const { id } = await conversation()
    const saved = await Promise.all(['a', 'b', 'c', 'd'].map((body) => save(id, 0, body)))
    const first = saved.filter(({ isSaved }) => isSaved)
    expect(first).toHaveLength(1)
    expect(new Set(saved.map(({ draft }) => draft?.body))).toEqual(new Set([first[0]?.draft?.body]))
  })

  test('what is taken away stays away: a save from before does not bring it back', async () => {
    const { id } = await conversation()
    await save(id, 0, 'typed')
    await save(id, 1, '')
    expect((await save(id, 1, 'typed')).isSaved).toBe(false)
    expect((await read(ana)).map(({ about }) => about)).not.toContain(id)
    expect((await save(id, 2, 'typed again')).isSaved).toBe(true)
  })
})

describe('Sending', () => {
  test('empties the draft in the same transaction, and tells the other devices', async () => {
    const { id } = await conversation()
    await save(id, 0, 'Your bike is ready')
    told.length = 0
    const sent = await send(ana, { conversationId: id, body: 'Your bike is ready', draftVersion: 1 })
    expect(sent.statusCode).toBe(202)
    expect(await read(ana, id)).toMatchObject([{ body: '', version: 2 }])
    expect((await read(ana)).map(({ about }) => about)).not.toContain(id)
    expect(told.filter(({ topic }) => topic === 'draft')).toMatchObject([{ id, memberId: ana.memberId }])
    // Accepted and emptied have the same transaction.
    const [row] = await rows<{ same: boolean }>(
      'SELECT d.xmin = m.xmin AS same FROM draft d JOIN message_outbound m ON m.org_id = d.org_id AND m.id = $1 WHERE d.about = $2',
      ...[sent.json().id, id],
    )
    expect(row?.same).toBe(true)
  })

  test('leaves the draft where the text is refused', async () => {
    const { id, phone } = await conversation()
    await save(id, 0, 'One more thing')
    await house.verbs.receive(shop.orgId, shop.connectionId, [
      { kind: 'text', from: phone, to: shop.phone, sentAt: null, body: 'STOP', carrierMessageId: newId() },
    ])
    const refused = await send(ana, { conversationId: id, body: 'One more thing', draftVersion: 1 })
    expect(refused.statusCode).toBe(422)
    expect(await wordsOf(id)).toBe('One more thing')
  })

  test('a save that was on its way meanwhile does not bring the words back, whether it comes before or after', async () => {
    const before = await conversation()
    await save(before.id, 0, 'Your bike is re')
    await save(before.id, 1, 'Your bike is read')
    await send(ana, { conversationId: before.id, body: 'Your bike is ready', draftVersion: 1 })
    expect(await wordsOf(before.id)).toBe('')
    const after = await conversation()
    await send(ana, { conversationId: after.id, body: 'Your bike is ready', draftVersion: 0 })
    expect((await save(after.id, 0, 'Your bike is read')).isSaved).toBe(false)
    expect(await wordsOf(after.id)).toBe('')
  })

  test('leaves what another device has typed meanwhile', async () => {
    const { id } = await conversation()
    await save(id, 0, 'Your bike is ready')
    await save(id, 1, 'Your bike is ready. And the bill is')
    await send(ana, { conversationId: id, body: 'Your bike is ready', draftVersion: 1 })
    expect(await wordsOf(id)).toBe('Your bike is ready. And the bill is')
  })

  test('takes the files that went with it, and leaves those that were attached on another device', async () => {
    const [first, second] = [await upload(ana), await upload(ana)]
    const went = await conversation()
    await save(went.id, 0, 'The bill', { attachments: [first] })
    const text = { body: 'The bill', mediaIds: [first], draftVersion: 0 } // the save came just before, unheard of
    expect((await send(ana, { ...text, conversationId: went.id })).statusCode).toBe(202)
    expect((await read(ana, went.id))[0]).toMatchObject({ body: '', attachments: [] })
    const { id } = await conversation()
    await save(id, 0, '', { attachments: [second] })
    await send(ana, { conversationId: id, body: 'Hello', draftVersion: 0 })
    expect((await read(ana, id))[0]?.attachments).toMatchObject([{ id: second }])
  })

  test('the same text tried again empties what was given back to the composer', async () => {
    const { id } = await conversation()
    const text = { requestKey: newId(), conversationId: id, body: 'Ready' }
    expect((await send(ana, { ...text, draftVersion: 0 })).statusCode).toBe(202)
    await save(id, 1, 'Ready', { requestKey: text.requestKey })
    expect((await send(ana, { ...text, draftVersion: 2 })).statusCode).toBe(202)
    expect(await wordsOf(id)).toBe('')
  })

  test('by a colleague, or without a draft, touches none', async () => {
    const { id } = await conversation()
    await save(id, 0, 'Ready')
    await send(ben, { conversationId: id, body: 'Ready', draftVersion: 1 })
    await send(ana, { conversationId: id, body: 'Something else' })
    expect(await wordsOf(id)).toBe('Ready')
  })

  test('to somebody new empties the draft of that recipient', async () => {
    const { phone } = await conversation()
    await save(`compose ${phone}`, 0, 'Hello again')
    const sent = await send(ana, {
      ...{ to: phone, numberId: shop.numberId, body: 'Hello again', draftVersion: 1 },
    })
    expect(sent.statusCode).toBe(202)
    expect(await wordsOf(`compose ${phone}`)).toBe('')
  })
})

test('rows of drafts that were sent go after a day, drafts never', async () => {
  const { id } = await conversation()
  await save(id, 0, 'Still to be sent')
  await save('compose', (await read(ana, 'compose'))[0]?.version ?? 0, '')
  await rows(`UPDATE draft SET saved_at = now() - interval '9 days' WHERE about = $1`, id)
  await forgetOld(base.app)
  expect(await read(ana, 'compose')).toHaveLength(1)
  await rows(`UPDATE draft SET emptied_at = now() - interval '25 hours' WHERE emptied_at IS NOT NULL`)
  await forgetOld(base.app)
  expect(await rows('SELECT about FROM draft WHERE emptied_at IS NOT NULL')).toEqual([])
  expect(await wordsOf(id)).toBe('Still to be sent')
})

test('erasing a person takes the drafts of texts to them away', async () => {
  const { id, phone } = await conversation()
  await save(id, 0, 'Dear Dana')
  await save(`compose ${phone}`, 0, 'Dear Dana')
  const [contact] = await rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
  const owner = await signedIn(base.app, house.auth, { orgId: shop.orgId })
  const erased = await ask(house.server, owner, 'POST', `/api/contacts/${contact?.id}/erasure`, {
    ...{ phone, reason: 'Asked by letter', proof: 'erase' },
  })
  expect(erased.statusCode).toBe(200)
  expect(await rows('SELECT body FROM draft WHERE about = ANY($1)', [id, `compose ${phone}`])).toEqual([])
})
