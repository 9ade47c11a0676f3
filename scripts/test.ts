// Everything `npm test` checks, in order, up to the first stage that fails. The last line counts every test of all stages.
import { spawn } from 'node:child_process'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findBrowser } from './find-browser.ts'

const root = resolve(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules/.bin', name)
const own = (file: string): string[] => [process.execPath, join(root, file)]

/** A stage is a program that must succeed, or a project of vitest, whose tests are counted. */
type Stage = { readonly name: string } & (
  | { readonly command: readonly string[] }
  | { readonly project: string; readonly env?: NodeJS.ProcessEnv }
)
type Count = { readonly passed: number; readonly failed: number }

const stages = (browser: string): Stage[] => [
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'lint', command: [bin('biome'), 'check', '.'] },
  {
    name: 'lint, with types',
    command: [bin('oxlint'), '--type-aware', 'src', 'bench', 'test', 'scripts'],
  },
  { name: 'import rule', command: own('scripts/check-imports.ts') },
  { name: 'docs/api.md', command: [...own('scripts/api-docs.ts'), '--check'] },
  { name: 'schema.sql', command: [...own('scripts/schema.ts'), '--check'] },
  { name: 'unit tests', project: 'unit' },
  { name: 'slice tests', project: 'slices' },
  { name: 'web build', command: own('scripts/build-web.ts') },
  // A demo is made only on the embedded database, and the journeys are the demo's: they never use DATABASE_URL.
  { name: 'journeys', project: 'journeys', env: { PARLEY_BROWSER: browser, DATABASE_URL: undefined } },
]

async function main(): Promise<number> {
  const total = { passed: 0, failed: 0 }
  const browser = await findBrowser()
  if ('missing' in browser) {
    console.error(browser.missing)
    total.failed++
  } else
    for (const stage of stages(browser.path)) {
      const count = await run(stage)
      total.passed += count.passed
      total.failed += count.failed
      if (count.failed > 0) break
    }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 && total.passed > 0 ? 0 : 1
}

async function run(stage: Stage): Promise<Count> {
  const started = Date.now()
  console.log(`\n── ${stage.name}`)
  const count = 'project' in stage ? await runProject(stage) : await runCommand(stage.command)
  const seconds = ((Date.now() - started) / 1_000).toFixed(1)
  console.log(`── ${stage.name}: ${count.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
  return count
}

async function runCommand(command: readonly string[]): Promise<Count> {
  return { passed: 0, failed: (await runProgram(command)) === 0 ? 0 : 1 }
}

async function runProject({ project, env }: { project: string; env?: NodeJS.ProcessEnv }): Promise<Count> {
  const report = join(root, 'test/output', `${project}.json`)
  await mkdir(join(root, 'test/output'), { recursive: true })
  await rm(report, { force: true })
  const code = await runProgram(
    [
      ...[process.execPath, join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', project],
      ...['--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    env,
  )
  return countTests(await readFile(report, 'utf8').catch(() => '{}'), code)
}

/** A run that failed without a failed test (a file that did not load, an error outside any test) counts as one; so does a skipped test. */
function countTests(report: string, code: number): Count {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = JSON.parse(report) as Record<string, number>
  const skipped = numPendingTests + numTodoTests
  if (skipped > 0) console.error(`${skipped} tests were skipped; finish them or delete them.`)
  const failed = numFailedTests + skipped
  return { passed: numPassedTests, failed: failed === 0 && (code !== 0 || numPassedTests === 0) ? 1 : failed }
}

/** Runs in the foreground; a signal to us reaches it too, so that nothing is left behind. */
function runProgram(
  [program = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    process.on('SIGINT', passOn).on('SIGTERM', passOn)
    const end = (code: number): void => {
      process.off('SIGINT', passOn).off('SIGTERM', passOn)
      done(code)
    }
    child.once('error', (error) => {
      console.error(`${program} could not be run: ${error.message}.`)
      end(1)
    })
    child.once('exit', (code) => end(code ?? 1))
  })
}

process.exitCode = await main()
