// The SQL of organizations, their departments and their members.
import { type Database, type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Role } from './permission.ts'

export type OrganizationRow = {
  id: string
  name: string
  isDemo: boolean
  conversationHours: number
}
export type DepartmentRow = { id: string; name: string; timeZone: string }
export type MemberRow = {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  active: boolean
  departments: string[]
}

const organization = statement(
  'organization_read',
  `SELECT org_id AS id, name, is_demo AS "isDemo", conversation_hours AS "conversationHours"
     FROM organization WHERE org_id = $1`,
)
export const readOrganization = (tx: Tx, orgId: OrgId): Promise<OrganizationRow[]> =>
  tx.query(organization, [orgId])

const departments = statement(
  'department_list',
  'SELECT id, name, time_zone AS "timeZone" FROM department WHERE org_id = $1 ORDER BY lower(name)',
)
export const readDepartments = (tx: Tx, orgId: OrgId): Promise<DepartmentRow[]> =>
  tx.query(departments, [orgId])

const members = statement(
  'member_list',
  `SELECT m.id, m.user_id AS "userId", m.name, m.email, m.role, m.deactivated_at IS NULL AS active,
          ARRAY(SELECT d.department_id FROM member_department d
                 WHERE d.org_id = m.org_id AND d.member_id = m.id ORDER BY 1)::text[] AS departments
     FROM member m WHERE m.org_id = $1 ORDER BY lower(m.name), m.id`,
)
export const readMembers = (tx: Tx, orgId: OrgId): Promise<MemberRow[]> => tx.query(members, [orgId])

const member = statement(
  'member_read',
  `SELECT m.id, m.user_id AS "userId", m.name, m.email, m.role, m.deactivated_at IS NULL AS active,
          ARRAY(SELECT d.department_id FROM member_department d
                 WHERE d.org_id = m.org_id AND d.member_id = m.id ORDER BY 1)::text[] AS departments
     FROM member m WHERE m.org_id = $1 AND m.id = $2`,
)
export const readMember = (tx: Tx, orgId: OrgId, id: string): Promise<MemberRow[]> =>
  tx.query(member, [orgId, id])

/** Organizations across the install: their names only, seen by the reader role. */
export const listOrganizations = (db: Database): Promise<{ orgId: OrgId; name: string; isDemo: boolean }[]> =>
  db.read(
    statement(
      'organization_list',
      'SELECT org_id AS "orgId", name, is_demo AS "isDemo" FROM organization ORDER BY org_id',
    ),
  )

export async function addOrganization(
  tx: Tx,
  orgId: OrgId,
  { name, isDemo, helpContact }: { name: string; isDemo: boolean; helpContact: string },
): Promise<void> {
  await tx.query(
    statement(
      'organization_add',
      'INSERT INTO organization (org_id, name, is_demo, help_contact) VALUES ($1, $2, $3, $4)',
    ),
    [orgId, name, isDemo, helpContact],
  )
}

export async function addDepartment(
  tx: Tx,
  orgId: OrgId,
  { id, name, timeZone }: DepartmentRow,
): Promise<void> {
  await tx.query(
    statement(
      'department_add',
      'INSERT INTO department (org_id, id, name, time_zone) VALUES ($1, $2, $3, $4)',
    ),
    [orgId, id, name, timeZone],
  )
}

/** A seat, its departments, and the link by which the person's session finds it. */
export async function addMember(tx: Tx, orgId: OrgId, row: Omit<MemberRow, 'active'>): Promise<void> {
  await tx.query(
    statement(
      'member_add',
      'INSERT INTO member (org_id, id, user_id, name, email, role) VALUES ($1, $2, $3, $4, $5, $6)',
    ),
    [orgId, row.id, row.userId, row.name, row.email, row.role],
  )
  await tx.query(
    statement(
      'member_department_add',
      `INSERT INTO member_department (org_id, member_id, department_id)
       SELECT $1, $2, d FROM unnest($3::uuid[]) AS t (d) ORDER BY d`,
    ),
    [orgId, row.id, row.departments],
  )
  await tx.query(statement('member_route', "SELECT add_route('member', $1, $2)"), [row.userId, row.id])
}
