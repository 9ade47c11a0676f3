// Attacks on double opt-in that once went through: a Yes to something else, request after request, requests that nobody may send any more.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Outcome, Session } from '../../src/carriers/carrier.ts'
import { handOff } from '../../src/messages/dispatch/actions.ts'
import { newId } from '../../src/platform/ids.ts'
import { type ConsentDesk, levelIn, openConsentDesk, spoken } from '../consent-desk.ts'
import { accepted, tick } from '../dispatch.ts'
import { phoneWhere } from '../open-hours.ts'

let desk: ConsentDesk
beforeAll(async () => {
  desk = await openConsentDesk()
})
afterAll(() => desk.close())

async function asked(): Promise<{ id: string; phone: string }> {
  const person = await desk.texter('Can you text me when it is done?')
  const wanted = { campaignId: desk.repairs, levels: ['informational'] }
  expect((await desk.post(person.id, 'ask', wanted)).status).toBe(200)
  return person
}
const withdrawn = (id: string) =>
  desk.post(id, 'withdraw', { campaignId: desk.repairs, levels: ['informational'] })

test('a request to confirm that was claimed does not leave once it was withdrawn', async () => {
  const { id } = await asked()
  const claimed = await desk.lane.claimAll()
  expect(claimed.claims).toHaveLength(1)
  await withdrawn(id)
  expect(await desk.lane.leave(claimed)).toEqual([])
})

test('a request to confirm that came back unsent after its withdrawal is refused', async () => {
  const { id, phone } = await asked()
  const claimed = await desk.lane.claimAll()
  await withdrawn(id)
  await desk.lane.endAs(claimed, () => ({ kind: 'not_sent', code: 'busy', note: 'No room.' }))
  expect((await desk.lane.claimAll()).claims).toEqual([])
  expect(await desk.outbox(phone)).toMatchObject([{ kind: 'opt_in_request', state: 'refused' }])
})

const repairsOf = async (id: string) => levelIn(await desk.read(id), desk.repairs, 'informational')?.standing

test.each(['Yes', 'No'])('"%s" to something else answers no request that has not left yet', async (words) => {
  const { id, phone } = await asked()
  await tick()
  await desk.says(phone, words)
  expect(await repairsOf(id)).toBe('pending')
  expect((await desk.ledger(phone)).map(({ kind }) => kind)).toEqual(['conversation', 'asked'])
  expect((await desk.dispatch()).map((left) => left.phone)).toEqual([phone])
  await desk.says(phone, words)
  expect(await repairsOf(id)).toBe(words === 'Yes' ? 'given' : 'withdrawn')
})

test.each<[state: string, ended: Outcome | null, then: string]>([
  ['claimed and not handed over', null, 'pending'],
  ['refused by the carrier', { kind: 'refused', code: '30005', note: 'Unknown number.' }, 'pending'],
  ['back in the queue', { kind: 'not_sent', code: 'busy', note: 'No room.' }, 'pending'],
  ['perhaps with the carrier', { kind: 'unknown', note: 'The line was cut.' }, 'given'],
  ['with the carrier', { kind: 'accepted', carrierMessageId: newId() }, 'given'],
])('a Yes while the request is %s', async (_state, ended, then) => {
  await desk.dispatch() // what others have left in the lane
  const { id, phone } = await asked()
  const claimed = await desk.lane.claimAll()
  expect(claimed.claims.map(({ head }) => head.phone)).toEqual([phone])
  if (ended) await desk.lane.endAs(claimed, () => ended)
  await tick()
  await desk.says(phone, 'Yes')
  expect(await repairsOf(id)).toBe(then)
  if (!ended) await desk.lane.endAs(claimed, () => ({ kind: 'not_sent', code: 'not_handed', note: '' }))
})

test('a Yes to a request that by the carrier’s word never arrived gives nothing', async () => {
  await desk.dispatch()
  const { id, phone } = await asked()
  await desk.dispatch()
  await desk.rows("UPDATE message_outbound SET state = 'undelivered' WHERE phone = $1", phone)
  await desk.says(phone, 'Yes')
  expect(await repairsOf(id)).toBe('pending')
})

test('a Yes waits at the door while its request is handed over, and counts', async () => {
  await desk.dispatch()
  const { id, phone } = await asked()
  const claimed = await desk.lane.claimAll()
  const yes: Promise<void>[] = []
  const carrier: Session = {
    free: () => 10,
    ready: async () => {},
    write() {
      yes.push(desk.says(phone, 'Yes')) // while the hand-off still holds the door
      return { written: tick().then(tick), outcome: Promise.resolve(accepted()) }
    },
    close: async () => {},
  }
  await handOff(desk.base.app, desk.shop.orgId, carrier, claimed)
  await Promise.all(yes)
  expect(await repairsOf(id)).toBe('given')
  await desk.lane.endAs(claimed, accepted)
})

