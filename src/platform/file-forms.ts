// Files over HTTP: a form with one file comes in to disk, and bytes of others go out so that they can do no harm.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { Problem } from './errors.ts'
import { incomingFolder } from './files.ts'
import type { Server } from './http.ts'
import { newId } from './ids.ts'

/** The scope's forms: one file each, of the largest size that the settings allow. */
export async function takeForms(scope: FastifyInstance, { config }: App): Promise<void> {
  await scope.register(multipart, {
    throwFileSizeLimit: false, // answered in our own words
    limits: { fileSize: config.media.mostUploadBytes, files: 1, fields: 5, parts: 6, headerPairs: 50 },
  })
}

/** The one file of a form, on disk. Whoever asked takes it away again. */
export async function readUpload(
  { config }: App,
  request: FastifyRequest,
  sayTooLarge: () => string,
): Promise<{ path: string; name: string }> {
  if (!request.isMultipart()) throw new Problem('wrong_type', 'Send one file, as multipart/form-data.')
  const part = await request.file()
  if (!part) throw new Problem('invalid', 'No file came with the form. Choose one.', { field: 'file' })
  const path = join(await incomingFolder(config), newId())
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600, flags: 'wx' }))
    if (part.file.truncated) throw new Problem('too_large', sayTooLarge(), { field: 'file' })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, name: part.filename }
}

/** Whatever the bytes are: no script of theirs runs, nobody guesses another type, no other site shows them (OWASP, file uploads). */
export function guarded(reply: FastifyReply, type: string, disposition: string): FastifyReply {
  return reply
    .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('content-disposition', disposition)
    .type(type)
}

/** A scope of the server, to mount endpoints in that have parsers of their own. */
export const within = (server: Server, scope: FastifyInstance): Server =>
  Object.assign(scope, { identify: server.identify, routeList: server.routeList })
