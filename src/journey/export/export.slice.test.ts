import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { type Business, buildBusiness } from '../../../test/factories.ts'
import { inbound, type Lived, live, minute } from '../../../test/lived-contact.ts'
import { ask, type PeopleServer, type Person, peopleServer, signedIn } from '../../../test/people.ts'
import { newId } from '../../platform/ids.ts'
import { journeyRoutes } from '../routes.ts'

let base: TestApp
let people: PeopleServer
let ours: Business
let agent: Person
let manager: Person
let dana: Lived

beforeAll(async () => {
  base = await testApp()
  people = await peopleServer(base.app)
  journeyRoutes(people.server, base.app)
  ours = await buildBusiness(base.app.db)
  const { orgId, departmentId } = ours
  agent = await signedIn(base.app, people.auth, { orgId, role: 'agent', departmentIds: [departmentId] })
  manager = await signedIn(base.app, people.auth, { orgId, role: 'manager' })
  dana = await base.app.db.inOrganization(orgId, (tx) =>
    live(tx, ours, { name: 'Dana Reyes', author: agent.memberId }),
  )
})
afterAll(async () => {
  await people.close()
  await base.close()
})

describe('A document of the journey', () => {
  const take = (who: Person, ending: string, query = '', contactId = dana.contactId) =>
    ask(people.server, who, 'GET', `/api/contacts/${contactId}/journey.${ending}${query}`)

  test('as CSV has a row for each event, and no cell that a spreadsheet would run', async () => {
    const trap = await base.app.db.inOrganization(ours.orgId, async (tx) => {
      const lived = await live(tx, ours, { name: '', author: agent.memberId })
      await inbound(tx, ours.orgId, ours, {
        ...{
          conversationId: lived.conversationId,
          phone: lived.phone,
          order: 4,
          at: minute(50),
          body: '=HYPERLINK("http://evil")',
        },
      })
      return lived
    })
    const answer = await take(manager, 'csv', '?filter=messages&timeZone=America/Chicago', trap.contactId)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="contact-journey-\d+\.csv"$/)
    expect(answer.body.startsWith('\uFEFFTime (UTC),Local time,')).toBe(true)
    expect(answer.body).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(answer.body).toMatch(/2026-03-03T12:05:00\.000Z,"Mar 3, 2026, 6:05:00 AM CST",Messages,/)
  })

  test('as PDF is one, whatever letters the texts have', async () => {
    const answer = await take(manager, 'pdf', '?timeZone=Europe/Madrid')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(answer.rawPayload.subarray(-6).toString()).toMatch(/%%EOF/)
  })

  test('goes on over as many pages as there are', async () => {
    const long = await base.app.db.inOrganization(ours.orgId, async (tx) => {
      const lived = await live(tx, ours, { name: 'Lots Of Texts', author: agent.memberId })
      await tx.query(
        `INSERT INTO message_inbound (org_id, id, conversation_id, order_no, connection_id, carrier_message_id, body, reading, received_at)
         SELECT $1, gen_random_uuid(), $2, 100 + n, $3, gen_random_uuid()::text, 'Text ' || n, 'none', $4::timestamptz + n * interval '1 second'
           FROM generate_series(1, 1200) n`,
        [ours.orgId, lived.conversationId, ours.connectionId, minute(60)],
      )
      return lived
    })
    const csv = await take(manager, 'csv', '?filter=messages', long.contactId)
    expect(csv.body.match(/,Text \d+,/g)).toHaveLength(1200)
    const pdf = await take(manager, 'pdf', '?filter=messages', long.contactId)
    expect(pdf.rawPayload.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(50)
  })

  test.each([
    ['an agent', () => take(agent, 'csv'), 403],
    ['somebody who names no time zone', () => take(manager, 'pdf', '?timeZone=Mars/Base'), 422],
    ['somebody who asks for a contact of another business', () => take(manager, 'csv', '', newId()), 404],
  ])('is not given to %s', async (_, answer, status) => {
    expect((await answer()).statusCode).toBe(status)
  })
})
