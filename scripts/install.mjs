// What must be true before any of our TypeScript can run: the packages are installed and a Node that runs it is at hand.
// Plain JavaScript on Node 20's built-ins alone, because at this point there is nothing else.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = resolve(fileURLToPath(import.meta.url), '../..')
const modules = join(root, 'node_modules')
const marker = join(modules, '.parley-installed')
const lock = join(root, 'dist', 'install.lock')

/** A mistake that a person can mend: its message is the one sentence to print. */
export class SetUpMistake extends Error {}

/** Installs the packages of package-lock.json unless exactly they are there. Two starters take turns. */
export async function install() {
  if (!isInstalled()) await installUnderLock()
  linkOwnBin()
}

async function installUnderLock() {
  await takeLock()
  try {
    if (isInstalled()) return // the other starter did it
    say('Installing packages (once, about a minute) …')
    const started = Date.now()
    const code = await run('npm', INSTALL, { cwd: root, env: npmEnvironment(), stdio: ['ignore', 2, 2] })
    if (code !== 0)
      throw new SetUpMistake(
        "The packages could not be installed (npm's own words are above); check the network and the free disk space, then run this again.",
      )
    writeFileSync(marker, lockHash())
    say(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`)
  } finally {
    rmSync(lock, { force: true })
  }
}

const INSTALL =
  'ci --include=dev --include=optional --no-audit --no-fund --no-progress --loglevel=error'.split(' ')

function isInstalled() {
  if (!existsSync(modules)) return false
  const hash = lockHash()
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return true
  if (!matchesLock()) return false
  writeFileSync(marker, hash) // somebody ran npm by hand, and it came out right
  return true
}

/** npx looks here first; without the link it makes a package of this folder in its cache, which takes it seconds. */
function linkOwnBin() {
  if (process.platform === 'win32' || existsSync(join(modules, '.bin', 'parley'))) return
  try {
    symlinkSync('../../bin/parley.mjs', join(modules, '.bin', 'parley'))
  } catch {
    // Another starter linked it, or the folder is read-only: npx finds its own way.
  }
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** npm writes what it installed, last of all, into node_modules/.package-lock.json; does that equal the lock file? */
function matchesLock() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const there = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || (there[path] ? there[path].version === entry.version : entry.optional || entry.peer),
    )
  } catch {
    return false
  }
}

/** One installer at a time: `npm ci` deletes node_modules first. A lock whose process is gone counts for nothing. */
async function takeLock() {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const mine = String(process.pid)
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, mine, { flag: 'wx' })
      await pause(50)
      if (holder() === mine) return // still ours: nobody took it for a dead one's in the same instant
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!isAlive(holder())) rmSync(lock, { force: true })
      else if (!told) {
        say('Another start is installing the packages; waiting for it …')
        told = true
      }
    }
    await pause(200)
  }
}

function holder() {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid) {
  if (!/^\d+$/.test(pid)) return pid === '' && existsSync(lock) // empty: made this instant, its number not yet written
  try {
    process.kill(Number(pid), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** npm must not run on the Node inside node_modules, which it is about to delete. */
function npmEnvironment() {
  const kept = (process.env.PATH ?? '').split(delimiter).filter((each) => !each.endsWith('node_modules/.bin'))
  return { ...process.env, PATH: kept.join(delimiter) }
}

/** A Node that runs TypeScript: the one that came with the packages, else this one if it is new enough. */
export function findNode() {
  const installed = join(modules, '.bin', 'node')
  if (existsSync(installed) && spawnSync(installed, ['--version']).status === 0) return installed
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new SetUpMistake(
    `Parley runs on Node 24 or later; this is Node ${process.versions.node}, and no package brings a newer one for ${process.platform} on ${process.arch}, so install Node 24 and run this again.`,
  )
}

/** Runs a program in the foreground, passes signals on to it, and resolves with its exit code. */
export function run(program, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const passOn = (signal) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, passOn)
    child.once('error', (error) =>
      failed(error.code === 'ENOENT' ? new SetUpMistake(`${program} is not on this machine's PATH.`) : error),
    )
    child.once('exit', (code, signal) => {
      for (const each of SIGNALS) process.off(each, passOn)
      done(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Ends this process with what `work` resolves to; a person's mistake is one sentence, never a stack trace. */
export async function endWith(work) {
  try {
    process.exitCode = await work()
  } catch (error) {
    if (!(error instanceof SetUpMistake)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

// To standard error: what a command prints for a program to read must stay clean.
const say = (line) => process.stderr.write(`${line}\n`)
const pause = (ms) => new Promise((done) => setTimeout(done, ms))
