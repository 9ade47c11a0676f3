import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, buildDepartment } from '../../../test/factories.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import type { Role } from '../permission.ts'
import { seatRefusals } from './seat-rules.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let theirs: Business
let owner: Person
let stranger: Person

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

const person = (role: Role, departmentIds: string[] = []): Promise<Person> =>
  signedIn(base.app, people.auth, { orgId: ours.orgId, role, departmentIds })
const change = (who: Person, { memberId }: Pick<Person, 'memberId'>, body: object) =>
  ask(people.server, who, 'PATCH', `/api/members/${memberId}`, body)
const act = (who: Person, { memberId }: Pick<Person, 'memberId'>, verb: string) =>
  ask(people.server, who, 'POST', `/api/members/${memberId}/${verb}`)
const me = (who: Person) => ask(people.server, who, 'GET', '/api/me')
const trailOf = async ({ memberId }: Person) => {
  const { events } = (await ask(people.server, owner, 'GET', '/api/member-events?limit=100')).json()
  return (events as { memberId: string }[]).filter((event) => event.memberId === memberId)
}

describe('A role', () => {
  test('that is changed holds from the next request on, and stands on the trail', async () => {
    const agent = await person('agent', [ours.departmentId])
    expect((await me(agent)).json().role).toBe('agent')
    const answer = await change(owner, agent, { role: 'admin' })
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      expect.objectContaining({ id: agent.memberId, role: 'admin', departments: [ours.departmentId] }),
    ])
    expect((await me(agent)).json().role).toBe('admin')
    expect(await trailOf(agent)).toEqual([
      expect.objectContaining({
        act: 'role_changed',
        was: 'agent',
        became: 'admin',
        byMemberId: owner.memberId,
      }),
    ])
  })

  test('of Auditor takes the departments along, for nothing is assigned to an Auditor', async () => {
    const agent = await person('agent', [ours.departmentId])
    const answer = await change(owner, agent, { role: 'auditor' })
    expect(answer.json()).toMatchObject({ role: 'auditor', departments: [] })
  })

  test('is not changed above one’s own, for oneself, or by who may not; nothing is written then', async () => {
    const [admin, manager, agent, auditor] = await Promise.all([
      person('admin'),
      person('manager'),
      person('agent'),
      person('auditor'),
    ])
    const refused: [Person, Person, object, string][] = [
      [admin, agent, { role: 'super_admin' }, seatRefusals.role_above_yours],
      [admin, owner, { role: 'agent' }, seatRefusals.above_you],
      [manager, admin, { departments: [ours.departmentId] }, seatRefusals.above_you],
      [manager, manager, { role: 'agent' }, seatRefusals.yourself],
      [owner, owner, { role: 'admin' }, seatRefusals.yourself],
      [
        agent,
        auditor,
        { role: 'agent' },
        'Your role does not allow this. Ask an admin of your organization.',
      ],
      [
        auditor,
        agent,
        { role: 'auditor' },
        'Your role does not allow this. Ask an admin of your organization.',
      ],
    ]
    for (const [who, whom, body, message] of refused) {
      const answer = await change(who, whom, body)
      expect([answer.statusCode, answer.json().error.message]).toEqual([403, message])
    }
    for (const each of [admin, manager, agent, auditor, owner]) expect(await trailOf(each)).toEqual([])
  })

  test.each([
    [{ role: 'owner' }, 'role'],
    [{ departments: 'all' }, 'departments'],
  ])('%j is answered with a sentence at its field', async (body, field) => {
    const answer = await change(owner, await person('agent'), body)
    expect([answer.statusCode, answer.json().error.field]).toEqual([422, field])
  })
})

describe('Departments', () => {
  test('are given and taken, and seen at once by their member', async () => {
    const { departmentId } = await base.app.db.inOrganization(ours.orgId, (tx) =>
      buildDepartment(tx, ours.orgId, { name: 'Billing' }),
    )
    const agent = await person('agent', [ours.departmentId])
    await change(owner, agent, { departments: [departmentId, departmentId] })
    expect((await me(agent)).json().departments.map((each: { name: string }) => each.name)).toEqual([
      'Billing',
    ])
    await change(owner, agent, { departments: [departmentId] }) // nothing new: no line on the trail
    expect(await trailOf(agent)).toEqual([
      expect.objectContaining({ act: 'departments_changed', became: 'Billing' }),
    ])
  })

  test('of another organization are answered like ones that are not there', async () => {
    const agent = await person('agent', [ours.departmentId])
    const foreign = await change(owner, agent, { departments: [theirs.departmentId] })
    const missing = await change(owner, agent, { departments: [newId()] })
    expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body])
    expect((await me(agent)).json().departments).toHaveLength(1)
  })
})

