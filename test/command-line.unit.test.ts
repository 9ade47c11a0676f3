// The command line as a person or a script uses it: run for real, from the outside.
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

function parley(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli.ts'), ...args], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  })
  return { status, lines: stdout.trimEnd().split('\n'), said: stderr.trimEnd().split('\n') }
}

test('segments answers every line in order, and a line that cannot be read stops nothing', () => {
  const input = ['{"body":"See you at 5"}', 'nonsense', '{"body":"👍"}', '', '{"text":"hi"}'].join('\n')
  const { status, lines } = parley(['segments'], { input: `${input}\n` })
  const mistake = { error: 'Each line must be {"body": "…"}.' }
  expect(status).toBe(0)
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { encoding: 'GSM-7', units: 12, segments: 1 },
    mistake,
    { encoding: 'UCS-2', units: 2, segments: 1 },
    mistake,
    mistake,
  ])
})

test('keyword reads STOP, START, HELP and ordinary texts', () => {
  const input = [
    '{"text":"Stop."}',
    '{"text":"START"}',
    '{"text":"help","pending_double_opt_in":true}',
    '{"text":"see you"}',
    '{"text":"Y","pending_double_opt_in":true}',
    '{"text":"Y"}',
    '{"text":"why are you texting me"}',
  ]
  const { status, lines } = parley(['keyword'], { input: input.join('\n') })
  expect(status).toBe(0)
  const labels = ['opt_out', 'opt_in', 'help', 'none', 'confirm', 'none', 'none']
  expect(lines.map((line) => JSON.parse(line).label)).toEqual(labels)
  expect(JSON.parse(lines[6] ?? '')).toMatchObject({ doubt: true })
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ doubt: false, rule: expect.stringContaining('stop') })
})

const refused: [string, string[], Record<string, string>, number, RegExp][] = [
  ['a command that does not exist', ['strat'], {}, 2, /^There is no command "strat"; see: parley help$/],
  [
    'an option that does not exist',
    ['start', '--emtpy'],
    {},
    2,
    /^"--emtpy" is not an option; .*\[--empty\]$/,
  ],
  ['a member without a verb', ['member'], {}, 2, /^Say what to do; .*parley member reset EMAIL$/],
  ['a reset of nobody', ['member', 'reset'], {}, 2, /^EMAIL is missing; .*parley member reset EMAIL$/],
  ['a file too few', ['backup'], {}, 2, /^FILE is missing; /],
  ['a file too many', ['restore', 'a', 'b'], {}, 2, /^"b" was not expected; /],
  ['a mistyped setting', ['start'], { PORT: '3oo0' }, 78, /^PORT must be a number/],
  ['a setting that does not exist', ['migrate'], { PARLEY_DTAA: 'x' }, 78, /^PARLEY_DTAA is not a setting/],
]

test.each(refused)('%s is one sentence', (_title, args, env, code, says) => {
  const { status, said } = parley(args, { env })
  expect(status).toBe(code)
  expect(said).toEqual([expect.stringMatching(says)])
})

test('a port in use is one sentence, said before anything is started', async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) =>
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address()
      done(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  const { status, said } = parley(['start'], {
    env: { PORT: String(port), PARLEY_DATA: '/nonexistent/parley' },
  })
  taken.close()
  expect(status).toBe(1)
  expect(said).toEqual([
    expect.stringMatching(`^Port ${port} is in use by another program; .*PORT=${port + 1} npm start$`),
  ])
})

test('the doctor names a database that is away, without its password', () => {
  const { status, lines } = parley(['doctor'], {
    env: { DATABASE_URL: 'postgresql://dana:hush@127.0.0.1:9/parley' },
  })
  expect(status).toBe(1)
  const line = lines.find((each) => each.includes('database')) ?? ''
  expect(line).toMatch(/^WRONG {2}database +No database answers at 127\.0\.0\.1:9\/parley/)
  expect(lines.join()).not.toContain('hush')
})
