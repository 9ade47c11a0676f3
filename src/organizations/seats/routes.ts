// Seats over HTTP.
import type { App } from '../../platform/app.ts'
import { Problem } from '../../platform/errors.ts'
import { type Caller, mount, type Server } from '../../platform/http.ts'
import type { Auth } from '../actions.ts'
import type { Member } from '../contract.ts'
import {
  changeMember,
  deactivateMember,
  type MemberCaller,
  type Refused,
  reactivateMember,
  readTrail,
  type SeatResult,
} from './actions.ts'
import * as contract from './contract.ts'
import { seatRefusals } from './seat-rules.ts'

export function seatRoutes(server: Server, app: App, auth: Auth): void {
  mount(server, contract.changeMember, async ({ caller, params, body }) =>
    memberOf(await changeMember(app, auth, memberOnly(caller), { ...params, ...body })),
  )
  mount(server, contract.deactivateMember, async ({ caller, params }) =>
    memberOf(await deactivateMember(app, auth, memberOnly(caller), params.id)),
  )
  mount(server, contract.reactivateMember, async ({ caller, params }) =>
    memberOf(await reactivateMember(app, auth, memberOnly(caller), params.id)),
  )
  mount(server, contract.listSeatEvents, ({ caller, query }) => readTrail(app, caller, query))
}

/** People are changed, and keys made, by people; no scope of a key leads here. */
export function memberOnly(caller: Caller): MemberCaller {
  if (caller.memberId === null) throw new Problem('not_allowed')
  return { ...caller, memberId: caller.memberId }
}

/** A refusal as the answer that says it. */
export function problemOf({ reason }: Refused): Problem {
  if (reason === 'not_found') return new Problem('not_found')
  if (reason === 'deactivated') return new Problem('moved_on', seatRefusals.deactivated)
  const field = reason === 'role_above_yours' ? { field: 'role' } : {}
  return new Problem('not_allowed', seatRefusals[reason], { reason, ...field })
}

function memberOf(result: SeatResult): Member {
  if (!result.ok) throw problemOf(result)
  return result.member
}
