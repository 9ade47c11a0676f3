import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness } from '../../../test/factories.ts'
import {
  ask,
  cookieOf,
  type PeopleServer,
  type Person,
  peopleServer,
  signedIn,
} from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../permission.ts'
import { operatorReset } from './actions.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let theirs: Business
let owner: Person
let stranger: Person
let visitors = 0

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  ours = await buildBusiness(base.app.db)
  theirs = await buildBusiness(base.app.db, { name: 'Other Business' })
  owner = await person('super_admin')
  stranger = await signedIn(base.app, people.auth, { orgId: theirs.orgId })
})
afterAll(async () => {
  await people.close()
  await base.close()
})

const PASSWORD = 'seven plain wooden doors'
const person = (role: Role, password?: string): Promise<Person> =>
  signedIn(base.app, people.auth, { orgId: ours.orgId, role, ...(password ? { password } : {}) })
const somebody = (): string => `${newId()}@example.com`
/** Wrong tries are counted by address, so that each visitor has their own. */
const somewhere = (): string => `198.51.${Math.floor(++visitors / 250)}.${visitors % 250}`
const open = (path: string, body: object, remoteAddress = somewhere()) =>
  ask(people.server, null, 'POST', path, body, { remoteAddress })
const look = (token: string, from?: string) => open('/api/link', { token }, from)
const use = (token: string, more: object = {}, from?: string) =>
  open('/api/link/use', { token, name: 'Noor Haddad', password: PASSWORD, ...more }, from)
const invite = (who: Person, more: object = {}) =>
  ask(people.server, who, 'POST', '/api/invitations', { email: somebody(), role: 'auditor', ...more })
const tokenOf = (answer: { json(): { link: string } }): string => answer.json().link.split('#link=')[1] ?? ''
const resetOf = (who: Person, { memberId }: Person) =>
  ask(people.server, who, 'POST', `/api/members/${memberId}/reset-link`)
const signIn = (email: string, password: string) => open('/api/session', { email, password })
const pending = async (who = owner): Promise<{ id: string; email: string; isExpired: boolean }[]> =>
  (await ask(people.server, who, 'GET', '/api/invitations')).json().invitations
const expire = (token: string) =>
  base.app.db.inOrganization(ours.orgId, (tx) =>
    tx.query(
      "UPDATE member_link SET expires_at = now() - interval '1 second' WHERE org_id = $1 AND sha256 = sha256($2)",
      [ours.orgId, Buffer.from(token)],
    ),
  )

