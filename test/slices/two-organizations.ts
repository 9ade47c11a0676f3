// Two organizations on one install, both lived in: people of every role, keys, a conversation both ways, a demo phone.
import sharp from 'sharp'
import type { InboundText } from '../../src/carriers/carrier.ts'
import { makeKey } from '../../src/organizations/keys/actions.ts'
import { keyScopes, type Role } from '../../src/organizations/permission.ts'
import type { OrgId } from '../../src/platform/database.ts'
import type { Caller } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/ids.ts'
import {
  type Business,
  buildBusiness,
  buildDepartment,
  buildMember,
  buildNumber,
  somePhone,
} from '../factories.ts'
import type { House } from '../house.ts'
import { ask, type Person, signedIn } from '../people.ts'
import { upload } from '../uploads.ts'

export const secretOf = (name: string): string => `the secret of ${name}, long enough`

/** Everything of an organization that has an id, or is named in an address like one. */
export type Ids = {
  readonly conversation: string
  readonly inbound: string
  readonly outbound: string
  readonly note: string
  readonly contact: string
  readonly number: string
  readonly department: string
  readonly connection: string
  readonly member: string
  readonly invitation: string
  readonly key: string
  readonly handset: string
  readonly campaign: string
  readonly keyword: string
  readonly template: string
  readonly media: string
  readonly tag: string
  readonly ourPhone: string
  readonly theirPhone: string
}

export type Organization = {
  readonly business: Business
  readonly ids: Ids
  readonly people: Readonly<Record<'agent' | 'outsider' | 'manager' | 'admin' | 'superAdmin', Person>>
  readonly keys: Readonly<Record<'full' | 'small', { key: string }>>
}

export async function buildOrganization(
  house: House,
  { name, isDemo }: { name: string; isDemo: boolean },
): Promise<Organization> {
  const { app, auth } = house
  const business = await buildBusiness(app.db, { name, isDemo })
  const { orgId } = business
  await share(house, business, name)
  const elsewhere = await app.db.inOrganization(orgId, async (tx) => {
    const { departmentId } = await buildDepartment(tx, orgId, { name: `Back office of ${name}` })
    await buildNumber(tx, orgId, {
      departmentId,
      connectionId: business.connectionId,
      name: `Side line of ${name}`,
    })
    return departmentId
  })
  const person = (role: Role, departmentIds: string[]): Promise<Person> =>
    signedIn(app, auth, { orgId, role, departmentIds, name: `${role} of ${name}` })
  const here = [business.departmentId]
  const people = {
    agent: await person('agent', here),
    outsider: await person('agent', [elsewhere]),
    manager: await person('manager', here),
    admin: await person('admin', here),
    superAdmin: await person('super_admin', here),
  }
  const full = await key(house, business, { name: `Shop of ${name}`, scopes: keyScopes })
  const small = await key(house, business, { name: `Board of ${name}`, scopes: ['contacts.view'] })
  const spare = await key(house, business, { name: `Spare of ${name}`, scopes: ['contacts.view'] })
  const texted = await text(house, business, { name, as: people.superAdmin })
  const member = await app.db.inOrganization(orgId, (tx) =>
    buildMember(tx, orgId, { name: `Colleague of ${name}`, role: 'agent', departmentIds: here }),
  )
  const campaign = await ask(house.server, people.superAdmin, 'POST', '/api/campaigns', {
    ...{ name: `Updates of ${name}`, useCase: 'CUSTOMER_CARE', levels: ['informational'] },
  })
  const invited = await ask(house.server, people.superAdmin, 'POST', '/api/invitations', {
    ...{ email: `invited.${orgId}@example.com`, role: 'agent', departments: here },
  })
  const keyword = await ask(
    house.server,
    people.superAdmin,
    'POST',
    `/api/campaigns/${campaign.json().id}/keywords`,
    {
      ...{ numberId: business.numberId, keyword: 'UPDATES', levels: ['informational'] },
      ...{ wording: 'Text UPDATES for updates', place: 'A poster' },
    },
  )
  const template = await ask(house.server, people.superAdmin, 'POST', '/api/templates', {
    ...{ name: `Greeting of ${name}`, body: `Hi {{first name|there}}, says ${name}` },
    ...{ owner: 'department', departmentId: business.departmentId },
  })
  const tag = await ask(house.server, people.superAdmin, 'POST', '/api/tags', { name: `Tag of ${name}` })
  const { departmentId: department, numberId: number, connectionId: connection, phone: ourPhone } = business
  const media = await picture(house, {
    orgId: business.orgId,
    conversation: texted.conversation,
    as: people.superAdmin,
  })
  const ids = {
    ...texted,
    media,
    tag: tag.json().id,
    department,
    number,
    connection,
    ourPhone,
    key: spare.id,
    member: member.memberId,
    campaign: campaign.json().id,
    keyword: keyword.json().id,
    template: template.json().id,
    invitation: invited.json().invitation.id,
  }
  return { business, ids, people, keys: { full: { key: full.secret }, small: { key: small.secret } } }
}

