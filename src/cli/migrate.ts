// `parley migrate`: brings the database's schema up to date. `start`, `web` and `worker` do so by themselves.
import { type Command, readArguments } from './command.ts'
import { sayAside, withDatabase } from './with-database.ts'

export const migrate: Command = {
  async run(args) {
    readArguments({ command: 'migrate', args })
    const { migrate } = await import('../platform/migrate.ts')
    const ran = await withDatabase(({ url }) => migrate({ url, say: sayAside }))
    console.log(ran.length === 0 ? 'The database is up to date.' : `${ran.length} migrations were run.`)
    return 0
  },
}
