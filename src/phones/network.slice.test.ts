// The demo's phone network: takes a text once, and brings what phones write until Parley has it.

import { randomUUID } from 'node:crypto'
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { somePhone } from '../../test/factories.ts'
import { type PhoneDemo, phoneDemo, secret } from '../../test/phones.ts'
import type { CarrierEvent, Session } from '../carriers/carrier.ts'
import { loopback } from '../carriers/loopback.ts'
import type { App } from '../platform/app.ts'
import { sendText } from './actions.ts'
import { startPhones } from './jobs.ts'

let network: PhoneDemo
const endings: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  network = await phoneDemo()
})
afterAll(() => network.close())
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

const demo = () => ({ orgId: network.business.orgId, business: 'Willow Dental' })
const bodiesOf = async (phone: string): Promise<string[]> =>
  (await network.textsOf(phone)).map(({ body }) => body)

const turn = (isOff: boolean) =>
  network.server.inject({ method: 'PUT', url: '/api/phones/network', payload: { isOff } })

/** Where the network's webhooks arrive in place of Parley. Answers what the test says; 200 without. */
async function receiver() {
  const { orgId, connectionId: id } = network.business
  const events: CarrierEvent[] = []
  const answers: number[] = []
  const signatures: boolean[] = []
  const listening = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const webhook = { headers: request.headers, rawBody: Buffer.concat(chunks), now: new Date() }
      const connection = { orgId, id, settings: {}, credentials: { secret } }
      const status = request.url === `/webhooks/loopback/${id}` ? (answers.shift() ?? 200) : 404
      signatures.push(loopback.verify?.(connection, webhook) ?? false)
      if (status === 200) events.push(...(loopback.parse?.(webhook) ?? []))
      response.writeHead(status).end()
    })
  })
  const port = await listen(listening)
  const app: App = { ...network.app, config: { ...network.app.config, port } }
  return { app, events, answers, signatures }
}

async function listen(listening: HttpServer): Promise<number> {
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  endings.push(async () => {
    listening.closeAllConnections()
    listening.close()
  })
  return (listening.address() as AddressInfo).port
}

function start(app: App): void {
  const phones = startPhones(app)
  endings.push(() => phones.stop())
}

