// `parley restore FILE`: fills an empty database from what `parley backup` wrote.
import { resolve } from 'node:path'
import { type Command, readArguments } from './command.ts'
import { sayAside, withDatabase } from './with-database.ts'

export const restore: Command = {
  async run(args) {
    const { operands } = readArguments({ command: 'restore', args, operands: ['FILE'] })
    const file = resolve(operands[0] ?? '')
    const { restore } = await import('../platform/backup.ts')
    await withDatabase(({ url }) => restore({ url, file, say: sayAside }))
    console.log(`Restored from ${file}.`)
    return 0
  },
}
