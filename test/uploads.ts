// An upload as a browser makes it: a multipart form with one file.
import type { LightMyRequestResponse } from 'fastify'
import type { Server } from '../src/platform/http.ts'

type File = { bytes: Buffer; name: string; type?: string }

/** The form's bytes and its content type. */
export function formOf({ bytes, name, type = 'application/octet-stream' }: File): {
  payload: Buffer
  contentType: string
} {
  const boundary = 'a-boundary-of-this-test'
  const disposition = `form-data; name="file"; filename="${name.replaceAll('"', '%22')}"`
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }
}

/** Uploads as somebody. */
export function upload(
  server: Server,
  who: { cookie: string } | { key: string } | null,
  file: File,
  url = '/api/media',
): Promise<LightMyRequestResponse> {
  const { payload, contentType } = formOf(file)
  const proof =
    who === null ? {} : 'key' in who ? { authorization: `Bearer ${who.key}` } : { cookie: who.cookie }
  return server.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: '127.0.0.1',
    headers: { host: 'localhost:3000', 'content-type': contentType, ...proof },
  })
}
