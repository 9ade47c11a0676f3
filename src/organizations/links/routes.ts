// One-time links over HTTP: made by who manages people, used by whoever holds one.
import type { App } from '../../platform/app.ts'
import { Problem } from '../../platform/errors.ts'
import { mount, mountOpen, refuseForeignOrigin, type Server } from '../../platform/http.ts'
import { type Auth, visitorOf } from '../actions.ts'
import { counted, follow, lookAt } from '../joining/actions.ts'
import { memberOnly, problemOf } from '../seats/routes.ts'
import {
  addressOf,
  type InviteResult,
  invite,
  listInvitations,
  makeResetLink,
  renewInvitation,
  revokeInvitation,
} from './actions.ts'
import * as contract from './contract.ts'

export function linkRoutes(server: Server, app: App, auth: Auth): void {
  const { publicUrl } = app.config
  mount(server, contract.listInvitations, async ({ caller }) => ({
    invitations: await listInvitations(app, caller),
  }))
  mount(server, contract.invite, async ({ caller, body }) =>
    invitationOf(await invite(app, memberOnly(caller), body), publicUrl),
  )
  mount(server, contract.renewInvitation, async ({ caller, params }) =>
    invitationOf(await renewInvitation(app, memberOnly(caller), params.id), publicUrl),
  )
  mount(server, contract.revokeInvitation, async ({ caller, params }) => {
    const result = await revokeInvitation(app, memberOnly(caller), params.id)
    if (!result.ok) throw problemOf(result)
  })
  mount(server, contract.makeResetLink, async ({ caller, params }) => {
    const made = await makeResetLink(app, memberOnly(caller), params.id)
    if (!made.ok) throw problemOf(made)
    return { link: addressOf(publicUrl, 'reset', made.token), expiresAt: made.expiresAt }
  })
  openRoutes(server, app, auth)
}

/** For whoever holds a link. Wrong, used, taken back, too old: all are answered alike. */
function openRoutes(server: Server, app: App, auth: Auth): void {
  mountOpen(server, contract.lookAtLink, async ({ request, body }) => {
    refuseForeignOrigin(request)
    const look = () => lookAt(app, body.token)
    const seen = await counted(app, visitorOf(request), { look, isRight: (found) => found !== null })
    if (seen === 'too_many') throw new Problem('slow_down', TOO_MANY)
    if (seen === null) throw new Problem('not_found', NO_SUCH_LINK)
    return seen
  })
  mountOpen(server, contract.followLink, async ({ request, reply, body }) => {
    refuseForeignOrigin(request)
    const visitor = visitorOf(request)
    const look = () => follow(app, auth, body, visitor)
    const result = await counted(app, visitor, { look, isRight: ({ ok }) => ok })
    if (result === 'too_many') throw new Problem('slow_down', TOO_MANY)
    if (!result.ok) throw followProblems[result.reason]()
    for (const cookie of result.cookies) reply.header('set-cookie', cookie)
    return { ok: true } as const
  })
}

const TOO_MANY = 'Too many wrong tries. Wait 15 minutes and try again.'
const NO_SUCH_LINK =
  'This link no longer works: it was used, taken back, or is too old. Ask who sent it for a new one.'

const followProblems = {
  no_such_link: () => new Problem('not_found', NO_SUCH_LINK),
  name_missing: () => new Problem('invalid', 'Enter your name.', { field: 'name' }),
  elsewhere: () =>
    new Problem(
      'already_done',
      'This e-mail belongs to a person of another organization here. Ask for an invitation to another e-mail.',
    ),
}

function invitationOf(result: InviteResult, publicUrl: string) {
  if (result.ok) {
    const { invitation, token, expiresAt } = result
    return { invitation, expiresAt, link: addressOf(publicUrl, 'invitation', token) }
  }
  if (result.reason === 'is_member')
    throw new Problem(
      'invalid',
      'Somebody with this e-mail has a seat here already. Look for it in the list.',
      {
        field: 'email',
      },
    )
  if (result.reason === 'is_invited')
    throw new Problem('invalid', 'This e-mail is invited already. Make a new link for it in the list.', {
      field: 'email',
    })
  throw problemOf(result)
}
