// Where the embedded PostgreSQL keeps its files and its socket, also for a clone at a long path or in a folder that only root enters.
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { access, chown, lstat, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeSystemDirectory, type OsUser, SYSTEM_DIRECTORY } from './embedded-binaries.ts'
import { OperatorError } from './operator-error.ts'

export type Places = {
  /** The database's folder: `data` (the cluster), `server.log`, and the socket if its path is short enough. */
  readonly home: string
  readonly data: string
  readonly socket: string
}

const SOCKET_LONGEST = 103 // macOS ends at 103 bytes, Linux at 107

/** Finds or makes the folders for the embedded database of the data directory `directory`. */
export async function findPlaces({
  directory,
  user,
  say,
}: {
  directory: string
  user: OsUser
  say: (line: string) => void
}): Promise<Places> {
  await mkdir(directory, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError(
      `The folder ${directory} for the database cannot be made (${error.code}); make it, or set PARLEY_DATA to another one.`,
    )
  })
  const home = await findHome(await realpath(directory), user, say)
  return { home, data: join(home, 'data'), socket: await findSocketDirectory(home, user) }
}

export async function removePlaces({ home, socket }: Places): Promise<void> {
  const isFar = home.startsWith(`${SYSTEM_DIRECTORY}/`)
  for (const path of [isFar ? dirname(home) : home, socket]) await rm(path, { recursive: true, force: true })
}

async function findHome(directory: string, user: OsUser, say: (line: string) => void): Promise<string> {
  const near = join(directory, 'postgres')
  if (user.uid === undefined) return ownFolder(near, user)

  const idFile = join(directory, 'postgres-id')
  const known = await readFile(idFile, 'utf8').catch(() => null)
  if (known === null && mayEnter(directory, user)) return ownFolder(near, user)
  if (known === null && (await isThere(join(near, 'data'))))
    throw new OperatorError(
      `The database in ${near} can no longer be reached by the user "postgres", because a folder above it is closed to it; open that folder (chmod o+x) or move the clone.`,
    )
  const home = await findFarHome(directory, idFile, known, user)
  say(`The database is kept in ${home}, because its user "postgres" may not enter ${directory}.`)
  return home
}

/** Outside the clone, under an id that the clone remembers. A copied clone gets an id of its own: two must not share one database. */
async function findFarHome(
  directory: string,
  idFile: string,
  known: string | null,
  user: OsUser,
): Promise<string> {
  await makeSystemDirectory()
  const id = known?.trim() ?? (await remember(idFile, 'wx'))
  if (!/^[0-9a-f]{16}$/.test(id))
    throw new OperatorError(`${idFile} does not hold the id of a database; restore it or remove it.`)
  const folder = join(SYSTEM_DIRECTORY, id)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const home = await ownFolder(join(folder, 'postgres'), user)
  const origin = join(folder, 'origin')
  const from = await readFile(origin, 'utf8').catch(() => null)
  const original = from === null ? null : await readFile(join(from, 'postgres-id'), 'utf8').catch(() => null)
  if (from === null || from === directory || original?.trim() !== id) {
    await writeFile(origin, directory)
    return home
  }
  return findFarHome(directory, idFile, await remember(idFile, 'w'), user)
}

async function remember(idFile: string, flag: 'w' | 'wx'): Promise<string> {
  await writeFile(idFile, `${randomBytes(8).toString('hex')}\n`, { flag }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // another starter was first: its id counts
    },
  )
  return (await readFile(idFile, 'utf8')).trim()
}

async function ownFolder(path: string, user: OsUser): Promise<string> {
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(path)
  const wanted = user.uid ?? process.getuid?.()
  const isOurs = found.isDirectory() && (found.uid === wanted || found.uid === process.getuid?.())
  if (!isOurs || (found.mode & 0o077) !== 0)
    throw new OperatorError(
      `${path} is not a folder of the database's user alone, so it is not trusted; remove it and start again.`,
    )
  if (user.uid !== undefined && user.gid !== undefined && found.uid !== user.uid)
    await chown(path, user.uid, user.gid)
  return path
}

/** A socket's path has a shortest limit of all paths, so a long clone gets a folder of its own under /tmp, closed to others. */
async function findSocketDirectory(home: string, user: OsUser): Promise<string> {
  if (Buffer.byteLength(join(home, '.s.PGSQL.5432')) <= SOCKET_LONGEST) return home
  const digest = createHash('sha256').update(home).digest('hex').slice(0, 16)
  return ownFolder(`/tmp/parley-${digest}`, user)
}

const mayEnter = (directory: string, user: OsUser): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', directory], { ...user, cwd: '/', stdio: 'ignore' })
    .status === 0

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
