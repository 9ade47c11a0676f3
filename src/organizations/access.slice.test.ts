import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness } from '../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../test/people.ts'
import { newId } from '../platform/ids.ts'
import { permissions, type Role, rolePermissions } from './permission.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let theirs: Business
let admin: Person
let stranger: Person

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  ours = await buildBusiness(base.app.db)
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  admin = await signedIn(base.app, people.auth, { orgId: ours.orgId, role: 'admin' })
  stranger = await signedIn(base.app, people.auth, { orgId: theirs.orgId, name: 'Stranger' })
})
afterAll(async () => {
  await people.close()
  await base.close()
})

/** Bodies that pass the contract, so that the answer is about who asks. */
const bodies: Record<string, object> = {
  'POST /api/keys': { name: 'x', scopes: ['nothing.real'] },
  'POST /api/numbers': { phone: '12345', departmentId: newId(), connectionId: newId() },
  'POST /api/connections': { carrier: 'none', name: 'x', values: {} },
  'PATCH /api/contacts/:id': { name: 'x' },
}
/** Tries a route of the router's own list with ids that nobody has. */
const tryRoute = (who: { cookie: string } | null, { method, path }: { method: string; path: string }) => {
  const body = method === 'GET' || method === 'DELETE' ? undefined : (bodies[`${method} ${path}`] ?? {})
  return ask(people.server, who, method as 'GET', path.replace(':id', newId()), body)
}

const makeKey = (who: { cookie: string }, body: object) => ask(people.server, who, 'POST', '/api/keys', body)

describe('A role', () => {
  // What each role may not do; everything else it may.
  const DENIED: Record<Role, string[]> = {
    super_admin: [],
    admin: ['organization.manage'],
    manager: ['notes.remove', 'keys.manage', 'organization.manage', 'consent.erase'],
    agent: [
      'contacts.import',
      'hours.manage',
      'tags.manage',
      'notes.remove',
      'numbers.view',
      'numbers.manage',
      'members.manage',
      'keys.manage',
      'departments.all',
      'organization.manage',
      'campaigns.manage',
      'templates.manage',
      'optouts.decide',
      'evidence.export',
      'consent.erase',
    ],
    auditor: [
      'contacts.import',
      'hours.manage',
      'tags.manage',
      'consent.erase',
      'messages.send',
      'notes.write',
      'notes.remove',
      'conversations.assign',
      'contacts.edit',
      'consent.change',
      'campaigns.manage',
      'templates.manage',
      'optouts.decide',
      'numbers.view',
      'numbers.manage',
      'members.manage',
      'keys.manage',
      'organization.manage',
    ],
  }
  const roles = Object.keys(DENIED) as Role[]

  test.each(roles)('%s has exactly the permissions of the table', (role) => {
    const allowed = Object.keys(permissions).filter((each) => !DENIED[role].includes(each))
    expect([...rolePermissions[role]].sort()).toEqual(allowed.sort())
  })

  test.each(roles)('%s meets the same table at the routes', async (role) => {
    const who = await signedIn(base.app, people.auth, {
      orgId: ours.orgId,
      role,
      departmentIds: [ours.departmentId],
    })
    const me = (await ask(people.server, who, 'GET', '/api/me')).json()
    expect(me.permissions.sort()).toEqual([...rolePermissions[role]].sort())
    for (const route of people.server.routeList.filter(({ access }) => access.includes('.'))) {
      const answer = await tryRoute(who, route)
      const isDenied = DENIED[role].includes(route.access)
      expect([route, answer.statusCode === 403]).toEqual([route, isDenied])
    }
  })

  test('without a session meets 401 everywhere but at what is public', async () => {
    for (const route of people.server.routeList.filter(
      ({ access }) => !['public', 'demo'].includes(access),
    )) {
      const answer = await tryRoute(null, route)
      expect([route, answer.statusCode]).toEqual([route, 401])
    }
  })
})

describe('The people of an organization', () => {
  test('are seen by its own members and no others', async () => {
    const { members } = (await ask(people.server, admin, 'GET', '/api/members')).json()
    expect(members.map((member: { id: string }) => member.id)).toContain(admin.memberId)
    expect(JSON.stringify(members)).not.toContain('Stranger')
    expect(members.find((member: { id: string }) => member.id === ours.memberId)).toMatchObject({
      departments: [ours.departmentId],
      active: true,
    })
  })
})

