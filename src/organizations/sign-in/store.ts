// People and their sessions: better-auth behind the few words that we need of it. Used as a library only; its own HTTP
// handler is never served. Two-factor, passkeys and other providers come as its plugins later.
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import pg from 'pg'
import * as z from 'zod'
import type { App } from '../../platform/app.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'

/** What of a request concerns sign-in: its cookies, its program, and the address it came from. */
export type Visitor = {
  readonly cookie: string | undefined
  readonly userAgent: string | undefined
  readonly address: string
}

/** Set-Cookie lines for the browser. */
export type Cookies = readonly string[]

export type People = {
  /** Name of the cookie that holds the session. */
  readonly cookieName: string
  /** Whose session is this? Null when it ended or never was. */
  check(visitor: Visitor): Promise<{ userId: string; token: string } | null>
  /** Prolongs a session that is more than a day old; returns the cookies that say so. */
  refresh(visitor: Visitor): Promise<Cookies>
  /** Null for an unknown e-mail and a wrong password alike, after the same work. */
  signIn(
    given: { email: string; password: string },
    visitor: Visitor,
  ): Promise<{ userId: string; token: string; cookies: Cookies } | null>
  /** Signs somebody in who was proved in another way. */
  signInAs(userId: string, visitor: Visitor): Promise<Cookies>
  endSession(token: string): Promise<void>
  /** Ends every session of a person. */
  endSessionsOf(userId: string): Promise<void>
  /** The cookies that take the session out of the browser. */
  clearedCookies(visitor: Visitor): Promise<Cookies>
  /** Makes a person, or finds the one with this e-mail; with a password, it becomes theirs. */
  addUser(user: { name: string; email: string; password: string | null }): Promise<string>
  /** Who signs in with this e-mail; null when nobody does. */
  userOf(email: string): Promise<string | null>
  setPassword(userId: string, password: string): Promise<void>
  forgetExpired(): Promise<void>
  /** The library's own options, for the test that compares our tables with what it asks for. */
  readonly options: Parameters<typeof betterAuth>[0]
  close(): Promise<void>
}

const ADDRESS_HEADER = 'x-parley-address'

// OWASP's second choice of parameters: 19 MiB, two passes, one lane. 2 is argon2id; the package's enum cannot be imported here.
const ARGON2 = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function openPeople(app: App): People {
  const pool = openPool(app)
  const auth = betterAuth(optionsOf(app, pool))
  const tell = async <T>(work: Promise<T>): Promise<T> => work.catch((error) => explain(error, app))

  const check: People['check'] = async (visitor) => {
    const found = await tell(
      auth.api.getSession({ headers: headersOf(visitor), query: { disableRefresh: true } }),
    )
    return found && { userId: found.user.id, token: found.session.token }
  }
  return {
    cookieName: cookieNameOf(app),
    options: auth.options,
    check,
    async refresh(visitor) {
      const { headers } = await tell(
        auth.api.getSession({ headers: headersOf(visitor), returnHeaders: true }),
      )
      return headers.getSetCookie()
    },
    async signIn(given, visitor) {
      try {
        const { headers, response } = await auth.api.signInEmail({
          body: given,
          headers: headersOf(visitor),
          returnHeaders: true,
        })
        return { userId: response.user.id, token: response.token, cookies: headers.getSetCookie() }
      } catch (error) {
        if (error instanceof APIError && error.status === 'UNAUTHORIZED') return null
        return explain(error, app)
      }
    },
    async signInAs(userId, visitor) {
      const call = auth.api.signInAs({ body: { userId }, headers: headersOf(visitor), returnHeaders: true })
      return (await tell(call)).headers.getSetCookie()
    },
    async endSession(token) {
      await (await auth.$context).internalAdapter.deleteSession(token)
    },
    async endSessionsOf(userId) {
      await pool.query('DELETE FROM session WHERE "userId" = $1', [userId])
    },
    async clearedCookies(visitor) {
      const call = auth.api.signOut({
        headers: headersOf({ ...visitor, cookie: undefined }),
        returnHeaders: true,
      })
      return (await tell(call)).headers.getSetCookie()
    },
    async addUser({ name, email, password }) {
      const { internalAdapter, password: passwords } = await auth.$context
      const known = await internalAdapter.findUserByEmail(email)
      const user =
        known?.user ??
        (await internalAdapter.createUser({ name, email, emailVerified: false }, { method: 'admin' }))
      if (password !== null) await setPassword(internalAdapter, user.id, await passwords.hash(password))
      return user.id
    },
    async userOf(email) {
      const { internalAdapter } = await auth.$context
      return (await internalAdapter.findUserByEmail(email))?.user.id ?? null
    },
    async setPassword(userId, password) {
      const { internalAdapter, password: passwords } = await auth.$context
      await setPassword(internalAdapter, userId, await passwords.hash(password))
    },
    async forgetExpired() {
      await pool.query('DELETE FROM session WHERE "expiresAt" < now()')
      await pool.query('DELETE FROM verification WHERE "expiresAt" < now()')
    },
    close: () => pool.end(),
  }
}

