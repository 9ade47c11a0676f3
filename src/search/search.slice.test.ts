// The search through HTTP on the real database: what is found, by whom, and what never is.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { callerOf } from '../../test/chaos/stage.ts'
import {
  type Business,
  buildBusiness,
  buildContact,
  buildConversation,
  buildDepartment,
} from '../../test/factories.ts'
import { type House, houseOf } from '../../test/house.ts'
import { agree } from '../../test/ledger.ts'
import { ask, type Person, signedIn } from '../../test/people.ts'
import { erasePhone } from '../consent/erase/actions.ts'
import { makeKey } from '../organizations/keys/actions.ts'
import { keyScopes } from '../organizations/permission.ts'
import { newId } from '../platform/ids.ts'
import { fill } from './actions.ts'
import type { FoundContact, FoundText } from './contract.ts'
import { startFilling } from './filling/jobs.ts'

let base: TestApp
let house: House
let ours: Business
let theirs: Business
let desk: Person
let agent: Person
let outsider: Person
let stranger: Person
let elsewhere: string

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildBusiness(base.app.db)
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  const made = await base.app.db.inOrganization(ours.orgId, (tx) => buildDepartment(tx, ours.orgId))
  elsewhere = made.departmentId
  const person = (role: 'agent' | 'super_admin', departmentIds: string[], { orgId } = ours) =>
    signedIn(base.app, house.auth, { orgId, role, departmentIds })
  desk = await person('super_admin', [ours.departmentId])
  agent = await person('agent', [ours.departmentId])
  outsider = await person('agent', [elsewhere])
  stranger = await person('super_admin', [], theirs)
})
afterAll(async () => {
  await house.close()
  await base.close()
})

type Thread = { id: string; phone: string; contactId: string; order: number; business: Business }

async function thread(name = '', business = ours, departmentId = business.departmentId): Promise<Thread> {
  return base.app.db.inOrganization(business.orgId, async (tx) => {
    const { phone, contactId } = await buildContact(tx, business.orgId)
    const { conversationId } = await buildConversation(tx, business.orgId, {
      ...{ numberId: business.numberId, departmentId, phone },
    })
    if (name !== '')
      await tx.query('UPDATE contact SET name = $3 WHERE org_id = $1 AND id = $2', [
        ...[business.orgId, contactId, name],
      ])
    return { id: conversationId, phone, contactId, order: 0, business }
  })
}

/** They write, or we do. Resolves with the text's id. */
async function say(
  to: Thread,
  body: string,
  { at = new Date(), by = 'them', id = newId() } = {},
): Promise<string> {
  const { orgId, connectionId, laneId } = to.business
  const record = by === 'us' ? await agree(base.app.db, orgId, to.phone) : null
  await base.app.db.inOrganization(orgId, async (tx) => {
    const order = ++to.order
    if (record === null)
      await tx.query(
        `INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, received_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'none', $8)`,
        [orgId, id, to.id, order, connectionId, newId(), body, at],
      )
    else
      await tx.query(
        `INSERT INTO message_outbound (org_id, id, conversation_id, order_no, lane_id, phone, class, kind, body, segments, state, due_at,
                                       accepted_at, request_key, request_sha256, cleared_by, cleared_rule)
         VALUES ($1, $2, $3, $4, $5, $6, 0, 'text', $7, 1, 'sent', $8, $8, $9, '\\x00', $10, 'test')`,
        [orgId, id, to.id, order, laneId, to.phone, body, at, newId(), record],
      )
  })
  return id
}

const fillUp = async (business = ours): Promise<void> => {
  for (let isMore = true; isMore; )
    ({ isMore } = await fill(base.app, business.orgId, { look: 'fresh', most: 50 }))
}

const searched = async (find: string, more = '', who = desk) => {
  const answer = await ask(house.server, who, 'GET', `/api/search?find=${encodeURIComponent(find)}${more}`)
  expect(answer.statusCode).toBe(200)
  return answer.json() as {
    contacts: FoundContact[]
    texts: FoundText[]
    next: string | null
    isCutShort: boolean
  }
}
const plain = ({ snippet }: FoundText): string => snippet.map(({ text }) => text).join('')
const texts = async (find: string, more = '', who = desk): Promise<string[]> =>
  (await searched(find, more, who)).texts.map(plain)

