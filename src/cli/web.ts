// `parley web`: only the web app and the API. Any number of them may share one PostgreSQL.
import { type Command, readArguments, root, settings } from './command.ts'

export const web: Command = {
  async run(args) {
    readArguments({ command: 'web', args })
    const config = settings()
    const [{ run }, { greet }] = await Promise.all([import('../main.ts'), import('./greeting.ts')])
    const say = (line: string): void => console.log(line)
    return run({
      config,
      root,
      say,
      parts: ['web'],
      demo: false,
      ready: (opened, { directory }) => greet(opened, directory, say),
    })
  },
}
