// What stays open or comes along by itself: streams of changes, cookies on requests that other sites make, seats that end.
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { InboundText } from '../../src/carriers/carrier.ts'
import { newId } from '../../src/platform/ids.ts'
import { type TestApp, testApp } from '../app.ts'
import { somePhone } from '../factories.ts'
import { type House, houseOf } from '../house.ts'
import { ask, type Person } from '../people.ts'
import { rows } from './access-matrix.ts'
import { buildOrganization, type Organization } from './two-organizations.ts'

/** A machine under load may take its time. */
const PATIENT = { timeout: 10_000 }

let base: TestApp
let house: House
let ours: Organization
let theirs: Organization
let address: string

beforeAll(async () => {
  base = await testApp()
  house = await houseOf(base.app)
  await house.server.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(house.server.server.address() as AddressInfo).port}`
  ours = await buildOrganization(house, { name: 'Riverside Bikes', isDemo: false })
  theirs = await buildOrganization(house, { name: 'Zephyr Dental', isDemo: false })
})
afterAll(async () => {
  await house.close()
  await base.close()
})

type Heard = { readonly status: number; text: string; isOver: boolean; leave(): void }

/** Opens a stream of changes and keeps what it says. */
async function listen(who: Person, headers: Record<string, string> = {}): Promise<Heard> {
  const leaving = new AbortController()
  const response = await fetch(`${address}/api/events`, {
    headers: { cookie: who.cookie, ...headers },
    signal: leaving.signal,
  })
  const heard: Heard = { status: response.status, text: '', isOver: false, leave: () => leaving.abort() }
  const read = async (): Promise<void> => {
    for await (const chunk of response.body ?? []) heard.text += Buffer.from(chunk).toString()
  }
  void read()
    .catch(() => {})
    .then(() => {
      heard.isOver = true
    })
  await expect.poll(() => heard.text, PATIENT).toContain('event: hello')
  return heard
}

const eventsOf = ({ text }: Heard): string[] =>
  text.split('\n\n').flatMap((event) => /event: change\ndata: (.*)/.exec(event)?.[1] ?? [])
const idsOf = ({ text }: Heard): string[] => [...text.matchAll(/^id: (.+)$/gm)].map(([, id = '']) => id)

const texted = ({ business }: Organization, body: string, from = somePhone()) => {
  const event: InboundText = {
    ...{ kind: 'text', from, to: business.phone, body, sentAt: null, carrierMessageId: newId() },
  }
  return house.verbs.receive(business.orgId, business.connectionId, [event])
}
/** A change that everybody of ours sees: what was told before it has arrived when this has. */
async function callOut(...listeners: Heard[]): Promise<void> {
  const before = listeners.map((each) => eventsOf(each).length)
  await ask(house.server, ours.people.admin, 'PATCH', `/api/contacts/${ours.ids.contact}`, { name: newId() })
  for (const [index, each] of listeners.entries())
    await expect.poll(() => eventsOf(each).length, PATIENT).toBeGreaterThan(before[index] ?? 0)
}

describe('A stream of changes', () => {
  test('shows nothing of another organization, and nobody the ids of other departments', async () => {
    const admin = await listen(ours.people.admin)
    const agent = await listen(ours.people.agent)
    const outsider = await listen(ours.people.outsider)
    const before = idsOf(admin).at(-1)
    for (let count = 0; count < 5; count++) await texted(theirs, 'Hello Zephyr')
    await ask(
      house.server,
      theirs.people.superAdmin,
      'POST',
      `/api/conversations/${theirs.ids.conversation}/close`,
    )
    await callOut(admin, agent, outsider)
    expect(eventsOf(admin)).toEqual(['{"topic":"conversation"}'])
    expect(idsOf(admin).at(-1)).toBe(next(before)) // not even how much happened there

    await texted(ours, 'STOP')
    await ask(house.server, ours.people.agent, 'POST', `/api/conversations/${ours.ids.conversation}/close`)
    await callOut(admin, agent, outsider)
    expect(eventsOf(agent).join()).toContain(ours.ids.conversation)
    expect(eventsOf(admin)).toEqual(eventsOf(agent))
    expect(eventsOf(outsider)).toEqual(Array(2).fill('{"topic":"conversation"}')) // the two that were called out
    for (const each of [admin, agent, outsider]) {
      expect(each.text).not.toContain(theirs.business.orgId)
      expect(each.text).not.toContain(theirs.ids.conversation)
      each.leave()
    }
  })

  test('catches up with what was missed, and knows no cursor of another organization', async () => {
    const first = await listen(ours.people.agent)
    const cursor = idsOf(first).at(-1) ?? ''
    first.leave()
    await ask(house.server, ours.people.agent, 'POST', `/api/conversations/${ours.ids.conversation}/reopen`)
    const returned = await listen(ours.people.agent, { 'last-event-id': cursor })
    expect(eventsOf(returned)).toEqual([expect.stringContaining(ours.ids.conversation)])
    expect(returned.text).not.toContain('event: again')
    returned.leave()

    const stranger = await listen(theirs.people.superAdmin)
    const foreign = idsOf(stranger).at(-1) ?? ''
    stranger.leave()
    for (const cursor of [
      foreign,
      'x',
      '-',
      '1-2-3',
      `${foreign.split('-')[0]}-999999999999999999`,
      '💥'.slice(1),
    ]) {
      const lost = await listen(ours.people.agent, {
        'last-event-id': encodeURIComponent(cursor.toWellFormed()),
      })
      expect(lost.text).toContain('event: again')
      expect(eventsOf(lost)).toEqual([])
      lost.leave()
    }
  })

  test('and the session end with the seat, also while its person is busy', async () => {
    const { manager } = ours.people
    const stream = await listen(manager)
    const me = async (): Promise<number> => (await ask(house.server, manager, 'GET', '/api/me')).statusCode
    const busy = setInterval(() => void me(), 100)
    expect(await me()).toBe(200)
    await base.app.db.inOrganization(ours.business.orgId, (tx) =>
      tx.query('UPDATE member SET deactivated_at = now() WHERE org_id = $1 AND id = $2', [
        ...[ours.business.orgId, manager.memberId],
      ]),
    )
    await expect.poll(() => stream.isOver, PATIENT).toBe(true)
    expect(await me()).toBe(401)
    clearInterval(busy)
  })
})

const next = (cursor: string | undefined): string =>
  (cursor ?? '').replace(/\d+$/, (place) => String(Number(place) + 1))

describe('A request that another site makes', () => {
  const evil = ['https://evil.example', 'null', 'http://localhost:3000.evil.example', 'http://localhost:3001']

  test.each(evil)('from %s is refused wherever a cookie would be enough', async (origin) => {
    const tried: string[] = []
    for (const { method, path, access } of house.server.routeList) {
      if (method === 'GET' || access === 'carrier' || path.startsWith('/api/phones')) continue
      const row = rows[`${method} ${path}`]
      const url = row?.at?.(ours.ids) ?? path
      const answer = await ask(
        house.server,
        ours.people.superAdmin,
        method as 'POST',
        url,
        row?.body?.(ours.ids),
        {
          headers: { origin },
        },
      )
      tried.push(`${method} ${path}`)
      expect([tried.at(-1), answer.statusCode, answer.json().error.code]).toEqual([
        ...[tried.at(-1), 403, 'foreign_origin'],
      ])
    }
    expect(tried.length).toBeGreaterThan(15)
  })

  test('is carried out when it is of the own site, or comes with an API key, which no browser adds by itself', async () => {
    const path = `/api/contacts/${ours.ids.contact}`
    const rename = (who: Person | { key: string }, origin: string) =>
      ask(house.server, who, 'PATCH', path, { name: 'Renamed' }, { headers: { origin } })
    expect((await rename(ours.people.agent, 'http://localhost:3000')).statusCode).toBe(200)
    expect((await rename(ours.keys.full, 'https://evil.example')).statusCode).toBe(200)
  })
})

describe('A body', () => {
  test('cannot set what is not its sender\u2019s to set', async () => {
    const wanted = { requestKey: newId(), conversationId: ours.ids.conversation, body: 'Hello' }
    await texted(ours, 'Hi again', ours.ids.theirPhone)
    const sent = await ask(house.server, ours.people.agent, 'POST', '/api/messages', {
      ...wanted,
      ...{
        orgId: theirs.business.orgId,
        org_id: theirs.business.orgId,
        authorId: ours.people.admin.memberId,
      },
      ...{ departments: 'all', clearedBy: newId(), state: 'delivered', segments: 0, id: newId() },
    })
    expect([sent.statusCode, sent.json()]).toMatchObject([202, { state: 'queued', segments: 1 }])
    const text = await ask(house.server, ours.people.agent, 'GET', `/api/messages/${sent.json().id}`)
    expect(text.json()).toMatchObject({ authorId: ours.people.agent.memberId, state: 'queued' })
  })
})