describe('A text is found', () => {
  beforeAll(async () => {
    const dana = await thread('Dana Reyes')
    await say(dana, 'Is my bike ready?')
    await say(dana, 'Your BIKE is ready, café next door is open', { by: 'us' })
    const marcus = await thread('Marcus Bell')
    await say(marcus, 'Do you have a child’s bike? Call (202) 555-0142')
    await say(marcus, 'The straße is closed 🚲')
    await fillUp()
  })

  test.each<[string, string[]]>([
    ['ready bike', ['Your BIKE is ready, café next door is open', 'Is my bike ready?']],
    ['read', ['Your BIKE is ready, café next door is open', 'Is my bike ready?']],
    ['rea ', []],
    ['CAFE', ['Your BIKE is ready, café next door is open']],
    ['strasse', ['The straße is closed 🚲']],
    ['🚲', ['The straße is closed 🚲']],
    ['"bike is"', ['Your BIKE is ready, café next door is open']],
    ['"is bike"', []],
    ['2025550142', ['Do you have a child’s bike? Call (202) 555-0142']],
    ['+1 202 555-0142', ['Do you have a child’s bike? Call (202) 555-0142']],
    ['childs', ['Do you have a child’s bike? Call (202) 555-0142']],
    ['bike zeppelin', []],
    ['zep', []],
  ])('by %s', async (find, found) => {
    expect(await texts(find)).toEqual(found)
  })

  test('with who said it, where it stands, and the words that were looked for', async () => {
    const [hit] = (await searched('cafe')).texts
    expect(hit).toMatchObject({
      by: 'us',
      contactName: 'Dana Reyes',
      orderNo: 2,
      departmentId: ours.departmentId,
    })
    expect(hit?.snippet.filter(({ isHit }) => isHit)).toEqual([{ text: 'café', isHit: true }])
  })

  test('only of those who said it, or of a time', async () => {
    expect(await texts('bike', '&by=us')).toEqual(['Your BIKE is ready, café next door is open'])
    expect(await texts('bike', '&by=them')).toHaveLength(2)
    expect(await texts('bike', '&since=2100-01-01T00:00:00Z')).toEqual([])
    expect(await texts('bike', '&until=2020-01-01T00:00:00Z')).toEqual([])
    expect(await texts('bike', '&since=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z')).toHaveLength(3)
  })

  test('with people by their names, and the way to their conversation', async () => {
    const { contacts } = await searched('reyes dan')
    expect(contacts.map(({ name }) => name)).toEqual([]) // named past the words of the index: by hand above
    const dana = await thread()
    await ask(house.server, desk, 'PATCH', `/api/contacts/${dana.contactId}`, { name: 'Danaë Llewelyn' })
    expect((await searched('llew danae')).contacts).toEqual([
      { id: dana.contactId, name: 'Danaë Llewelyn', phone: dana.phone, conversationId: dana.id },
    ])
    const [, area, exchange, line] = /^\+1(...)(...)(....)$/.exec(dana.phone) ?? []
    for (const typed of [
      `(${area}) ${exchange}-${line}`,
      `+1 ${area}.${exchange}.${line}`,
      `${area}${exchange}${line}`,
    ])
      expect((await searched(typed)).contacts.map(({ id }) => id)).toEqual([dana.contactId])
    expect((await searched('llew', '', outsider)).contacts).toMatchObject([{ conversationId: null }])
    expect((await searched('llew', '', stranger)).contacts).toEqual([])
    expect((await searched('llew', '&by=them')).contacts).toEqual([])
  })
})

