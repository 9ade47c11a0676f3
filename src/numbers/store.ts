// The SQL of our numbers, the connections behind them, and the lane that paces each connection.
import { type Database, type OrgId, statement, type Tx } from '../platform/database.ts'

export type NumberRow = {
  id: string
  phone: string
  name: string
  departmentId: string
  connectionId: string
}
export type ConnectionRow = {
  id: string
  carrier: string
  name: string
  settings: Record<string, string | number | boolean>
  sealed: Buffer
  paused: boolean
  state: string
  stateNote: string
  stateAt: Date | null
  version: number
  segmentsPerSecond: number
}

/** A lane saves up this many segments at least, so that the longest text fits through the slowest one. */
const LEAST_BURST = 50 // 1,600 emoji are 49 segments
const burstOf = (segmentsPerSecond: number): number => Math.max(LEAST_BURST, segmentsPerSecond)

const NUMBER = `id, phone, name, department_id AS "departmentId", connection_id AS "connectionId"`

const numbers = statement(
  'number_list',
  `SELECT ${NUMBER} FROM number WHERE org_id = $1 ORDER BY lower(name), phone`,
)
export const readNumbers = (tx: Tx, orgId: OrgId): Promise<NumberRow[]> => tx.query(numbers, [orgId])

const addNumber = statement(
  'number_add',
  `INSERT INTO number (org_id, id, phone, name, department_id, connection_id)
   VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${NUMBER}`,
)
export const addNumberRow = (tx: Tx, orgId: OrgId, row: NumberRow): Promise<NumberRow[]> =>
  tx.query(addNumber, [orgId, row.id, row.phone, row.name, row.departmentId, row.connectionId])

const changeNumber = statement(
  'number_change',
  `UPDATE number SET name = COALESCE($3, name), department_id = COALESCE($4, department_id),
          connection_id = COALESCE($5, connection_id)
    WHERE org_id = $1 AND id = $2 RETURNING ${NUMBER}`,
)
export const changeNumberRow = (
  tx: Tx,
  orgId: OrgId,
  row: {
    id: string
    name?: string | undefined
    departmentId?: string | undefined
    connectionId?: string | undefined
  },
): Promise<NumberRow[]> =>
  tx.query(changeNumber, [
    orgId,
    row.id,
    row.name ?? null,
    row.departmentId ?? null,
    row.connectionId ?? null,
  ])

const CONNECTION = `
  SELECT c.id, c.carrier, c.name, c.settings, c.sealed, c.paused_at IS NOT NULL AS paused, c.state,
         c.state_note AS "stateNote", c.state_at AS "stateAt", c.version,
         l.segments_per_second AS "segmentsPerSecond"
    FROM connection c JOIN lane l ON l.org_id = c.org_id AND l.connection_id = c.id AND l.campaign_id IS NULL
   WHERE c.org_id = $1`

const connections = statement('connection_list', `${CONNECTION} ORDER BY lower(c.name)`)
export const readConnections = (tx: Tx, orgId: OrgId): Promise<ConnectionRow[]> =>
  tx.query(connections, [orgId])

const connection = statement('connection_read', `${CONNECTION} AND c.id = $2`)
export const readConnection = (tx: Tx, orgId: OrgId, id: string): Promise<ConnectionRow[]> =>
  tx.query(connection, [orgId, id])

const lockConnection = statement(
  'connection_lock',
  'SELECT FROM connection WHERE org_id = $1 AND id = $2 FOR NO KEY UPDATE',
)

/** Reads a connection to change it: whoever changes it at the same moment comes after. */
export async function readConnectionForChange(tx: Tx, orgId: OrgId, id: string): Promise<ConnectionRow[]> {
  await tx.query(lockConnection, [orgId, id])
  return readConnection(tx, orgId, id)
}

const addConnection = statement(
  'connection_add',
  'INSERT INTO connection (org_id, id, carrier, name, settings, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
)
const addLane = statement(
  'lane_add',
  `INSERT INTO lane (org_id, id, connection_id, segments_per_second, burst, tokens)
   VALUES ($1, $2, $3, $4, $5, $5)`,
)
const addRoute = statement('connection_route', "SELECT add_route('connection', $1, $2)")

