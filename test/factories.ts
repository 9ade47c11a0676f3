// Rows for tests, each with sensible values that a test overrides where they matter to it.
import { randomInt } from 'node:crypto'
import type { Database, OrgId, Tx } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'

/** A phone number that no other test of this run is likely to use (555-01xx is kept free for fiction, but too small). Never toll-free. */
export const somePhone = (): string =>
  `+1${randomInt(201, 490)}555${String(randomInt(0, 10_000)).padStart(4, '0')}`

export type Business = {
  readonly orgId: OrgId
  readonly departmentId: string
  readonly memberId: string
  readonly connectionId: string
  readonly laneId: string
  readonly numberId: string
  /** The business's own number. */
  readonly phone: string
}

/** An organization that can text: a department, a super admin in it, a connection with its lane, a number. */
export function buildBusiness(
  db: Database,
  overrides: { name?: string; carrier?: string; phone?: string; isDemo?: boolean } = {},
): Promise<Business> {
  const orgId = newId() as OrgId
  return db.inOrganization(orgId, async (tx) => {
    await tx.query('INSERT INTO organization (org_id, name, is_demo) VALUES ($1, $2, $3)', [
      orgId,
      overrides.name ?? 'Willow Dental',
      overrides.isDemo ?? false,
    ])
    const { departmentId } = await buildDepartment(tx, orgId)
    const { memberId } = await buildMember(tx, orgId, { departmentIds: [departmentId] })
    const { connectionId, laneId } = await buildConnection(tx, orgId, { carrier: overrides.carrier })
    const number = await buildNumber(tx, orgId, { departmentId, connectionId, phone: overrides.phone })
    return { orgId, departmentId, memberId, connectionId, laneId, ...number }
  })
}

export async function buildDepartment(
  tx: Tx,
  orgId: OrgId,
  overrides: { name?: string; timeZone?: string } = {},
): Promise<{ departmentId: string }> {
  const departmentId = newId()
  await tx.query('INSERT INTO department (org_id, id, name, time_zone) VALUES ($1, $2, $3, $4)', [
    orgId,
    departmentId,
    overrides.name ?? `Front desk ${departmentId.slice(-6)}`,
    overrides.timeZone ?? 'America/New_York',
  ])
  return { departmentId }
}

/** A seat. Its user has no password: a test that signs in makes its people through the API. */
export async function buildMember(
  tx: Tx,
  orgId: OrgId,
  overrides: { name?: string; role?: string; userId?: string; email?: string; departmentIds?: string[] } = {},
): Promise<{ memberId: string; userId: string }> {
  const memberId = newId()
  const userId = overrides.userId ?? newId()
  await tx.query(
    'INSERT INTO member (org_id, id, user_id, name, email, role) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      ...[orgId, memberId, userId, overrides.name ?? 'Ana Ortiz'],
      ...[overrides.email ?? `${memberId}@example.com`, overrides.role ?? 'super_admin'],
    ],
  )
  await tx.query(
    'INSERT INTO member_department (org_id, member_id, department_id) SELECT $1, $2, unnest($3::uuid[])',
    [orgId, memberId, overrides.departmentIds ?? []],
  )
  return { memberId, userId }
}

/** A carrier connection and the lane that paces it, wide enough not to slow a test down. */
export async function buildConnection(
  tx: Tx,
  orgId: OrgId,
  overrides: { carrier?: string; name?: string; settings?: object; sealed?: Buffer; perSecond?: number } = {},
): Promise<{ connectionId: string; laneId: string }> {
  const connectionId = newId()
  const laneId = newId()
  await tx.query(
    'INSERT INTO connection (org_id, id, carrier, name, settings, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
    [
      ...[
        orgId,
        connectionId,
        overrides.carrier ?? 'loopback',
        overrides.name ?? `Line ${connectionId.slice(-6)}`,
      ],
      ...[JSON.stringify(overrides.settings ?? {}), overrides.sealed ?? Buffer.alloc(0)],
    ],
  )
  const perSecond = overrides.perSecond ?? 10_000
  await tx.query(
    `INSERT INTO lane (org_id, id, connection_id, segments_per_second, burst, tokens)
     VALUES ($1, $2, $3, $4, $4, $4)`,
    [orgId, laneId, connectionId, perSecond],
  )
  return { connectionId, laneId }
}

export async function buildNumber(
  tx: Tx,
  orgId: OrgId,
  given: { departmentId: string; connectionId: string; phone?: string; name?: string },
): Promise<{ numberId: string; phone: string }> {
  const numberId = newId()
  const phone = given.phone ?? somePhone()
  await tx.query(
    `INSERT INTO number (org_id, id, phone, name, department_id, connection_id)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [orgId, numberId, phone, given.name ?? 'Main line', given.departmentId, given.connectionId],
  )
  return { numberId, phone }
}

/** A person we text, with the door that every contact has. */
export async function buildContact(
  tx: Tx,
  orgId: OrgId,
  overrides: { phone?: string; name?: string } = {},
): Promise<{ contactId: string; phone: string }> {
  const contactId = newId()
  const phone = overrides.phone ?? somePhone()
  await tx.query('INSERT INTO contact (org_id, id, phone, name) VALUES ($1, $2, $3, $4)', [
    ...[orgId, contactId, phone, overrides.name ?? ''],
  ])
  await tx.query('INSERT INTO door (org_id, phone) VALUES ($1, $2) ON CONFLICT DO NOTHING', [orgId, phone])
  return { contactId, phone }
}

/** An open thread without texts. */
export async function buildConversation(
  tx: Tx,
  orgId: OrgId,
  given: { numberId: string; departmentId: string; phone: string; assigneeId?: string | null },
): Promise<{ conversationId: string }> {
  const conversationId = newId()
  await tx.query(
    `INSERT INTO conversation (org_id, id, number_id, department_id, their_phone, assignee_id)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [orgId, conversationId, given.numberId, given.departmentId, given.phone, given.assigneeId ?? null],
  )
  return { conversationId }
}
