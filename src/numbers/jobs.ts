// What is set right at every start: connections made by configuration, and the demo's own.
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import { parseOwnPhone } from '../contacts/phone.ts'
import { demoOrganization, listDepartments, organizationsNamed } from '../organizations/actions.ts'
import type { App } from '../platform/app.ts'
import type { OrgId } from '../platform/database.ts'
import {
  addConnection,
  addNumber,
  type Carriers,
  changeConnection,
  changeNumber,
  check,
  type Result,
} from './actions.ts'
import { type ConnectionEntry, readConnectionsFile } from './connections-file.ts'
import { type ConnectionRow, oneAtATime, readConnections, readNumbers } from './store.ts'

/** Makes or changes what the file of PARLEY_CONNECTIONS says; twice is the same as once. Returns a sentence per mistake. */
export async function applyConnectionsFile(app: App, carriers: Carriers): Promise<string[]> {
  const file = app.config.connectionsFile
  if (file === null) return []
  const json = await readFile(file, 'utf8').catch(() => null)
  if (json === null)
    return [`PARLEY_CONNECTIONS: ${file} cannot be read; check its name and who may read it.`]
  const { entries, mistakes } = readConnectionsFile(json)
  if (mistakes.length === 0)
    await oneAtATime(app.db, async () => {
      for (const entry of entries) mistakes.push(...(await apply(app, carriers, entry)))
    })
  return mistakes.map((each) => `PARLEY_CONNECTIONS, ${file}: ${each}`)
}

type Wanted = { phone: string; name: string; departmentId: string }

async function apply(app: App, carriers: Carriers, entry: ConnectionEntry): Promise<string[]> {
  const organizations = await organizationsNamed(app, entry.organization)
  const [orgId] = organizations
  if (orgId === undefined || organizations.length > 1)
    return [
      `"${entry.name}": there ${orgId ? 'are several organizations' : 'is no organization'} named "${entry.organization}".`,
    ]
  return applyTo(app, carriers, orgId, entry)
}

async function applyTo(
  app: App,
  carriers: Carriers,
  orgId: OrgId,
  entry: Omit<ConnectionEntry, 'organization'>,
): Promise<string[]> {
  const { wanted, mistakes } = await readWanted(app, orgId, entry)
  if (mistakes.length > 0) return mistakes
  const made = await makeConnection(app, carriers, orgId, entry)
  if (!made.ok) return [`"${entry.name}": ${sentenceOf(made)}`]
  const results = await makeNumbers(app, orgId, made.value.id, wanted)
  return results.flatMap((result) => (result.ok ? [] : [`"${entry.name}": ${sentenceOf(result)}`]))
}

const sentenceOf = (result: Exclude<Result<unknown>, { ok: true }>): string =>
  result.reason === 'invalid' ? result.sentence : 'something it names is not there.'

async function readWanted(
  app: App,
  orgId: OrgId,
  { name, numbers }: Pick<ConnectionEntry, 'name' | 'numbers'>,
): Promise<{ wanted: Wanted[]; mistakes: string[] }> {
  const departments = await app.db.inOrganization(orgId, (tx) => listDepartments(tx, orgId))
  const wanted: Wanted[] = []
  const mistakes: string[] = []
  for (const number of numbers) {
    const read = parseOwnPhone(number.phone)
    const department = departments.find((each) => each.name.toLowerCase() === number.department.toLowerCase())
    if (!read.ok) mistakes.push(`"${name}", number "${number.phone}": ${read.sentence}`)
    else if (!department)
      mistakes.push(`"${name}", number ${read.phone}: there is no department "${number.department}".`)
    else wanted.push({ phone: read.phone, name: number.name, departmentId: department.id })
  }
  return { wanted, mistakes }
}

