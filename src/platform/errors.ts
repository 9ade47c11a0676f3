// The one table of error codes: what the API answers when it cannot do what was asked, and in which words.

export const errorCodes = {
  bad_request: {
    status: 400,
    message: 'The request could not be read. Check it against /api/openapi.json and send it again.',
  },
  sign_in_first: { status: 401, message: 'You are not signed in. Sign in and try again.' },
  wrong_sign_in: {
    status: 401,
    message: 'That e-mail and password do not match. Check both, or ask an admin for help.',
  },
  not_allowed: { status: 403, message: 'Your role does not allow this. Ask an admin of your organization.' },
  bad_signature: {
    status: 403,
    message:
      'No connection here signed this, so nothing was read. Check the address and the secret of the connection.',
  },
  foreign_origin: { status: 403, message: 'This request came from another site, so it was not carried out.' },
  not_found: { status: 404, message: 'There is nothing here, or it is not yours to see.' },
  already_done: { status: 409, message: 'This was done already. Reload to see how it stands now.' },
  moved_on: {
    status: 409,
    message: 'Somebody changed this in the meantime. Look again before you repeat it.',
  },
  too_large: { status: 413, message: 'That is too large. The limit is 1 MB.' },
  wrong_type: { status: 415, message: 'Send JSON, with the header Content-Type: application/json.' },
  invalid: { status: 422, message: 'Something in the request is not right.' },
  refused: { status: 422, message: 'This text may not be sent.' },
  key_reused: {
    status: 422,
    message: 'This request key was used for another text. Use a new key for a new text.',
  },
  slow_down: { status: 429, message: 'Too many requests at once. Wait a moment and try again.' },
  headers_too_large: {
    status: 431,
    message: 'The headers are too large. Clear the cookies of this site and try again.',
  },
  internal: {
    status: 500,
    message: 'Something broke on our side and was written down. Nothing was half done; try again.',
  },
  not_set_up: { status: 503, message: 'This has not been set up yet. Open the set-up page first.' },
  database_away: { status: 503, message: 'The database is away. Nothing was lost; try again in a moment.' },
  not_sent_kept: {
    status: 503,
    message: 'Not sent: the database is away. Your text is kept; try again in a moment.',
  },
  disk_full: {
    status: 507,
    message: 'The disk is full, so nothing was stored. Free some space and try again.',
  },
} as const

export type ErrorCode = keyof typeof errorCodes

/** What a client gets, always in this shape. `field` names the input at fault; `reason` the closed reason of a refusal. */
export type ErrorBody = {
  error: {
    code: ErrorCode
    message: string
    field?: string
    reason?: string
    wayOut?: string
    /** From when it may be done, where waiting helps. */
    until?: string
    reference?: string
  }
}

/** An answer that is not the asked one. Thrown at the rim only; verbs return their refusals as values. */
export class Problem extends Error {
  readonly code: ErrorCode
  readonly details: { field?: string; reason?: string; wayOut?: string; until?: string }
  constructor(
    code: ErrorCode,
    message?: string,
    details: { field?: string; reason?: string; wayOut?: string; until?: string } = {},
  ) {
    super(message ?? errorCodes[code].message)
    this.code = code
    this.details = details
  }
  get status(): number {
    return errorCodes[this.code].status
  }
}

const AWAY = /^(08|57P0|53[34])/
const AWAY_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '55P03', '57014'])

/** Is the database away, rather than the request wrong? (connection errors, SQLSTATE 08, 53, 57) */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = (error as { code?: unknown }).code
  if (typeof code === 'string') return AWAY.test(code) || AWAY_CODES.has(code)
  const { message } = error
  return (
    isUnanswered(error) ||
    /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client was closed|is not queryable/.test(
      message,
    )
  )
}

/** Did a statement get no answer in time, so that its connection is of no use any more? */
export const isUnanswered = (error: unknown): error is Error =>
  error instanceof Error && error.message === 'Query read timeout'

/** Is a disk full, the database's (SQLSTATE 53100) or the one with the files? */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && ['53100', 'ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code))
