// The question in the confirmation of an opt-out, on the real database: off unless the organization wants it, KEEP, and silence.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ConsentDesk, levelIn, openConsentDesk } from '../../../test/consent-desk.ts'
import { ask, type Person, signedIn } from '../../../test/people.ts'

let desk: ConsentDesk
let owner: Person
beforeAll(async () => {
  desk = await openConsentDesk()
  owner = await signedIn(desk.base.app, desk.house.auth, { orgId: desk.shop.orgId, role: 'super_admin' })
})
afterAll(() => desk.close())
const set = async (askScope: boolean): Promise<void> => {
  const answer = await ask(desk.house.server, owner, 'PATCH', '/api/organization', { askScope })
  expect([answer.statusCode, answer.json().askScope]).toEqual([200, askScope])
}
beforeEach(() => set(true))

/** In a conversation, and agreed to repair updates and to offers of the club. */
async function dana() {
  const contact = await desk.texter('Hi')
  await desk.post(contact.id, 'give', desk.given())
  await desk.post(contact.id, 'give', desk.given({ campaignId: desk.club, levels: ['promotional'] }))
  return contact
}
const kinds = async (phone: string): Promise<string[]> => (await desk.ledger(phone)).map(({ kind }) => kind)
const PLAIN =
  "Riverside Bikes: You're opted out and will get no more texts from us. Text START to opt back in."
const ASKING =
  "Riverside Bikes: You're opted out and will get no more texts from us. To keep only texts about Repair updates, reply KEEP."

describe('After a STOP', () => {
  test('KEEP brings back what the confirmation named, on the ledger as its answer, and nothing else', async () => {
    const { id, phone } = await dana()
    await desk.says(phone, 'STOP')
    expect(levelIn(await desk.read(id), desk.repairs, 'informational')?.standing).toBe('withdrawn')
    expect(await desk.outbox(phone)).toMatchObject([{ kind: 'opt_out_confirmation', body: ASKING }])
    await desk.dispatch()
    await desk.says(phone, 'Keep')
    const consent = await desk.read(id)
    expect(consent.door.state).toBe('open')
    expect(levelIn(consent, desk.repairs, 'informational')).toMatchObject({
      ...{ standing: 'given', method: 'kept_by_text' },
    })
    expect(levelIn(consent, desk.club, 'promotional')?.standing).toBe('withdrawn')
    expect(consent.conversations).toEqual([])
    expect((await kinds(phone)).slice(-3)).toEqual(['opt_out', 'scope_asked', 'kept'])
    const [chain] = await desk.rows(
      `SELECT asked.kind AS asked, stop.kind AS stop FROM consent_record kept
         JOIN record_personal p ON p.org_id = kept.org_id AND p.record_id = kept.id AND p.phone = $1
         JOIN consent_record asked ON asked.org_id = kept.org_id AND asked.id = kept.answers_record_id
         JOIN consent_record stop ON stop.org_id = kept.org_id AND stop.id = asked.answers_record_id
        WHERE kept.kind = 'kept'`,
      phone,
    )
    expect(chain).toEqual({ asked: 'scope_asked', stop: 'opt_out' })
    expect(await desk.outbox(phone)).toHaveLength(1) // no second confirmation

    await desk.says(phone, 'STOP')
    expect(levelIn(await desk.read(id), desk.repairs, 'informational')?.standing).toBe('withdrawn')
    expect((await desk.outbox(phone)).at(-1)).toMatchObject({ body: PLAIN }) // one thing is left: nothing to ask
  })

  test('KEEP counts only once the confirmation has left, and not after another STOP', async () => {
    const early = await dana()
    await desk.says(early.phone, 'STOP')
    await desk.says(early.phone, 'KEEP')
    const again = await dana()
    await desk.says(again.phone, 'STOP')
    await desk.dispatch()
    await desk.says(again.phone, 'STOP')
    await desk.says(again.phone, 'KEEP')
    for (const { id, phone } of [early, again]) {
      expect((await desk.read(id)).door.state).toBe('opted_out')
      expect(await kinds(phone)).not.toContain('kept')
    }
  })

  test('KEEP a day later is an ordinary text', async () => {
    const { id, phone } = await dana()
    await desk.says(phone, 'STOP')
    await desk.dispatch()
    await desk.rows(
      `UPDATE attempt a SET started_at = started_at - interval '24 hours' FROM message_outbound m
        WHERE m.org_id = a.org_id AND m.id = a.message_id AND m.phone = $1`,
      phone,
    )
    await desk.says(phone, 'KEEP')
    expect((await desk.read(id)).door.state).toBe('opted_out')
  })

  test('without an answer, or with any other, everything stays off', async () => {
    const { id, phone } = await dana()
    await desk.says(phone, 'STOP')
    await desk.dispatch()
    for (const words of ['What?', 'ok', 'keep it up']) await desk.says(phone, words)
    const consent = await desk.read(id)
    expect(consent.door.state).toBe('opted_out')
    expect(consent.campaigns.flatMap(({ levels }) => levels.map(({ standing }) => standing))).not.toContain(
      'given',
    )
  })

  test('an organization that does not want it asks nothing, and KEEP means nothing', async () => {
    await set(false)
    const { id, phone } = await dana()
    await desk.says(phone, 'STOP')
    await desk.dispatch()
    expect(await desk.outbox(phone)).toMatchObject([{ body: PLAIN }])
    await desk.says(phone, 'KEEP')
    expect((await desk.read(id)).door.state).toBe('opted_out')
    expect(await kinds(phone)).not.toContain('scope_asked')
  })

  test('who agreed to one thing only is not asked', async () => {
    const { phone } = await desk.texter('STOP')
    expect(await desk.outbox(phone)).toMatchObject([{ body: PLAIN }])
  })
})