describe('the network takes a text', () => {
  test('once, however often the same attempt comes', async () => {
    const given = network.offer()
    const first = await network.carrierSays('/loopback/texts', given)
    const second = await network.carrierSays('/loopback/texts', given)
    expect(first.statusCode).toBe(200)
    expect(second.json()).toEqual(first.json())
    expect(await bodiesOf(given.to)).toEqual([given.body])
  })

  test('once, also when the same attempt comes ten times at the same moment', async () => {
    const given = network.offer()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => network.carrierSays('/loopback/texts', given)),
    )
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(await bodiesOf(given.to)).toEqual([given.body])
  })

  test('only with the signature of the connection’s secret, and only while it is fresh', async () => {
    const given = network.offer()
    const forged = await network.carrierSays('/loopback/texts', given, {
      secret: 'some other secret of ours',
    })
    const old = await network.carrierSays('/loopback/texts', given, { at: new Date(Date.now() - 301_000) })
    const bare = await network.server.inject({ method: 'POST', url: '/loopback/texts', payload: given })
    expect([forged.statusCode, old.statusCode, bare.statusCode]).toEqual([403, 403, 404])
    expect(await bodiesOf(given.to)).toEqual([])
  })

  test.each(['', 'null', '{', '{"attemptId":1}', '[]'])(
    'that it can read: %j is refused',
    async (content) => {
      const answer = await network.carrierSays('/loopback/texts', content)
      expect(answer.statusCode).toBe(400)
      expect(answer.json().error.code).toBe('bad_request')
    },
  )

  test('not while it is off, and afterwards the same attempt is taken', async () => {
    const [given, before] = [network.offer(), network.offer()]
    const taken = await network.carrierSays('/loopback/texts', before)
    await turn(true)
    const off = await network.carrierSays('/loopback/texts', given)
    expect(off.statusCode).toBe(429)
    expect(off.json().error.message).toBe('The phone network is off, so it takes no texts.')
    const again = await network.carrierSays('/loopback/texts', before)
    expect(again.json(), 'taken before it was off').toEqual(taken.json())
    await turn(false)
    expect((await network.carrierSays('/loopback/texts', given)).statusCode).toBe(200)
  })

  test('never later, once it has said that an attempt is not here', async () => {
    const [taken, lost] = [network.offer(), network.offer()]
    const { id } = (await network.carrierSays('/loopback/texts', taken)).json()
    const attemptIds = [taken.attemptId, lost.attemptId]
    const found = await network.carrierSays('/loopback/find', { attemptIds })
    expect(found.json()).toEqual({ texts: [{ attemptId: taken.attemptId, id }] })
    expect((await network.carrierSays('/loopback/texts', lost)).statusCode).toBe(409)
    expect(await bodiesOf(lost.to)).toEqual([])
    expect((await network.carrierSays('/loopback/find', { attemptIds })).json()).toEqual(found.json())
  })

  test('either taken or lost, whichever is decided first, when both are asked at the same moment', async () => {
    const offers = Array.from({ length: 40 }, () => network.offer())
    const attemptIds = offers.map(({ attemptId }) => attemptId)
    const [found, ...answers] = await Promise.all([
      network.carrierSays('/loopback/find', { attemptIds }),
      ...offers.map((given) => network.carrierSays('/loopback/texts', given)),
    ])
    const known = new Map(
      (found.json().texts as { attemptId: string; id: string }[]).map(({ attemptId, id }) => [attemptId, id]),
    )
    for (const [index, given] of offers.entries()) {
      const answer = answers[index]
      const id = known.get(given.attemptId)
      expect(answer?.statusCode).toBe(id ? 200 : 409)
      expect(await bodiesOf(given.to)).toHaveLength(id ? 1 : 0)
    }
  })

  test('from the loopback carrier, over real sockets', async () => {
    const real = await network.build()
    endings.push(() => real.close())
    await real.listen({ port: 0, host: '127.0.0.1' })
    const { port } = real.server.address() as AddressInfo
    const session: Session = loopback.open(
      {
        orgId: network.business.orgId,
        id: network.business.connectionId,
        settings: { networkUrl: `http://127.0.0.1:${port}` },
        credentials: { secret },
      },
      { receive: async () => {}, state: () => {}, log: { debug() {}, warn() {} } },
    )
    endings.push(() => session.close())
    await session.ready()
    const given = network.offer()
    const outcome = await session.write(given).outcome
    expect(outcome.kind).toBe('accepted')
    expect(await bodiesOf(given.to)).toEqual([given.body])
    const unknown = { ...network.offer(), attemptId: randomUUID(), startedAt: new Date() }
    const found = await session.find?.([{ ...given, startedAt: new Date() }, unknown])
    expect(found?.get(given.attemptId)).toEqual(outcome)
    expect(found?.get(unknown.attemptId)).toEqual({ kind: 'absent' })
  })
})

describe('the network tells Parley', () => {
  test('that a text was sent and then delivered, under the id that it gave', async () => {
    const { app, events, signatures } = await receiver()
    start(app)
    const { id } = (await network.carrierSays('/loopback/texts', network.offer())).json()
    const said = () =>
      events.flatMap((event) =>
        event.kind === 'receipt' && event.carrierMessageId === id ? [event.status] : [],
      )
    await expect.poll(said, { timeout: 10_000 }).toEqual(['sent', 'delivered'])
    expect(signatures.every(Boolean)).toBe(true)
  })

  test('what a phone wrote, in order and until Parley has it, with the same id each time', async () => {
    const { app, events, answers } = await receiver()
    const { phone: to } = network.business
    const phone = somePhone()
    answers.push(503, 503, 500)
    start(app)
    const texts = []
    for (const body of ['Hello', 'STOP', 'START'])
      texts.push(await sendText(network.app, demo(), { phone, to, body }))
    expect(texts[0]?.state).toBe('sending')
    const heard = () =>
      events.flatMap((event) => (event.kind === 'text' && event.from === phone ? [event] : []))
    await expect.poll(heard, { timeout: 15_000 }).toEqual(
      texts.map(({ id, body, at }) => ({
        kind: 'text',
        from: phone,
        to,
        body,
        sentAt: new Date(at),
        carrierMessageId: id,
      })),
    )
    await expect
      .poll(async () => (await network.textsOf(phone)).map(({ state }) => state))
      .toEqual(['arrived', 'arrived', 'arrived'])
  })

  test('also what was still to be told when it was started anew', async () => {
    const { app, events } = await receiver()
    const { id } = await sendText(network.app, demo(), {
      phone: somePhone(),
      to: network.business.phone,
      body: 'Are you open?',
    })
    start(app)
    const isHeard = () => events.some((event) => event.kind === 'text' && event.carrierMessageId === id)
    await expect.poll(isHeard, { timeout: 10_000 }).toBe(true)
  })
})
