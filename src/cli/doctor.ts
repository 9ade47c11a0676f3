// `parley doctor`: one line for each thing that must be right, without changing any of them.
import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { loadSigningKey } from '../consent/seal/key/actions.ts'
import { type Config, readConfig } from '../platform/config.ts'
import { openLog } from '../platform/log.ts'
import { readApplied } from '../platform/migrate.ts'
import { findPending, readMigrations } from '../platform/migration-files.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { reachDatabase } from '../platform/reach-database.ts'
import { loadSecretKey, secretsUnder } from '../platform/secrets.ts'
import { type Command, readArguments, root } from './command.ts'

type Finding = { readonly about: string; readonly mark: 'ok' | 'note' | 'WRONG'; readonly says: string }

export const doctor: Command = {
  async run(args) {
    readArguments({ command: 'doctor', args })
    const findings = await examine()
    const width = Math.max(...findings.map(({ about }) => about.length))
    for (const { about, mark, says } of findings)
      console.log(`${mark.padEnd(5)}  ${about.padEnd(width)}  ${says}`)
    return findings.some(({ mark }) => mark === 'WRONG') ? 1 : 0
  },
}

async function examine(): Promise<Finding[]> {
  const read = readConfig(undefined, root)
  const node = ok('node', process.version)
  if (!read.ok) return [node, ...read.mistakes.map((each) => wrong('settings', each))]
  const { config } = read
  return [
    node,
    ok('settings', 'no mistakes'),
    await examineKey(config),
    await examineLedgerKey(config),
    examineAddress(config),
    config.metricsOpen
      ? note('metrics', 'open to anyone who can reach the port')
      : ok('metrics', 'for this machine only'),
    existsSync(join(root, 'dist/web/index.html'))
      ? ok('web app', 'built')
      : note('web app', 'not built yet; npm start builds it'),
    ...(await examineDatabase(config)),
  ]
}

async function examineKey({ secretKey, secretKeyFile }: Config): Promise<Finding> {
  if (secretKey !== null) return ok('secret key', 'from PARLEY_SECRET_KEY')
  const found = await stat(secretKeyFile).catch(() => null)
  if (!found) return note('secret key', `${secretKeyFile} does not exist yet; the first start makes it`)
  if ((found.mode & 0o077) !== 0)
    return wrong('secret key', `${secretKeyFile} can be read by others; run: chmod 600 ${secretKeyFile}`)
  return ok('secret key', `${secretKeyFile}, readable by its owner only`)
}

async function examineLedgerKey({ secretKey, secretKeyFile, ledgerKeyFile }: Config): Promise<Finding> {
  const isThere = secretKey !== null || (await stat(secretKeyFile).catch(() => null)) !== null
  if (!isThere) return note('ledger key', 'made from the secret key, at the first start')
  try {
    const secrets = secretsUnder(await loadSecretKey({ secretKey, file: secretKeyFile }))
    const key = createPublicKey(await loadSigningKey({ file: ledgerKeyFile, secrets }))
    const digits = key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')
    return ok('ledger key', `${digits}, ${ledgerKeyFile ?? 'made from the secret key'}; parley key prints it`)
  } catch (error) {
    if (error instanceof OperatorError) return wrong('ledger key', error.message)
    return wrong(
      'ledger key',
      `${ledgerKeyFile ?? secretKeyFile} cannot be read; check its name and its owner`,
    )
  }
}

function examineAddress({ publicUrl }: Config): Finding {
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'https:') return ok('address', publicUrl)
  if (hostname === 'localhost' || hostname.startsWith('127.'))
    return note('address', `${publicUrl}, for this machine only`)
  return wrong(
    'address',
    `${publicUrl} is not encrypted; put Parley behind HTTPS and set PUBLIC_URL to https://…`,
  )
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === null && !existsSync(config.dataDirectory))
    return [note('database', `${config.dataDirectory} does not exist yet; npm start makes it`)]
  const log = openLog({ level: 'silent' })
  try {
    const reached = await reachDatabase({ config, log, say: () => {}, patienceMs: 0 })
    try {
      return await examineInside(reached.url, reached.directory)
    } finally {
      await reached.release()
    }
  } catch (error) {
    if (error instanceof OperatorError) return [wrong('database', error.message)]
    throw error
  }
}

async function examineInside(url: string, directory: string | null): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'parley doctor' })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; fsync: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync`,
    )
    const place = directory ?? 'DATABASE_URL'
    const { version, fsync } = rows[0] ?? { version: '?', fsync: 'off' }
    const pending = findPending(await readMigrations(), await readApplied(client), 'The database')
    return [
      fsync === 'on'
        ? ok('database', `PostgreSQL ${version}, ${place}`)
        : wrong(
            'database',
            `PostgreSQL ${version} runs with fsync off and loses texts when the power fails; turn it on`,
          ),
      pending.length === 0
        ? ok('migrations', 'all run')
        : note('migrations', `${pending.length} to run; npm start runs them`),
      ...(pending.length === 0 ? await examineConnections(client) : []),
    ]
  } finally {
    await client.end()
  }
}

async function examineConnections(client: pg.Client): Promise<Finding[]> {
  // The owner is bound by row-level security too; the reader is who may look across organizations.
  await client.query('SET ROLE parley_reader')
  const { rows } = await client.query<{
    name: string
    carrier: string
    state: string
    state_note: string
    paused: boolean
  }>(
    'SELECT name, carrier, state, state_note, paused_at IS NOT NULL AS paused FROM connection ORDER BY name LIMIT 200',
  )
  return rows.map(({ name, carrier, state, state_note, paused }) => {
    const about = `connection ${name}`
    if (paused) return note(about, `${carrier}, paused`)
    return state === 'up'
      ? ok(about, `${carrier}, up`)
      : note(about, `${carrier}, ${state}${state_note && `: ${state_note}`}`)
  })
}

const ok = (about: string, says: string): Finding => ({ about, mark: 'ok', says })
const note = (about: string, says: string): Finding => ({ about, mark: 'note', says })
const wrong = (about: string, says: string): Finding => ({ about, mark: 'WRONG', says })
