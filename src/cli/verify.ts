// `parley verify`: says whether the ledger is what was sealed. The verifier is a program of its own that shares no code with the
// product; here it is only started, on this install's database unless another or an evidence file is named.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { environmentWith } from '../platform/config.ts'
import { type Command, root } from './command.ts'
import { withDatabase } from './with-database.ts'

export const verify: Command = {
  async run(args) {
    const isNamed = args.some((each) => ['--database', '--bundle', '--help'].includes(each))
    if (isNamed) return runVerifier(args)
    // It runs beside the product, so what was written within the last minute may still wait for its seal.
    return withDatabase(({ url }) => {
      const { address, password } = apart(url)
      return runVerifier(['--database', address, '--live', ...args.filter((each) => each !== '--live')], {
        ...(password !== null && { PGPASSWORD: password }),
      })
    })
  },
}

/** The password stays off the command line, where every user of this machine could read it. */
function apart(url: string): { address: string; password: string | null } {
  const address = new URL(url)
  const password = address.password === '' ? null : decodeURIComponent(address.password)
  address.password = ''
  return { address: address.href, password }
}

function runVerifier(args: readonly string[], more: Record<string, string> = {}): Promise<number> {
  const program = join(root, 'verify/main.ts')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: 'inherit',
      env: environmentWith(more),
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 2))
  })
}
