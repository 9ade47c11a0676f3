// The `parley` command: finds the command that was named and runs it. Each is a file of src/cli/, loaded only when asked for.
import { type Command, ConfigurationMistakes, UsageMistake } from './cli/command.ts'
import { isDatabaseAway, isDiskFull } from './platform/errors.ts'
import { OperatorError } from './platform/operator-error.ts'

const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  start: {
    summary: 'web app and worker in one process, on the embedded database or DATABASE_URL',
    load: async () => (await import('./cli/start.ts')).start,
  },
  web: { summary: 'only the web app and the API', load: async () => (await import('./cli/web.ts')).web },
  worker: {
    summary: 'only the dispatcher, the carriers\u2019 sessions and the jobs',
    load: async () => (await import('./cli/worker.ts')).worker,
  },
  migrate: {
    summary: 'brings the database\u2019s schema up to date, then ends',
    load: async () => (await import('./cli/migrate.ts')).migrate,
  },
  backup: {
    summary: 'writes the whole database to FILE',
    load: async () => (await import('./cli/backup.ts')).backup,
  },
  restore: {
    summary: 'fills an empty database from FILE',
    load: async () => (await import('./cli/restore.ts')).restore,
  },
  evidence: {
    summary: 'writes everything about a number, PHONE, as a PDF document and as JSON that anybody can verify',
    load: async () => (await import('./cli/evidence.ts')).evidence,
  },
  doctor: {
    summary: 'checks settings, database, key, web app and connections, one line each',
    load: async () => (await import('./cli/doctor.ts')).doctor,
  },
  verify: {
    summary: 'says whether the consent ledger, or an evidence file, is what was sealed (--help)',
    load: async () => (await import('./cli/verify.ts')).verify,
  },
  key: {
    summary: 'prints the public key that the consent ledger is signed with',
    load: async () => (await import('./cli/key.ts')).key,
  },
  erase: {
    summary:
      'erases a person: PHONE --reason TEXT, with --keep-proof for now; --hold and --lift a legal hold',
    load: async () => (await import('./cli/erase.ts')).erase,
  },
  member: {
    summary: 'list shows who can sign in; reset EMAIL makes a one-time link to set a new password',
    load: async () => (await import('./cli/member.ts')).member,
  },
  segments: {
    summary: 'counts SMS segments: {"body"} lines in, {"encoding","units","segments"} lines out',
    load: async () => (await import('./cli/segments.ts')).segments,
  },
  keyword: {
    summary: 'reads STOP, START and HELP: {"text"} lines in, {"label","doubt","rule"} lines out',
    load: async () => (await import('./cli/keyword.ts')).keyword,
  },
}

/** Runs one command line; resolves with the exit code: 1 it failed, 2 it was not understood, 78 the settings are wrong. */
async function main([name = 'help', ...args]: string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) return help()
  const found = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!found) return fail(`There is no command "${name}"; see: parley help`, 2)
  try {
    return await (await found.load()).run(args)
  } catch (error) {
    if (error instanceof UsageMistake) return fail(error.message, 2)
    if (error instanceof ConfigurationMistakes) return fail(error.mistakes.join('\n'), 78)
    const sentence = sentenceOf(error)
    if (sentence !== null) return fail(sentence, 1)
    throw error // a bug: its stack is what a maintainer needs
  }
}

/** What a person can mend is one sentence; null for everything else. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof OperatorError) return error.message
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || isDiskFull(error))
    return 'The disk is full, so nothing was changed; free some space and try again.'
  if (path !== undefined && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? ''))
    return `${path} may not be read or written by this user; change who owns it, or choose another place with PARLEY_DATA.`
  if (path !== undefined && ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(code ?? ''))
    return `${path} is not there or not what it should be; check the settings that name it.`
  if (isDatabaseAway(error)) return 'The database went away meanwhile; see that it runs, then try again.'
  return null
}

function help(): number {
  const width = Math.max(...Object.keys(commands).map((name) => name.length)) + 2
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`)
  console.log(['parley COMMAND', '', ...lines, `  ${'help'.padEnd(width)}this list`].join('\n'))
  return 0
}

function fail(sentence: string, code: number): number {
  console.error(sentence)
  return code
}

// The reader of a pipe may leave early (`parley segments | head`); that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))
