// Plants known mistakes, one at a time, in a copy of the tree and runs the tests that must notice: `npm run planted-bugs`, or with words
// that names hold: `npm run planted-bugs stop tie`. A mistake that no test notices ends the run with 1, and so does one that no longer fits.
import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative, resolve } from 'node:path'
import { gateBugs } from '../test/planted-bugs/gate.ts'
import { messageBugs } from '../test/planted-bugs/messages.ts'
import { type Change, type PlantedBug, plant } from '../test/planted-bugs/planted-bug.ts'

const root = resolve(import.meta.dirname, '..')
const LEFT_OUT = ['node_modules', '.git', 'dist', 'data', 'screens', 'output', 'corpus']
const LONGEST_MS = 300_000

type Run = { readonly failed: readonly string[]; readonly passed: number; readonly trouble: string | null }
type Result = { readonly bug: PlantedBug; readonly noticedBy: string | null; readonly problem: string | null }

const running = new Set<ChildProcess>()

async function main(words: readonly string[]): Promise<boolean> {
  const bugs = [...gateBugs, ...messageBugs].filter(({ name }) => isAsked(name, words))
  const tree = await copyTree()
  const tidyUp = async (): Promise<void> => {
    for (const child of running) child.kill()
    await rm(tree, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void tidyUp().finally(() => process.exit(1)))
  try {
    if (!(await areSound(tree, bugs))) return false
    const results: Result[] = []
    for (const bug of bugs) {
      const result = await tryOut(tree, bug)
      console.log(toldOf(result))
      results.push(result)
    }
    const noticed = results.filter(({ noticedBy }) => noticedBy !== null).length
    console.log(`${noticed} of ${results.length} planted bugs noticed`)
    return bugs.length > 0 && noticed === results.length
  } finally {
    await tidyUp()
  }
}

const isAsked = (name: string, words: readonly string[]): boolean =>
  words.length === 0 || words.some((word) => name.includes(word))

/** A copy in which mistakes do no harm; the packages are shared. */
async function copyTree(): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'parley-planted-'))
  const isTaken = (path: string): boolean => !LEFT_OUT.includes(basename(path)) || relative(root, path) === ''
  await cp(root, tree, { recursive: true, filter: isTaken })
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
  return tree
}

/** A test that fails without a mistake notices nothing: all that are relied on must pass first. */
async function areSound(tree: string, bugs: readonly PlantedBug[]): Promise<boolean> {
  for (const project of ['unit', 'slices'] as const) {
    const tests = [
      ...new Set(bugs.filter((bug) => bug.project === project).flatMap((bug) => bug.tests)),
    ].toSorted()
    if (tests.length === 0) continue
    const { failed, passed, trouble } = await runTests(tree, project, tests)
    if (failed.length > 0 || trouble !== null || passed === 0) {
      console.log(
        `Mend these first, they fail without a planted bug (${project}): ${failed.join('; ') || trouble || 'none ran'}`,
      )
      return false
    }
    console.log(`${passed} ${project} tests pass on the tree as it is`)
  }
  return true
}

async function tryOut(tree: string, bug: PlantedBug): Promise<Result> {
  const before = new Map<string, string>()
  try {
    const problem = await change(tree, bug.changes, before)
    if (problem !== null) return { bug, noticedBy: null, problem }
    const { failed, trouble } = await runTests(tree, bug.project, bug.tests)
    const [first] = failed
    if (first !== undefined) return { bug, noticedBy: first, problem: null }
    return { bug, noticedBy: null, problem: trouble ?? 'every test passed' }
  } finally {
    for (const [file, text] of before) await writeFile(join(tree, file), text)
  }
}

/** Makes the changes; says what does not fit. */
async function change(
  tree: string,
  changes: readonly Change[],
  before: Map<string, string>,
): Promise<string | null> {
  for (const each of changes) {
    const path = join(tree, each.file)
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) return `${each.file} is gone: mend this planted bug`
    if (!before.has(each.file)) before.set(each.file, text)
    const planted = plant(text, each)
    if ('problem' in planted) return `${each.file}: ${planted.problem}: mend this planted bug`
    await writeFile(path, planted.text)
  }
  return null
}

async function runTests(tree: string, project: string, tests: readonly string[]): Promise<Run> {
  const report = join(tree, 'planted-report.json')
  await rm(report, { force: true })
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs')
  const child = spawn(
    process.execPath,
    [vitest, 'run', '--project', project, '--reporter=json', `--outputFile=${report}`, ...tests],
    { cwd: tree, stdio: ['ignore', 'ignore', 'pipe'], timeout: LONGEST_MS },
  )
  running.add(child)
  let said = ''
  child.stderr?.on('data', (part: Buffer) => {
    said = (said + part.toString()).slice(-2_000)
  })
  const signal = await new Promise<string | null>((ended, failed) => {
    child.once('error', failed)
    child.once('close', (_code, by) => ended(by))
  }).finally(() => running.delete(child))
  if (signal !== null) return { failed: [], passed: 0, trouble: `the tests did not end (${signal})` }
  return readReport(await readFile(report, 'utf8').catch(() => null), said)
}

type Report = {
  readonly numPassedTests: number
  readonly success: boolean
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

/** A file that does not even load has noticed nothing: the plant itself is wrong. */
function readReport(text: string | null, said: string): Run {
  if (text === null) return { failed: [], passed: 0, trouble: `the tests did not run: ${said.trim()}` }
  const { numPassedTests: passed, success, testResults } = JSON.parse(text) as Report
  const failed = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ title }) => title),
  )
  const messages = testResults.map(({ message }) => message).join(' ')
  const trouble = success || failed.length > 0 ? null : `the tests did not run: ${messages || said}`
  return { failed, passed, trouble }
}

function toldOf({ bug: { name, harm }, noticedBy, problem }: Result): string {
  return noticedBy === null
    ? `SURVIVES  ${name}: ${harm} (${problem})`
    : `noticed   ${name}: by “${noticedBy}”`
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
