// The SQL of organizations, their departments and their members.
import { type Database, type OrgId, statement, type Tx } from '../platform/database.ts'
import type { Role } from './permission.ts'

/** What an organization sets for itself. */
export type OrganizationSettings = {
  conversationHours: number
  askDays: number
  quietInformational: boolean
  mostPromotional: number
  helpContact: string
  askScope: boolean
  firstReplyAssigns: boolean
}
export type OrganizationRow = OrganizationSettings & { id: string; name: string; isDemo: boolean }
export type DepartmentRow = { id: string; name: string; timeZone: string }
export type MemberRow = {
  id: string
  userId: string
  name: string
  email: string
  role: Role
  active: boolean
  seenAt: Date | null
  departments: string[]
}

const ORGANIZATION = `org_id AS id, name, is_demo AS "isDemo", conversation_hours AS "conversationHours",
  ask_days AS "askDays", quiet_informational AS "quietInformational", most_promotional AS "mostPromotional",
  help_contact AS "helpContact", ask_scope AS "askScope", first_reply_assigns AS "firstReplyAssigns"`

const organization = statement(
  'organization_read',
  `SELECT ${ORGANIZATION} FROM organization WHERE org_id = $1`,
)
export const readOrganization = (tx: Tx, orgId: OrgId): Promise<OrganizationRow[]> =>
  tx.query(organization, [orgId])

const changeOrganization = statement(
  'organization_change',
  `UPDATE organization
      SET conversation_hours = COALESCE($2, conversation_hours), ask_days = COALESCE($3, ask_days),
          quiet_informational = COALESCE($4, quiet_informational),
          most_promotional = COALESCE($5, most_promotional), help_contact = COALESCE($6, help_contact),
          ask_scope = COALESCE($7, ask_scope), first_reply_assigns = COALESCE($8, first_reply_assigns)
    WHERE org_id = $1 RETURNING ${ORGANIZATION}`,
)
/** Settings that are left out stay as they are. */
export type SettingsChange = { [Name in keyof OrganizationSettings]?: OrganizationSettings[Name] | undefined }
export const changeOrganizationRow = (
  tx: Tx,
  orgId: OrgId,
  change: SettingsChange,
): Promise<OrganizationRow[]> =>
  tx.query(changeOrganization, [
    orgId,
    change.conversationHours ?? null,
    change.askDays ?? null,
    change.quietInformational ?? null,
    change.mostPromotional ?? null,
    change.helpContact ?? null,
    change.askScope ?? null,
    change.firstReplyAssigns ?? null,
  ])

const departments = statement(
  'department_list',
  'SELECT id, name, time_zone AS "timeZone" FROM department WHERE org_id = $1 ORDER BY lower(name)',
)
export const readDepartments = (tx: Tx, orgId: OrgId): Promise<DepartmentRow[]> =>
  tx.query(departments, [orgId])

const MEMBER = `
  SELECT m.id, m.user_id AS "userId", m.name, m.email, m.role, m.deactivated_at IS NULL AS active,
         m.seen_at AS "seenAt",
         ARRAY(SELECT d.department_id FROM member_department d
                WHERE d.org_id = m.org_id AND d.member_id = m.id ORDER BY 1)::text[] AS departments
    FROM member m`

const members = statement('member_list', `${MEMBER} WHERE m.org_id = $1 ORDER BY lower(m.name), m.id`)
export const readMembers = (tx: Tx, orgId: OrgId): Promise<MemberRow[]> => tx.query(members, [orgId])

const member = statement('member_read', `${MEMBER} WHERE m.org_id = $1 AND m.id = $2`)
export const readMember = (tx: Tx, orgId: OrgId, id: string): Promise<MemberRow[]> =>
  tx.query(member, [orgId, id])

const memberOf = statement('member_of', `${MEMBER} WHERE m.org_id = $1 AND lower(m.email) = lower($2)`)
/** The seat of who signs in with this e-mail. */
export const readMemberOf = (tx: Tx, orgId: OrgId, email: string): Promise<MemberRow[]> =>
  tx.query(memberOf, [orgId, email])

const seen = statement('member_seen', 'UPDATE member SET seen_at = now() WHERE org_id = $1 AND id = $2')
export async function noteSeen(tx: Tx, orgId: OrgId, id: string): Promise<void> {
  await tx.query(seen, [orgId, id])
}

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
export async function addMember(
  tx: Tx,
  orgId: OrgId,
  row: Omit<MemberRow, 'active' | 'seenAt'>,
): Promise<void> {
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
