// Nobody gets more than is theirs: every route of the router's own list, every kind of caller, every id of somebody else.
import { readFile } from 'node:fs/promises'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatPhone } from '../../src/contacts/phone-format.ts'
import type { RouteEntry } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../app.ts'
import { somePhone } from '../factories.ts'
import { type House, houseOf } from '../house.ts'
import { signedIn } from '../people.ts'
import { askers, type Row, rows } from './access-matrix.ts'
import { digestOf, stringsOf } from './rows-of.ts'
import { buildOrganization, type Ids, type Organization } from './two-organizations.ts'

type Who = { cookie: string } | { key: string } | null
type Answer = { readonly status: number; readonly body: string }

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization
let theirDigest: Record<string, string>
/** Every answer that somebody of ours got. */
const told: string[] = []

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: true })
  theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
  theirDigest = await digestOf(base.app.db, theirs.business.orgId)
})
afterAll(async () => {
  await house.close()
  await base.close()
})

const people = (): Record<(typeof askers)[number], Who> => ({
  nobody: null,
  ...ours.people,
  stranger: theirs.people.superAdmin,
  smallKey: ours.keys.small,
  strangerKey: theirs.keys.full,
})

/** Asks from another machine, as a browser of this install's own pages or a program would. */
async function ask(who: Who, route: RouteEntry, row: Row, ids: Ids): Promise<Answer> {
  const proof =
    who === null ? {} : 'key' in who ? { authorization: `Bearer ${who.key}` } : { cookie: who.cookie }
  const answer: LightMyRequestResponse = await house.server.inject({
    method: route.method as 'GET',
    url: row.at?.(ids) ?? route.path,
    headers: { host: 'texts.example.com', ...proof, ...row.headers?.(ids) },
    remoteAddress: '198.51.100.7',
    ...(row.body && { payload: row.body(ids) }),
    ...(row.isStream && { payloadAsStream: true }),
  })
  if (!row.isStream) return { status: answer.statusCode, body: answer.body }
  answer.stream().destroy()
  return { status: answer.statusCode, body: '' }
}

const isOurs = (name: string): boolean => !['nobody', 'stranger', 'strangerKey'].includes(name)

async function lineOf(route: RouteEntry, row: Row): Promise<string> {
  const statuses: number[] = []
  for (const name of askers) {
    const who = row.endsSession ? await another(people()[name]) : people()[name]
    const answer = await ask(who, route, row, ours.ids)
    statuses.push(answer.status)
    if (isOurs(name) || name === 'nobody') told.push(answer.body)
    if (name === 'outsider')
      expect(answer.body, `${route.path}, asked from another department`).not.toMatch(hidden())
  }
  return statuses.join(' ')
}

/** A session that may end, in place of one that is needed again. */
async function another(who: Who): Promise<Who> {
  if (who === null || 'key' in who) return who
  return signedIn(base.app, house.auth, { orgId: ours.business.orgId, role: 'agent' })
}

/** What only the front desk may see: the ids and words of its conversation. */
const hidden = (): RegExp =>
  new RegExp(
    [ours.ids.conversation, ours.ids.inbound, ours.ids.outbound, 'Is my bike ready', 'Pays in cash'].join(
      '|',
    ),
  )

