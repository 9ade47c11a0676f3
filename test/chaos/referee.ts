// What must hold after an interleaving, whatever the order was: judged from what left, from what was committed when, and
// from what the database says at the end. It folds what was said by itself, without the product's code.
import type { OrgId } from '../../src/platform/database.ts'
import type { FarSide, Write } from './far-side.ts'
import type { Made } from './schedule.ts'
import type { Scene } from './cast.ts'

/** Follows which ledger rows were committed in which step. */
export function openLog(): { hear(made: Made): void; committed: ReadonlyMap<string, number> } {
  const open = new Map<unknown, string[]>()
  const committed = new Map<string, number>()
  return {
    committed,
    hear({ step, asked: { label, client, values }, ok }) {
      if (label === 'BEGIN' || label === 'ROLLBACK') open.delete(client)
      if (label === 'records_insert' && ok)
        open.set(client, [...(open.get(client) ?? []), ...(values[1] as string[])])
      if (label !== 'COMMIT' || !ok) return
      for (const id of open.get(client) ?? []) committed.set(id, step)
      open.delete(client)
    },
  }
}

type RecordRow = { id: string; kind: string; medium: string; said_at: Date; carrier_message_id: string | null }
type TextRow = {
  id: string
  kind: string
  state: string
  order_no: number
  class: number
  cleared_by: string
  rests_at: Date
}
type Rows = {
  records: RecordRow[]
  texts: TextRow[]
  attempts: Map<string, string>
  inbound: { carrier_message_id: string; records: number }[]
  isClosed: boolean
}

const OPEN = new Set(['scheduled', 'queued', 'claimed', 'handing'])
const LEFT = new Set(['sent', 'delivered', 'undelivered', 'failed', 'unconfirmed'])

/** Every broken promise, in words; empty when all is well. */
export async function judge(scene: Scene, committed: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await readRows(scene)
  const ledger = rows.records.map((row) => ({ ...row, step: committed.get(row.id) ?? -1 }))
  return [
    ...judgeWrites(scene.far, rows, ledger),
    ...judgeRepeats(scene.far, rows),
    ...judgeStates(scene, rows),
    ...judgeConfirmations(rows, ledger),
    ...judgeLedger(scene, rows, ledger),
    ...judgeOrder(scene.far, rows),
  ]
}

async function readRows({ app, shop, phone }: Scene): Promise<Rows> {
  return app.db.inOrganization(shop.orgId as OrgId, async (tx) => {
    const [door] = await tx.query<{ closed: boolean }>(
      'SELECT stop_at IS NOT NULL AND (start_at IS NULL OR start_at <= stop_at) AS closed FROM door WHERE phone = $1',
      [phone],
    )
    const attempts = await tx.query<{ id: string; message_id: string }>(
      'SELECT a.id, a.message_id FROM attempt a JOIN message_outbound m ON m.org_id = a.org_id AND m.id = a.message_id WHERE m.phone = $1',
      [phone],
    )
    return {
      isClosed: door?.closed ?? false,
      attempts: new Map(attempts.map((row) => [row.id, row.message_id])),
      records: await tx.query<RecordRow>(
        `SELECT r.id, r.kind, r.medium, r.said_at, m.carrier_message_id FROM consent_record r
           LEFT JOIN message_inbound m ON m.org_id = r.org_id AND m.id = r.message_id WHERE r.phone = $1`,
        [phone],
      ),
      texts: await tx.query<TextRow>(
        `SELECT m.id, m.kind, m.state, m.order_no, m.class, m.cleared_by, r.said_at AS rests_at FROM message_outbound m
           JOIN consent_record r ON r.org_id = m.org_id AND r.id = m.cleared_by WHERE m.phone = $1`,
        [phone],
      ),
      inbound: await tx.query<{ carrier_message_id: string; records: number }>(
        `SELECT i.carrier_message_id, (SELECT count(*) FROM consent_record r WHERE r.org_id = i.org_id AND r.message_id = i.id)::int AS records
           FROM message_inbound i JOIN conversation c ON c.org_id = i.org_id AND c.id = i.conversation_id WHERE c.their_phone = $1`,
        [phone],
      ),
    }
  })
}

type Committed = RecordRow & { step: number }

const latest = (ledger: readonly Committed[], kind: string): number =>
  Math.max(
    Number.NEGATIVE_INFINITY,
    ...ledger.filter((row) => row.kind === kind).map((row) => row.said_at.getTime()),
  )
/** By the carrier's clock; at the same instant a STOP wins. */
const isClosedBy = (ledger: readonly Committed[]): boolean =>
  Number.isFinite(latest(ledger, 'opt_out')) && latest(ledger, 'opt_in') <= latest(ledger, 'opt_out')