describe('An API key', () => {
  test('is shown once, works with its scopes only, and is stored as a digest', async () => {
    const made = await makeKey(admin, { name: 'Web shop', scopes: ['contacts.view'] })
    expect(made.statusCode).toBe(201)
    const { key, secret } = made.json()
    expect(secret).toMatch(/^pk_[a-z2-7]{8}_[\w-]{43}$/)
    expect(key).toMatchObject({
      name: 'Web shop',
      prefix: secret.slice(0, 11),
      scopes: ['contacts.view'],
      lastUsedAt: null,
    })

    expect((await ask(people.server, { key: secret }, 'GET', '/api/contacts')).statusCode).toBe(200)
    expect((await ask(people.server, { key: secret }, 'GET', '/api/members')).statusCode).toBe(403)
    expect(
      (
        await ask(people.server, { key: secret }, 'POST', '/api/keys', {
          name: 'x',
          scopes: ['messages.send'],
        })
      ).statusCode,
    ).toBe(403)
    expect((await ask(people.server, { key: secret }, 'GET', '/api/me')).json()).toMatchObject({
      memberId: null,
      name: 'Web shop',
      role: 'api_key',
      permissions: ['contacts.view'],
    })

    const { keys } = (await ask(people.server, admin, 'GET', '/api/keys')).json()
    const listed = keys.find((each: { id: string }) => each.id === key.id)
    expect(listed.lastUsedAt).not.toBeNull()
    expect(JSON.stringify(keys)).not.toContain(secret.slice(12))
    const stored = await base.app.db.inOrganization(ours.orgId, (tx) => tx.query('SELECT * FROM api_key'))
    expect(JSON.stringify(stored)).not.toContain(secret.slice(12))
  })

  test('cannot be given what only people may do', async () => {
    for (const scope of [
      'keys.manage',
      'members.manage',
      'numbers.manage',
      'organization.manage',
      'everything',
    ]) {
      const answer = await makeKey(admin, { name: 'Greedy', scopes: ['messages.send', scope] })
      expect(answer.statusCode).toBe(422)
      expect(answer.json().error).toMatchObject({ code: 'invalid', field: 'scopes' })
    }
  })

  test('is refused at once when it is revoked, and revoking it again is harmless', async () => {
    const { key, secret } = (await makeKey(admin, { name: 'Old shop', scopes: ['contacts.view'] })).json()
    expect((await ask(people.server, { key: secret }, 'GET', '/api/contacts')).statusCode).toBe(200)
    for (let index = 0; index < 2; index++) {
      expect((await ask(people.server, admin, 'DELETE', `/api/keys/${key.id}`)).statusCode).toBe(204)
      expect((await ask(people.server, { key: secret }, 'GET', '/api/contacts')).statusCode).toBe(401)
    }
  })

  test('that another process revoked is refused within two seconds', async () => {
    const elsewhere = await peopleServer(base.app)
    const { key, secret } = (await makeKey(admin, { name: 'Old shop', scopes: ['contacts.view'] })).json()
    const use = () => ask(elsewhere.server, { key: secret }, 'GET', '/api/contacts')
    expect((await use()).statusCode).toBe(200)
    await ask(people.server, admin, 'DELETE', `/api/keys/${key.id}`)
    await expect.poll(async () => (await use()).statusCode, { timeout: 2_000, interval: 100 }).toBe(401)
    await elsewhere.close()
  })

  test.each([
    'pk_aaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'pk_',
    'sk_live_1',
    '',
    "' OR 1=1 --",
    'x'.repeat(5_000),
  ])('that was never made is refused: %j', async (key) => {
    expect((await ask(people.server, { key }, 'GET', '/api/contacts')).statusCode).toBe(401)
  })

  test('that is wrong is refused also beside a good cookie', async () => {
    const headers = { authorization: 'Basic abc' }
    expect((await ask(people.server, admin, 'GET', '/api/contacts', undefined, { headers })).statusCode).toBe(
      401,
    )
  })

  test('of another organization is answered like one that is not there', async () => {
    const { key } = (await makeKey(stranger, { name: 'Their shop', scopes: ['contacts.view'] })).json()
    const foreign = await ask(people.server, admin, 'DELETE', `/api/keys/${key.id}`)
    const missing = await ask(people.server, admin, 'DELETE', `/api/keys/${newId()}`)
    expect([foreign.statusCode, missing.statusCode]).toEqual([404, 404])
    expect(foreign.body).toBe(missing.body)
    const { keys } = (await ask(people.server, stranger, 'GET', '/api/keys')).json()
    expect(keys[0]).toMatchObject({ id: key.id, revokedAt: null })
  })
})