/** The secret that the connection's webhooks are signed with, and the way from the connection to its organization. */
async function share({ app }: House, { orgId, connectionId }: Business, name: string): Promise<void> {
  const sealed = app.secrets.seal({ secret: secretOf(name) }, connectionId)
  await app.db.inOrganization(orgId, async (tx) => {
    await tx.query(
      'UPDATE connection SET sealed = $3, state_note = $4, settings = $5 WHERE org_id = $1 AND id = $2',
      [orgId, connectionId, sealed, `Up, says ${name}.`, { networkUrl: 'http://127.0.0.1:9' }],
    )
    await tx.query("SELECT add_route('connection', $1, $2)", [connectionId, connectionId])
  })
}

async function key(
  { app }: House,
  { orgId, memberId }: Business,
  wanted: { name: string; scopes: readonly string[] },
): Promise<{ id: string; secret: string }> {
  const maker: Caller & { memberId: string } = {
    ...{ orgId, memberId, keyId: null, name: 'Maker', role: 'super_admin' },
    ...{ permissions: new Set(), departments: 'all' as const },
  }
  const made = await makeKey(app, maker, wanted)
  if (!made.ok) throw new Error(made.sentence)
  return { id: made.key.id, secret: made.secret }
}

/** A picture that belongs to the conversation. */
async function picture(
  { app, server }: House,
  { orgId, conversation, as }: { orgId: OrgId; conversation: string; as: Person },
): Promise<string> {
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#369' } })
    .jpeg()
    .toBuffer()
  const answer = await upload(server, as, { bytes, name: 'bike.jpg' })
  const { id } = answer.json()
  await app.db.inOrganization(orgId, (tx) =>
    tx.query('UPDATE media SET conversation_id = $3 WHERE org_id = $1 AND id = $2', [
      orgId,
      id,
      conversation,
    ]),
  )
  return id
}

/** Somebody texts, is named, and is answered. */
async function text(
  { app, server, verbs }: House,
  { orgId, connectionId, phone: to }: Business,
  { name, as }: { name: string; as: Person },
): Promise<
  Pick<Ids, 'conversation' | 'inbound' | 'outbound' | 'note' | 'contact' | 'handset' | 'theirPhone'>
> {
  const from = somePhone()
  const event: InboundText = {
    ...{ kind: 'text', from, to, sentAt: null },
    ...{ body: `Is my bike ready, ${name}?`, carrierMessageId: newId() },
  }
  await verbs.receive(orgId, connectionId, [event])
  const [row] = await app.db.inOrganization(orgId, (tx) =>
    tx.query<{ conversation: string; inbound: string; contact: string }>(
      `SELECT m.conversation_id AS conversation, m.id AS inbound, c.id AS contact FROM message_inbound m, contact c
        WHERE m.org_id = $1 AND c.org_id = $1 AND c.phone = $2`,
      [orgId, from],
    ),
  )
  if (!row) throw new Error('The text was not stored')
  await ask(server, as, 'PATCH', `/api/contacts/${row.contact}`, { name: `Kundschaft of ${name}` })
  const sent = await ask(server, as, 'POST', '/api/messages', {
    ...{ requestKey: newId(), conversationId: row.conversation, body: `Ready since noon, says ${name}` },
  })
  const noted = await ask(server, as, 'POST', `/api/conversations/${row.conversation}/notes`, {
    ...{ requestKey: newId(), words: [{ text: `Pays in cash, says ${name}` }] },
  })
  const handset = somePhone()
  await app.db.inOrganization(orgId, async (tx) => {
    await tx.query('INSERT INTO phone_network (org_id) VALUES ($1)', [orgId])
    await tx.query('INSERT INTO phone_handset (org_id, phone, name) VALUES ($1, $2, $3)', [
      ...[orgId, handset, `Phone of ${name}`.slice(0, 40)],
    ])
  })
  return { ...row, outbound: sent.json().id, note: noted.json().id, handset, theirPhone: from }
}
