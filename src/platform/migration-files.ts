// The migrations as they lie in /migrations: numbered SQL files, forward only, never edited once released.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OperatorError } from './operator-error.ts'

export type Migration = { readonly name: string; readonly sha256: string; readonly sql: string }

/** What a database or a backup says it has: the same list without the SQL. */
export type Applied = Pick<Migration, 'name' | 'sha256'>

export const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url))

/** All migrations of this version of Parley, in order. */
export async function readMigrations(directory: string = MIGRATIONS): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(directory, name), 'utf8')
      return { name, sha256: createHash('sha256').update(sql).digest('hex'), sql }
    }),
  )
}

/** The migrations that are still to run. Throws when what was applied is not the beginning of what we have. */
export function findPending(
  all: readonly Migration[],
  applied: readonly Applied[],
  subject: string,
): Migration[] {
  const ours = new Map(all.map((migration) => [migration.name, migration]))
  for (const { name, sha256 } of applied) {
    const known = ours.get(name)
    if (!known)
      throw new OperatorError(
        `${subject} is newer than this version of Parley (it has migration ${name}); start the newer version.`,
      )
    if (known.sha256 !== sha256)
      throw new OperatorError(
        `Migration ${name} was edited after it had been applied to ${subject.replace(/^The/, 'the')}; put the released file back and write a new migration instead.`,
      )
  }
  const done = new Set(applied.map(({ name }) => name))
  const pending = all.filter(({ name }) => !done.has(name))
  const last = applied.at(-1)?.name
  const late = pending.find(({ name }) => last !== undefined && name < last)
  if (late)
    throw new OperatorError(
      `Migration ${late.name} comes before ${last}, which was already applied; give it a higher number.`,
    )
  return pending
}
