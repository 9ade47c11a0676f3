// Settings, read from the environment once, checked, with one sentence for every mistake. process.env is read nowhere else.
import { isIP } from 'node:net'
import { resolve } from 'node:path'

export type Config = {
  /** PostgreSQL to use; null starts the embedded one. */
  readonly databaseUrl: string | null
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  /** The one address people and carriers reach us at; never derived from a request's headers. */
  readonly publicUrl: string
  readonly trustedProxies: string[]
  readonly logLevel: string
  /** File with the key that encrypts carrier credentials; it lies outside the database. */
  readonly secretKeyFile: string
  readonly secretKey: string | null
  /** Carrier connections made by configuration: a JSON file, or null. */
  readonly connectionsFile: string | null
  /** File (PEM) with the Ed25519 key that signs the ledger; null derives it from the secret key. */
  readonly ledgerKeyFile: string | null
  /** Folder that signed heads of the ledger are written to. */
  readonly ledgerHeads: string
  /** Address that signed heads are posted to, or null. */
  readonly ledgerWebhook: string | null
  /** /metrics for anyone who can reach the port, not only for this machine. */
  readonly metricsOpen: boolean
  /** A bucket for pictures and files; null keeps them in the data folder. */
  readonly s3: {
    readonly endpoint: string
    readonly region: string
    readonly keyId: string
    readonly secret: string
  } | null
  readonly media: {
    /** The largest file that may be uploaded, or fetched from a carrier. */
    readonly mostUploadBytes: number
    /** What every carrier takes in one text, all of its files together. */
    readonly mostTextBytes: number
    /** How much one organization may keep. */
    readonly quotaBytes: number
  }
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; mistakes: string[] }

type Environment = Readonly<Record<string, string | undefined>>

/** Reads and checks the settings. Unknown PARLEY_… names are mistakes too: they are usually typing errors. */
export function readConfig(env: Environment = process.env, root: string = process.cwd()): ConfigResult {
  const mistakes: string[] = []
  const text = (name: string): string | null => env[name]?.trim() || null
  for (const name of Object.keys(env))
    if (name.startsWith('PARLEY_') && !KNOWN.has(name))
      mistakes.push(`${name} is not a setting of Parley; check its spelling against the README's list.`)

  const port = Number(text('PORT') ?? '3000')
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    mistakes.push(`PORT must be a number from 1 to 65535, not "${text('PORT')}".`)
  const host = text('HOST') ?? '127.0.0.1'
  if (host !== 'localhost' && isIP(host) === 0)
    mistakes.push(`HOST must be an IP address to listen on, such as 0.0.0.0, not "${host}".`)
  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl && !(/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl)))
    mistakes.push('DATABASE_URL must look like postgresql://user:password@host:5432/database.')
  const publicUrl = (text('PUBLIC_URL') ?? `http://localhost:${port}`).replace(/\/+$/, '')
  if (text('PUBLIC_URL') && (!URL.canParse(publicUrl) || !/^https?:$/.test(new URL(publicUrl).protocol)))
    mistakes.push(`PUBLIC_URL must be an address such as https://texts.example.com, not "${publicUrl}".`)
  const logLevel = text('LOG_LEVEL') ?? 'info'
  if (!LEVELS.has(logLevel))
    mistakes.push(`LOG_LEVEL must be one of ${[...LEVELS].join(', ')}, not "${logLevel}".`)
  const secretKey = text('PARLEY_SECRET_KEY')
  if (secretKey && !/^[0-9a-f]{64}$/i.test(secretKey))
    mistakes.push('PARLEY_SECRET_KEY must be 64 hexadecimal digits; make one with: openssl rand -hex 32')
  const trustedProxies = list(text('TRUSTED_PROXIES'))
  for (const proxy of trustedProxies)
    if (!isNetwork(proxy))
      mistakes.push(`TRUSTED_PROXIES lists addresses or networks such as 10.0.0.0/8; "${proxy}" is neither.`)
  const metrics = text('PARLEY_METRICS')
  if (metrics !== null && metrics !== 'open')
    mistakes.push(
      `PARLEY_METRICS may only be "open", not "${metrics}"; leave it out to keep metrics to this machine.`,
    )
  const ledgerWebhook = text('PARLEY_LEDGER_WEBHOOK')
  if (ledgerWebhook && !(/^https?:\/\//.test(ledgerWebhook) && URL.canParse(ledgerWebhook)))
    mistakes.push(
      `PARLEY_LEDGER_WEBHOOK must be an address such as https://audit.example.com/heads, not "${ledgerWebhook}".`,
    )
  const ledgerKey = text('PARLEY_LEDGER_KEY')
  const s3 = readBucket(text, mistakes)
  const size = (name: string, initial: number, most: number): number => {
    const value = Number(text(name) ?? initial)
    if (!Number.isInteger(value) || value < 1 || value > most)
      mistakes.push(`${name} must be a number from 1 to ${most}, not "${text(name)}".`)
    return value
  }
  const media = {
    mostUploadBytes: size('PARLEY_MEDIA_UPLOAD_MB', 20, 100) * 1024 * 1024,
    mostTextBytes: size('PARLEY_MEDIA_TEXT_KB', 600, 5_000) * 1024,
    quotaBytes: size('PARLEY_MEDIA_QUOTA_GB', 10, 100_000) * 1024 ** 3,
  }
  const dataDirectory = resolve(root, text('PARLEY_DATA') ?? 'data')

  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    config: {
      databaseUrl,
      dataDirectory,
      host,
      port,
      publicUrl,
      trustedProxies,
      logLevel,
      secretKey,
      metricsOpen: metrics === 'open',
      secretKeyFile: resolve(root, text('PARLEY_SECRET_KEY_FILE') ?? `${dataDirectory}/secret.key`),
      ledgerKeyFile: ledgerKey && resolve(root, ledgerKey),
      ledgerHeads: resolve(root, text('PARLEY_LEDGER_HEADS') ?? `${dataDirectory}/ledger-heads`),
      ledgerWebhook,
      connectionsFile: text('PARLEY_CONNECTIONS') ? resolve(root, text('PARLEY_CONNECTIONS') ?? '') : null,
      s3,
      media,
    },
  }
}

