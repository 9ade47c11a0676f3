// What must hold after an interleaving, whatever the order was: judged from what left, from what was committed when, and
// from what the database says at the end. It folds what was said by itself, without the product's code.
import type { OrgId } from '../../src/platform/database.ts'
import { judgeCampaigns } from './campaign-referee.ts'
import type { Scene } from './cast.ts'
import type { FarSide, Write } from './far-side.ts'
import type { Made } from './statement.ts'

export type Log = {
  hear(made: Made): void
  /** The step in which each ledger row was committed. */
  readonly committed: ReadonlyMap<string, number>
  /** The ledger rows that each text rested on: when it was accepted, then at each claim. */
  readonly bases: ReadonlyMap<string, readonly Basis[]>
}
/** `step`: when the gate's yes was written; `until`: when that was committed. */
type Basis = { readonly text: string; readonly record: string; readonly step: number; readonly until: number }

/** Follows what was committed when, by the product's own statements. */
export function openLog(): Log {
  const open = new Map<unknown, { records: string[]; bases: Basis[] }>()
  const committed = new Map<string, number>()
  const bases = new Map<string, Basis[]>()
  const asBases = (texts: unknown, records: unknown, step: number): Basis[] =>
    (texts as string[]).map((text, place) => ({
      text,
      record: (records as string[])[place] ?? '',
      step,
      until: step,
    }))
  return {
    committed,
    bases,
    hear({ step, asked: { label, client, values }, ok }) {
      if (label === 'BEGIN') open.set(client, { records: [], bases: [] })
      const made = open.get(client)
      if (!made || !ok) return
      if (label === 'records_insert') made.records.push(...(values[1] as string[]))
      if (label === 'outbound_insert') made.bases.push(...asBases(values[1], values[15], step))
      if (label === 'dispatch_claim') made.bases.push(...asBases(values[1], values[3], step))
      if (label === 'COMMIT') {
        for (const id of made.records) committed.set(id, step)
        for (const basis of made.bases)
          bases.set(basis.text, [...(bases.get(basis.text) ?? []), { ...basis, until: step }])
      }
      if (label === 'COMMIT' || label === 'ROLLBACK') open.delete(client)
    },
  }
}

type RecordRow = {
  id: string
  kind: string
  level: string | null
  campaign_id: string | null
  method: string | null
  answers_record_id: string | null
  medium: string
  said_at: Date
  carrier_message_id: string | null
}
type TextRow = {
  id: string
  kind: string
  state: string
  order_no: number
  class: number
  cleared_by: string
  level: string
  campaign_id: string | null
}
type Rows = {
  records: RecordRow[]
  texts: TextRow[]
  attempts: Map<string, string>
  inbound: { carrier_message_id: string; records: number }[]
  isClosed: boolean
  windowAt: Date | null
}

const OPEN = new Set(['scheduled', 'queued', 'claimed', 'handing'])
const LEFT = new Set(['sent', 'delivered', 'undelivered', 'failed', 'unconfirmed'])

