// Our numbers and the carrier connections behind them, for Settings, for the worker and for webhooks.
import type { Carrier, Connection } from '../carriers/carrier.ts'
import { maySee } from '../organizations/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId, Tx } from '../platform/database.ts'
import type { Caller } from '../platform/http.ts'
import { newId } from '../platform/ids.ts'
import { firstIssue, splitValues, type Values } from './connection-values.ts'
import type { ConnectionView, Number as OurNumber } from './contract.ts'
import {
  addConnectionRow,
  addNumberRow,
  type ConnectionChange,
  type ConnectionRow,
  changeConnectionRow,
  changeNumberRow,
  isDangling,
  isTaken,
  noteStateRow,
  type OpenableRow,
  readConnection,
  readConnectionForChange,
  readConnections,
  readNumbers,
  readOpenable,
} from './store.ts'

export type Carriers = ReadonlyMap<string, Carrier>
export type Refused =
  | { ok: false; reason: 'not_found' }
  | { ok: false; reason: 'invalid'; sentence: string; field: string }
export type Result<T> = { ok: true; value: T } | Refused

const invalid = (field: string, sentence: string): Refused => ({
  ok: false,
  reason: 'invalid',
  field,
  sentence,
})
const MISSING: Refused = { ok: false, reason: 'not_found' }

/** The numbers of the caller's departments. */
export async function listNumbers(app: App, caller: Caller): Promise<OurNumber[]> {
  const rows = await app.db.inOrganization(caller.orgId, (tx) => readNumbers(tx, caller.orgId))
  return rows.filter(({ departmentId }) => maySee(caller, departmentId))
}

/** Adds a number, already read into E.164. */
export async function addNumber(
  app: App,
  orgId: OrgId,
  input: { phone: string; name: string; departmentId: string; connectionId: string },
): Promise<Result<OurNumber>> {
  return changeNumbers(app, orgId, (tx) => addNumberRow(tx, orgId, { id: newId(), ...input }))
}

export async function changeNumber(
  app: App,
  orgId: OrgId,
  change: Parameters<typeof changeNumberRow>[2],
): Promise<Result<OurNumber>> {
  return changeNumbers(app, orgId, (tx) => changeNumberRow(tx, orgId, change))
}

async function changeNumbers(
  app: App,
  orgId: OrgId,
  change: (tx: Tx) => Promise<OurNumber[]>,
): Promise<Result<OurNumber>> {
  try {
    const [value] = await app.db.inOrganization(orgId, change)
    if (!value) return MISSING
    tellNumbers(app, orgId)
    return { ok: true, value }
  } catch (error) {
    if (isTaken(error, 'number_phone'))
      return invalid('phone', 'This number is one of yours already. Change it in the list of numbers.')
    if (isDangling(error)) return MISSING // a department or connection that is not there, or not theirs
    throw error
  }
}

export async function listConnections(app: App, caller: Caller): Promise<ConnectionView[]> {
  const rows = await app.db.inOrganization(caller.orgId, (tx) => readConnections(tx, caller.orgId))
  return rows.map(asView)
}

export type NewConnection = { carrier: string; name: string; values: Values; segmentsPerSecond: number }

export async function addConnection(
  app: App,
  carriers: Carriers,
  orgId: OrgId,
  input: NewConnection,
): Promise<Result<ConnectionView>> {
  const carrier = carriers.get(input.carrier)
  if (!carrier) return invalid('carrier', `Choose one of these carriers: ${[...carriers.keys()].join(', ')}.`)
  const checked = check(carrier, input.values)
  if (!checked.ok) return checked
  const id = newId()
  const { settings, credentials } = checked.value
  const sealed = app.secrets.seal(credentials, id)
  return changeConnections(app, orgId, id, async (tx) => {
    const { carrier: carrierName, name, segmentsPerSecond } = input
    const row = { id, laneId: newId(), carrier: carrierName, name, settings, sealed, segmentsPerSecond }
    await addConnectionRow(tx, orgId, row)
    return null
  })
}

export type ChangedConnection = {
  id: string
  name?: string | undefined
  values?: Values | undefined
  segmentsPerSecond?: number | undefined
  paused?: boolean | undefined
}

