// The only way from the browser to the server: one typed call per endpoint of a contract.
import type { AnswerOf, BodyIn, Endpoint, ParamsOf, QueryIn } from '../platform/endpoint.ts'
import type { ErrorBody, ErrorCode } from '../platform/errors.ts'

/** `unreachable`: no answer came, so nobody knows whether it was carried out. */
export type ApiErrorCode = ErrorCode | 'unreachable'

/** What went wrong, in the server's own sentence, ready to be shown. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly status: number
  readonly field: string | undefined
  readonly reason: string | undefined
  readonly wayOut: string | undefined
  /** From when it may go, where waiting helps. */
  readonly until: string | undefined
  constructor(status: number, error: Omit<ErrorBody['error'], 'code'> & { code: ApiErrorCode }) {
    super(error.message)
    this.name = 'ApiError'
    this.code = error.code
    this.status = status
    this.field = error.field
    this.reason = error.reason
    this.wayOut = error.wayOut
    this.until = error.until
  }
}

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? { [N in Name]?: undefined }
  : Record<string, never> extends Value
    ? { [N in Name]?: Value }
    : { [N in Name]: Value }
/** What an endpoint takes; parts that it has no use for need not be given. */
export type Given<E extends Endpoint> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryIn<E>> &
  Part<'body', BodyIn<E>> & {
    signal?: AbortSignal
    /** Sent to its end although the page is being closed. */
    keepalive?: boolean
  }

const TIMEOUT_MS = 20_000

/** Calls an endpoint. Throws an ApiError for every answer that is not the asked one, also when there is none. */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...[given]: Record<string, never> extends Given<E> ? [Given<E>?] : [Given<E>]
): Promise<AnswerOf<E>> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(address(endpoint, given), {
    method: endpoint.method,
    credentials: 'same-origin',
    keepalive: given?.keepalive ?? false,
    signal: given?.signal ? AbortSignal.any([given.signal, timeout]) : timeout,
    ...(given?.body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given.body),
    }),
  }).catch((error: unknown) => {
    if (given?.signal?.aborted) throw error
    throw unreachable()
  })
  const text = await response.text().catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw asApiError(response.status, text)
  return (text === '' ? undefined : parse(response.status, text)) as AnswerOf<E>
}

/** Calls an endpoint that takes bytes as they are, such as a part of a file. */
export async function callWithBytes<E extends Endpoint>(
  endpoint: E,
  { params, bytes, type }: { params: ParamsOf<E>; bytes: Blob; type: string },
): Promise<void> {
  const response = await fetch(address(endpoint, { params }), {
    ...{ method: endpoint.method, credentials: 'same-origin', body: bytes },
    headers: { 'content-type': type },
    signal: AbortSignal.timeout(FILE_TIMEOUT_MS),
  }).catch(() => {
    throw unreachable()
  })
  if (!response.ok) throw asApiError(response.status, await response.text().catch(() => ''))
}

const FILE_TIMEOUT_MS = 120_000

/** Calls an endpoint that answers with a file to keep, under the name that the server gives it. */
export async function callForFile<E extends Endpoint>(
  endpoint: E,
  given: Given<E>,
): Promise<{ name: string; bytes: Blob }> {
  const timeout = AbortSignal.timeout(FILE_TIMEOUT_MS)
  const response = await fetch(address(endpoint, given), {
    method: endpoint.method,
    credentials: 'same-origin',
    signal: given.signal ? AbortSignal.any([given.signal, timeout]) : timeout,
    ...(given.body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given.body),
    }),
  }).catch((error: unknown) => {
    if (given.signal?.aborted) throw error
    throw unreachable()
  })
  if (!response.ok) throw asApiError(response.status, await response.text().catch(() => ''))
  const bytes = await response.blob().catch(() => {
    throw unreachable()
  })
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')
  return { name: named?.[1] ?? 'file', bytes }
}

/** Uploads one file as a form. Only this kind of request tells how far it is; `onProgress` hears a share from 0 to 1. */
export function callWithFile<E extends Endpoint>(
  endpoint: E,
  {
    file,
    name,
    onProgress,
    signal,
  }: { file: Blob; name: string; onProgress: (share: number) => void; signal: AbortSignal },
): Promise<AnswerOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file, name)
    request.open(endpoint.method, endpoint.path)
    request.timeout = FILE_TIMEOUT_MS
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total)
    request.onload = () => {
      try {
        if (request.status < 200 || request.status > 299)
          throw asApiError(request.status, request.responseText)
        resolve(parse(request.status, request.responseText) as AnswerOf<E>)
      } catch (error) {
        reject(error as Error)
      }
    }
    request.onerror = () => reject(unreachable())
    request.ontimeout = () => reject(unreachable())
    request.onabort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

/** The sentence to show for anything that was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : 'Something broke on this page. Reload it and try again.'

function address(endpoint: Endpoint, given: { params?: unknown; query?: unknown } | undefined): string {
  const params = (given?.params ?? {}) as Record<string, string>
  const path = endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const query = Object.entries((given?.query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]): [string, string] => [name, String(value)])
  return query.length > 0 ? `${path}?${new URLSearchParams(query)}` : path
}

function asApiError(status: number, text: string): ApiError {
  const answer = parse(status, text) as Partial<ErrorBody> | null
  return answer?.error ? new ApiError(status, answer.error) : broken(status)
}

function parse(status: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw broken(status)
  }
}

const unreachable = (): ApiError =>
  new ApiError(0, {
    code: 'unreachable',
    message: 'Parley can’t be reached just now. Check the connection and try again.',
  })

const broken = (status: number): ApiError =>
  new ApiError(status, {
    code: status >= 500 ? 'database_away' : 'internal',
    message: 'The answer could not be read. Try again in a moment.',
  })