describe('A seat', () => {
  test('that is taken away ends its sessions at once, and not those of before when it is given back', async () => {
    const agent = await person('agent', [ours.departmentId])
    expect((await me(agent)).statusCode).toBe(200)
    const gone = await act(owner, agent, 'deactivate')
    expect([gone.statusCode, gone.json().active]).toEqual([200, false])
    expect((await me(agent)).statusCode).toBe(401)
    const { rows } = await base.app.db.owner.query('SELECT FROM auth.session WHERE "userId" = $1', [
      agent.userId,
    ])
    expect(rows).toHaveLength(0)
    const back = await act(owner, agent, 'reactivate')
    expect(back.json()).toMatchObject({ active: true, departments: [ours.departmentId] })
    expect((await me(agent)).statusCode).toBe(401)
    expect((await trailOf(agent)).map((event) => Reflect.get(event, 'act'))).toEqual([
      'reactivated',
      'deactivated',
    ])
  })

  test('is taken away once: doing it again changes nothing', async () => {
    const agent = await person('agent')
    for (let times = 0; times < 2; times++)
      expect((await act(owner, agent, 'deactivate')).statusCode).toBe(200)
    expect(await trailOf(agent)).toHaveLength(1)
  })

  test('of one’s own is not taken away', async () => {
    const answer = await act(owner, owner, 'deactivate')
    expect([answer.statusCode, answer.json().error.message]).toEqual([403, seatRefusals.yourself])
  })

  test('of another organization is answered like one that is not there', async () => {
    for (const verb of ['deactivate', 'reactivate', 'reset-link']) {
      const foreign = await act(owner, stranger, verb)
      const missing = await act(owner, { memberId: newId() }, verb)
      expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body])
    }
    expect((await me(stranger)).statusCode).toBe(200)
  })

  test('is marked when it was last used', async () => {
    const agent = await person('agent')
    const seenAt = async (): Promise<string | null> => {
      const { members } = (await ask(people.server, owner, 'GET', '/api/members')).json()
      return members.find((each: { id: string }) => each.id === agent.memberId).seenAt
    }
    expect(await seenAt()).toBeNull()
    await me(agent)
    expect(Date.now() - new Date((await seenAt()) ?? 0).getTime()).toBeLessThan(60_000)
  })
})

describe('Two who act in the same moment', () => {
  const activeOwners = async (orgId: Business['orgId']): Promise<number> => {
    const rows = await base.app.db.inOrganization(orgId, (tx) =>
      tx.query("SELECT 1 FROM member WHERE org_id = $1 AND role = 'super_admin' AND deactivated_at IS NULL", [
        orgId,
      ]),
    )
    return rows.length
  }

  test.each(['deactivate', 'role'])('never leave an organization without a Super Admin (%s)', async (how) => {
    for (let round = 0; round < 8; round++) {
      const { orgId, memberId } = await buildBusiness(base.app.db, { name: `Round ${how} ${round}` })
      const [one, other] = await Promise.all([
        signedIn(base.app, people.auth, { orgId }),
        signedIn(base.app, people.auth, { orgId }),
      ])
      expect((await act(one, { memberId }, 'deactivate')).statusCode).toBe(200)
      expect((await me(other)).statusCode).toBe(200) // both are known from a moment ago
      const remove = (who: Person, whom: Person) =>
        how === 'role' ? change(who, whom, { role: 'auditor' }) : act(who, whom, 'deactivate')
      const answers = await Promise.all([remove(one, other), remove(other, one)])
      expect(answers.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1)
      expect(await activeOwners(orgId)).toBe(1)
    }
  })
})

describe('The trail', () => {
  test('is read page by page, by who may take evidence out, and shows nothing of others', async () => {
    const agent = await person('agent')
    for (const role of ['manager', 'agent', 'manager']) await change(owner, agent, { role })
    const first = (await ask(people.server, owner, 'GET', '/api/member-events?limit=2')).json()
    expect(first.more).toBe(true)
    const before = first.events[1].id
    const next = (
      await ask(people.server, owner, 'GET', `/api/member-events?limit=1&before=${before}`)
    ).json()
    const all = [...first.events, ...next.events]
    expect(
      all.map(({ memberId, became }: { memberId: string; became: string }) => [memberId, became]),
    ).toEqual([
      [agent.memberId, 'manager'],
      [agent.memberId, 'agent'],
      [agent.memberId, 'manager'],
    ])
    expect((await ask(people.server, stranger, 'GET', '/api/member-events')).json()).toEqual({
      events: [],
      more: false,
    })
    for (const [role, status] of [
      ['auditor', 200],
      ['agent', 403],
    ] as const)
      expect((await ask(people.server, await person(role), 'GET', '/api/member-events')).statusCode).toBe(
        status,
      )
  })

  test('is not edited by anybody', async () => {
    for (const sql of ['UPDATE member_event SET was = $$x$$', 'DELETE FROM member_event'])
      await expect(base.app.db.inOrganization(ours.orgId, (tx) => tx.query(sql))).rejects.toThrow(
        /permission denied/,
      )
  })
})
