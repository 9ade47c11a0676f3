// The database goes away and comes back: everybody is told in one sentence, nothing is lost, and all works again by itself.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sign } from '../../src/carriers/loopback-signature.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { openLive } from '../../src/platform/live.ts'
import { type TestApp, testApp } from '../app.ts'
import { type DatabaseLine, databaseLine } from '../database-line.ts'
import { type House, houseOf } from '../house.ts'
import { ask } from '../people.ts'
import { errorOf } from './plain-error.ts'
import { buildOrganization, type Organization, secretOf } from './two-organizations.ts'

const NAME = 'Riverside Bikes'

/** A machine under load may take its time. */
const PATIENT = { timeout: 10_000 }

let base: TestApp
let line: DatabaseLine
let house: House
let ours: Organization

beforeAll(async () => {
  base = await testApp()
  line = await databaseLine(base.database.url)
  const db = openDatabase({ url: line.url, log: base.app.log })
  const live = openLive({ url: line.url, log: base.app.log })
  house = await houseOf({ ...base.app, db, live })
  ours = await buildOrganization(house, { name: NAME, isDemo: false })
})
afterEach(() => line.mend())
afterAll(async () => {
  await house.close()
  await house.app.live.close()
  await house.app.db.close()
  await line.close()
  await base.close()
})

const send = (requestKey: string, body = 'Ready since noon') =>
  ask(house.server, ours.people.agent, 'POST', '/api/messages', {
    ...{ requestKey, conversationId: ours.ids.conversation, body },
  })
const stored = async (keys: readonly string[]): Promise<string[]> => {
  const rows = await base.app.db.inOrganization(ours.business.orgId, (tx) =>
    tx.query<{ id: string }>(
      'SELECT id FROM message_outbound WHERE request_key = ANY($1) ORDER BY order_no',
      [keys],
    ),
  )
  return rows.map(({ id }) => id)
}
const webhook = (body: string, id = newId()) => {
  const event = {
    type: 'text',
    id,
    from: ours.ids.theirPhone,
    to: ours.business.phone,
    body,
    sentAt: new Date(),
  }
  const rawBody = Buffer.from(JSON.stringify({ events: [event] }))
  return house.server.inject({
    method: 'POST',
    url: `/webhooks/loopback/${ours.ids.connection}`,
    headers: {
      ...{ 'content-type': 'application/json' },
      'parley-signature': sign({ secret: secretOf(NAME), rawBody, now: new Date() }),
    },
    payload: rawBody,
  })
}
/** Until the proof of a moment ago is asked for anew. */
const untilForgotten = () =>
  expect
    .poll(async () => (await ask(house.server, ours.people.agent, 'POST', '/api/messages', {})).statusCode, {
      ...{ timeout: 5_000, interval: 200 },
    })
    .toBe(503)

describe('While the database is away', () => {
  test('a text is not sent and its sender told that it is kept; tried again with its key it leaves once', async () => {
    const key = newId()
    await line.cut()
    expect(errorOf(await send(key))).toEqual([
      503,
      'not_sent_kept',
      'Not sent: the database is away. Your text is kept; try again in a moment.',
    ])
    await untilForgotten()
    expect(errorOf(await send(key)).slice(0, 2)).toEqual([503, 'not_sent_kept'])
    await line.mend()
    const sent = await send(key)
    expect([sent.statusCode, (await send(key)).json().id]).toEqual([202, sent.json().id])
    expect(await stored([key])).toEqual([sent.json().id])
  })

  test('every other request is answered in one sentence, and a carrier told to bring its texts again', async () => {
    await line.cut()
    await untilForgotten()
    const { conversation, contact } = ours.ids
    const answers = [
      await ask(house.server, ours.people.agent, 'GET', '/api/conversations'),
      await ask(house.server, ours.people.agent, 'POST', `/api/conversations/${conversation}/close`),
      await ask(house.server, ours.people.agent, 'PATCH', `/api/contacts/${contact}`, { name: 'Sam' }),
      await ask(house.server, ours.keys.full, 'GET', '/api/conversations/unread'),
      await ask(house.server, null, 'GET', '/api/install'),
      await ask(house.server, null, 'POST', '/api/session', {
        email: 'ana@example.com',
        password: 'whatever',
      }),
      await ask(house.server, ours.people.agent, 'GET', '/api/events'),
      await webhook('Anybody there?'),
    ]
    for (const answer of answers) {
      expect(errorOf(answer)).toEqual([
        503,
        'database_away',
        'The database is away. Nothing was lost; try again in a moment.',
      ])
      expect(answer.headers['retry-after']).toBe('1')
    }
    expect((await ask(house.server, null, 'GET', '/healthz')).statusCode).toBe(200)
    const ready = await ask(house.server, null, 'GET', '/readyz')
    expect([ready.statusCode, ready.json().message]).toEqual([
      503,
      expect.stringMatching(/^The database is away/),
    ])

    await line.mend()
    expect((await webhook('Anybody there?')).json()).toEqual({ stored: 1, repeats: 0 })
    await expect
      .poll(async () => (await ask(house.server, null, 'GET', '/readyz')).statusCode, PATIENT)
      .toBe(200)
  })

  test('a line that is cut amid a hundred texts loses none and doubles none', async () => {
    const keys = Array.from({ length: 100 }, newId)
    const under = keys.map((key) => send(key))
    await Promise.race(under.slice(10, 11))
    await line.cut()
    const first = await Promise.all(under)
    for (const answer of first) if (answer.statusCode !== 202) expect(errorOf(answer)[0]).toBe(503)
    await line.mend()
    const again = await Promise.all(keys.map((key) => send(key)))
    expect(again.map(({ statusCode }) => statusCode)).toEqual(keys.map(() => 202))
    for (const [index, answer] of first.entries())
      if (answer.statusCode === 202) expect(answer.json().id).toBe(again[index]?.json().id)
    expect((await stored(keys)).sort()).toEqual(again.map((answer) => answer.json().id).sort())
  })

  test('a line that swallows everything is given up, not waited for for ever', async () => {
    const key = newId()
    line.hold()
    expect(errorOf(await send(key)).slice(0, 2)).toEqual([503, 'not_sent_kept'])
    await line.mend()
    expect((await send(key)).statusCode).toBe(202)
    expect(await stored([key])).toHaveLength(1)
  })

  test('what other processes tell is heard again afterwards, and who listened is told to fetch everything', async () => {
    const heard: string[] = []
    const deaf = house.app.live.listen(
      ({ topic, id }) => heard.push(`${topic} ${id}`),
      () => heard.push('lost'),
    )
    await line.cut()
    await line.mend()
    await expect.poll(() => heard, PATIENT).toContain('lost')
    base.app.live.tell([{ orgId: ours.business.orgId, topic: 'conversation', id: ours.ids.conversation }])
    await expect.poll(() => heard, PATIENT).toContain(`conversation ${ours.ids.conversation}`)
    deaf()
  })
})
