import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { ask, cookieOf, type PeopleServer, peopleServer } from '../../test/people.ts'
import { makeDemo, makeSetUpCode, makeSignInLink } from './install/actions.ts'

let base: TestApp
let people: PeopleServer

beforeEach(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
})
afterEach(async () => {
  await people.close()
  await base.close()
})

const form = (code: string, changes = {}) => ({
  code,
  organization: 'Willow Dental',
  department: 'Front desk',
  timeZone: 'America/Denver',
  name: 'Dana Reyes',
  email: 'Dana@Example.com',
  password: 'correct horse battery',
  ...changes,
})
const setUp = (body: object, remoteAddress = '127.0.0.1') =>
  ask(people.server, null, 'POST', '/api/install', body, { remoteAddress })
const install = async () => (await ask(people.server, null, 'GET', '/api/install')).json()
const someCode = async (): Promise<string> => (await makeSetUpCode(base.app)) ?? 'there is none'

describe('Setting up a new install', () => {
  test('with the code of the terminal makes the organization and signs its Super Admin in', async () => {
    expect(await install()).toEqual({ isSetUp: false, isDemo: false })
    const code = await someCode()
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    const answer = await setUp(form(code.toLowerCase().replace('-', ' ')))
    expect(answer.statusCode).toBe(201)
    const cookie = cookieOf(answer.headers['set-cookie'])
    expect((await ask(people.server, { cookie }, 'GET', '/api/me')).json()).toMatchObject({
      name: 'Dana Reyes',
      role: 'super_admin',
      organization: { name: 'Willow Dental', isDemo: false, conversationHours: 24 },
      departments: [{ name: 'Front desk', timeZone: 'America/Denver' }],
    })
    expect(await install()).toEqual({ isSetUp: true, isDemo: false })
    expect(await makeSetUpCode(base.app)).toBeNull()
    const signIn = { email: 'dana@example.com', password: 'correct horse battery' }
    expect((await ask(people.server, null, 'POST', '/api/session', signIn)).statusCode).toBe(200)
  })

  test('by two people at the same moment is done by one of them', async () => {
    const code = await someCode()
    const emails = ['one@example.com', 'two@example.com', 'three@example.com', 'one@example.com']
    const answers = await Promise.all(emails.map((email) => setUp(form(code, { email }))))
    expect(answers.map(({ statusCode }) => statusCode).sort((one, other) => one - other)).toEqual([
      201, 409, 409, 409,
    ])
    expect(answers.find(({ statusCode }) => statusCode === 409)?.json().error.code).toBe('already_done')
    const { rows } = await base.app.db.owner.query(
      `SELECT (SELECT count(*) FROM auth."user") AS users, (SELECT count(*) FROM route) AS routes`,
    )
    expect(rows).toEqual([{ users: 1, routes: 1 }])
  })

  test('a second time, with a code that was right, changes nothing', async () => {
    const code = await someCode()
    await setUp(form(code))
    const again = await setUp(form(code, { email: 'other@example.com' }))
    expect(again.statusCode).toBe(409)
    expect(again.json().error.message).toBe('This install is set up already. Sign in instead.')
  })

  test('with a wrong code, or the code of an earlier start, is refused at the field', async () => {
    const earlier = await someCode()
    const code = await someCode()
    for (const wrong of ['AAAA-AAAA', earlier, ' - ']) {
      const answer = await setUp(form(wrong))
      expect(answer.statusCode).toBe(422)
      expect(answer.json().error).toMatchObject({ code: 'invalid', field: 'code' })
    }
    expect((await setUp(form(code))).statusCode).toBe(201)
  })

  test('can be guessed at ten times only', async () => {
    const code = await someCode()
    for (let index = 0; index < 10; index++) await setUp(form('AAAA-AAAA'), '2001:db8::1')
    expect((await setUp(form(code), '2001:db8::2')).statusCode).toBe(429) // a neighbour in the same /64
    expect((await setUp(form(code), '2001:db8:0:1::1')).statusCode).toBe(201)
  })

  test('with an e-mail too long for an answer to HELP leaves that answer without one', async () => {
    const email = `${'x'.repeat(60)}@${'y'.repeat(60)}.example.com`
    expect((await setUp(form(await someCode(), { email }))).statusCode).toBe(201)
  })

  test('begun by a crashed try is finished by the next one', async () => {
    const code = await someCode()
    await people.auth.people.addUser({
      name: 'Dana',
      email: 'dana@example.com',
      password: 'the password of then',
    })
    expect((await setUp(form(code))).statusCode).toBe(201)
    const signIn = { email: 'dana@example.com', password: 'correct horse battery' }
    expect((await ask(people.server, null, 'POST', '/api/session', signIn)).statusCode).toBe(200)
  })

  test.each([
    ['password', { password: 'too short' }, 'Use a password of at least 12 characters.'],
    ['timeZone', { timeZone: 'Middle/Earth' }, 'Choose a time zone such as America/New_York.'],
    ['organization', { organization: ' \u202E\u0000 ' }, 'Enter a name.'],
    ['email', { email: 'dana' }, 'Enter an e-mail address such as dana@example.com.'],
    ['department', { department: 'x'.repeat(61) }, 'Use at most 60 characters.'],
  ])('with a wrong %s says so and stays open', async (field, changes, message) => {
    const code = await someCode()
    const answer = await setUp(form(code, changes))
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error).toMatchObject({ code: 'invalid', field, message })
    expect(await install()).toEqual({ isSetUp: false, isDemo: false })
  })
})