type InternalAdapter = Awaited<ReturnType<typeof betterAuth>['$context']>['internalAdapter']

async function setPassword(adapter: InternalAdapter, userId: string, password: string): Promise<void> {
  const accounts = await adapter.findAccounts(userId)
  if (accounts.some((account) => account.providerId === 'credential'))
    await adapter.updatePassword(userId, password)
  else await adapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password })
}

function optionsOf(app: App, pool: pg.Pool) {
  return {
    appName: 'Parley',
    baseURL: app.config.publicUrl,
    basePath: '/api/auth', // served by nobody
    secret: app.secrets.derive('sessions').toString('base64url'),
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: {
        hash: (password: string) => hash(password, ARGON2),
        verify: ({ hash: stored, password }: { hash: string; password: string }) => verify(stored, password),
      },
    },
    session: { expiresIn: 30 * 24 * 3_600, updateAge: 24 * 3_600 },
    advanced: {
      cookiePrefix: 'parley',
      useSecureCookies: isSecure(app),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, path: '/' },
      database: { generateId: () => newId(), validateSchema: false }, // the schema is compared in a test, not at every start
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    rateLimit: { enabled: false }, // it would only guard the handler that we do not serve; see guesses
    telemetry: { enabled: false },
    logger: { log: (level: string, message: string) => logOf(app.log, level, message) },
    plugins: [signInAsPlugin()],
  }
}

/** An endpoint of the library that only our own code can call: a session for a person proved in another way. */
const signInAsPlugin = () => ({
  id: 'parley-sign-in-as',
  endpoints: {
    signInAs: createAuthEndpoint(
      '/sign-in-as',
      { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { internalAdapter } = context.context
        const user = await internalAdapter.findUserById(context.body.userId)
        if (!user) throw new Error('There is no such person to sign in')
        const session = await internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return context.json({ token: session.token })
      },
    ),
  },
})

function openPool(app: App): pg.Pool {
  const { connectionString } = app.db.owner.options
  const pool = new pg.Pool({
    ...(connectionString ? { connectionString } : {}),
    options: '-c search_path=auth -c statement_timeout=10s -c lock_timeout=2s',
    application_name: 'parley people',
    max: 4,
    connectionTimeoutMillis: 5_000,
    query_timeout: 12_000,
    keepAlive: true,
    idleTimeoutMillis: 60_000,
  })
  pool.on('error', (error) => app.log.warn({ err: error, pool: 'people' }, 'a database connection ended'))
  return pool
}

const isSecure = (app: App): boolean => app.config.publicUrl.startsWith('https:')
const cookieNameOf = (app: App): string => `${isSecure(app) ? '__Secure-' : ''}parley.session_token`

/** The headers that the library sees are made here: it cannot be told an address by the visitor. */
function headersOf({ cookie, userAgent, address }: Visitor): Headers {
  const headers = new Headers({ [ADDRESS_HEADER]: address })
  if (cookie) headers.set('cookie', cookie)
  if (userAgent) headers.set('user-agent', userAgent.slice(0, 300))
  return headers
}

/** The library hides what went wrong below it behind a 500; when it was the database, that is what to say. */
async function explain(error: unknown, app: App): Promise<never> {
  if (error instanceof APIError && error.status === 'INTERNAL_SERVER_ERROR')
    await app.db.owner.query('SELECT 1')
  throw error
}

function logOf(log: Log, level: string, message: string): void {
  if (level === 'error') log.warn({ part: 'people' }, message)
  else log.debug({ part: 'people' }, message) // its warnings are wrong passwords
}
