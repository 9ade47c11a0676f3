// The Contact Journey over HTTP: pages for the screen, documents for people outside.
import type { FastifyReply } from 'fastify'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import { readPage, readWhole, type Whole } from './actions.ts'
import { groupLabels, groupsOf, journeyCsv, journeyGroups, journeyPdf, readJourney } from './contract.ts'
import { type About, asCsv, asPdf } from './export/actions.ts'
import { isTimeZone } from './export/lines.ts'

export function journeyRoutes(server: Server, app: App): void {
  mount(server, readJourney, ({ caller, params, query: { filter, cursor, limit } }) =>
    readPage(app, caller, { id: params.id, groups: groupsOf(filter), cursor, limit }),
  )
  mount(server, journeyCsv, async ({ caller, params, query, reply }) => {
    const { whole, about } = await documentOf(app, caller, { id: params.id, ...query })
    asDownload(reply, whole, { type: 'text/csv; charset=utf-8', ending: 'csv' })
    return asCsv(whole, about)
  })
  mount(server, journeyPdf, async ({ caller, params, query, reply }) => {
    const { whole, about } = await documentOf(app, caller, { id: params.id, ...query })
    asDownload(reply, whole, { type: 'application/pdf', ending: 'pdf' })
    return asPdf(whole, about)
  })
}

async function documentOf(
  app: App,
  caller: Caller,
  { id, filter, timeZone }: { id: string; filter: string; timeZone: string },
): Promise<{ whole: Whole; about: About }> {
  if (!isTimeZone(timeZone))
    throw new Problem('invalid', 'That is not a time zone. Use a name such as America/New_York.', {
      field: 'timeZone',
    })
  const groups = groupsOf(filter)
  const whole = await readWhole(app, caller, { id, groups })
  const isWhole = groups.length === journeyGroups.length
  return {
    whole,
    about: {
      ...{ timeZone, by: caller.name, madeAt: app.now() },
      filter: isWhole ? 'everything' : groups.map((group) => groupLabels[group]).join(', '),
    },
  }
}

function asDownload(
  reply: FastifyReply,
  { contact }: Whole,
  { type, ending }: { type: string; ending: string },
): void {
  const name = `contact-journey-${contact.phone.replace(/\D/g, '')}.${ending}`
  void reply.headers({
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  })
}