/** A connection with its lane, and the link by which its webhooks find the organization. */
export async function addConnectionRow(
  tx: Tx,
  orgId: OrgId,
  row: {
    id: string
    laneId: string
    carrier: string
    name: string
    settings: object
    sealed: Buffer
    segmentsPerSecond: number
  },
): Promise<void> {
  const { id, laneId, carrier, name, settings, sealed, segmentsPerSecond } = row
  await tx.query(addConnection, [orgId, id, carrier, name, JSON.stringify(settings), sealed])
  await tx.query(addLane, [orgId, laneId, id, segmentsPerSecond, burstOf(segmentsPerSecond)])
  await tx.query(addRoute, [id, id])
}

const changeConnection = statement(
  'connection_change',
  `UPDATE connection
      SET name = COALESCE($3, name), settings = COALESCE($4::jsonb, settings), sealed = COALESCE($5, sealed),
          version = version + CASE WHEN $4 IS NULL AND $5 IS NULL THEN 0 ELSE 1 END,
          paused_at = CASE WHEN $6::boolean IS NULL THEN paused_at WHEN $6 THEN COALESCE(paused_at, now()) END
    WHERE org_id = $1 AND id = $2`,
)
const changeLane = statement(
  'lane_change',
  `UPDATE lane SET segments_per_second = $3, burst = $4, tokens = LEAST(tokens, $4)
    WHERE org_id = $1 AND connection_id = $2 AND campaign_id IS NULL`,
)

export type ConnectionChange = {
  id: string
  name?: string | undefined
  settings?: object | undefined
  sealed?: Buffer | undefined
  paused?: boolean | undefined
  segmentsPerSecond?: number | undefined
}

/** Changes what is given. New settings or credentials raise the version, by which the worker knows to open it anew. */
export async function changeConnectionRow(tx: Tx, orgId: OrgId, change: ConnectionChange): Promise<void> {
  const { id, name, settings, sealed, paused, segmentsPerSecond } = change
  const json = settings ? JSON.stringify(settings) : null
  await tx.query(changeConnection, [orgId, id, name ?? null, json, sealed ?? null, paused ?? null])
  if (segmentsPerSecond !== undefined)
    await tx.query(changeLane, [orgId, id, segmentsPerSecond, burstOf(segmentsPerSecond)])
}

const noteState = statement(
  'connection_state',
  `UPDATE connection SET state = $3, state_note = $4, state_at = now()
    WHERE org_id = $1 AND id = $2 AND (state, state_note) IS DISTINCT FROM ($3, $4) RETURNING id`,
)
export const noteStateRow = (
  tx: Tx,
  orgId: OrgId,
  { id, state, note }: { id: string; state: string; note: string },
): Promise<{ id: string }[]> => tx.query(noteState, [orgId, id, state, note])

/** Connections across organizations, as the reader sees them: what the worker keeps open. */
export type OpenableRow = { orgId: OrgId; id: string; carrier: string; version: number; paused: boolean }
export const readOpenable = (db: Database): Promise<OpenableRow[]> =>
  db.read(
    statement(
      'connection_openable',
      `SELECT org_id AS "orgId", id, carrier, version, paused_at IS NOT NULL AS paused
         FROM connection ORDER BY org_id, id`,
    ),
  )

/** Did this fail because another row has the same value? On Citus the name of the index carries the shard's number behind it. */
export function isTaken(error: unknown, index: string): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return code === '23505' && typeof constraint === 'string' && constraint.startsWith(index)
}

/** Did this fail because what it points to is not there, or belongs to others? */
export const isDangling = (error: unknown): boolean => (error as { code?: unknown }).code === '23503'

/** Runs `work` while no other process runs any under this lock: two starters of one install. */
export async function oneAtATime<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const client = await db.owner.connect()
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('parley numbers at start'))")
    return await work()
  } finally {
    await client.query("SELECT pg_advisory_unlock(hashtext('parley numbers at start'))").catch(() => {})
    client.release()
  }
}
