// What one-time links open: their holder sets a password, once, and is signed in, in a new seat or in the one they have.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { AnswerIn } from '../../platform/endpoint.ts'
import { newId } from '../../platform/ids.ts'
import type { Auth } from '../actions.ts'
import { addressBlock } from '../address-block.ts'
import { guessedRight, type Limit, mayGuess } from '../guesses/actions.ts'
import type { lookAtLink } from '../links/contract.ts'
import { holdUsable, type LinkRow, readUsable, spendLink, waitForEmail } from '../links/store.ts'
import type { Role } from '../permission.ts'
import { addEventRow } from '../seats/store.ts'
import type { Cookies, Visitor } from '../sign-in/store.ts'
import { addMember, readDepartments, readMember, readOrganization } from '../store.ts'

export type LinkSeen = AnswerIn<typeof lookAtLink>

/** What a link is for; null when it is wrong, used, taken back or too old, and nobody is told which. */
export async function lookAt(app: App, token: string): Promise<LinkSeen | null> {
  const route = await routeOf(app, token)
  if (!route) return null
  const { orgId, id } = route
  return app.db.inOrganization(orgId, async (tx) => {
    const [row] = await readUsable(tx, orgId, id, token)
    const [organization] = await readOrganization(tx, orgId)
    if (!row || !organization) return null
    const { kind, email, expiresAt } = row
    const shown = { kind, email, organization: organization.name, expiresAt: expiresAt.toISOString() }
    if (row.role) return { ...shown, name: '', role: row.role }
    const [seat] = await readMember(tx, orgId, row.memberId ?? id)
    return seat?.active ? { ...shown, name: seat.name, role: seat.role } : null
  })
}

const TOKEN = /^[\w-]{43}$/

/** Where a link belongs. What is not even written like one is not asked for. */
async function routeOf(app: App, token: string): Promise<{ orgId: OrgId; id: string } | undefined> {
  return TOKEN.test(token) ? (await app.db.route('member_link', token))[0] : undefined
}

export type FollowResult =
  | { ok: true; cookies: Cookies }
  | { ok: false; reason: 'no_such_link' | 'name_missing' | 'elsewhere' }

/** Uses a link up: the password is set, every other session of the person ends, and this one begins. */
export async function follow(
  app: App,
  auth: Auth,
  given: { token: string; name?: string | undefined; password: string },
  visitor: Visitor,
): Promise<FollowResult> {
  const route = await routeOf(app, given.token)
  if (!route) return { ok: false, reason: 'no_such_link' }
  const { orgId, id } = route
  const done = await app.db.inOrganization(orgId, async (tx) => {
    const [row] = await holdUsable(tx, orgId, id, given.token)
    if (!row) return { ok: false as const, reason: 'no_such_link' as const }
    return row.role === null
      ? setNewPassword(tx, orgId, auth, row, given.password)
      : join(tx, orgId, { app, auth, row, role: row.role, name: given.name, password: given.password })
  })
  if (!done.ok) return done
  auth.known.forget()
  return { ok: true, cookies: await auth.people.signInAs(done.userId, visitor) }
}

type Followed =
  | { ok: true; userId: string }
  | { ok: false; reason: 'no_such_link' | 'name_missing' | 'elsewhere' }

async function setNewPassword(
  tx: Tx,
  orgId: OrgId,
  auth: Auth,
  row: LinkRow,
  password: string,
): Promise<Followed> {
  const [seat] = await readMember(tx, orgId, row.memberId ?? row.id)
  if (!seat?.active) return { ok: false, reason: 'no_such_link' }
  const { userId, id, email } = seat
  await spendLink(tx, orgId, row.id, id)
  await addEventRow(tx, orgId, { act: 'password_reset', memberId: id, email, byMemberId: id })
  await auth.people.setPassword(userId, password)
  await auth.people.endSessionsOf(userId)
  return { ok: true, userId }
}

type Joining = {
  app: App
  auth: Auth
  row: LinkRow
  role: Role
  name: string | undefined
  password: string
}

async function join(
  tx: Tx,
  orgId: OrgId,
  { app, auth, row, role, name, password }: Joining,
): Promise<Followed> {
  if (!name) return { ok: false, reason: 'name_missing' }
  const { email } = row
  await waitForEmail(tx, email)
  // A person has one seat on an install. Setting their password from here would open the other organization's.
  const known = await auth.people.userOf(email)
  if (known !== null && (await app.db.route('member', known)).length > 0)
    return { ok: false, reason: 'elsewhere' }
  const userId = await auth.people.addUser({ name, email, password })
  const here = new Set((await readDepartments(tx, orgId)).map(({ id }) => id))
  const seat = { id: newId(), userId, name, email, role }
  await addMember(tx, orgId, { ...seat, departments: row.departments.filter((id) => here.has(id)) })
  await spendLink(tx, orgId, row.id, seat.id)
  await addEventRow(tx, orgId, {
    ...{ act: 'joined', memberId: seat.id, email, byMemberId: seat.id, became: role },
  })
  return { ok: true, userId }
}

const MOST_PER_VISITOR = 30
/** Nobody guesses 256 bits; this keeps who tries from costing much. */
export const linkLimits = ({ address }: Visitor): Limit[] => [
  { who: `link ${addressBlock(address)}`, most: MOST_PER_VISITOR },
]

/** Answers only who has not tried too often; a right link does not count. */
export async function counted<T>(
  app: App,
  visitor: Visitor,
  { isRight, look }: { isRight: (found: T) => boolean; look: () => Promise<T> },
): Promise<T | 'too_many'> {
  const limits = linkLimits(visitor)
  if (!(await mayGuess(app, limits))) return 'too_many'
  const found = await look()
  if (isRight(found)) await guessedRight(app, limits)
  return found
}
