// `npm start` and `npm test`: installs what is missing, then goes on under Node 24. Nothing need be installed to run this.
import { join } from 'node:path'
import { endWith, findNode, install, root, run } from './install.mjs'

const [command, ...args] = process.argv.slice(2)

await endWith(async () => {
  await install()
  const node = findNode()
  if (command === 'test') return run(node, [join(root, 'scripts/test.ts'), ...args])
  // Without the -- that npm asks for, `npm start --empty` reaches us as a setting of npm's.
  if (process.env.npm_config_empty && !args.includes('--empty')) args.push('--empty')
  return run(node, [join(root, 'src/cli.ts'), command ?? 'start', ...args])
})
