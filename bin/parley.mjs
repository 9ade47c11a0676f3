#!/usr/bin/env node
// The `parley` command, from any Node 20 shell: installs what is missing, then runs src/cli.ts under Node 24.
import { join } from 'node:path'
import { endWith, findNode, install, root, run } from '../scripts/install.mjs'

// `npm run` starts in the project's folder; a file named on the command line lies where the person stands.
if (process.env.npm_lifecycle_event === 'parley' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)

await endWith(async () => {
  await install()
  return run(findNode(), [join(root, 'src/cli.ts'), ...process.argv.slice(2)])
})