/** Every broken promise, in words; empty when all is well. */
export async function judge(scene: Scene, { committed, bases }: Log): Promise<string[]> {
  const rows = await readRows(scene)
  const ledger = rows.records.map((row) => ({ ...row, step: committed.get(row.id) ?? -1 }))
  return [
    ...judgeAccepting(rows, { ledger, bases }),
    ...judgeWrites(scene.far, rows, { ledger, bases }),
    ...judgeRepeats(scene.far, rows),
    ...judgeStates(scene, rows),
    ...judgeConfirmations(rows, ledger),
    ...judgeLedger(scene, rows, ledger),
    ...judgeOrder(scene.far, rows),
    ...judgeCampaigns(rows.texts, {
      ...{ ledger, bases },
      writes: Map.groupBy(scene.far.writes, ({ attemptId }) => rows.attempts.get(attemptId) ?? ''),
    }),
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
    const [thread] = await tx.query<{ window_at: Date | null }>(
      'SELECT window_at FROM conversation WHERE their_phone = $1',
      [phone],
    )
    return {
      isClosed: door?.closed ?? false,
      windowAt: thread?.window_at ?? null,
      attempts: new Map(attempts.map((row) => [row.id, row.message_id])),
      records: await tx.query<RecordRow>(
        `SELECT r.id, r.kind, r.level, r.campaign_id, r.method, r.answers_record_id, r.medium, r.said_at, m.carrier_message_id FROM consent_record r
           JOIN record_personal p ON p.org_id = r.org_id AND p.record_id = r.id AND p.phone = $1
           LEFT JOIN message_inbound m ON m.org_id = r.org_id AND m.id = r.message_id`,
        [phone],
      ),
      texts: await tx.query<TextRow>(
        'SELECT id, kind, state, order_no, class, cleared_by, level, campaign_id FROM message_outbound WHERE phone = $1',
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

type Past = { ledger: readonly Committed[]; bases: Log['bases'] }

/** A text is accepted before a STOP, which then cancels it, or not at all. */
function judgeAccepting({ texts }: Rows, { ledger, bases }: Past): string[] {
  return texts.flatMap(({ id, kind }) => {
    const until = bases.get(id)?.[0]?.until ?? 0
    const isLate = kind === 'text' && isClosedBy(ledger.filter(({ step }) => step <= until))
    return isLate ? [`step ${until}: a text was accepted after a STOP`] : []
  })
}

function judgeWrites({ writes }: FarSide, { attempts, texts }: Rows, { ledger, bases }: Past): string[] {
  const until = (step: number): Committed[] => ledger.filter((row) => row.step <= step)
  const isWithdrawn = ({ record }: Basis, step: number): boolean =>
    latest(until(step), 'opt_out') >= (ledger.find(({ id }) => id === record)?.said_at.getTime() ?? 0)
  return writes.flatMap((write) => {
    const text = texts.find(({ id }) => id === attempts.get(write.attemptId))
    if (!text) return [`step ${write.step}: bytes left without a durable attempt: "${write.body}"`]
    if (text.kind !== 'text') return []
    const [before, basis] = (bases.get(text.id) ?? []).filter(({ step }) => step <= write.step).slice(-2)
    const claimedOn = basis ?? before
    if (!before || !claimedOn) return [`step ${write.step}: "${write.body}" rests on nothing`]
    const isStale = isWithdrawn(claimedOn, write.step) || isWithdrawn(before, claimedOn.step)
    return [
      ...(isClosedBy(until(write.step))
        ? [`step ${write.step}: "${write.body}" was written after a STOP`]
        : []),
      ...(isStale ? [`step ${write.step}: "${write.body}" rests on consent that a STOP had withdrawn`] : []),
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
    ...[...accepted]
      .filter(([id]) => !texts.some((text) => text.id === id))
      .map(([, body]) => `"${body}" was accepted and is gone`),
    ...texts.flatMap((text) => {
      const name =
        far.writes.find(({ attemptId }) => attempts.get(attemptId) === text.id)?.body ??
        accepted.get(text.id) ??
        text.kind
      if (OPEN.has(text.state)) return [`"${name}" is still ${text.state}`]
      const left = far.writes.some(
        (write) => attempts.get(write.attemptId) === text.id && !isNotTaken(far, write),
      )
      if (left && !LEFT.has(text.state)) return [`"${name}" left and is called ${text.state}`]
      if (!left && (text.state === 'sent' || text.state === 'delivered'))
        return [`"${name}" never left and is called ${text.state}`]
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

function judgeLedger(
  { events }: Scene,
  { inbound, isClosed, windowAt }: Rows,
  ledger: readonly Committed[],
): string[] {
  const given = Math.max(
    ...ledger.filter(({ level }) => level === 'conversational').map(({ said_at }) => said_at.getTime()),
  )
  const unseen = ledger.filter(({ step }) => step < 0)
  return [
    ...(unseen.length > 0 ? [`${unseen.length} ledger rows were committed unseen`] : []),
    ...(isClosed === isClosedBy(ledger)
      ? []
      : [`the door is ${isClosed ? 'closed' : 'open'} against the ledger`]),
    ...(windowAt?.getTime() === given
      ? []
      : ["the thread's consent is not what the ledger says was given last"]),
    ...(inbound.length === events.length
      ? []
      : [`${events.length} texts came and ${inbound.length} are stored`]),
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
    const later = written
      .slice(0, place)
      .find((other) => other.text.class === text.class && other.text.order_no > text.order_no)
    return later ? [`step ${step}: "${body}" was written after "${later.body}", which came later`] : []
  })
}
