// A server with people who are really signed in: real sessions, real keys, injected requests.
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Carrier } from '../src/carriers/carrier.ts'
import { contactRoutes } from '../src/contacts/routes.ts'
import { numberRoutes } from '../src/numbers/routes.ts'
import { type Auth, makeIdentify, openAuth } from '../src/organizations/actions.ts'
import type { Role } from '../src/organizations/permission.ts'
import { organizationRoutes } from '../src/organizations/routes.ts'
import type { App } from '../src/platform/app.ts'
import type { OrgId } from '../src/platform/database.ts'
import { buildServer, type Server } from '../src/platform/http.ts'
import { newId } from '../src/platform/ids.ts'
import { buildMember } from './factories.ts'

export type PeopleServer = {
  readonly server: Server
  readonly auth: Auth
  close(): Promise<void>
}

/** The routes of organizations, numbers and contacts behind the real check of who asks. */
export async function peopleServer(
  app: App,
  { carriers = new Map() }: { carriers?: ReadonlyMap<string, Carrier> } = {},
): Promise<PeopleServer> {
  const auth = openAuth(app)
  const server = await buildServer(app, makeIdentify(app, auth))
  organizationRoutes(server, app, auth)
  numberRoutes(server, app, carriers)
  contactRoutes(server, app)
  return {
    server,
    auth,
    async close() {
      await server.close()
      await auth.close()
    },
  }
}

export type Person = {
  readonly memberId: string
  readonly userId: string
  readonly email: string
  readonly cookie: string
}

/** A member with a session. With a password, they can sign in by it too. */
export async function signedIn(
  app: App,
  auth: Auth,
  given: { orgId: OrgId; role?: Role; departmentIds?: string[]; password?: string; name?: string },
): Promise<Person> {
  const email = `${newId()}@example.com`
  const name = given.name ?? 'Ana Ortiz'
  const userId = await auth.people.addUser({ name, email, password: given.password ?? null })
  const { memberId } = await app.db.inOrganization(given.orgId, async (tx) => {
    const { orgId, role = 'super_admin', departmentIds = [] } = given
    const made = await buildMember(tx, orgId, { userId, email, name, role, departmentIds })
    await tx.query("SELECT add_route('member', $1, $2)", [userId, made.memberId])
    return made
  })
  const lines = await auth.people.signInAs(userId, {
    cookie: undefined,
    userAgent: 'test',
    address: '127.0.0.1',
  })
  return { memberId, userId, email, cookie: cookieOf(lines) }
}

/** The Cookie header that a browser would send after these Set-Cookie lines. */
export const cookieOf = (lines: readonly string[] | string | undefined): string =>
  [lines ?? []]
    .flat()
    .map((line) => line.split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ')

/** Asks as somebody: a person's cookie, or an API key. */
export function ask(
  server: Server,
  who: { cookie: string } | { key: string } | null,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
  more: Pick<InjectOptions, 'headers' | 'remoteAddress'> = {},
): Promise<LightMyRequestResponse> {
  const proof =
    who === null ? {} : 'key' in who ? { authorization: `Bearer ${who.key}` } : { cookie: who.cookie }
  return server.inject({
    method,
    url,
    ...(body === undefined ? {} : { payload: body }),
    remoteAddress: more.remoteAddress ?? '127.0.0.1',
    headers: { host: 'localhost:3000', ...proof, ...more.headers },
  })
}