async function makeConnection(
  app: App,
  carriers: Carriers,
  orgId: OrgId,
  { name, carrier, values, segmentsPerSecond }: Omit<ConnectionEntry, 'organization' | 'numbers'>,
): Promise<Result<{ id: string }>> {
  const rows = await app.db.inOrganization(orgId, (tx) => readConnections(tx, orgId))
  const row = rows.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (!row) return addConnection(app, carriers, orgId, { name, carrier, values, segmentsPerSecond })
  if (row.carrier !== carrier)
    return {
      ok: false,
      reason: 'invalid',
      field: 'carrier',
      sentence: `there is a connection of this name at the carrier "${row.carrier}"; give this one another name.`,
    }
  const isSame = isUnchanged(app, carriers, row, values) && row.segmentsPerSecond === segmentsPerSecond
  if (isSame) return { ok: true, value: row }
  return changeConnection(app, carriers, orgId, { id: row.id, values, segmentsPerSecond })
}

/** A connection that stays the same keeps its version, and with it its open line. */
function isUnchanged(
  app: App,
  carriers: Carriers,
  row: ConnectionRow,
  values: ConnectionEntry['values'],
): boolean {
  const carrier = carriers.get(row.carrier)
  const checked = carrier && check(carrier, values)
  if (!checked?.ok || !isDeepStrictEqual(asStored(checked.value.settings), row.settings)) return false
  try {
    return isDeepStrictEqual(asStored(checked.value.credentials), app.secrets.open(row.sealed, row.id))
  } catch {
    return false
  }
}

const asStored = (value: object): unknown => JSON.parse(JSON.stringify(value))

async function makeNumbers(
  app: App,
  orgId: OrgId,
  connectionId: string,
  wanted: readonly Wanted[],
): Promise<Result<unknown>[]> {
  const rows = await app.db.inOrganization(orgId, (tx) => readNumbers(tx, orgId))
  const results: Result<unknown>[] = []
  for (const number of wanted) {
    const row = rows.find(({ phone }) => phone === number.phone)
    if (!row) results.push(await addNumber(app, orgId, { ...number, connectionId }))
    else if (!isDeepStrictEqual(row, { id: row.id, ...number, connectionId }))
      results.push(await changeNumber(app, orgId, { id: row.id, ...number, connectionId }))
  }
  return results
}

/** The numbers of the demo, from the hundred that are kept free for fiction. */
const DEMO_NUMBERS: readonly { phone: string; department: string; name: string }[] = [
  { phone: '+12025550101', department: 'Sales', name: 'Sales' },
  { phone: '+12025550102', department: 'Service', name: 'Service desk' },
]
const DEMO_SEGMENTS_PER_SECOND = 100

/** Gives the demo its phone network and a number per department; at later starts only tells it the port of now. */
export async function makeDemoNumbers(app: App, carriers: Carriers): Promise<void> {
  const orgId = await demoOrganization(app)
  if (orgId) await oneAtATime(app.db, () => makeDemoConnection(app, carriers, orgId))
}

async function makeDemoConnection(app: App, carriers: Carriers, orgId: OrgId): Promise<void> {
  const { row, numbers } = await app.db.inOrganization(orgId, async (tx) => ({
    row: (await readConnections(tx, orgId)).find(({ carrier }) => carrier === 'loopback'),
    numbers: await readNumbers(tx, orgId),
  }))
  const mistakes = await applyTo(app, carriers, orgId, {
    name: row?.name ?? 'Demo phones',
    carrier: 'loopback',
    values: {
      ...row?.settings,
      networkUrl: `http://127.0.0.1:${app.config.port}`,
      secret: (row && secretOf(app, row)) ?? randomBytes(32).toString('hex'),
    },
    segmentsPerSecond: row?.segmentsPerSecond ?? DEMO_SEGMENTS_PER_SECOND,
    numbers: DEMO_NUMBERS.filter(({ phone }) => !numbers.some((each) => each.phone === phone)),
  })
  if (mistakes.length > 0) throw new Error(`The demo's phones could not be connected: ${mistakes.join(' ')}`)
}

function secretOf(app: App, { sealed, id }: ConnectionRow): string | null {
  try {
    const { secret } = Object(app.secrets.open(sealed, id))
    return typeof secret === 'string' ? secret : null
  } catch {
    return null // sealed with another key: the demo may simply have a new secret
  }
}
