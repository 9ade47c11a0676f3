// What a member leaves behind when their seat is taken away: it stays in sight, and somebody else can take it over.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../app.ts'
import { type House, houseOf } from '../house.ts'
import { ask } from '../people.ts'
import { buildOrganization, type Organization } from './two-organizations.ts'

let base: TestApp
let house: House
let ours: Organization

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

test('Their conversations stay visible with their name, and are assigned to others, not to them', async () => {
  const { superAdmin, agent } = ours.people
  const path = `/api/conversations/${ours.ids.conversation}`
  const assign = (memberId: string) => ask(house.server, superAdmin, 'POST', `${path}/assign`, { memberId })
  const read = async () => (await ask(house.server, superAdmin, 'GET', path)).json().conversation

  expect((await assign(ours.ids.member)).statusCode).toBe(200)
  const gone = await ask(house.server, superAdmin, 'POST', `/api/members/${ours.ids.member}/deactivate`)
  expect(gone.statusCode).toBe(200)
  expect((await read()).assigneeId).toBe(ours.ids.member)
  const { members } = (await ask(house.server, agent, 'GET', '/api/members')).json()
  expect(members).toContainEqual(
    expect.objectContaining({ id: ours.ids.member, name: 'Colleague of Riverside Bikes', active: false }),
  )

  expect((await assign(agent.memberId)).statusCode).toBe(200)
  expect((await read()).assigneeId).toBe(agent.memberId)
  expect((await assign(ours.ids.member)).statusCode).not.toBe(200)
  expect((await read()).assigneeId).toBe(agent.memberId)
})