describe('An invitation', () => {
  test('is shown once, seats who follows it in the role and departments it names, and signs them in', async () => {
    const email = somebody()
    const given = { email: email.toUpperCase(), role: 'agent', departments: [ours.departmentId] }
    const made = await invite(owner, given)
    expect(made.statusCode).toBe(201)
    expect(made.json().link).toMatch(/\/join#link=[\w-]{43}$/)
    const days = (new Date(made.json().expiresAt).getTime() - Date.now()) / 86_400_000
    expect(days).toBeCloseTo(7, 1)
    const token = tokenOf(made)
    expect((await look(token)).json()).toMatchObject({
      ...{ kind: 'invitation', email, role: 'agent', name: '', organization: 'Willow Dental' },
    })

    const joined = await use(token)
    expect(joined.statusCode).toBe(200)
    const cookie = cookieOf(joined.headers['set-cookie'])
    expect((await ask(people.server, { cookie }, 'GET', '/api/me')).json()).toMatchObject({
      ...{
        name: 'Noor Haddad',
        role: 'agent',
        departments: [expect.objectContaining({ id: ours.departmentId })],
      },
    })
    expect((await signIn(email, PASSWORD)).statusCode).toBe(200)
    expect((await pending()).map((each) => each.email)).not.toContain(email)
  })

  test('stands in the database as a digest only', async () => {
    const token = tokenOf(await invite(owner))
    const rows = await base.app.db.inOrganization(ours.orgId, (tx) => tx.query('SELECT * FROM member_link'))
    const { rows: routes } = await base.app.db.owner.query('SELECT * FROM route')
    expect(JSON.stringify([rows, routes])).not.toContain(token)
    expect(JSON.stringify(await pending())).not.toContain(token)
  })

  test('is used once, also by many in the same moment', async () => {
    const token = tokenOf(await invite(owner))
    const answers = await Promise.all([1, 2, 3, 4].map(() => use(token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404, 404, 404])
  })

  test('that is wrong, used, taken back, replaced or too old is answered in the same words', async () => {
    const [used, old, revoked, replaced] = await Promise.all([1, 2, 3, 4].map(() => invite(owner)))
    if (!used || !old || !revoked || !replaced) throw new Error('four were made')
    await use(tokenOf(used))
    await expire(tokenOf(old))
    await ask(people.server, owner, 'DELETE', `/api/invitations/${revoked.json().invitation.id}`)
    await ask(people.server, owner, 'POST', `/api/invitations/${replaced.json().invitation.id}/renew`)
    const answers = new Set<string>()
    const wrong = ['A'.repeat(43), '', 'x', 'pk_aaaaaaaa', `\u0000${'A'.repeat(42)}`]
    for (const token of [...wrong, ...[used, old, revoked, replaced].map(tokenOf)])
      for (const answer of [await look(token), await use(token)])
        answers.add(`${answer.statusCode} ${answer.body}`)
    expect([...answers]).toEqual([expect.stringMatching(/^404 .*This link no longer works/)])
  })

  test('is renewed with a new link, also when it is too old, and taken back', async () => {
    const made = await invite(owner)
    const { id, email } = made.json().invitation
    await expire(tokenOf(made))
    expect((await pending()).find((each) => each.id === id)?.isExpired).toBe(true)
    const again = await ask(people.server, owner, 'POST', `/api/invitations/${id}/renew`)
    expect(again.statusCode).toBe(200)
    expect((await look(tokenOf(again))).json().email).toBe(email)
    expect((await ask(people.server, owner, 'DELETE', `/api/invitations/${id}`)).statusCode).toBe(204)
    expect((await look(tokenOf(again))).statusCode).toBe(404)
    expect((await ask(people.server, owner, 'DELETE', `/api/invitations/${id}`)).statusCode).toBe(404)
    expect((await invite(owner, { email })).statusCode).toBe(201)
  })

  test('is not made twice for one e-mail, nor for somebody who has a seat', async () => {
    const email = somebody()
    expect((await invite(owner, { email })).statusCode).toBe(201)
    const members = (await ask(people.server, owner, 'GET', '/api/members')).json().members
    for (const taken of [email, members[0].email]) {
      const answer = await invite(owner, { email: taken })
      expect([answer.statusCode, answer.json().error.field]).toEqual([422, 'email'])
    }
  })

  test('is not made, renewed or taken back above one’s own role, nor by who manages nobody', async () => {
    const [admin, agent, auditor] = [await person('admin'), await person('agent'), await person('auditor')]
    const above = await invite(admin, { role: 'super_admin' })
    expect([above.statusCode, above.json().error.field]).toEqual([403, 'role'])
    const { id } = (await invite(owner, { role: 'super_admin' })).json().invitation
    for (const who of [admin, agent, auditor]) {
      expect((await ask(people.server, who, 'POST', `/api/invitations/${id}/renew`)).statusCode).toBe(403)
      expect((await ask(people.server, who, 'DELETE', `/api/invitations/${id}`)).statusCode).toBe(403)
    }
    for (const who of [agent, auditor]) expect((await invite(who)).statusCode).toBe(403)
    const foreign = await ask(people.server, stranger, 'DELETE', `/api/invitations/${id}`)
    const missing = await ask(people.server, stranger, 'DELETE', `/api/invitations/${newId()}`)
    expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body])
    expect((await pending(stranger)).length).toBe(0)
  })

  test.each([
    [
      'whose seat was taken away',
      (who: Person) => ask(people.server, owner, 'POST', `/api/members/${who.memberId}/deactivate`),
    ],
    [
      'whose role was lowered',
      (who: Person) => ask(people.server, owner, 'PATCH', `/api/members/${who.memberId}`, { role: 'agent' }),
    ],
  ])('that was made by somebody %s stops working with it', async (_title, lower) => {
    const admin = await person('admin')
    const token = tokenOf(await invite(admin, { role: 'admin' }))
    const reset = tokenOf(await resetOf(admin, await person('agent')))
    expect((await lower(admin)).statusCode).toBe(200)
    expect([(await look(token)).statusCode, (await look(reset)).statusCode]).toEqual([404, 404])
  })

  test('does not open the account of a person of another organization', async () => {
    const before = 'their own old password'
    const { email, memberId } = await signedIn(base.app, people.auth, {
      orgId: theirs.orgId,
      password: before,
    })
    const answer = await use(tokenOf(await invite(owner, { email })))
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([409, undefined])
    expect((await signIn(email, before)).statusCode).toBe(200)
    expect((await signIn(email, PASSWORD)).statusCode).toBe(401)
    expect(memberId).not.toBe('')
  })

  test('by two organizations for one e-mail, followed in the same moment, gives one seat', async () => {
    const email = somebody()
    const tokens = [await invite(owner, { email }), await invite(stranger, { email })].map(tokenOf)
    const answers = await Promise.all(tokens.map((token) => use(token)))
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  test.each([
    [{ password: 'too short' }, 'password'],
    [{ name: undefined }, 'name'],
    [{ name: ' \u202e ' }, 'name'],
  ])('is not used up by %j', async (wrong, field) => {
    const token = tokenOf(await invite(owner))
    const answer = await use(token, wrong)
    expect([answer.statusCode, answer.json().error.field]).toEqual([422, field])
    expect((await use(token)).statusCode).toBe(200)
  })
})

describe('A reset link', () => {
  test('sets a new password, ends every other session, and works once', async () => {
    const agent = await person('agent', 'the password of before')
    const made = await resetOf(owner, agent)
    expect([made.statusCode, made.json().link]).toEqual([
      201,
      expect.stringMatching(/\/reset#link=[\w-]{43}$/),
    ])
    const hours = (new Date(made.json().expiresAt).getTime() - Date.now()) / 3_600_000
    expect(hours).toBeCloseTo(24, 1)
    const token = tokenOf(made)
    expect((await look(token)).json()).toMatchObject({ kind: 'reset', name: 'Ana Ortiz', email: agent.email })
    expect((await ask(people.server, agent, 'GET', '/api/me')).statusCode).toBe(200)

    const answer = await open('/api/link/use', { token, password: PASSWORD })
    const cookie = cookieOf(answer.headers['set-cookie'])
    expect((await ask(people.server, { cookie }, 'GET', '/api/me')).statusCode).toBe(200)
    expect((await ask(people.server, agent, 'GET', '/api/me')).statusCode).toBe(401)
    expect((await signIn(agent.email, 'the password of before')).statusCode).toBe(401)
    expect((await signIn(agent.email, PASSWORD)).statusCode).toBe(200)
    expect((await open('/api/link/use', { token, password: PASSWORD })).statusCode).toBe(404)
  })

  test('replaces the one before', async () => {
    const agent = await person('agent')
    const [first, second] = [tokenOf(await resetOf(owner, agent)), tokenOf(await resetOf(owner, agent))]
    expect([(await look(first)).statusCode, (await look(second)).statusCode]).toEqual([404, 200])
  })

  test('stops working with the seat, and is not made for one that was taken away', async () => {
    const agent = await person('agent')
    const token = tokenOf(await resetOf(owner, agent))
    await ask(people.server, owner, 'POST', `/api/members/${agent.memberId}/deactivate`)
    expect((await use(token)).statusCode).toBe(404)
    expect((await resetOf(owner, agent)).statusCode).toBe(409)
  })

  test('is not made for oneself, nor for somebody above', async () => {
    expect((await resetOf(owner, owner)).statusCode).toBe(403)
    expect((await resetOf(await person('manager'), await person('admin'))).statusCode).toBe(403)
    expect((await resetOf(await person('auditor'), await person('agent'))).statusCode).toBe(403)
  })

  test('is made by the operator for the only Super Admin, and for nobody who is not there', async () => {
    const { orgId } = await buildBusiness(base.app.db, { name: 'Locked Out' })
    const lost = await signedIn(base.app, people.auth, { orgId, password: 'forgotten, all of it' })
    const made = await operatorReset(base.app.db, lost.email.toUpperCase())
    if (!made.ok) throw new Error(made.reason)
    expect(made).toMatchObject({ organization: 'Locked Out', name: 'Ana Ortiz' })
    expect((await open('/api/link/use', { token: made.token, password: PASSWORD })).statusCode).toBe(200)
    expect((await signIn(lost.email, PASSWORD)).statusCode).toBe(200)
    expect(await operatorReset(base.app.db, somebody())).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('Whoever tries links', () => {
  test('is stopped after thirty wrong ones, and right ones do not count', async () => {
    const from = somewhere()
    const token = tokenOf(await invite(owner))
    for (let times = 0; times < 40; times++) expect((await look(token, from)).statusCode).toBe(200)
    for (let times = 0; times < 30; times++) expect((await look('wrong', from)).statusCode).toBe(404)
    const answer = await use(token, {}, from)
    expect([answer.statusCode, answer.json().error.code]).toEqual([429, 'slow_down'])
    expect((await use(token)).statusCode).toBe(200)
  })

  test('from another site is refused', async () => {
    const headers = { origin: 'https://evil.example' }
    const token = tokenOf(await invite(owner))
    for (const path of ['/api/link', '/api/link/use']) {
      const body = { token, name: 'Noor Haddad', password: PASSWORD }
      const answer = await ask(people.server, null, 'POST', path, body, {
        headers,
        remoteAddress: somewhere(),
      })
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'foreign_origin'])
    }
  })
})
