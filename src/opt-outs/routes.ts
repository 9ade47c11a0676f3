// HTTP for the opt-out desk and the register.
import { Readable } from 'node:stream'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import * as contract from './contract.ts'
import { deskPlace, registerPlace } from './cursor.ts'
import { type Decider, decide, listCases } from './desk/actions.ts'
import { importList } from './import/actions.ts'
import { exportLines, listOptOuts } from './register/actions.ts'

export function optOutRoutes(server: Server, app: App): void {
  mount(server, contract.listDesk, ({ query, caller }) =>
    listCases(app, caller, { after: placeOf(query.cursor, deskPlace), limit: query.limit }),
  )
  mount(server, contract.decideCase, async ({ params, body, caller }) => {
    const result = await decide(app, asDecider(caller), { id: params.id, decision: body.decision })
    if (result.ok)
      return {
        ...{ id: params.id, decision: body.decision, decidedAt: result.decidedAt.toISOString() },
        ...{ isClosed: result.isClosed, isConfirmed: result.isConfirmed },
      }
    if (result.problem === 'not_found') throw new Problem('not_found')
    throw new Problem('already_done', result.sentence)
  })
  mount(server, contract.listOptOuts, ({ query, caller }) => {
    const after = placeOf(query.cursor, registerPlace)
    return listOptOuts(app, caller, { find: query.find, after, limit: query.limit })
  })
  mount(server, contract.exportOptOuts, async ({ caller, reply }) => {
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="opt-outs.csv"')
    return Readable.from(exportLines(app, caller))
  })
  mount(server, contract.importOptOuts, async ({ body, caller }) => {
    const result = await importList(app, caller, body.csv)
    if (!result.ok) throw new Problem('invalid', result.sentence, { field: 'csv' })
    return result.report
  })
}

/** A decision is a person's: an API key has no member behind it. */
function asDecider(caller: Caller): Decider {
  const { memberId } = caller
  if (memberId === null) throw new Problem('not_allowed')
  return { ...caller, memberId }
}

function placeOf<Place>(cursor: string | undefined, read: (cursor: string) => Place | null): Place | null {
  if (cursor === undefined) return null
  const place = read(cursor)
  if (place === null)
    throw new Problem('invalid', 'This cursor is not one of ours. Start again without it.', {
      field: 'cursor',
    })
  return place
}