describe('At every route', () => {
  test('of the router there is a row that says who may, and a chapter of docs/api.md', async () => {
    const known = new Set(Object.keys(rows))
    const listed = house.server.routeList.map(({ method, path }) => `${method} ${path}`)
    for (const name of listed)
      expect(
        known.has(name),
        `${name} has no row: add one to test/slices/access-matrix.ts, with a status for each of ${askers.join(', ')}`,
      ).toBe(true)
    expect(house.server.routeList.filter(({ access }) => access === 'undeclared')).toEqual([])
    expect(
      [...known].filter((name) => !listed.includes(name)),
      'rows without a route',
    ).toEqual([])
    const described = await readFile('docs/api.md', 'utf8')
    const isOfApi = (name: string): boolean => /\/(api|webhooks|loopback)\/(?!openapi)/.test(name)
    expect(listed.filter((name) => isOfApi(name) && !described.includes(`\n### ${name}\n`))).toEqual([])
  })

  test('everybody gets the answer of its row', async () => {
    for (const route of house.server.routeList) {
      const name = `${route.method} ${route.path}`
      const row = rows[name]
      if (row) expect(`${name}: ${await lineOf(route, row)}`).toBe(`${name}: ${row.answers}`)
    }
  })

  test('an id of another organization is answered byte for byte like one that nobody has', async () => {
    const tried: string[] = []
    for (const who of [ours.people.superAdmin, ours.keys.full])
      for (const route of house.server.routeList)
        for (const asked of waysToAsk(route))
          for (const name of idsIn(asked)) {
            const about = `${route.method} ${route.path}, ${name}`
            const foreign = await ask(who, route, asked, { ...ours.ids, [name]: theirs.ids[name] })
            const missing = await ask(who, route, asked, { ...ours.ids, [name]: noOne(name) })
            expect(foreign, about).toEqual(missing)
            const isBarred = 'key' in who && foreign.status === 403
            expect([about, isBarred ? 'not for keys' : foreign.status]).toEqual([
              about,
              isBarred ? 'not for keys' : elsewhereOf(asked, name),
            ])
            told.push(foreign.body)
            tried.push(about)
          }
    expect(new Set(tried).size).toBeGreaterThan(25)
  })
})

const waysToAsk = ({ method, path }: RouteEntry): Row[] => {
  const row = rows[`${method} ${path}`]
  return row ? [row, ...(row.also ?? []).map((also) => ({ answers: '', ...also }))] : []
}

/** Which ids a row asks with: those that it takes while it is written out. */
function idsIn({ at, body, headers }: Row): (keyof Ids)[] {
  const taken = new Set<keyof Ids>()
  const watched = new Proxy(ours.ids, {
    get: (ids, name) => {
      taken.add(name as keyof Ids)
      return Reflect.get(ids, name)
    },
  })
  for (const write of [at, body, headers]) write?.(watched)
  return [...taken]
}

const noOne = (name: keyof Ids): string => (/phone|handset/i.test(name) ? somePhone() : newId())
/** In a way to ask with several ids, only the one that is compared has a status of its own. */
const elsewhereOf = ({ elsewhere, also: _also, ...asked }: Row, name: keyof Ids): number =>
  name === 'conversation' && idsIn(asked).length > 1 ? 404 : (elsewhere ?? 404)

describe('Of another organization', () => {
  test('a phone that texted only them is to us like any other, and its name is found by nobody here', async () => {
    const look = async (phone: string): Promise<string> => {
      const url = `/api/conversations/look-up?numberId=${ours.ids.number}&phone=${encodeURIComponent(phone)}`
      const { body } = await ask(
        ours.people.superAdmin,
        { method: 'GET', path: url, access: '' },
        { answers: '' },
        ours.ids,
      )
      return body.replaceAll(phone, '(phone)').replaceAll(formatPhone(phone), '(phone)')
    }
    expect(await look(theirs.ids.theirPhone)).toBe(await look(somePhone()))
    for (const find of [theirs.ids.theirPhone, 'Kundschaft of Zephyr'])
      expect(
        await ask(
          ours.people.superAdmin,
          { method: 'GET', path: `/api/contacts?find=${encodeURIComponent(find)}`, access: '' },
          { answers: '' },
          ours.ids,
        ),
      ).toEqual({ status: 200, body: '{"contacts":[]}' })
  })

  test('no row changed, and nothing that they wrote or have was in any answer', async () => {
    expect(await digestOf(base.app.db, theirs.business.orgId)).toEqual(theirDigest)
    const common = new Set(await stringsOf(base.app.db, ours.business.orgId))
    const secret = (await stringsOf(base.app.db, theirs.business.orgId)).filter((each) => !common.has(each))
    expect(secret.length).toBeGreaterThan(60)
    const heard = told.join('\n')
    expect(told.length).toBeGreaterThan(300)
    expect(secret.filter((each) => heard.includes(each))).toEqual([])
  })
})
