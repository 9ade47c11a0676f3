// `parley start`: the web app and the worker in one process. Without DATABASE_URL it brings its own PostgreSQL.
import { type Command, readArguments, root, settings } from './command.ts'

export const start: Command = {
  async run(args) {
    const { on } = readArguments({ command: 'start', args, switches: ['empty'] })
    const config = settings()
    const [{ run }, { greet }] = await Promise.all([import('../main.ts'), import('./greeting.ts')])
    const say = (line: string): void => console.log(line)
    return run({
      config,
      root,
      say,
      parts: ['web', 'worker'],
      demo: !on.has('empty'),
      ready: (opened, { directory }) => greet(opened, directory, say),
    })
  },
}
