// A new install: the one-time set-up code, the first organization, the demo and its sign-in link.
import { createHash, randomBytes } from 'node:crypto'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { BodyOf } from '../../platform/endpoint.ts'
import { newId } from '../../platform/ids.ts'
import type { Auth } from '../actions.ts'
import { addressBlock } from '../address-block.ts'
import type { setUp as setUpEndpoint } from '../contract.ts'
import { guessedRight, type Limit, mayGuess } from '../guesses/actions.ts'
import { type Cookies, openPeople, type People, type Visitor } from '../sign-in/store.ts'
import {
  addDepartment,
  addMember,
  addOrganization,
  listOrganizations,
  readMember,
  readMembers,
} from '../store.ts'
import { demoBusiness } from './demo.ts'
import { formatCode, isTimeZone, plainCode } from './set-up-code.ts'
import { beginInstall, isSecret, keepSecret, spendSecret, wasKept } from './store.ts'

/** Has this install an organization yet, and is it the demo's? */
export async function readInstall(app: App): Promise<{ isSetUp: boolean; isDemo: boolean }> {
  const organizations = await listOrganizations(app.db)
  return { isSetUp: organizations.length > 0, isDemo: organizations.some(({ isDemo }) => isDemo) }
}

/** No organization, and no code was ever given out to set one up: an install begun with --empty never becomes a demo. */
export async function isUntouched(app: App): Promise<boolean> {
  if ((await readInstall(app)).isSetUp) return false
  return !(await wasKept(app.db.owner, 'set_up_code'))
}

/** A new code for the terminal to show; the one before is worth nothing from now on. Null when the install is set up. */
export async function makeSetUpCode(app: App): Promise<string | null> {
  if ((await readInstall(app)).isSetUp) return null
  const code = formatCode(randomBytes(8))
  await keepSecret(app.db.owner, {
    kind: 'set_up_code',
    sha256: digest(plainCode(code)),
    orgId: null,
    id: null,
  })
  return code
}

export type SetUpResult =
  | { ok: true; cookies: Cookies }
  | { ok: false; reason: 'already_done' | 'wrong_code' | 'too_many' | 'time_zone' }

/** Makes the organization, its first department and its Super Admin, who is signed in at once. Of two at a time one wins. */
export async function setUp(
  app: App,
  auth: Auth,
  input: BodyOf<typeof setUpEndpoint>,
  visitor: Visitor,
): Promise<SetUpResult> {
  if ((await readInstall(app)).isSetUp) return { ok: false, reason: 'already_done' }
  if (!isTimeZone(input.timeZone)) return { ok: false, reason: 'time_zone' }
  const limits: Limit[] = [
    { who: `set-up ${addressBlock(visitor.address)}`, most: 10 },
    { who: 'set-up', most: 500 },
  ]
  if (!(await mayGuess(app, limits))) return { ok: false, reason: 'too_many' }
  const sha256 = digest(plainCode(input.code))
  if (!(await isSecret(app.db.owner, 'set_up_code', sha256))) return { ok: false, reason: 'wrong_code' }
  await guessedRight(app, limits)

  const userId = await begin(app, (tx, orgId) => addFirst(tx, orgId, auth, input))
  if (userId === null) return { ok: false, reason: 'already_done' }
  await spendSecret(app.db.owner, { kind: 'set_up_code', sha256, hours: 100_000 })
  return { ok: true, cookies: await auth.people.signInAs(userId, visitor) }
}

/** Runs `fill` for the first organization of the install; null when another was first. The one place where an organization begins. */
async function begin<T>(app: App, fill: (tx: Tx, orgId: OrgId) => Promise<T>): Promise<T | null> {
  const orgId = newId() as OrgId
  return app.db.inOrganization(orgId, async (tx) => ((await beginInstall(tx)) ? fill(tx, orgId) : null))
}

/** What an answer to HELP has room for. */
const LONGEST_HELP_CONTACT = 120

async function addFirst(
  tx: Tx,
  orgId: OrgId,
  auth: Auth,
  input: BodyOf<typeof setUpEndpoint>,
): Promise<string> {
  const { name, email, password, organization, department, timeZone } = input
  const userId = await auth.people.addUser({ name, email, password })
  const departmentId = newId()
  const helpContact = email.length <= LONGEST_HELP_CONTACT ? email : ''
  await addOrganization(tx, orgId, { name: organization, isDemo: false, helpContact })
  await addDepartment(tx, orgId, { id: departmentId, name: department, timeZone })
  const seat = { id: newId(), userId, name, email: email.toLowerCase(), role: 'super_admin' as const }
  await addMember(tx, orgId, { ...seat, departments: [departmentId] })
  return userId
}

/** Makes the demo's business and people, without any password. Does nothing when there is an organization already. */
export async function makeDemo(app: App): Promise<void> {
  if ((await readInstall(app)).isSetUp) return
  const people = openPeople(app)
  try {
    await begin(app, (tx, orgId) => addDemo(tx, orgId, people))
  } finally {
    await people.close()
  }
}

async function addDemo(tx: Tx, orgId: OrgId, people: People): Promise<OrgId> {
  const { name, helpContact, departments, members } = demoBusiness
  await addOrganization(tx, orgId, { name, helpContact, isDemo: true })
  const rows = departments.map((department) => ({ id: newId(), ...department }))
  for (const row of rows) await addDepartment(tx, orgId, row)
  for (const { departments: theirs, ...person } of members) {
    const userId = await people.addUser({ ...person, password: null })
    const seats = rows.filter((row) => theirs.includes(row.name)).map(({ id }) => id)
    await addMember(tx, orgId, { id: newId(), userId, ...person, departments: seats })
  }
  return orgId
}

const LINK_HOURS = 24

/** The token of a new one-time link for the demo's Super Admin, in place of the one before; null when this is no demo. */
export async function makeSignInLink(app: App): Promise<string | null> {
  const demo = (await listOrganizations(app.db)).find(({ isDemo }) => isDemo)
  if (!demo) return null
  const { orgId } = demo
  const members = await app.db.inOrganization(orgId, (tx) => readMembers(tx, orgId))
  const member = members.find(({ role, active }) => role === 'super_admin' && active)
  if (!member) return null
  const token = randomBytes(32).toString('base64url')
  await keepSecret(app.db.owner, { kind: 'demo_link', sha256: digest(token), orgId, id: member.id })
  return token
}

/** Signs the demo's Super Admin in; null when the link was used, is too old or never was. */
export async function signInByLink(
  app: App,
  auth: Auth,
  token: string,
  visitor: Visitor,
): Promise<Cookies | null> {
  const link = await spendSecret(app.db.owner, {
    kind: 'demo_link',
    sha256: digest(token),
    hours: LINK_HOURS,
  })
  if (!link) return null
  const [member] = await app.db.inOrganization(link.orgId, (tx) => readMember(tx, link.orgId, link.id))
  return member?.active ? auth.people.signInAs(member.userId, visitor) : null
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()