/** Changes a connection. Secrets that are left out stay as they were. */
export async function changeConnection(
  app: App,
  carriers: Carriers,
  orgId: OrgId,
  { values, ...change }: ChangedConnection,
): Promise<Result<ConnectionView>> {
  return changeConnections(app, orgId, change.id, async (tx) => {
    const [row] = await readConnectionForChange(tx, orgId, change.id)
    if (!row) return MISSING
    const next: ConnectionChange = change
    if (values) {
      const carrier = carriers.get(row.carrier)
      if (!carrier)
        return invalid('carrier', `This version of Parley has no carrier "${row.carrier}" any more.`)
      const checked = check(carrier, values, {
        settings: row.settings,
        credentials: openIfPossible(app, row),
      })
      if (!checked.ok) return checked
      next.settings = checked.value.settings
      next.sealed = app.secrets.seal(checked.value.credentials, row.id)
    }
    await changeConnectionRow(tx, orgId, next)
    return null
  })
}

/** One transaction of changing a connection; `change` returns why not, or null. */
async function changeConnections(
  app: App,
  orgId: OrgId,
  id: string,
  change: (tx: Tx) => Promise<Refused | null>,
): Promise<Result<ConnectionView>> {
  try {
    const result = await app.db.inOrganization(orgId, async (tx): Promise<Result<ConnectionView>> => {
      const refused = await change(tx)
      if (refused) return refused
      const [row] = await readConnection(tx, orgId, id)
      return row ? { ok: true, value: asView(row) } : MISSING
    })
    if (result.ok) tellNumbers(app, orgId)
    return result
  } catch (error) {
    if (isTaken(error, 'connection_name'))
      return invalid('name', 'Another connection has this name already. Choose another name.')
    throw error
  }
}

type Checked = { settings: object; credentials: object }

/** Splits what was entered and lets the carrier check both halves. */
export function check(
  carrier: Carrier,
  values: Values,
  before?: { settings: Values; credentials: Values },
): Result<Checked> {
  const split = splitValues(carrier.fields, values, before)
  if (!split.ok) return invalid(split.field, split.sentence)
  const settings = carrier.settings.safeParse(split.settings)
  const credentials = carrier.credentials.safeParse(split.credentials)
  const failed = settings.error ?? credentials.error
  if (failed) {
    const { field, sentence } = firstIssue(carrier.fields, failed.issues)
    return invalid(field, sentence)
  }
  return { ok: true, value: { settings: Object(settings.data), credentials: Object(credentials.data) } }
}

/** Credentials that another key sealed are lost: whoever changes the connection enters them again. */
function openIfPossible(app: App, { sealed, id }: ConnectionRow): Values {
  try {
    return Object(app.secrets.open(sealed, id))
  } catch {
    return {}
  }
}

/** Every connection of the install, for the worker that keeps them open. Paused ones too: their receipts still come. */
export const listOpenableConnections = (app: App): Promise<OpenableRow[]> => readOpenable(app.db)

/** A connection with its credentials opened. Throws when they cannot be: the message is for whoever runs the install. */
export async function openCredentials(
  app: App,
  orgId: OrgId,
  id: string,
): Promise<Connection & { readonly carrier: string }> {
  const [row] = await app.db.inOrganization(orgId, (tx) => readConnection(tx, orgId, id))
  if (!row) throw new Error('This connection is not there any more.')
  try {
    const { carrier, settings, sealed } = row
    return { orgId, id, carrier, settings, credentials: Object(app.secrets.open(sealed, id)) }
  } catch {
    throw new Error(
      `The credentials of "${row.name}" were sealed with another secret key. Enter them again in Settings, under Numbers.`,
    )
  }
}

/** What the worker sees of a line, for the settings page. */
export async function noteConnectionState(
  app: App,
  orgId: OrgId,
  id: string,
  { state, note }: { state: string; note: string },
): Promise<void> {
  const changed = await app.db.inOrganization(orgId, (tx) => noteStateRow(tx, orgId, { id, state, note }), {
    pool: 'worker',
  })
  if (changed.length > 0) tellNumbers(app, orgId)
}

const tellNumbers = (app: App, orgId: OrgId): void => app.live.tell([{ orgId, topic: 'numbers' }])

const asView = (row: ConnectionRow): ConnectionView => ({
  id: row.id,
  carrier: row.carrier,
  name: row.name,
  settings: row.settings,
  hasCredentials: row.sealed.length > 0,
  paused: row.paused,
  state: row.state,
  stateNote: row.stateNote,
  stateAt: row.stateAt?.toISOString() ?? null,
  segmentsPerSecond: row.segmentsPerSecond,
})
