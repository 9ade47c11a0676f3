// Links by which a carrier fetches the files of a text that is being sent: signed by us, for one file, and good for a few hours.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'

/** A carrier fetches within minutes, but may have trouble of its own for an hour or two. */
const LASTS_SECONDS = 4 * 3_600
/** Who hands the file out: Parley to a carrier, or the demo's phone network to Parley. A link for one is none for the other. */
export type LinkOf = 'media' | 'phones'
const SIGNATURE = 16

export type Linked = { readonly orgId: OrgId; readonly id: string }

/** The address of a file for the carrier. */
export const linkTo = (app: App, linked: Linked): string =>
  `${app.config.publicUrl}/media/${makeLink(app, 'media', linked)}`

/** The part of an address that nobody else can make. */
export function makeLink(app: App, of: LinkOf, { orgId, id }: Linked): string {
  const until = Buffer.alloc(4)
  until.writeUInt32BE(Math.floor(app.now().getTime() / 1_000) + LASTS_SECONDS)
  const said = Buffer.concat([bytesOfId(orgId), bytesOfId(id), until])
  return Buffer.concat([said, signatureOf(app, of, said)]).toString('base64url')
}

/** Which file a link is for; null where it was not made here, was changed, or has run out. */
export function readLink(app: App, of: LinkOf, link: string): Linked | null {
  const bytes = Buffer.from(link, 'base64url')
  if (bytes.length !== 36 + SIGNATURE || bytes.toString('base64url') !== link) return null
  const said = bytes.subarray(0, 36)
  if (!timingSafeEqual(bytes.subarray(36), signatureOf(app, of, said))) return null
  if (said.readUInt32BE(32) * 1_000 < app.now().getTime()) return null
  return { orgId: idOfBytes(said.subarray(0, 16)) as OrgId, id: idOfBytes(said.subarray(16, 32)) }
}

const signatureOf = ({ secrets }: App, of: LinkOf, said: Buffer): Buffer =>
  createHmac('sha256', secrets.derive(`links to files: ${of}`))
    .update(said)
    .digest()
    .subarray(0, SIGNATURE)

const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOfBytes = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
