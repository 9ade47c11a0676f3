// The phones of the page, and who may hold them: nobody on an install that is no demo.
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { type Business, buildBusiness, somePhone } from '../../test/factories.ts'
import { type PhoneDemo, phoneDemo } from '../../test/phones.ts'
import type { Caller } from '../platform/http.ts'
import { sendText } from './actions.ts'

let network: PhoneDemo

beforeAll(async () => {
  network = await phoneDemo()
})
afterAll(() => network.close())
afterEach(() => {
  network.caller = null
})

const at = (path: string): string => `/api/phones${path}`
const read = async () => (await network.server.inject({ url: at('') })).json()
const add = (payload: object) => network.server.inject({ method: 'POST', url: at(''), payload })
const dana = at(`/${encodeURIComponent('+12025550142')}`)

describe('the phones of the page', () => {
  test('are three at first; one can be added with the next fictitious number, and removed', async () => {
    const first = await read()
    expect(first).toMatchObject({ business: 'Willow Dental', isOff: false, others: [] })
    expect(first.numbers).toEqual([{ phone: network.business.phone, name: 'Main line' }])
    expect(first.handsets).toHaveLength(3)
    const added = await add({ name: 'Sam' })
    expect(added.statusCode).toBe(201)
    const { phone } = added.json()
    expect(phone).toMatch(/^\+120255501\d\d$/)
    const url = at(`/${encodeURIComponent(phone)}`)
    expect((await network.server.inject({ method: 'DELETE', url })).statusCode).toBe(204)
    expect((await network.server.inject({ method: 'DELETE', url })).statusCode).toBe(404)
    expect((await read()).handsets).toEqual(first.handsets)
  })

  test.each([
    [{ name: '' }, 'Enter a name.'],
    [
      { name: 'Sam', phone: '+1 202 555' },
      'No phone number looks like this; check its digits. Enter a number such as (202) 555-0142 or +1 202 555 0142.',
    ],
    [{ name: 'Sam', phone: '(202) 555-0142' }, 'There is a phone with this number already.'],
  ])('%j is answered in one sentence', async (payload, sentence) => {
    const answer = await add(payload)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.message).toBe(sentence)
  })

  test('cannot have the business’s own number, nor text a number that is not the business’s', async () => {
    const own = await add({ name: 'Sam', phone: network.business.phone })
    expect(own.json().error.message).toBe('That number belongs to the business. Choose another one.')
    const text = (payload: object) => network.server.inject({ method: 'POST', url: `${dana}/texts`, payload })
    expect((await text({ to: somePhone(), body: 'Hi' })).statusCode).toBe(422)
    const empty = await text({ to: network.business.phone, body: ' \n ' })
    expect(empty.json().error.message).toBe('Write something to send.')
    const half = await text({ to: network.business.phone, body: 'half an emoji \ud83d' })
    expect(half.json().error.message).toBe('The text holds a character that no phone can send.')
  })

  test('show what they wrote and got, oldest first', async () => {
    const { phone } = (await add({ name: 'Sam' })).json()
    const url = `${at(`/${encodeURIComponent(phone)}`)}/texts`
    const to = network.business.phone
    await network.server.inject({ method: 'POST', url, payload: { to, body: 'Is it ready?' } })
    await network.carrierSays('/loopback/texts', { ...network.offer(), to: phone })
    const { texts } = (await network.server.inject({ url })).json()
    expect(texts).toMatchObject([
      { fromHandset: true, body: 'Is it ready?', ourNumber: to, state: 'sending' },
      { fromHandset: false, body: 'Your bike is ready 🚲', ourNumber: to, state: 'arrived' },
    ])
  })

  test('can be had for a number that was texted and that no phone has yet', async () => {
    const offer = network.offer()
    await network.carrierSays('/loopback/texts', offer)
    expect((await read()).others).toContain(offer.to)
    await add({ name: 'Another phone', phone: offer.to })
    expect((await read()).others).not.toContain(offer.to)
  })

  test('hear of a change at once', async () => {
    const real = await network.build()
    await real.listen({ port: 0, host: '127.0.0.1' })
    const { port } = real.server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}${at('/events')}`)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    let heard = ''
    const reading = (async () => {
      const decoder = new TextDecoder()
      for await (const chunk of response.body ?? []) heard += decoder.decode(chunk, { stream: true })
    })()
    const changes = () => heard.split('event: change').length - 1
    await expect.poll(changes).toBe(1)
    const demo = { orgId: network.business.orgId, business: 'Willow Dental' }
    await sendText(network.app, demo, { phone: somePhone(), to: network.business.phone, body: 'Hi' })
    await expect.poll(changes).toBe(2)
    await real.close() // ends the stream, or this would wait for ever
    await reading
  })
})

const routes = [
  ['GET', at('')],
  ['POST', at('')],
  ['DELETE', dana],
  ['GET', `${dana}/texts`],
  ['POST', `${dana}/texts`],
  ['PUT', at('/network')],
  ['GET', at('/events')],
  ['POST', '/loopback/texts'],
  ['POST', '/loopback/find'],
  ['POST', at('/files')],
  ['GET', at('/files/01920000-0000-7000-8000-000000000000')],
  ['GET', '/loopback/files/none'],
] as const

describe('nobody else holds the phones', () => {
  const missing = async (): Promise<unknown> => (await network.server.inject({ url: '/nothing-here' })).json()

  test('on an install that is no demo every route answers like one that does not exist', async () => {
    const other = await testDatabase()
    const plain = await network.build({ ...network.app, db: other.db })
    try {
      await buildBusiness(other.db, { isDemo: false })
      expect(plain.routeList.filter(({ path }) => /phones|loopback/.test(path))).toHaveLength(routes.length)
      for (const [method, url] of routes)
        for (const payload of [undefined, { name: 'Sam' }, 'not json'])
          for (const type of ['application/json', 'text/plain']) {
            const headers = payload === undefined ? {} : { 'content-type': type }
            const answer = await plain.inject({ method, url, headers, ...(payload && { payload }) })
            expect([answer.statusCode, answer.json()], `${method} ${url}`).toEqual([404, await missing()])
          }
    } finally {
      await plain.close()
      await other.drop()
    }
  })

  test.each([
    ['another machine', { remoteAddress: '192.0.2.7' }],
    ['a proxy on this machine', { headers: { 'x-forwarded-for': '192.0.2.7' } }],
    ['a name that somebody pointed at this machine', { headers: { host: 'rebinding.example.com:3000' } }],
  ])('%s gets the same 404 without a session, and may with one', async (_title, from) => {
    for (const [method, url] of routes.filter(([, path]) => path.startsWith('/api'))) {
      const answer = await network.server.inject({
        method,
        url,
        ...from,
        ...(method === 'GET' ? {} : { payload: {} }),
      })
      expect([answer.statusCode, answer.json()], `${method} ${url}`).toEqual([404, await missing()])
    }
    network.caller = somebody(network.business.orgId)
    expect((await network.server.inject({ url: at(''), ...from })).statusCode).toBe(200)
    network.caller = somebody(randomUUID() as Business['orgId'])
    expect((await network.server.inject({ url: at(''), ...from })).statusCode).toBe(404)
  })

  test('a page of another site cannot text through a browser on this machine', async () => {
    const answer = await network.server.inject({
      method: 'PUT',
      url: at('/network'),
      headers: { origin: 'https://example.com', host: 'localhost:3000' },
      payload: { isOff: true },
    })
    expect(answer.statusCode).toBe(403)
  })
})

const somebody = (orgId: Business['orgId']): Caller => ({
  orgId,
  memberId: randomUUID(),
  keyId: null,
  name: 'Ana Ortiz',
  role: 'agent',
  permissions: new Set(),
  departments: [],
})
