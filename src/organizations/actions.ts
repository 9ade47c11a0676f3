// Who is asking, and what they see of their own organization.
import { createHash } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { parseCookie } from 'cookie'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import type { AnswerIn } from '../platform/endpoint.ts'
import type { Caller, Identify } from '../platform/http.ts'
import type { Department, Member, me, Organization } from './contract.ts'
import { callerOfKey } from './keys/actions.ts'
import { type Permission, type Role, rolePermissions } from './permission.ts'
import { type RecentlyKnown, recentlyKnown } from './recently-known.ts'
import { openPeople, type People, type Visitor } from './sign-in/store.ts'
import {
  changeOrganizationRow,
  listOrganizations,
  type MemberRow,
  noteSeen,
  readDepartments,
  readMember,
  readMembers,
  readOrganization,
  type SettingsChange,
} from './store.ts'

/** People, their sessions, and who was proved within the last second. */
export type Auth = {
  readonly people: People
  readonly known: RecentlyKnown<Caller>
  close(): Promise<void>
}

/** A revocation is in force after this long in every process; in the one that carried it out, at once. */
const KNOWN_MS = 1_000

/** Opens the door to people and sessions. Close it before the database. */
export function openAuth(app: App): Auth {
  const people = openPeople(app)
  return {
    people,
    known: recentlyKnown({ ms: KNOWN_MS, now: () => performance.now() }),
    close: () => people.close(),
  }
}

/** Makes the check that every request passes: an API key, else a session cookie. The only place that says whose a request is. */
export function makeIdentify(app: App, auth: Auth): Identify {
  return async (request, { isFresh = false } = {}) => {
    const known = isFresh ? auth.known.anew : auth.known.of
    const { authorization } = request.headers
    if (authorization !== undefined) {
      const key = /^Bearer ([\w-]{1,100})$/i.exec(authorization)?.[1]
      if (key === undefined) return null
      const caller = await known(digest('key', key), () => callerOfKey(app, key))
      return caller && { caller, viaCookie: false }
    }
    const cookie = parseCookie(request.headers.cookie ?? '')[auth.people.cookieName]
    if (!cookie) return null
    const visitor = visitorOf(request)
    const caller = await known(digest('session', cookie), () => callerOfSession(app, auth, visitor))
    return caller && { caller, viaCookie: true }
  }
}

const digest = (kind: string, secret: string): string =>
  createHash('sha256').update(`${kind} ${secret}`).digest('base64')

type Asking = { headers: { cookie?: string | undefined; 'user-agent'?: string | undefined }; ip: string }

export const visitorOf = ({ headers, ip }: Asking): Visitor => ({
  cookie: headers.cookie,
  userAgent: headers['user-agent'],
  address: ip,
})

async function callerOfSession(app: App, auth: Auth, visitor: Visitor): Promise<Caller | null> {
  const session = await auth.people.check(visitor)
  return session && callerOfUser(app, session.userId)
}

/** The seat of a person, the first one that is active; null when nobody lets them in. */
export async function callerOfUser(app: App, userId: string): Promise<Caller | null> {
  for (const { orgId, id } of await app.db.route('member', userId)) {
    const [row] = await app.db.inOrganization(orgId, (tx) => readMember(tx, orgId, id))
    if (!row?.active || row.userId !== userId) continue
    await tellSeen(app, orgId, row)
    return asCaller(orgId, row)
  }
  return null
}

/** "Last seen" is true to this, so that it costs a busy person one write in a while. */
const SEEN_MS = 5 * 60_000

/** Nobody is refused because this could not be written, on a full disk for one. */
async function tellSeen(app: App, orgId: OrgId, { id, seenAt }: MemberRow): Promise<void> {
  if (seenAt && app.now().getTime() - seenAt.getTime() < SEEN_MS) return
  await app.db
    .inOrganization(orgId, (tx) => noteSeen(tx, orgId, id))
    .catch((error: unknown) => app.log.debug({ err: error }, 'when a person was last seen was not noted'))
}

function asCaller(orgId: OrgId, row: MemberRow): Caller {
  const permissions = permissionsOf[row.role]
  return {
    orgId,
    memberId: row.id,
    keyId: null,
    name: row.name,
    role: row.role,
    permissions,
    departments: permissions.has('departments.all') ? 'all' : row.departments,
  }
}

const setOf = (role: Role): ReadonlySet<Permission> => new Set(rolePermissions[role])
const permissionsOf: Record<Role, ReadonlySet<string>> = {
  super_admin: setOf('super_admin'),
  admin: setOf('admin'),
  manager: setOf('manager'),
  agent: setOf('agent'),
  auditor: setOf('auditor'),
}

export async function readMe(app: App, caller: Caller): Promise<AnswerIn<typeof me>> {
  return app.db.inOrganization(caller.orgId, async (tx) => {
    const [organization] = await readOrganization(tx, caller.orgId)
    if (!organization) throw new Error('A caller without an organization; look at the route table')
    const departments = await readDepartments(tx, caller.orgId)
    return {
      memberId: caller.memberId,
      name: caller.name,
      role: caller.role,
      permissions: [...caller.permissions],
      organization,
      departments: departments.filter(({ id }) => maySee(caller, id)),
    }
  })
}

/** Holds from the next text on: the gate reads these settings whenever it clears one. */
export async function changeOrganization(
  app: App,
  { orgId }: Caller,
  change: SettingsChange,
): Promise<Organization> {
  const [organization] = await app.db.inOrganization(orgId, (tx) => changeOrganizationRow(tx, orgId, change))
  if (!organization) throw new Error('A caller without an organization; look at the route table')
  return organization
}

/** May the caller see what belongs to this department? */
export const maySee = ({ departments }: Pick<Caller, 'departments'>, departmentId: string): boolean =>
  departments === 'all' || departments.includes(departmentId)

export async function listMembers(app: App, caller: Caller): Promise<Member[]> {
  const rows = await app.db.inOrganization(caller.orgId, (tx) => readMembers(tx, caller.orgId))
  return rows.map(asMember)
}

/** A seat as the API shows it. */
export const asMember = ({ userId: _, seenAt, ...row }: MemberRow): Member => ({
  ...row,
  seenAt: seenAt?.toISOString() ?? null,
})

export const listDepartments = (tx: Tx, orgId: OrgId): Promise<Department[]> => readDepartments(tx, orgId)

/** The organizations of this name, for settings that name one. */
export async function organizationsNamed(app: App, name: string): Promise<OrgId[]> {
  const wanted = name.trim().toLowerCase()
  return (await listOrganizations(app.db)).flatMap((row) =>
    row.name.toLowerCase() === wanted ? [row.orgId] : [],
  )
}

/** The demo's organization, if this install is one. */
export const demoOrganization = async (app: App): Promise<OrgId | null> =>
  (await listOrganizations(app.db)).find(({ isDemo }) => isDemo)?.orgId ?? null