function judgeWrites({ writes }: FarSide, { attempts, texts }: Rows, ledger: readonly Committed[]): string[] {
  return writes.flatMap((write) => {
    const text = texts.find(({ id }) => id === attempts.get(write.attemptId))
    if (!text) return [`step ${write.step}: bytes left without a durable attempt: "${write.body}"`]
    if (text.kind !== 'text') return []
    const known = ledger.filter(({ step }) => step <= write.step)
    const withdrawn = latest(known, 'opt_out') >= text.rests_at.getTime()
    return [
      ...(isClosedBy(known) ? [`step ${write.step}: "${write.body}" was written after a STOP`] : []),
      ...(withdrawn && !isClosedBy(known)
        ? [`step ${write.step}: "${write.body}" rests on consent that a STOP had withdrawn`]
        : []),
    ]
  })
}

/** The carrier provably has not got it, so it may be written again. */
const isNotTaken = (far: FarSide, write: Write): boolean =>
  write.answer.kind === 'not_sent' || far.absent.has(write.attemptId)

function judgeRepeats(far: FarSide, { attempts }: Rows): string[] {
  const byText = Map.groupBy(far.writes, ({ attemptId }) => attempts.get(attemptId) ?? attemptId)
  return [...byText.values()].flatMap((writes) => {
    const again = writes.slice(0, -1).filter((write) => !isNotTaken(far, write))
    return again.length > 0
      ? [`"${writes[0]?.body}" was written again after "${again[0]?.answer.kind}" in step ${again[0]?.step}`]
      : []
  })
}

function judgeStates({ far, accepted }: Scene, { attempts, texts }: Rows): string[] {
  return [
    ...[...accepted].filter(([id]) => !texts.some((text) => text.id === id)).map(([, body]) => `"${body}" was accepted and is gone`),
    ...texts.flatMap((text) => {
      const name = far.writes.find(({ attemptId }) => attempts.get(attemptId) === text.id)?.body ?? accepted.get(text.id) ?? text.kind
      if (OPEN.has(text.state)) return [`"${name}" is still ${text.state}`]
      const left = far.writes.some((write) => attempts.get(write.attemptId) === text.id && !isNotTaken(far, write))
      if (left && !LEFT.has(text.state)) return [`"${name}" left and is called ${text.state}`]
      if (!left && (text.state === 'sent' || text.state === 'delivered')) return [`"${name}" never left and is called ${text.state}`]
      return []
    }),
  ]
}

function judgeConfirmations({ texts }: Rows, ledger: readonly Committed[]): string[] {
  return ledger
    .filter(({ kind, medium }) => kind === 'opt_out' && medium === 'inbound_text')
    .flatMap((stop) => {
      const before = ledger.filter(({ step }) => step < stop.step)
      const expected = !isClosedBy(before) && isClosedBy([...before, stop]) ? 1 : 0
      const found = texts.filter(
        ({ kind, cleared_by: by }) => kind === 'opt_out_confirmation' && by === stop.id,
      ).length
      return found === expected
        ? []
        : [`the STOP of step ${stop.step} has ${found} confirmations instead of ${expected}`]
    })
}

function judgeLedger({ events }: Scene, { inbound, isClosed }: Rows, ledger: readonly Committed[]): string[] {
  const unseen = ledger.filter(({ step }) => step < 0)
  return [
    ...(unseen.length > 0 ? [`${unseen.length} ledger rows were committed unseen`] : []),
    ...(isClosed === isClosedBy(ledger) ? [] : [`the door is ${isClosed ? 'closed' : 'open'} against the ledger`]),
    ...(inbound.length === events.length ? [] : [`${events.length} texts came and ${inbound.length} are stored`]),
    ...events.flatMap(({ body, carrierMessageId }) => {
      const records = inbound.find((row) => row.carrier_message_id === carrierMessageId)?.records ?? 0
      const isOrdinary = !/^(STOP|START|HELP)$/.test(body)
      return (isOrdinary ? records <= 1 : records === 1) ? [] : [`${body} has ${records} ledger rows`]
    }),
  ]
}

/** Of one class, in the order of the thread; one that was in doubt and came back does not count. */
function judgeOrder(far: FarSide, { attempts, texts }: Rows): string[] {
  const doubted = new Set([...far.absent].map((attemptId) => attempts.get(attemptId)))
  const written = far.writes.flatMap((write) => {
    const text = texts.find(({ id }) => id === attempts.get(write.attemptId))
    return text && !doubted.has(text.id) ? [{ ...write, text }] : []
  })
  return written.flatMap(({ text, body, step }, place) => {
    const later = written.slice(0, place).find((other) => other.text.class === text.class && other.text.order_no > text.order_no)
    return later ? [`step ${step}: "${body}" was written after "${later.body}", which came later`] : []
  })
}
