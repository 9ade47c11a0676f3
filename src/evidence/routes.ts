// Evidence files over HTTP: of a contact, or of a list of numbers. They are streamed, and no cache may keep them.

import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { App } from '../platform/app.ts'
import { Problem } from '../platform/errors.ts'
import { type Caller, mount, type Server } from '../platform/http.ts'
import { evidenceFile, phoneOf, type Wanted } from './actions.ts'
import * as contract from './contract.ts'
import { readPhones } from './phones.ts'

export function evidenceRoutes(server: Server, app: App): void {
  const ofContact = async (caller: Caller, id: string): Promise<string[]> => {
    const phone = await phoneOf(app, caller.orgId, id)
    if (phone === null) throw new Problem('not_found')
    return [phone]
  }
  const download = async (
    reply: FastifyReply,
    caller: Caller,
    wanted: Omit<Wanted, 'by'>,
  ): Promise<Readable> => {
    const { name, type, body } = await evidenceFile(app, caller.orgId, { ...wanted, by: caller.name })
    void reply.headers({
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    })
    return body
  }

  mount(server, contract.evidenceJson, async ({ params, query, caller, reply }) => {
    const phones = await ofContact(caller, params.id)
    return download(reply, caller, { phones, as: 'json', against: query.against ?? null })
  })
  mount(server, contract.evidencePdf, async ({ params, caller, reply }) =>
    download(reply, caller, { phones: await ofContact(caller, params.id), as: 'pdf' }),
  )
  mount(server, contract.evidenceOfMany, async ({ body, caller, reply }) => {
    const read = readPhones(body.phones)
    if (!read.ok) throw new Problem('invalid', read.sentence, { field: `phones.${read.at}` })
    return download(reply, caller, { phones: read.phones, as: body.as })
  })
}
