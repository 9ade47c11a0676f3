// What a hand-off does when something comes between: a worker that stands still, a STOP between the parts of a long text.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness, somePhone } from '../../../test/factories.ts'
import type { Handed, Session } from '../../carriers/carrier.ts'
import { newId } from '../../platform/ids.ts'
import { receive } from '../receive/actions.ts'
import { send } from '../send/actions.ts'
import { type Claimed, claim, handOff } from './actions.ts'

let context: TestApp
let shop: Business
beforeAll(async () => {
  context = await testApp()
  shop = await buildBusiness(context.app.db)
})
afterAll(() => context.close())

const hear = (phone: string, body: string): Promise<unknown> =>
  receive(context.app, shop.orgId, [
    {
      connectionId: shop.connectionId,
      event: { kind: 'text', from: phone, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
    },
  ])

async function claimTo(phones: readonly string[]): Promise<Claimed> {
  for (const phone of phones) await hear(phone, 'Hi')
  await send(
    context.app,
    shop.orgId,
    phones.map((phone) => ({
      ...{ requestKey: newId(), conversationId: null, numberId: shop.numberId, phone, dueAt: null },
      ...{ body: `Hello ${phone}`, authorId: shop.memberId, keyId: null, departments: 'all' as const },
    })),
  )
  await new Promise((resolve) => setTimeout(resolve, 2)) // a text is due at its millisecond, rounded
  const lane = { org_id: shop.orgId, id: shop.laneId, connection_id: shop.connectionId }
  const claimed = await claim(context.app, lane, { most: 10, workerId: newId() })
  if (claimed?.claims.length !== phones.length) throw new Error('the texts were not claimed')
  return claimed
}

function carrier(written: Handed[], before: () => void = () => {}): Session {
  return {
    free() {
      before()
      return 10
    },
    ready: async () => {},
    write(text) {
      written.push(text)
      return { written: Promise.resolve(), outcome: new Promise(() => {}) }
    },
    close: async () => {},
  }
}

test('a worker that stood still for longer than its locks may last writes nothing more of what it was handing over', async () => {
  const claimed = await claimTo([somePhone(), somePhone(), somePhone()])
  const written: Handed[] = []
  let places = 0
  const standStill = (): void => {
    places += 1
    const until = performance.now() + (places === 2 ? 1_200 : 0)
    while (performance.now() < until); // as a stopped process does: no timer fires, no answer is read
  }
  const { handed, released } = await handOff(context.app, shop.orgId, carrier(written, standStill), claimed)
  expect(written).toHaveLength(2) // the moment between the last look at the clock and the write cannot be closed
  expect(handed).toHaveLength(2)
  expect(released).toHaveLength(1)
})

test('of a hand-off that breaks off, only what may have left is marked as leaving', async () => {
  const phones = [somePhone(), somePhone(), somePhone()]
  const claimed = await claimTo(phones)
  const written: Handed[] = []
  const open = carrier(written)
  const breaksOff: Session = {
    ...open,
    free: () => (written.length < 2 ? 1 : 0),
    write(text) {
      const writing = open.write(text)
      const notSent = Promise.resolve({ kind: 'not_sent', code: 'cut', note: 'The line is cut.' } as const)
      return written.length === 2 ? { ...writing, outcome: notSent } : writing
    },
  }
  await handOff(context.app, shop.orgId, breaksOff, claimed)
  const states = await context.app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ phone: string; state: string }>(
      'SELECT phone, state FROM message_outbound WHERE phone = ANY($1)',
      [phones],
    ),
  )
  const stateOf = (phone: string | undefined) => states.find((each) => each.phone === phone)?.state
  expect(written).toHaveLength(2)
  expect(stateOf(written[0]?.to)).toBe('handing')
  expect(stateOf(written[1]?.to)).toBe('claimed')
  expect(states.filter(({ state }) => state === 'claimed')).toHaveLength(2)
})

test('the rest of a long text waits at the door: a STOP that came since its beginning holds it back', async () => {
  const phone = somePhone()
  const written: Handed[] = []
  await handOff(context.app, shop.orgId, carrier(written), await claimTo([phone]))
  const goOn = written[0]?.goOn
  let parts = 0
  const more = async (): Promise<void> => void parts++
  expect(await goOn?.(more)).toBe(true)
  await hear(phone, 'STOP')
  expect(await goOn?.(more)).toBe(false)
  expect(parts).toBe(1)
})
