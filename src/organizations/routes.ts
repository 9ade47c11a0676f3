// Organizations, people, sessions and API keys over HTTP.
import type { FastifyReply } from 'fastify'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { mount, mountOpen, refuseForeignOrigin, type Server } from '../platform/http.ts'
import { isFromThisMachine } from '../platform/this-machine.ts'
import { type Auth, changeOrganization, listMembers, readMe, visitorOf } from './actions.ts'
import * as contract from './contract.ts'
import { readInstall, setUp, signInByLink } from './install/actions.ts'
import { listKeys, makeKey, revokeKey } from './keys/actions.ts'
import { linkRoutes } from './links/routes.ts'
import { memberOnly, seatRoutes } from './seats/routes.ts'
import { signIn, signOut } from './sign-in/actions.ts'
import type { Cookies } from './sign-in/store.ts'

export function organizationRoutes(server: Server, app: App, auth: Auth): void {
  installRoutes(server, app, auth)
  sessionRoutes(server, app, auth)
  keyRoutes(server, app, auth)
  seatRoutes(server, app, auth)
  linkRoutes(server, app, auth)

  mount(server, contract.me, async ({ caller, request, reply }) => {
    if (caller.memberId !== null) setCookies(reply, await auth.people.refresh(visitorOf(request)))
    return readMe(app, caller)
  })
  mount(server, contract.changeOrganization, ({ caller, body }) => changeOrganization(app, caller, body))
  mount(server, contract.listMembers, async ({ caller }) => ({ members: await listMembers(app, caller) }))
}

const TOO_MANY = 'Too many wrong tries. Wait 15 minutes and try again.'

function installRoutes(server: Server, app: App, auth: Auth): void {
  mountOpen(server, contract.installState, () => readInstall(app))

  mountOpen(server, contract.setUp, async ({ request, reply, body }) => {
    refuseForeignOrigin(request)
    const result = await setUp(app, auth, body, visitorOf(request))
    if (result.ok) {
      setCookies(reply, result.cookies)
      return { ok: true } as const
    }
    if (result.reason === 'already_done')
      throw new Problem('already_done', 'This install is set up already. Sign in instead.')
    if (result.reason === 'too_many') throw new Problem('slow_down', TOO_MANY)
    if (result.reason === 'time_zone')
      throw new Problem('invalid', 'Choose a time zone such as America/New_York.', { field: 'timeZone' })
    throw new Problem(
      'invalid',
      'This is not the code that the terminal shows. A new one is made at every start.',
      { field: 'code' },
    )
  })
}

function sessionRoutes(server: Server, app: App, auth: Auth): void {
  mountOpen(server, contract.signIn, async ({ request, reply, body }) => {
    refuseForeignOrigin(request)
    const result = await signIn(app, auth, body, visitorOf(request))
    if (!result.ok)
      throw result.reason === 'too_many' ? new Problem('slow_down', TOO_MANY) : new Problem('wrong_sign_in')
    setCookies(reply, result.cookies)
    return { ok: true } as const
  })

  mountOpen(server, contract.signInByLink, async ({ request, reply, body }) => {
    refuseForeignOrigin(request)
    if (!isFromThisMachine(request))
      throw new Problem('not_allowed', 'This link works only on the machine that Parley runs on.')
    const cookies = await signInByLink(app, auth, body.token, visitorOf(request))
    if (!cookies)
      throw new Problem(
        'wrong_sign_in',
        'This link was used already, or is more than a day old. Start Parley again for a new one.',
      )
    setCookies(reply, cookies)
    return { ok: true } as const
  })

  mountOpen(server, contract.signOut, async ({ request, reply }) => {
    refuseForeignOrigin(request)
    setCookies(reply, await signOut(auth, visitorOf(request)))
  })
}

function keyRoutes(server: Server, app: App, auth: Auth): void {
  mount(server, contract.listKeys, async ({ caller }) => ({ keys: await listKeys(app, caller) }))

  mount(server, contract.makeKey, async ({ caller, body }) => {
    const result = await makeKey(app, memberOnly(caller), body)
    if (!result.ok) throw new Problem('invalid', result.sentence, { field: result.field })
    return { key: result.key, secret: result.secret }
  })

  mount(server, contract.revokeKey, async ({ caller, params }) => {
    if (!(await revokeKey(app, caller, params.id))) throw new Problem('not_found')
    auth.known.forget()
  })
}

function setCookies(reply: FastifyReply, cookies: Cookies): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie)
}
