// The verbs of texting as everybody calls them: one at a time from outside, joined into sets inside.
import type { CarrierEvent, InboundPart, InboundText, Receipt } from '../../carriers/carrier.ts'
import type { App } from '../../platform/app.ts'
import type { OrgId } from '../../platform/database.ts'
import { gather } from '../../platform/gather.ts'
import { metrics } from '../../platform/metrics.ts'
import { withStorableWords } from '../inbound.ts'
import { markProved } from '../parts/actions.ts'
import { type Reported, recordReceipts } from '../receipts/actions.ts'
import { type Inbound, type ReceiveResult, receive } from '../receive/actions.ts'
import { type SendResult, send, type Wanted } from '../send/actions.ts'

export type Verbs = {
  send(orgId: OrgId, text: Wanted): Promise<SendResult>
  /** Stores what a carrier brought; resolves once all of it is committed. Returns what became of each text, in order. */
  receive(orgId: OrgId, connectionId: string, events: readonly CarrierEvent[]): Promise<ReceiveResult[]>
  proved(orgId: OrgId, connectionId: string, bindId: string, at: Date): void
}

// While one set of sends waits for its commit, the other is prepared: half as much again on two cores. Webhooks come fewer at a time;
// there two lines only make twice as many sets.
const SEND_LINES = 2
const RECEIVE_LINES = 1

/** Builds the verbs of one process. */
export function openVerbs(app: App): Verbs {
  const sending = gather<Wanted, SendResult>({
    lines: { count: SEND_LINES, of: (text) => text.conversationId ?? text.phone ?? '' },
    run: (orgId, items) => measured('send', items, send(app, orgId as OrgId, items).then(countSent)),
  })
  const receiving = gather<Inbound, ReceiveResult>({
    lines: { count: RECEIVE_LINES, of: ({ event }) => event.from },
    run: (orgId, items) => measured('receive', items, receive(app, orgId as OrgId, items)),
  })
  const reporting = gather<Reported, true>({
    run: (orgId, items) => measured('receipts', items, recordReceipts(app, orgId as OrgId, items)),
  })

  return {
    send: sending,
    async receive(orgId, connectionId, brought) {
      const events = brought.map(withStorableWords)
      const texts = events.filter((event): event is InboundText | InboundPart => event.kind !== 'receipt')
      const receipts = events.filter((event): event is Receipt => event.kind === 'receipt')
      const [results] = await Promise.all([
        Promise.all(texts.map((event) => receiving(orgId, { connectionId, event }))),
        Promise.all(receipts.map((receipt) => reporting(orgId, { connectionId, receipt }))),
      ])
      return results
    },
    proved(orgId, connectionId, bindId, at) {
      void app.db
        .inOrganization(orgId, (tx) => markProved(tx, orgId, { connectionId, bindId, at }), {
          pool: 'worker',
        })
        .catch((error: unknown) => app.log.debug({ err: error }, 'a proof of answers was not noted'))
    },
  }
}

function countSent(results: SendResult[]): SendResult[] {
  for (const result of results) {
    if (result.ok && result.isNew) metrics.accepted.inc()
    if (!result.ok && result.problem === 'refused')
      metrics.refused.inc({ reason: result.reason, at: 'acceptance' })
  }
  return results
}

function measured<T>(verb: string, items: readonly unknown[], work: Promise<T>): Promise<T> {
  metrics.setSize.observe({ verb }, items.length)
  return work
}
