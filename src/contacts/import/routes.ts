// HTTP for contacts from a file. The parts of the file are raw bytes; everything else is JSON.
import { Readable } from 'node:stream'
import type { App } from '../../platform/app.ts'
import { Problem } from '../../platform/errors.ts'
import { type Caller, mount, type Server } from '../../platform/http.ts'
import { addPart, begin, cancel, type Importer, list, preview, problemLines, start } from './actions.ts'
import * as contract from './contract.ts'
import { beginJob } from './jobs.ts'

export function importRoutes(server: Server, app: App): void {
  mount(server, contract.listImports, async ({ caller }) => ({ imports: await list(app, caller) }))
  mount(server, contract.beginImport, ({ caller, body }) => begin(app, importer(caller), body))
  mount(server, contract.previewImport, ({ caller, params }) => preview(app, importer(caller), params.id))
  mount(server, contract.startImport, async ({ caller, params, body }) => {
    const started = await start(app, importer(caller), params.id, body)
    await beginJob(app, caller.orgId, params.id)
    return started
  })
  mount(server, contract.cancelImport, ({ caller, params }) => cancel(app, importer(caller), params.id))
  mount(server, contract.importProblems, async ({ caller, params, reply }) => {
    const lines = await problemLines(app, caller, params.id)
    reply.header('content-type', 'text/csv; charset=utf-8')
    reply.header('content-disposition', 'attachment; filename="not-imported.csv"')
    return Readable.from(lines)
  })
  // Only this address takes bytes that are no JSON.
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    const options = { parseAs: 'buffer', bodyLimit: contract.PART_BYTES + 1_024 } as const
    scope.addContentTypeParser('text/csv', options, (_request, body, done) => done(null, body))
    mount(
      Object.assign(scope as unknown as Server, { identify: server.identify }),
      contract.addPart,
      async ({ caller, params, request }) => {
        if (!Buffer.isBuffer(request.body))
          throw new Problem(
            'wrong_type',
            'Send the bytes of the file, with the header Content-Type: text/csv.',
          )
        await addPart(app, importer(caller), { ...params, bytes: request.body })
      },
    )
  })
}

function importer(caller: Caller): Importer {
  const { memberId } = caller
  if (memberId === null) throw new Problem('not_allowed')
  return { ...caller, memberId }
}