/** The environment for a program that is started from here, with more added. */
export const environmentWith = (more: Environment): NodeJS.ProcessEnv => ({ ...process.env, ...more })

const KNOWN = new Set([
  'PARLEY_DATA',
  'PARLEY_SECRET_KEY',
  'PARLEY_SECRET_KEY_FILE',
  'PARLEY_CONNECTIONS',
  'PARLEY_LEDGER_HEADS',
  'PARLEY_LEDGER_KEY',
  'PARLEY_LEDGER_WEBHOOK',
  'PARLEY_METRICS',
  'PARLEY_BROWSER',
  'PARLEY_S3_ENDPOINT',
  'PARLEY_S3_REGION',
  'PARLEY_S3_KEY_ID',
  'PARLEY_S3_SECRET',
  'PARLEY_MEDIA_UPLOAD_MB',
  'PARLEY_MEDIA_TEXT_KB',
  'PARLEY_MEDIA_QUOTA_GB',
])
const LEVELS = new Set(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])

/** All of a bucket's settings, or none of them. */
function readBucket(text: (name: string) => string | null, mistakes: string[]): Config['s3'] {
  const [endpoint, keyId, secret] = [
    text('PARLEY_S3_ENDPOINT'),
    text('PARLEY_S3_KEY_ID'),
    text('PARLEY_S3_SECRET'),
  ]
  if (!endpoint && !keyId && !secret) return null
  if (endpoint && keyId && secret && /^https?:\/\//.test(endpoint) && URL.canParse(endpoint))
    return { endpoint, keyId, secret, region: text('PARLEY_S3_REGION') ?? 'auto' }
  mistakes.push(
    'PARLEY_S3_ENDPOINT (an address with the bucket, such as https://s3.example.com/bucket), PARLEY_S3_KEY_ID and PARLEY_S3_SECRET go together.',
  )
  return null
}

/** An address, or a network in CIDR form. */
function isNetwork(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

const list = (value: string | null): string[] =>
  (value ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
