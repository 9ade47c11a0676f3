import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Business, buildBusiness } from '../../test/factories.ts'
import { ask, cookieOf, type PeopleServer, peopleServer, signedIn } from '../../test/people.ts'
import { openDatabase } from '../platform/database.ts'
import { newId } from '../platform/ids.ts'
import { organizationTasks } from './jobs.ts'

const PASSWORD = 'correct horse battery'

let base: TestApp
let people: PeopleServer
let business: Business
let visitors = 0

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  business = await buildBusiness(base.app.db)
})
afterAll(async () => {
  await people.close()
  await base.close()
})

const person = () => signedIn(base.app, people.auth, { orgId: business.orgId, password: PASSWORD })
/** An address that no other test of this file signs in from. */
const somewhere = (): string => `198.51.100.${++visitors}`
const trySignIn = (email: string, password: string, remoteAddress: string, headers = {}) =>
  ask(people.server, null, 'POST', '/api/session', { email, password }, { remoteAddress, headers })
const getMe = (cookie: string) => ask(people.server, { cookie }, 'GET', '/api/me')

describe('Signing in', () => {
  test('with the right password opens a session in a cookie that scripts cannot read', async () => {
    const { email, memberId } = await person()
    const answer = await trySignIn(email.toUpperCase(), PASSWORD, somewhere())
    expect(answer.statusCode).toBe(200)
    const line = String(answer.headers['set-cookie'])
    expect(line).toMatch(/^parley\.session_token=/)
    expect(line).toMatch(/HttpOnly/i)
    expect(line).toMatch(/SameSite=Lax/i)
    expect(line).not.toMatch(/Secure/i) // PUBLIC_URL is http here
    const me = await getMe(cookieOf(answer.headers['set-cookie']))
    expect(me.json()).toMatchObject({
      memberId,
      role: 'super_admin',
      organization: { name: 'Willow Dental' },
    })
  })

  test('over https sets a Secure cookie', async () => {
    const app = { ...base.app, config: { ...base.app.config, publicUrl: 'https://texts.example.com' } }
    const other = await peopleServer(app)
    const { email } = await person()
    const answer = await ask(other.server, null, 'POST', '/api/session', { email, password: PASSWORD })
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Secure-parley\.session_token=.*; Secure/i)
    expect(
      (await ask(other.server, { cookie: cookieOf(answer.headers['set-cookie']) }, 'GET', '/api/me'))
        .statusCode,
    ).toBe(200)
    await other.close()
  })

  test('a wrong password and an unknown e-mail get the same answer and no cookie', async () => {
    const { email } = await person()
    const wrong = await trySignIn(email, 'not the password', somewhere())
    const unknown = await trySignIn('nobody@example.com', PASSWORD, somewhere())
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    expect(wrong.json()).toEqual(unknown.json())
    expect(wrong.json().error.code).toBe('wrong_sign_in')
    expect([wrong.headers['set-cookie'], unknown.headers['set-cookie']]).toEqual([undefined, undefined])
  })

  test('passwords are stored as argon2id with 19 MiB, two passes and one lane', async () => {
    const { userId } = await person()
    const { rows } = await base.app.db.owner.query('SELECT password FROM auth.account WHERE "userId" = $1', [
      userId,
    ])
    expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('ten wrong tries for one person from one address are allowed, and then not even the right password', async () => {
    const { email } = await person()
    const address = somewhere()
    const tries = await Promise.all(
      Array.from({ length: 14 }, () => trySignIn(email, 'a wrong guess', address)),
    )
    expect(tries.filter(({ statusCode }) => statusCode === 401)).toHaveLength(10)
    expect(tries.filter(({ statusCode }) => statusCode === 429)).toHaveLength(4)
    const right = await trySignIn(email, PASSWORD, address)
    expect(right.statusCode).toBe(429)
    expect(right.json().error.message).toBe('Too many wrong tries. Wait 15 minutes and try again.')
    expect((await trySignIn(email, PASSWORD, somewhere())).statusCode).toBe(200) // from elsewhere they still get in
  })

  test('fifty wrong tries from one address are allowed, for whomever they are', async () => {
    const { email } = await person()
    const address = somewhere()
    const digest = `sha256(convert_to('sign-in ${address}', 'UTF8'))`
    await base.app.db.owner.query(`INSERT INTO auth.failure (sha256, failures) VALUES (${digest}, 50)`)
    expect((await trySignIn(email, PASSWORD, address)).statusCode).toBe(429)
    await base.app.db.owner.query(
      `UPDATE auth.failure SET since = now() - interval '16 minutes' WHERE sha256 = ${digest}`,
    )
    expect((await trySignIn(email, PASSWORD, address)).statusCode).toBe(200)
  })

  test('right passwords do not count as wrong tries', async () => {
    const { email } = await person()
    const address = somewhere()
    for (let index = 0; index < 12; index++)
      expect((await trySignIn(email, PASSWORD, address)).statusCode).toBe(200)
  })

  test('from a page of another site is refused', async () => {
    const { email } = await person()
    const answer = await trySignIn(email, PASSWORD, somewhere(), { origin: 'https://evil.example' })
    expect(answer.statusCode).toBe(403)
    expect(answer.json().error.code).toBe('foreign_origin')
  })

  test('a visitor cannot claim another address by a header', async () => {
    const { email } = await person()
    const address = somewhere()
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-parley-address': '203.0.113.9' }
    const answer = await trySignIn(email, PASSWORD, address, headers)
    expect(answer.statusCode).toBe(200)
    const { rows } = await base.app.db.owner.query('SELECT 1 FROM auth.session WHERE "ipAddress" = $1', [
      address,
    ])
    expect(rows).toHaveLength(1)
  })

  test.each([
    [{}, 'email'],
    [{ email: 'dana', password: 'x' }, 'email'],
    [{ email: 'dana@example.com', password: '' }, 'password'],
    [{ email: 'dana@example.com', password: 'x'.repeat(201) }, 'password'],
  ])('%j is answered with a sentence at its field', async (body, field) => {
    const answer = await ask(people.server, null, 'POST', '/api/session', body, {
      remoteAddress: somewhere(),
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({ code: 'invalid', field })
  })
})

describe('A session', () => {
  test('ends at once with signing out, also for who copied the cookie', async () => {
    const { cookie } = await person()
    expect((await getMe(cookie)).statusCode).toBe(200)
    const answer = await ask(people.server, { cookie }, 'DELETE', '/api/session')
    expect(answer.statusCode).toBe(204)
    expect([answer.headers['set-cookie']].flat().join()).toMatch(/parley\.session_token=;.*Max-Age=0/)
    const after = await getMe(cookie)
    expect(after.statusCode).toBe(401)
    expect(after.json().error.code).toBe('sign_in_first')
    expect((await ask(people.server, { cookie }, 'DELETE', '/api/session')).statusCode).toBe(204)
  })

  test('of a member whose seat was taken away is refused within two seconds, and they cannot sign in again', async () => {
    const { cookie, memberId, email } = await person()
    expect((await getMe(cookie)).statusCode).toBe(200)
    await base.app.db.inOrganization(business.orgId, (tx) =>
      tx.query('UPDATE member SET deactivated_at = now() WHERE org_id = $1 AND id = $2', [
        business.orgId,
        memberId,
      ]),
    )
    await expect
      .poll(async () => (await getMe(cookie)).statusCode, { timeout: 2_000, interval: 100 })
      .toBe(401)
    const again = await trySignIn(email, PASSWORD, somewhere())
    expect(again.statusCode).toBe(401)
    expect(again.json().error.code).toBe('wrong_sign_in')
  })

  test('follows a changed role within two seconds', async () => {
    const { cookie, memberId } = await person()
    expect((await ask(people.server, { cookie }, 'GET', '/api/keys')).statusCode).toBe(200)
    await base.app.db.inOrganization(business.orgId, (tx) =>
      tx.query("UPDATE member SET role = 'agent' WHERE org_id = $1 AND id = $2", [business.orgId, memberId]),
    )
    await expect
      .poll(async () => (await ask(people.server, { cookie }, 'GET', '/api/keys')).statusCode, {
        timeout: 2_000,
      })
      .toBe(403)
  })

  test.each([
    ['', 'nothing'],
    ['parley.session_token=abc', 'an unsigned token'],
    [`parley.session_token=${newId()}.AAAA`, 'a token with a false signature'],
    ['parley.session_token=%ff%fe', 'a cookie that is not text'],
  ])('is not opened by %j (%s)', async (cookie) => {
    expect((await getMe(cookie)).statusCode).toBe(401)
  })

  test('is not opened by a token whose signature is of another install', async () => {
    const { cookie } = await person()
    const other = await peopleServer({
      ...base.app,
      secrets: { ...base.app.secrets, derive: () => Buffer.alloc(32, 7) },
    })
    expect((await ask(other.server, { cookie }, 'GET', '/api/me')).statusCode).toBe(401)
    await other.close()
  })

  test('that has run out is refused and later forgotten', async () => {
    const { cookie, userId } = await person()
    await base.app.db.owner.query(
      `UPDATE auth.session SET "expiresAt" = now() - interval '1 minute' WHERE "userId" = $1`,
      [userId],
    )
    await organizationTasks(base.app, people.auth).forget_sign_ins?.({})
    const { rows } = await base.app.db.owner.query('SELECT 1 FROM auth.session WHERE "userId" = $1', [userId])
    expect(rows).toEqual([])
    expect((await getMe(cookie)).statusCode).toBe(401)
  })

  test('that is more than a day old is prolonged when its person comes back', async () => {
    const { cookie, userId } = await person()
    const set = `UPDATE auth.session SET "expiresAt" = now() + interval '5 days' WHERE "userId" = $1`
    await base.app.db.owner.query(set, [userId])
    const answer = await getMe(cookie)
    expect(String(answer.headers['set-cookie'])).toMatch(/Max-Age=2592000/)
    const { rows } = await base.app.db.owner.query(
      `SELECT "expiresAt" > now() + interval '29 days' AS long FROM auth.session WHERE "userId" = $1`,
      [userId],
    )
    expect(rows).toEqual([{ long: true }])
  })
})

describe('While the database is away', () => {
  test('everything answers that nothing was lost, and nobody is signed out', async () => {
    const { cookie, email } = await person()
    const db = openDatabase({ url: 'postgresql://nobody@127.0.0.1:9/nothing', log: base.app.log })
    const away = await peopleServer({ ...base.app, db })
    const answers = [
      await ask(away.server, { cookie }, 'GET', '/api/me'),
      await ask(away.server, { cookie }, 'DELETE', '/api/session'),
      await ask(away.server, null, 'POST', '/api/session', { email, password: PASSWORD }),
      await ask(away.server, null, 'GET', '/api/install'),
      await ask(away.server, { key: `pk_aaaaaaaa_${'A'.repeat(43)}` }, 'GET', '/api/me'),
    ]
    for (const answer of answers) {
      expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'database_away'])
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
    await away.close()
    await db.close()
    expect((await getMe(cookie)).statusCode).toBe(200)
  })
})

describe("The library's tables", () => {
  test('are what it asks for', async () => {
    const plan = await getMigrations(people.auth.people.options, { throwOnUnsafe: false })
    expect({
      create: plan.toBeCreated,
      add: plan.toBeAdded,
      unsafe: plan.unsafeChanges,
      problems: plan.schemaProblems,
    }).toEqual({
      create: [],
      add: [],
      unsafe: [],
      problems: [],
    })
  })

  test('are out of reach for the web role', async () => {
    await expect(
      base.app.db.inOrganization(business.orgId, (tx) => tx.query('SELECT * FROM auth.account')),
    ).rejects.toThrow(/permission denied for schema auth/)
    await expect(
      base.app.db.inOrganization(business.orgId, (tx) => tx.query('SELECT * FROM install_secret')),
    ).rejects.toThrow(/permission denied/)
  })

  test('are reached by no route of the library itself', async () => {
    for (const url of [
      '/api/auth/sign-up/email',
      '/api/auth/get-session',
      '/api/auth/sign-in-as',
      '/sign-in-as',
    ])
      expect((await ask(people.server, null, 'POST', url, {})).statusCode).toBe(404)
  })
})
