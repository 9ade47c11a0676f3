// A business with campaigns and people who text it, for the tests of the Consent Management Tool: everything asked through HTTP.
import type { ContactConsent, LevelConsent } from '../src/consent/contract.ts'
import { newId } from '../src/platform/ids.ts'
import { testApp } from './app.ts'
import { dispatchAll, laneOf } from './dispatch.ts'
import { buildBusiness, buildDepartment, somePhone } from './factories.ts'
import { houseOf } from './house.ts'
import { ask, type Person, signedIn } from './people.ts'

/** What a paper and a spoken opt-in are proved with. */
export const paper = {
  wording: 'Yes, text me about my repair.',
  signature: 'Dana Reyes, today',
  keptAt: 'Folder 12',
}
export const spoken = { script: 'May we text you our offers?', answer: 'Sure.' }

export type Answer = {
  status: number
  body: ContactConsent & { error?: { message: string; reason?: string; field?: string; wayOut?: string } }
}
type Entry = {
  kind: string
  level: string | null
  answers: boolean
  evidence: string | null
  actor_name: string | null
}

export const levelIn = (
  consent: ContactConsent,
  campaignId: string,
  name: string,
): LevelConsent | undefined =>
  consent.campaigns.find(({ id }) => id === campaignId)?.levels.find((each) => each.level === name)

export const standings = (consent: ContactConsent): string[] =>
  consent.campaigns.flatMap(({ name, levels }) =>
    levels.map((each) => `${name} ${each.level} ${each.standing}`),
  )

export type ConsentDesk = Awaited<ReturnType<typeof openConsentDesk>>

/** Opens the business. Call `close` in afterAll. */
export async function openConsentDesk() {
  const base = await testApp()
  const house = await houseOf(base.app)
  const shop = await buildBusiness(base.database.db, { name: 'Riverside Bikes' })
  const { orgId, departmentId } = shop
  const elsewhere = await base.app.db.inOrganization(orgId, (tx) => buildDepartment(tx, orgId))
  const person = (departmentIds: string[]): Promise<Person> =>
    signedIn(base.app, house.auth, { orgId, role: 'agent', departmentIds, name: 'Ana Ortiz' })
  const agent = await person([departmentId])
  const outsider = await person([elsewhere.departmentId])

  const rows = <Row>(text: string, ...values: unknown[]): Promise<Row[]> =>
    base.app.db.inOrganization(orgId, (tx) => tx.query<Row>(text, values))
  const campaign = async (name: string, levels: string[], doubleOptIn: boolean): Promise<string> => {
    const id = newId()
    await rows(
      'INSERT INTO campaign (org_id, id, name, use_case, levels, double_opt_in) VALUES ($1, $2, $3, $4, $5, $6)',
      ...[orgId, id, name, 'MIXED', levels, doubleOptIn],
    )
    return id
  }
  const says = async (from: string, body: string): Promise<void> => {
    await house.verbs.receive(orgId, shop.connectionId, [
      { kind: 'text', from, to: shop.phone, body, carrierMessageId: newId(), sentAt: null },
    ])
  }
  const repairs = await campaign('Repair updates', ['informational'], false)
  return {
    ...{ base, house, shop, agent, outsider, rows, says, repairs },
    offers: await campaign('Offers', ['promotional'], true),
    club: await campaign('Club', ['informational', 'promotional'], false),
    /** Somebody who texts us; the contact and the conversation are made by that. */
    async texter(...bodies: string[]): Promise<{ id: string; phone: string }> {
      const phone = somePhone()
      for (const body of bodies) await says(phone, body)
      const [row] = await rows<{ id: string }>('SELECT id FROM contact WHERE phone = $1', phone)
      return { id: row?.id ?? '', phone }
    },
    async post(id: string, verb: string, body: object): Promise<Answer> {
      const answer = await ask(house.server, agent, 'POST', `/api/contacts/${id}/consent/${verb}`, body)
      return { status: answer.statusCode, body: answer.json() }
    },
    async read(id: string, as: Person = agent): Promise<ContactConsent> {
      return (await ask(house.server, as, 'GET', `/api/contacts/${id}/consent`)).json()
    },
    /** Lets everything that is due leave; tells what left. */
    dispatch: () => dispatchAll(base.app, shop),
    lane: laneOf(base.app, shop),
    /** Why texts to this phone did not go, in order. */
    async reasonsTo(phone: string): Promise<(string | null)[]> {
      const select = 'SELECT reason FROM message_outbound WHERE phone = $1 ORDER BY order_no'
      return (await rows<{ reason: string | null }>(select, phone)).map(({ reason }) => reason)
    },
    /** A paper form for the repairs, unless something else is said. */
    given: (more: object = {}) => ({
      ...{ requestKey: newId(), campaignId: repairs, levels: ['informational'] },
      ...{ method: 'paper_form', evidence: paper },
      ...more,
    }),
    outbox: (phone: string) =>
      rows<{ kind: string; state: string; body: string; rests: string }>(
        `SELECT m.kind, m.state, m.body, r.kind AS rests FROM message_outbound m
           JOIN consent_record r ON r.org_id = m.org_id AND r.id = m.cleared_by WHERE m.phone = $1 ORDER BY m.order_no`,
        phone,
      ),
    ledger: (phone: string) =>
      rows<Entry>(
        `SELECT r.kind, r.level, r.answers_record_id IS NOT NULL AS answers, p.evidence, p.actor_name FROM record_personal p
           JOIN consent_record r ON r.org_id = p.org_id AND r.id = p.record_id WHERE p.phone = $1 ORDER BY r.id`,
        phone,
      ),
    async close(): Promise<void> {
      await house.close()
      await base.close()
    },
  }
}
