// The one way out to addresses that somebody entered: a request that cannot be led inside, cannot hang and cannot flood us.
// Not for hand-off to the loopback carrier, which must know when its bytes left (carriers/loopback-line.ts).
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { buildConnector, Client } from 'undici'
import { addressCheck } from './address-check.ts'

/** All addresses of a name, as DNS gives them. */
export type Resolve = (hostname: string) => Promise<string[]>

export type FetcherOptions = {
  /** Networks that may be reached although they are private. */
  readonly allowPrivate: readonly string[]
  readonly resolve?: Resolve
}

export type Asked = {
  readonly url: string
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | string
  /** Plain http too; otherwise only https. */
  readonly allowHttp?: boolean
  /** How many redirects to follow, at most 3, each checked anew; only with GET and HEAD. */
  readonly redirects?: number
  readonly timeoutMs?: number
  readonly maxBytes?: number
  /** Ends the request early, say when the process stops. */
  readonly signal?: AbortSignal
}

export type Fetched =
  | { ok: true; status: number; headers: Readonly<Record<string, string>>; body: Buffer; url: string }
  | { ok: false; sentence: string }

export type Fetcher = (asked: Asked) => Promise<Fetched>

const TIMEOUT_MS = 10_000
const MAX_BYTES = 5 * 1024 * 1024
const MOST_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** A reason not to go on, in one sentence. */
class Refusal extends Error {}

/** Makes the fetcher. Proxy settings of the environment do not apply: the connection goes to the address that was checked. */
export function makeFetcher({ allowPrivate, resolve = resolveAll }: FetcherOptions): Fetcher {
  const isOutside = addressCheck(allowPrivate)
  return async (asked) => {
    const { timeoutMs = TIMEOUT_MS } = asked
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = asked.signal ? AbortSignal.any([asked.signal, timeout]) : timeout
    try {
      return await follow({ asked, signal, isOutside, resolve })
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, sentence: error.message }
      const sentence = timeout.aborted
        ? `${nameOf(asked.url)} did not answer in full within ${timeoutMs / 1_000} seconds.`
        : `${nameOf(asked.url)} could not be reached: ${reasonOf(error)}.`
      return { ok: false, sentence }
    }
  }
}

type Trip = { asked: Asked; signal: AbortSignal; isOutside: (address: string) => boolean; resolve: Resolve }

async function follow({ asked, signal, isOutside, resolve }: Trip): Promise<Fetched> {
  const { method = 'GET', allowHttp = false } = asked
  const mayFollow = method === 'GET' || method === 'HEAD' ? Math.min(asked.redirects ?? 0, MOST_REDIRECTS) : 0
  let url = readUrl(asked.url, allowHttp)
  let { headers = {} } = asked
  for (let followed = 0; ; followed++) {
    const address = await checkedAddress(url, { signal, isOutside, resolve })
    const answer = await request({ url, address, method, headers, signal, asked })
    const target = REDIRECTS.has(answer.status) ? answer.headers.location : undefined
    if (target === undefined) return { ok: true, ...answer, url: url.href }
    if (followed >= mayFollow)
      throw new Refusal(`${url.hostname} answered with a redirect, which is not followed.`)
    const next = readUrl(new URL(target, url).href, allowHttp)
    if (next.origin !== url.origin) headers = {} // credentials are for who they were meant for
    url = next
  }
}

function readUrl(text: string, allowHttp: boolean): URL {
  if (!URL.canParse(text)) throw new Refusal('That is not a web address.')
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:'))
    throw new Refusal(`Only ${allowHttp ? 'http and https' : 'https'} addresses can be reached.`)
  if (url.username || url.password)
    throw new Refusal('An address with a name or password in it is not accepted.')
  return url
}

/** Looks the name up once. One address inside is enough to refuse: DNS could hand out another one next time. */
async function checkedAddress(
  url: URL,
  { signal, isOutside, resolve }: Omit<Trip, 'asked'>,
): Promise<string> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(hostname) ? [hostname] : await inTime(resolve(hostname), signal)
  const [first] = addresses
  if (first === undefined) throw new Refusal(`${hostname} has no address.`)
  if (!addresses.every(isOutside))
    throw new Refusal(`${hostname} leads to an address inside a private network, so it was not asked.`)
  return first
}

type Request = {
  url: URL
  address: string
  method: NonNullable<Asked['method']>
  headers: Readonly<Record<string, string>>
  signal: AbortSignal
  asked: Asked
}

async function request({ url, address, method, headers, signal, asked }: Request) {
  const { maxBytes = MAX_BYTES, body } = asked
  // The connection goes to the checked address, whatever the name leads to by now; TLS still proves the name.
  const place = address.includes(':') ? `[${address}]` : address
  const client = new Client(`${url.protocol}//${place}${url.port && `:${url.port}`}`, {
    // undici hands the Host header on as a server name; without TLS that would put the name back in the address's place.
    connect: (options, done) => connect(options.protocol === 'http:' ? withoutName(options) : options, done),
    allowH2: false,
    pipelining: 1,
  })
  try {
    const response = await client.request({
      path: url.pathname + url.search,
      method,
      signal,
      headers: { 'user-agent': 'Parley', 'accept-encoding': 'identity', ...headers, host: url.host },
      ...(body !== undefined && { body }),
    })
    const flat = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
    )
    if (Number(flat['content-length'] ?? 0) > maxBytes && method !== 'HEAD') throw tooLarge(url, maxBytes)
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of response.body) {
      length += (chunk as Buffer).length
      if (length > maxBytes) throw tooLarge(url, maxBytes)
      chunks.push(chunk as Buffer)
    }
    return { status: response.statusCode, headers: flat, body: Buffer.concat(chunks) }
  } finally {
    void client.destroy().catch(() => {})
  }
}

const connect = buildConnector({ allowH2: false })
const withoutName = ({ servername: _, ...options }: buildConnector.Options): buildConnector.Options => options

const tooLarge = (url: URL, maxBytes: number): Refusal =>
  new Refusal(`${url.hostname} sent more than ${Math.round(maxBytes / 1024)} KB, so the rest was not read.`)

const resolveAll: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address)

async function inTime<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true })
    }),
  ])
}

const nameOf = (text: string): string => (URL.canParse(text) ? new URL(text).hostname : 'The address')

const REASONS: Record<string, string> = {
  ENOTFOUND: 'there is no such name',
  EAI_AGAIN: 'its name could not be looked up',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted',
}
const reasonOf = (error: unknown): string => {
  const code = (error as { code?: unknown }).code
  return (typeof code === 'string' && REASONS[code]) || 'the connection failed'
}
