// `parley worker`: only the dispatcher, the carriers' sessions and the jobs. Any number of them may share one PostgreSQL.
import { type Command, readArguments, root, settings } from './command.ts'

export const worker: Command = {
  async run(args) {
    readArguments({ command: 'worker', args })
    const config = settings()
    const { run } = await import('../main.ts')
    const say = (line: string): void => console.log(line)
    return run({
      config,
      root,
      say,
      parts: ['worker'],
      demo: false,
      ready: async () => say('The worker runs. Press Ctrl+C to stop.'),
    })
  },
}
