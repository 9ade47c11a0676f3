// `parley backup FILE`: the whole database in one file, while Parley goes on working.
import { resolve } from 'node:path'
import { type Command, readArguments } from './command.ts'
import { withDatabase } from './with-database.ts'

export const backup: Command = {
  async run(args) {
    const { operands } = readArguments({ command: 'backup', args, operands: ['FILE'] })
    const file = resolve(operands[0] ?? '')
    const { backup } = await import('../platform/backup.ts')
    await withDatabase(({ url }) => backup({ url, file }))
    console.log(`Written: ${file}. Keep the secret key with it, but not in the same place.`)
    return 0
  },
}
