// Each mistyped setting is one sentence that names it.
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const mistakes: [string, Record<string, string>, RegExp][] = [
  ['a port that is no number', { PORT: 'http' }, /^PORT must be a number from 1 to 65535, not "http"\.$/],
  ['a port out of range', { PORT: '70000' }, /^PORT .* not "70000"\.$/],
  ['a port of zero', { PORT: '0' }, /^PORT /],
  ['a host that is no address', { HOST: 'everywhere' }, /^HOST must be an IP address/],
  [
    'another kind of database',
    { DATABASE_URL: 'mysql://localhost/x' },
    /^DATABASE_URL must look like postgresql:/,
  ],
  [
    'a public address without a scheme',
    { PUBLIC_URL: 'texts.example.com' },
    /^PUBLIC_URL must be an address/,
  ],
  ['a public address of another scheme', { PUBLIC_URL: 'ftp://texts.example.com' }, /^PUBLIC_URL /],
  ['a log level that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of /],
  ['a short secret key', { PARLEY_SECRET_KEY: 'abc' }, /^PARLEY_SECRET_KEY must be 64 hexadecimal digits/],
  [
    'a proxy that is a name',
    { TRUSTED_PROXIES: '10.0.0.1, proxy' },
    /^TRUSTED_PROXIES .*"proxy" is neither\.$/,
  ],
  [
    'a proxy network that is too narrow',
    { TRUSTED_PROXIES: '10.0.0.0/33' },
    /"10\.0\.0\.0\/33" is neither\.$/,
  ],
  ['a proxy network cut short', { TRUSTED_PROXIES: '10.0.0.0/' }, /"10\.0\.0\.0\/" is neither\.$/],
  ['metrics neither open nor left out', { PARLEY_METRICS: 'yes' }, /^PARLEY_METRICS may only be "open"/],
  [
    'a bucket without its key',
    { PARLEY_S3_ENDPOINT: 'https://s3.example.com/parley' },
    /^PARLEY_S3_ENDPOINT /,
  ],
  [
    'a largest upload of nothing',
    { PARLEY_MEDIA_UPLOAD_MB: '0' },
    /^PARLEY_MEDIA_UPLOAD_MB must be a number from 1 to 100, not "0"\.$/,
  ],
  ['a setting that does not exist', { PARLEY_DTAA: './x' }, /^PARLEY_DTAA is not a setting of Parley/],
]

test.each(mistakes)('%s is one sentence', (_title, env, says) => {
  const read = readConfig(env, '/srv/parley')
  expect(read.ok).toBe(false)
  const said = read.ok ? [] : read.mistakes
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(says)
  expect(said[0]).toMatch(/[.]$|32$/)
})

test('every mistake is told at once', () => {
  const read = readConfig({ PORT: 'x', HOST: 'y', LOG_LEVEL: 'z' })
  expect(read.ok ? 0 : read.mistakes.length).toBe(3)
})

test('without any setting Parley listens on this machine only, on port 3000', () => {
  const read = readConfig({}, '/srv/parley')
  expect(read).toMatchObject({
    ok: true,
    config: {
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      databaseUrl: null,
      dataDirectory: '/srv/parley/data',
      secretKeyFile: '/srv/parley/data/secret.key',
      trustedProxies: [],
      metricsOpen: false,
    },
  })
})

test('a slash at the end of the public address is dropped, and empty settings count as left out', () => {
  const read = readConfig({ PUBLIC_URL: 'https://texts.example.com/', PORT: '', DATABASE_URL: ' ' })
  expect(read).toMatchObject({
    ok: true,
    config: { publicUrl: 'https://texts.example.com', port: 3000, databaseUrl: null },
  })
})
