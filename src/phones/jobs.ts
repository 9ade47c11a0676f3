// Brings the network's webhooks to Parley: signed, in order, tried again until Parley has them.
import { SIGNATURE_HEADER, sign } from '../carriers/loopback-signature.ts'
import type { NetworkEvent } from '../carriers/loopback-words.ts'
import type { App } from '../platform/app.ts'
import type { OrgId } from '../platform/database.ts'
import { type Fetcher, makeFetcher } from '../platform/fetch.ts'
import { readSecret, tellPhones } from './actions.ts'
import { backoffMs } from './backoff.ts'
import { fetchComing, filesOf, linksTo } from './files/actions.ts'
import { ownAddress } from './own-address.ts'
import * as store from './store.ts'

const MOST_EVENTS = 200
/** Events come from this process, which is told; the look now and then is for what another one left behind. */
const IDLE_LOOK_MS = 30_000

type Pending = { org_id: OrgId; connection_id: string; in_ms: number }

/** Starts delivering what is due, from now on and from before a restart. Two processes may bring an event twice; ids are stable. */
export function startPhones(app: App): { stop(): Promise<void> } {
  const failures = new Map<string, { count: number; until: number }>()
  const webhookBase = ownAddress(app.config)
  const reach = makeFetcher({ allowPrivate: [new URL(webhookBase).hostname.replace(/^\[|\]$/g, '')] })
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let isNudged = false

  const wake = (): void => {
    if (stopping.signal.aborted) return
    isNudged = true
    clearTimeout(timer)
    running ??= run().finally(() => {
      running = null
      if (isNudged) wake()
    })
  }
  const run = async (): Promise<void> => {
    isNudged = false
    const nextMs = await deliverAll().catch((error: unknown) => {
      app.log.warn({ err: error }, 'the phone network could not look for its webhooks')
      return backoffMs(1)
    })
    if (!stopping.signal.aborted && !isNudged) timer = setTimeout(wake, nextMs)
  }

  /** Files of texts to phones, fetched like any carrier fetches them; the phones then show them. */
  const fetchFiles = async (): Promise<void> => {
    for (const orgId of await fetchComing(app, reach, stopping.signal)) tellPhones(app, orgId)
  }

  /** One round over every connection with something due. Answers how long the next round may wait. */
  const deliverAll = async (): Promise<number> => {
    await fetchFiles()
    const pending = await app.db.read<Pending>(store.pendingConnections)
    const waits = pending.map(async ({ org_id: orgId, connection_id: connectionId, in_ms: inMs }) => {
      const failed = failures.get(connectionId)
      const waitMs = Math.max(inMs, (failed?.until ?? 0) - performance.now())
      if (waitMs > 0) return waitMs
      const isDelivered = await deliver(app, {
        orgId,
        connectionId,
        reach,
        webhookBase,
        signal: stopping.signal,
      })
      if (isDelivered) {
        failures.delete(connectionId)
        return 0
      }
      const count = (failed?.count ?? 0) + 1
      failures.set(connectionId, { count, until: performance.now() + backoffMs(count) })
      return backoffMs(count)
    })
    return Math.min(IDLE_LOOK_MS, ...(await Promise.all(waits)))
  }

  const deaf = app.live.listen(({ topic }) => topic === 'phones' && wake())
  wake()
  return {
    async stop() {
      stopping.abort()
      deaf()
      clearTimeout(timer)
      await running
    },
  }
}

type Delivery = {
  orgId: OrgId
  connectionId: string
  reach: Fetcher
  webhookBase: string
  signal: AbortSignal
}

/** Brings one batch of a connection. Only a 2xx takes it off the list. */
async function deliver(app: App, delivery: Delivery): Promise<boolean> {
  const { orgId, connectionId, reach, webhookBase, signal } = delivery
  try {
    const [rows, files] = await app.db.inOrganization(orgId, async (tx) => {
      const due = await store.listDueEvents(tx, orgId, { connectionId, most: MOST_EVENTS })
      const carrying = due.filter(({ says, media_count: count }) => says === 'text' && count > 0)
      return [
        due,
        await filesOf(
          tx,
          orgId,
          carrying.map(({ text_id }) => text_id),
        ),
      ] as const
    })
    const secret = await readSecret(app, orgId, connectionId)
    if (rows.length === 0) return true
    if (secret === null) throw new Error(`connection ${connectionId} has no secret`)
    const rawBody = Buffer.from(
      JSON.stringify({
        events: rows.map((row) => asEvent(row, linksTo(app, orgId, files.get(row.text_id) ?? []))),
      }),
    )
    const answer = await reach({
      url: `${webhookBase}/webhooks/loopback/${connectionId}`,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [SIGNATURE_HEADER]: sign({ secret, rawBody, now: app.now() }),
      },
      body: rawBody,
      allowHttp: true,
      signal,
    })
    if (!answer.ok) throw new Error(answer.sentence)
    if (answer.status < 200 || answer.status > 299)
      throw new Error(`Parley answered with status ${answer.status}`)
    const eventIds = rows.map(({ id }) => id)
    await app.db.inOrganization(orgId, (tx) => store.settleEvents(tx, orgId, eventIds))
    if (rows.some(({ says }) => says === 'text')) tellPhones(app, orgId)
    return true
  } catch (error) {
    if (!signal.aborted) app.log.warn({ err: error, connectionId }, 'a webhook of the phone network waits')
    return false
  }
}

/** The ids are the texts' own: a webhook that comes again is the same webhook. */
function asEvent(row: store.EventRow, files: { url: string; type: string }[]): NetworkEvent {
  if (row.says !== 'text')
    return { type: 'receipt', id: row.text_id, status: row.says, at: row.due_at.toISOString() }
  return {
    type: 'text',
    id: row.text_id,
    from: row.phone,
    to: row.our_number,
    body: row.body,
    sentAt: row.at.toISOString(),
    ...(files.length > 0 && { files }),
  }
}