describe('The demo', () => {
  const useLink = (token: string | null, more: Parameters<typeof ask>[5] = {}) =>
    ask(people.server, null, 'POST', '/api/session/link', { token }, more)

  test('has two departments in two time zones and a person of each role, made once', async () => {
    await Promise.all([makeDemo(base.app), makeDemo(base.app)])
    await makeDemo(base.app)
    expect(await install()).toEqual({ isSetUp: true, isDemo: true })
    const answer = await useLink(await makeSignInLink(base.app))
    const cookie = cookieOf(answer.headers['set-cookie'])
    const me = (await ask(people.server, { cookie }, 'GET', '/api/me')).json()
    expect(me).toMatchObject({ name: 'Alex Rivera', organization: { name: 'Riverside Bikes', isDemo: true } })
    expect(me.departments).toMatchObject([
      { name: 'Sales', timeZone: 'America/New_York' },
      { name: 'Service', timeZone: 'America/Chicago' },
    ])
    const { members } = (await ask(people.server, { cookie }, 'GET', '/api/members')).json()
    expect(members.map((member: { role: string }) => member.role).sort()).toEqual([
      'admin',
      'agent',
      'manager',
      'super_admin',
    ])
  })

  test('has no password that anybody could sign in with', async () => {
    await makeDemo(base.app)
    const { rows } = await base.app.db.owner.query('SELECT 1 FROM auth.account')
    expect(rows).toEqual([])
    const signIn = { email: 'alex@riversidebikes.example', password: 'password' }
    expect((await ask(people.server, null, 'POST', '/api/session', signIn)).statusCode).toBe(401)
  })

  test('link signs in once', async () => {
    await makeDemo(base.app)
    const token = await makeSignInLink(base.app)
    const answers = await Promise.all([useLink(token), useLink(token), useLink(token)])
    expect(answers.map(({ statusCode }) => statusCode).sort((one, other) => one - other)).toEqual([
      200, 401, 401,
    ])
    expect((await useLink(token)).json().error.message).toMatch(/used already/)
  })

  test('link of an earlier start, or of yesterday, is worth nothing', async () => {
    await makeDemo(base.app)
    const earlier = await makeSignInLink(base.app)
    const token = await makeSignInLink(base.app)
    expect((await useLink(earlier)).statusCode).toBe(401)
    await base.app.db.owner.query(
      `UPDATE install_secret SET made_at = now() - interval '25 hours' WHERE kind = 'demo_link'`,
    )
    expect((await useLink(token)).statusCode).toBe(401)
  })

  test.each([
    ['another machine', { remoteAddress: '192.168.1.20' }],
    [
      'another machine that claims to be this one',
      { remoteAddress: '192.168.1.20', headers: { 'x-forwarded-for': '127.0.0.1' } },
    ],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '203.0.113.7' } }],
    ['a proxy that writes Forwarded', { headers: { forwarded: 'for=203.0.113.7' } }],
    ['a name that leads to this machine', { headers: { host: 'evil.example:3000' } }],
  ])('link does not work from %s, and is not used up by the try', async (_who, more) => {
    await makeDemo(base.app)
    const token = await makeSignInLink(base.app)
    const refused = await useLink(token, more)
    expect(refused.statusCode).toBe(403)
    expect(refused.headers['set-cookie']).toBeUndefined()
    expect((await useLink(token)).statusCode).toBe(200)
  })

  test('link is not made on an install that is no demo', async () => {
    await setUp(form(await someCode()))
    await makeDemo(base.app)
    expect(await makeSignInLink(base.app)).toBeNull()
    expect((await useLink('x'.repeat(43))).statusCode).toBe(401)
    expect(await install()).toEqual({ isSetUp: true, isDemo: false })
  })
})