test('a Yes that was said before the request left, and is brought later, gives nothing', async () => {
  const { id, phone } = await asked()
  const before = new Date()
  await tick()
  await desk.dispatch()
  await desk.house.verbs.receive(desk.shop.orgId, desk.shop.connectionId, [
    {
      kind: 'text',
      from: phone,
      to: desk.shop.phone,
      body: 'Yes',
      carrierMessageId: newId(),
      sentAt: before,
    },
  ])
  expect(await repairsOf(id)).toBe('pending')
})

test('one Yes gives every level of the request that has left, also where one was withdrawn meanwhile', async () => {
  const { id, phone } = await desk.texter('Hi')
  const both = { campaignId: desk.club, levels: ['informational', 'promotional'] }
  expect((await desk.post(id, 'ask', both)).status).toBe(200)
  await desk.dispatch()
  await desk.post(id, 'withdraw', { campaignId: desk.club, levels: ['informational'] })
  await desk.says(phone, 'Yes')
  const now = await desk.read(id)
  expect(levelIn(now, desk.club, 'informational')?.standing).toBe('withdrawn')
  expect(levelIn(now, desk.club, 'promotional')?.standing).toBe('given')
})

const spokenOffer = () => ({
  ...desk.given({ campaignId: desk.club, levels: ['promotional'], method: 'spoken', evidence: spoken }),
})

test('giving, withdrawing and giving again sends one request a day, also for another level of the campaign', async () => {
  const { id, phone } = await desk.texter('Hi')
  const withdraw = () => desk.post(id, 'withdraw', { campaignId: desk.club, levels: ['promotional'] })
  expect((await desk.post(id, 'give', spokenOffer())).status).toBe(200)
  await withdraw()
  await tick()
  expect((await desk.post(id, 'give', spokenOffer())).body.error).toMatchObject({
    reason: 'asked_today',
    wayOut: expect.stringMatching(/^Enter it or ask again from .+ on\.$/),
  })
  const other = { campaignId: desk.club, levels: ['informational'] }
  expect((await desk.post(id, 'ask', other)).body.error?.reason).toBe('asked_today')
  const requests = (await desk.outbox(phone)).filter(({ kind }) => kind === 'opt_in_request')
  expect(requests).toHaveLength(1)
})

async function textedBefore(phone: string, minutes: number): Promise<string> {
  const sentAt = new Date(Date.now() - minutes * 60_000)
  const text = {
    kind: 'text' as const,
    from: phone,
    to: desk.shop.phone,
    body: 'Hi',
    carrierMessageId: newId(),
  }
  await desk.house.verbs.receive(desk.shop.orgId, desk.shop.connectionId, [{ ...text, sentAt }])
  const [row] = await desk.rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
  return row?.id ?? ''
}

test('in a quiet hour a request waits for the morning, unless it answers what they text us just now', async () => {
  await desk.dispatch()
  const [early, late] = [phoneWhere('quiet'), phoneWhere('quiet')]
  expect((await desk.post(await textedBefore(early, 120), 'give', spokenOffer())).status).toBe(200)
  expect((await desk.post(await textedBefore(late, 2), 'give', spokenOffer())).status).toBe(200)
  expect((await desk.dispatch()).map(({ phone }) => phone)).toEqual([late])
  const [held] = await desk.rows<{ state: string; later: boolean }>(
    'SELECT state, due_at > now() AS later FROM message_outbound WHERE phone = $1',
    early,
  )
  expect(held).toEqual({ state: 'scheduled', later: true })
})

test('a request for a campaign that ended meanwhile does not leave', async () => {
  await desk.dispatch()
  const { id, phone } = await desk.texter('Hi')
  const ending = newId()
  await desk.rows(
    "INSERT INTO campaign (org_id, id, name, use_case, levels, double_opt_in) VALUES ($1, $2, 'Ending', 'MIXED', '{informational}', true)",
    ...[desk.shop.orgId, ending],
  )
  expect((await desk.post(id, 'ask', { campaignId: ending, levels: ['informational'] })).status).toBe(200)
  await desk.rows('UPDATE campaign SET archived_at = now() WHERE id = $1', ending)
  expect(await desk.dispatch()).toEqual([])
  expect(await desk.reasonsTo(phone)).toEqual(['campaign_ended'])
})

test('a request to confirm that still waits for its answer leaves', async () => {
  await asked()
  expect(await desk.lane.leave(await desk.lane.claimAll())).toHaveLength(1)
})
