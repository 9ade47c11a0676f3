// `npm run bench -- NAME…`: each bench prints min / median / max of both halves of its ratio and writes bench/results.json.
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { printed } from './figures.ts'
import { inbox } from './inbox.ts'
import { openPlace } from './place.ts'
import { receive } from './receive.ts'
import { search } from './search.ts'
import { send } from './send.ts'

const benches = { send, receive, inbox, search } as const
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const rounds = Number(process.argv.find((word) => word.startsWith('--rounds='))?.slice(9) ?? 5)
// How many texts the inbox and the search are tried at: the goals speak of ten million, which takes half an hour to write.
const rows = Number(process.argv.find((word) => word.startsWith('--rows='))?.slice(7) ?? 1_000_000)
const names = (wanted.length > 0 ? wanted : Object.keys(benches)) as (keyof typeof benches)[]
const strange = names.find((name) => !(name in benches))
if (strange) {
  console.error(`There is no bench named "${strange}". There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

const results: Record<string, unknown> = { cpus: cpus().length, model: cpus()[0]?.model, rounds }
for (const name of names) {
  console.log(`${name}: ${rounds} rounds`)
  const place = await openPlace()
  try {
    const { verdicts, notes } = await benches[name](place, rounds, rows)
    for (const verdict of verdicts) console.log(printed(verdict))
    for (const note of notes) console.log(note)
    results[name] = { verdicts, notes }
  } finally {
    await place.close()
  }
}
await writeFile(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 1)}\n`)