describe('Nothing is found', () => {
  test('of another organization, nor of a department that is not the caller’s', async () => {
    await say(await thread('', theirs), 'periwinkle theirs')
    const back = await thread('', ours, elsewhere)
    await say(back, 'periwinkle back office')
    await say(await thread(), 'periwinkle front desk')
    await fillUp()
    await fillUp(theirs)
    expect(await texts('periwinkle')).toEqual(['periwinkle front desk', 'periwinkle back office'])
    expect(await texts('periwinkle', '', agent)).toEqual(['periwinkle front desk'])
    expect(await texts('periwinkle', '', outsider)).toEqual(['periwinkle back office'])
    expect(await texts('periwinkle', '', stranger)).toEqual(['periwinkle theirs'])
    expect(await texts('periwinkle', `&departmentId=${elsewhere}`)).toEqual(['periwinkle back office'])
    for (const [who, id] of [
      ...([[agent, elsewhere]] as const),
      ...([[desk, theirs.departmentId]] as const),
      ...([[desk, newId()]] as const),
    ])
      expect(
        (await ask(house.server, who, 'GET', `/api/search?find=periwinkle&departmentId=${id}`)).statusCode,
      ).toBe(404)
    // A conversation that moves is found by those who see it now, at once.
    await base.app.db.inOrganization(ours.orgId, (tx) =>
      tx.query('UPDATE conversation SET department_id = $3 WHERE org_id = $1 AND id = $2', [
        ...[ours.orgId, back.id, ours.departmentId],
      ]),
    )
    expect(await texts('periwinkle', '', outsider)).toEqual([])
    expect(await texts('periwinkle', '', agent)).toHaveLength(2)
  })

  test('of an organization’s index without naming the organization', async () => {
    for (const table of ['search_text', 'search_taken', 'search_word', 'search_shelf', 'search_progress'])
      expect(
        await base.app.db.inOrganization(theirs.orgId, (tx) =>
          tx.query(`SELECT DISTINCT org_id FROM ${table}`),
        ),
      ).toEqual([{ org_id: theirs.orgId }])
  })

  test('of who was erased: not a text, and not a word in the index', async () => {
    const gone = await thread()
    await say(gone, 'quixotic bike')
    await say(gone, 'quixotic answer', { by: 'us' })
    const stays = await thread()
    await say(stays, 'quixotic, too')
    await fillUp()
    expect(await texts('quixotic')).toHaveLength(3)
    const wish = { reason: 'She asked for it by letter', proof: 'erase' } as const
    expect(await erasePhone(base.app, callerOf(ours), gone.phone, wish)).toMatchObject({ ok: true, texts: 2 })
    expect(await texts('quixotic')).toEqual(['quixotic, too'])
    await fillUp()
    expect(await texts('quixotic')).toEqual(['quixotic, too'])
    expect(await placesOf('quixotic')).toBe(1)
    expect(await placesOf('answer')).toBe(0)
    await erasePhone(base.app, callerOf(ours), stays.phone, wish)
    expect(await words('quixotic')).toEqual([])
  })

  test('of a note that was deleted, nor what it said before; and no key finds one', async () => {
    const dana = await thread()
    const wrote = await ask(house.server, agent, 'POST', `/api/conversations/${dana.id}/notes`, {
      ...{
        requestKey: newId(),
        words: [{ text: 'serendipity: ' }, { memberId: desk.memberId }, { text: ' knows' }],
      },
    })
    expect(wrote.statusCode).toBe(201)
    const note = wrote.json()
    await fillUp()
    expect(await texts('serendipity knows')).toEqual(['serendipity: @… knows'])
    expect(await texts('serendipity', '&by=note')).toHaveLength(1)
    expect(await texts('serendipity', '&by=us')).toEqual([])
    expect(await texts(desk.memberId.slice(0, 8))).toEqual([])
    expect(await texts('serendipity', '', outsider)).toEqual([])
    const { memberId } = ours
    const key = await makeKey(base.app, { ...callerOf(ours), memberId }, { name: 'Shop', scopes: keyScopes })
    if (!key.ok) throw new Error(key.sentence)
    for (const more of ['', '&by=note']) {
      const answer = await ask(
        house.server,
        { key: key.secret },
        'GET',
        `/api/search?find=serendipity${more}`,
      )
      expect(answer.json().texts).toEqual([])
    }
    const edited = await ask(house.server, agent, 'PATCH', `/api/notes/${note.id}`, {
      ...{ words: [{ text: 'happenstance' }], changeNo: note.changeNo },
    })
    expect(edited.statusCode).toBe(200)
    expect([await texts('serendipity'), await texts('happenstance')]).toEqual([[], ['happenstance']])
    expect(await words('serendipity')).toEqual([])
    await ask(house.server, agent, 'DELETE', `/api/notes/${note.id}`)
    expect(await texts('happenstance')).toEqual([])
    expect(await words('happenstance')).toEqual([])
  })

  test('of who is erased while their texts are put into the index', async () => {
    const gone = await thread()
    for (let nth = 0; nth < 5; nth++) {
      await say(gone, `sesquipedal ${nth}`)
      await agree(base.app.db, ours.orgId, gone.phone)
      const wish = { reason: 'She asked for it by letter', proof: 'keep' } as const
      await Promise.all([
        ...[fillUp(), fillUp()],
        erasePhone(base.app, callerOf(ours), gone.phone, wish).then(({ ok }) => expect(ok).toBe(true)),
        fillUp(),
      ])
      await fillUp()
      expect(await words('sesquipedal')).toEqual([])
      expect(await texts('sesquipedal')).toEqual([])
    }
  })
})

