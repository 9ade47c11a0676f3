// Pictures and files on the demo's phones: the network keeps its own copies, fetched from Parley by the signed links that came with a
// text, and hands out what phones send by links of its own. So both ways are those of any other carrier.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mediaOf, typeOfFile } from '../../media/actions.ts'
import { makeLink, readLink } from '../../media/links/actions.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Fetcher } from '../../platform/fetch.ts'
import { incomingFolder } from '../../platform/files.ts'
import { newId } from '../../platform/ids.ts'
import type { PhoneFile } from '../contract.ts'
import { ownAddress } from '../own-address.ts'
import * as store from './store.ts'

export { addComing, tieToText } from './store.ts'

const keyOf = (orgId: string, id: string): string => `${orgId}/phone-${id}`

/** Keeps what somebody put on a phone, whatever it is: a customer may send anything. */
export async function keepOwn(
  app: App,
  orgId: OrgId,
  { path, bytes }: { path: string; bytes: Buffer },
): Promise<PhoneFile> {
  const file = { id: newId(), type: await typeOfFile(path), bytes: bytes.length }
  await mediaOf(app).files.put(keyOf(orgId, file.id), bytes, file.type)
  await app.db.inOrganization(orgId, (tx) => store.addOwn(tx, orgId, file))
  return asFile({ ...file, text_id: null, note: null })
}

/** The bytes of a file on a phone; null where there are none. */
export async function readOwn(
  app: App,
  orgId: OrgId,
  id: string,
): Promise<{ type: string; bytes: Buffer } | null> {
  const row = await app.db.inOrganization(orgId, (tx) => store.readFileRow(tx, orgId, id))
  const bytes = row && row.bytes > 0 ? await mediaOf(app).files.get(keyOf(orgId, id)) : null
  return row && bytes ? { type: row.type, bytes } : null
}

/** What Parley asks for by a link of this network. */
export async function readByLink(app: App, link: string): Promise<{ type: string; bytes: Buffer } | null> {
  const linked = readLink(app, 'phones', link)
  return linked && readOwn(app, linked.orgId, linked.id)
}

/** The files of these texts, by text, as a phone shows them. */
export async function filesOf(
  tx: Tx,
  orgId: OrgId,
  textIds: readonly string[],
): Promise<Map<string, PhoneFile[]>> {
  if (textIds.length === 0) return new Map()
  const rows = await store.listFiles(tx, orgId, textIds)
  return new Map([...Map.groupBy(rows, (row) => row.text_id)].map(([id, each]) => [id, each.map(asFile)]))
}

/** The links under which Parley finds the files of a phone's text. */
export const linksTo = (
  app: App,
  orgId: OrgId,
  files: readonly PhoneFile[],
): { url: string; type: string }[] =>
  files.map(({ id, type }) => ({
    url: `${ownAddress(app.config)}/loopback/files/${makeLink(app, 'phones', { orgId, id })}`,
    type,
  }))

/** Fetches what came with texts. Answers for whom something arrived. */
export async function fetchComing(app: App, reach: Fetcher, signal: AbortSignal): Promise<Set<OrgId>> {
  const arrived = new Set<OrgId>()
  const waiting = await store.findWaitingFiles(app.db)
  for (const { org_id: orgId, id, source_url: url } of waiting) {
    // PUBLIC_URL may lead nowhere from here; the path is the same at this machine's own address.
    const address = `${ownAddress(app.config)}${new URL(url).pathname}`
    const answer = await reach({
      url: address,
      allowHttp: true,
      signal,
      maxBytes: app.config.media.mostUploadBytes,
    })
    if (signal.aborted) return arrived
    if (!answer.ok) continue // looked at again in the next round
    arrived.add(orgId)
    if (answer.status === 200) await keepComing(app, orgId, id, answer.body)
    else await settle(app, orgId, { id, type: '', bytes: 0, note: `Parley answered ${answer.status}.` })
  }
  return arrived
}

async function keepComing(app: App, orgId: OrgId, id: string, body: Buffer): Promise<void> {
  const path = join(await incomingFolder(app.config), newId())
  await writeFile(path, body, { mode: 0o600 })
  const type = await typeOfFile(path).finally(() => rm(path, { force: true }))
  await mediaOf(app).files.put(keyOf(orgId, id), body, type)
  await settle(app, orgId, { id, type, bytes: body.length, note: null })
}

const settle = (app: App, orgId: OrgId, file: Parameters<typeof store.settleFile>[2]): Promise<void> =>
  app.db.inOrganization(orgId, (tx) => store.settleFile(tx, orgId, file))

const asFile = ({ id, type, bytes, note }: store.PhoneFileRow): PhoneFile => ({
  ...{ id, type },
  state: note !== null ? 'failed' : bytes > 0 ? 'arrived' : 'coming',
})
