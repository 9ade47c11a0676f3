// How the loopback carrier and Parley prove themselves to each other: an HMAC over the time and the raw body.
import { createHmac, timingSafeEqual } from 'node:crypto'

export const SIGNATURE_HEADER = 'parley-signature'
export const CONNECTION_HEADER = 'parley-connection'

/** How far the sender's clock may be from ours; a captured request is worth nothing after that. */
export const TOLERANCE_SECONDS = 300
const SHORTEST_SECRET = 16

/** The signature header's value for this body, signed now. */
export function sign({ secret, rawBody, now }: { secret: string; rawBody: Buffer; now: Date }): string {
  const time = Math.floor(now.getTime() / 1_000)
  return `t=${time},v1=${digest(secret, String(time), rawBody).toString('hex')}`
}

/** Was this body signed with this secret, and lately? Whatever cannot be checked counts as no. */
export function isSigned({
  secret,
  header,
  rawBody,
  now,
}: {
  secret: unknown
  header: string | string[] | undefined
  rawBody: Buffer
  now: Date
}): boolean {
  if (typeof secret !== 'string' || secret.length < SHORTEST_SECRET) return false
  const parts = typeof header === 'string' ? /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) : null
  const [, time = '', given = ''] = parts ?? []
  if (!parts || Math.abs(now.getTime() / 1_000 - Number(time)) > TOLERANCE_SECONDS) return false
  return timingSafeEqual(digest(secret, time, rawBody), Buffer.from(given, 'hex'))
}

const digest = (secret: string, time: string, rawBody: Buffer): Buffer =>
  createHmac('sha256', secret).update(`${time}.`).update(rawBody).digest()
