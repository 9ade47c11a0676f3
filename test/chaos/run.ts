// The chaos runs from the command line: npm run chaos [-- NAME] [--seed N] [--count N]. Without a name: all of them in turn.
// What fails prints its seed; `npm run chaos -- NAME --seed N` plays that seed again, with its trace. `--from N` is the first seed
// of a piece (of 1,000, or --count), for a run that is made in several.
import { parseArgs } from 'node:util'
import { runInterleavings } from './interleavings-run.ts'
import { runKill } from './kill.ts'
import { runKillStop } from './kill-stop.ts'
import { runLedger } from './ledger.ts'
import { runOrder } from './order.ts'
import { runOvertake } from './overtake.ts'
import { startServer } from './server.ts'
import { runSmsc } from './smsc.ts'
import { runVerbs } from './verbs.ts'

export type RunOptions = {
  /** A fresh migrated database. */
  readonly database: () => Promise<string>
  readonly seed: number | null
  readonly count: number | null
  readonly say: (line: string) => void
}

/** Each resolves with whether every promise held. */
const runs: Record<string, (options: RunOptions) => Promise<boolean>> = {
  interleavings: runInterleavings,
  verbs: runVerbs,
  order: runOrder,
  overtake: runOvertake,
  smsc: runSmsc,
  ledger: runLedger,
  kill: runKill,
  'kill-stop': runKillStop,
}

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, from: { type: 'string' }, count: { type: 'string' } },
  allowPositionals: true,
})
const names = positionals.length > 0 ? positionals : Object.keys(runs)
const unknown = names.find((name) => !runs[name])
if (unknown !== undefined) {
  console.error(`There is no chaos run "${unknown}"; choose among ${Object.keys(runs).join(', ')}.`)
  process.exit(2)
}
const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text))
const wanted = {
  seed: number(values.from ?? values.seed),
  count: number(values.count ?? (values.from === undefined ? undefined : '1000')),
}
const server = await startServer()
let held = true
try {
  for (const name of names) held = (await carryOut(name)) && held
} finally {
  await server.stop()
}
process.exitCode = held ? 0 : 1

async function carryOut(name: string): Promise<boolean> {
  const began = performance.now()
  const say = (line: string): void => console.log(`${name}: ${line}`)
  const options = { ...wanted, database: server.database, say }
  const ok = (await runs[name]?.(options)) ?? false
  say(`${ok ? 'every promise held' : 'FAILED'} (${((performance.now() - began) / 1000).toFixed(0)} s)`)
  return ok
}
