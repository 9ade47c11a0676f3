// Turns whatever went wrong into one sentence for the client and one line for the log; never a stack trace.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type ErrorBody, type ErrorCode, isDatabaseAway, isDiskFull, Problem } from './errors.ts'
import { newId } from './ids.ts'
import { sentenceOf } from './validation-sentence.ts'

export function answerMissing(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, new Problem('not_found'))
}

export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Problem) return send(reply, error)
  const [finding] = hasZodFastifySchemaValidationErrors(error) ? error.validation : []
  if (finding) {
    const { field, sentence } = sentenceOf(finding)
    return send(reply, new Problem('invalid', sentence, field ? { field } : {}))
  }
  const code = fastifyCodes[(error as FastifyError).code ?? '']
  if (code) return send(reply, new Problem(code))
  const reference = newId()
  request.log.error(
    { err: error, reference, method: request.method, path: request.routeOptions.url },
    'a request failed',
  )
  if (isDiskFull(error)) return send(reply, new Problem('disk_full'), reference)
  const away = request.routeOptions.config.whenAway ?? 'database_away'
  if (isDatabaseAway(error)) return send(reply, new Problem(away), reference)
  return send(reply, new Problem('internal'), reference)
}

/** What came is no HTTP, or its head never ends: there is no request to answer, only a line to close with a sentence. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const problem = new Problem(error.code === 'HPE_HEADER_OVERFLOW' ? 'headers_too_large' : 'bad_request')
  const body = JSON.stringify({ error: { code: problem.code, message: problem.message } })
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

const fastifyCodes: Partial<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too_large',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'wrong_type',
  FST_PROTO_VIOLATION: 'bad_request',
  FST_PARTS_LIMIT: 'bad_request',
  FST_FILES_LIMIT: 'bad_request',
  FST_FIELDS_LIMIT: 'bad_request',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'bad_request',
  FST_ERR_CTP_INVALID_JSON_BODY: 'bad_request',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'bad_request',
  FST_ERR_BAD_URL: 'bad_request',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
}

function send(reply: FastifyReply, problem: Problem, reference?: string): FastifyReply {
  const body: ErrorBody = {
    error: {
      code: problem.code,
      message: problem.message,
      ...problem.details,
      ...(reference && { reference }),
    },
  }
  if (problem.status === 429 || problem.status === 503) reply.header('retry-after', '1')
  return reply.code(problem.status).type('application/json').serializer(JSON.stringify).send(body)
}