const words = (word: string): Promise<{ places: number[] }[]> =>
  base.app.db.inOrganization(ours.orgId, (tx) =>
    tx.query('SELECT places FROM search_word WHERE word = $1', [word]),
  )
const placesOf = async (word: string): Promise<number> =>
  (await words(word)).reduce((sum, { places }) => sum + places.length, 0)

describe('The index', () => {
  test('takes a text whose commit came late, once', async () => {
    const dana = await thread()
    await say(dana, 'obstreperous now')
    await fillUp()
    const early = newId().replace(
      /^.{13}/,
      (Date.now() - 20_000)
        .toString(16)
        .padStart(12, '0')
        .replace(/(.{8})/, '$1-'),
    )
    await say(dana, 'obstreperous late', { id: early })
    await fillUp()
    expect(await texts('obstreperous')).toEqual(['obstreperous now'])
    for (let nth = 0; nth < 2; nth++) await fill(base.app, ours.orgId, { look: 'late' })
    expect(await texts('obstreperous')).toEqual(['obstreperous late', 'obstreperous now'])
    expect(await placesOf('obstreperous')).toBe(2)
  })

  test('is filled by itself as texts come in', async () => {
    const filling = startFilling(base.app)
    const dana = await thread()
    await say(dana, 'crepuscular')
    base.app.live.tell([{ orgId: ours.orgId, topic: 'conversation', id: dana.id }])
    await expect.poll(() => texts('crepuscular'), { timeout: 20_000 }).toEqual(['crepuscular'])
    await filling.stop()
  })
})

describe('Pages', () => {
  const COUNT = 130
  beforeAll(async () => {
    const dana = await thread()
    for (let nth = 0; nth < COUNT; nth++)
      await say(dana, `${nth % 2 ? 'walrus' : 'carpenter'} in oysters number ${nth} of a walk`)
    await fillUp()
  }, 60_000)

  const allPages = async (find: string, more = '', who = desk): Promise<string[]> => {
    const found: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page = await searched(find, `&limit=20${more}${next && `&cursor=${next}`}`, who)
      expect(page.texts.length).toBeLessThanOrEqual(20)
      found.push(...page.texts.map(plain))
      next = page.next
    }
    return found
  }
  const numbers = (found: string[]): number[] => found.map((text) => Number(/\d+/.exec(text)?.[0]))
  const down = (from: number, step: number): number[] =>
    Array.from({ length: Math.ceil((from + 1) / step) }, (_, nth) => from - nth * step)

  test.each<[string, number[]]>([
    ['oysters', down(COUNT - 1, 1)],
    ['walrus oysters ', down(COUNT - 1, 2)],
    ['oysters walr', down(COUNT - 1, 2)],
    ['"in oysters number" carpenter', down(COUNT - 2, 2)],
    ['oysters o', down(COUNT - 1, 1)],
  ])('of %s follow each other without a gap or a repeat', async (find, expected) => {
    expect(numbers(await allPages(find))).toEqual(expected)
  })

  test('of a single letter follow the texts themselves', async () => {
    expect(numbers((await allPages('w')).filter((text) => text.includes('oysters')))).toEqual(
      down(COUNT - 1, 1),
    )
  })

  test('end, also for who may see none of it', async () => {
    expect((await allPages('oysters', '', outsider)).length).toBe(0)
  })
})
