// Quiet hours by the card of a contact, through HTTP and the outbox: their zone counts beside their number when a text is accepted, and
// again when it is handed over.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsentDesk, openConsentDesk } from '../../../test/consent-desk.ts'
import { phoneWhere, quietZoneBeside } from '../../../test/open-hours.ts'
import { ask } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import { erasePhone } from '../erase/actions.ts'

let desk: ConsentDesk
beforeAll(async () => {
  desk = await openConsentDesk()
})
afterAll(() => desk.close())

const newYork = { zone: 'America/New_York', region: 'US-NY', source: 'area code' }
type Member = { readonly id: string; readonly phone: string }

/** Somebody who agreed to the club's offers, with a number of a place where they may be sent now. */
async function member(phone = phoneWhere('open')): Promise<Member> {
  await desk.says(phone, 'Hi')
  const [contact] = await desk.rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
  const id = contact?.id ?? ''
  const { status } = await desk.post(
    id,
    'give',
    desk.given({ campaignId: desk.club, levels: ['promotional'] }),
  )
  expect(status).toBe(200)
  return { id, phone }
}
const send = ({ phone }: Member) =>
  ask(desk.house.server, desk.agent, 'POST', '/api/messages', {
    ...{ requestKey: newId(), to: phone, numberId: desk.shop.numberId, body: 'New helmets are in: 20% off' },
    ...{ level: 'promotional', campaignId: desk.club },
  })
const edit = async ({ id }: Member, change: object): Promise<void> => {
  const answer = await ask(desk.house.server, desk.agent, 'PATCH', `/api/contacts/${id}`, change)
  expect(answer.statusCode).toBe(200)
}
const texts = ({ phone }: Member) =>
  desk.rows<{ state: string; waits: boolean }>(
    `SELECT state, due_at > now() AS waits FROM message_outbound WHERE phone = $1 AND level = 'promotional'`,
    phone,
  )

test('where their own zone says that it is night, a text is refused though their number’s day is on', async () => {
  const who = await member()
  await edit(who, { timeZone: quietZoneBeside(who.phone) })
  const refused = await send(who)
  expect(refused.statusCode).toBe(422)
  expect(refused.json().error).toMatchObject({
    ...{ code: 'refused', reason: 'quiet_hours', message: expect.stringContaining('which is a quiet hour') },
    until: expect.any(String),
  })
  await edit(who, { timeZone: '' })
  expect((await send(who)).statusCode).toBe(202)
})

test('an address counts as well: a state’s zone beside the number’s', async () => {
  const who = await member('+12125550188')
  expect((await desk.read(who.id)).places).toEqual([newYork])
  await edit(who, { address: { state: 'HI', postalCode: '96720' } })
  expect((await desk.read(who.id)).places).toEqual([
    { zone: 'Pacific/Honolulu', region: 'US-HI', source: 'zip' },
    newYork,
  ])
})

test('a zone that changed after a text was accepted holds it back at hand-off, until it is open there', async () => {
  const who = await member()
  expect((await send(who)).statusCode).toBe(202)
  await edit(who, { timeZone: quietZoneBeside(who.phone) })
  expect((await desk.dispatch()).filter(({ phone }) => phone === who.phone)).toEqual([])
  expect(await texts(who)).toEqual([{ state: 'scheduled', waits: true }])
})

test('where no hour of the day suits every place, it says so and names the way out', async () => {
  const who = await member('+18085550188')
  await edit(who, { timeZone: 'Europe/Berlin' }) // where the evening begins as Hawaii gets up
  const refused = (await send(who)).json().error
  expect(refused).toMatchObject({
    reason: 'quiet_hours',
    wayOut: expect.stringMatching(
      /^No hour of the day suits every place where .* may be\. Check their time zone and address\.$/,
    ),
  })
  expect(refused.until).toBeUndefined()
})

test('who changes where somebody is waits at the door of a text that leaves, and the next one is judged by it', async () => {
  const who = await member()
  expect((await send(who)).statusCode).toBe(202)
  await Promise.all([desk.dispatch(), edit(who, { timeZone: quietZoneBeside(who.phone) })])
  const [first] = await texts(who)
  expect(['sent', 'scheduled']).toContain(first?.state)
  expect((await send(who)).json().error).toMatchObject({ reason: 'quiet_hours' })
})

test('erasing somebody takes their card away, and where it said that they were', async () => {
  const who = await member()
  await edit(who, {
    ...{ name: 'Dana', company: 'Reyes & Co', email: 'dana@example.com', timeZone: 'Pacific/Honolulu' },
    address: { street: '12 Palm St', city: 'Hilo', state: 'HI', postalCode: '96720', country: 'US' },
  })
  const by = { ...desk.shop, keyId: null, name: 'Ana Ortiz' }
  const done = await erasePhone(desk.base.app, by, who.phone, { reason: 'She asked', proof: 'keep' })
  expect(done).toMatchObject({ ok: true })
  const [kept] = await desk.rows<object>(
    'SELECT name, company, email, time_zone, street, city, state, postal_code, country FROM contact WHERE id = $1',
    who.id,
  )
  expect(Object.values(kept ?? {}).filter((value) => value !== null && value !== '')).toEqual([])
  expect(
    await desk.rows(
      'SELECT d.whereabouts FROM door d JOIN contact c ON c.phone = d.phone WHERE c.id = $1',
      who.id,
    ),
  ).toEqual([{ whereabouts: null }])
  expect(
    await desk.rows(`SELECT 1 FROM contact_event WHERE contact_id = $1 AND kind <> 'erased'`, who.id),
  ).toEqual([])
})
