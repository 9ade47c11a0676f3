// Many seeds of interleavings, on several databases at once in processes of their own; or one seed again, with its trace. Many
// more than fit into an evening are played in pieces: `--from 1 --count 10000`, `--from 10001 --count 10000`, and so on.
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { openTheatre, type Played } from './interleavings.ts'
import type { RunOptions } from './run.ts'

const SHARDS = 3 * availableParallelism() // each waits for the database more than half of the time
const FULL = 10_000

export async function runInterleavings({ database, seed, count, say }: RunOptions): Promise<boolean> {
  if (seed !== null && count === null) return replay(await database(), seed, say)
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  const all = count ?? FULL
  const next = first + all
  say(`seeds ${first} to ${next - 1}`)
  const began = process.hrtime.bigint()
  const totals = { played: 0, steps: 0, writes: 0, broken: 0, megabytes: 0 }
  const hear = ({ seed: each, broken, trace, steps, writes, megabytes }: Told): void => {
    totals.played++
    totals.steps += steps
    totals.writes += writes
    totals.megabytes = Math.max(totals.megabytes, megabytes)
    if (totals.played % 1_000 === 0) {
      const seconds = Number((process.hrtime.bigint() - began) / 1_000_000_000n)
      const { played, megabytes: most } = totals
      say(`${played} of ${all} played, ${totals.broken} broken, ${seconds} s, up to ${most} MB a process`)
      totals.megabytes = 0
    }
    if (broken.length === 0 || ++totals.broken > 20) return
    say(`seed ${each}: ${broken.join('; ')} (again: npm run chaos -- interleavings --seed ${each})`)
    if (totals.broken === 1) say(`its trace:\n${trace.join('\n')}`)
  }
  const urls = await inTurn(SHARDS, database)
  await Promise.all(urls.map((url, shard) => play({ url, first: first + shard, last: next, hear })))
  say(
    `${totals.played} interleavings, ${totals.steps} statements, ${totals.writes} writes to the far side, ${totals.broken} broken`,
  )
  say(`the piece from ${first} to ${next - 1} is played; the next one: --from ${next} --count ${all}`)
  return totals.broken === 0 && totals.played === all
}

/** What a shard tells of a play: the trace only of a broken one. */
type Told = Played & { readonly megabytes: number }

/** PostgreSQL copies one template at a time. */
async function inTurn<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  while (made.length < times) made.push(await make())
  return made
}

async function replay(url: string, seed: number, say: (line: string) => void): Promise<boolean> {
  const theatre = await openTheatre(url)
  const [played, again] = [await theatre.play(seed), await theatre.play(seed)]
  await theatre.close()
  say(`seed ${seed}\n${played.trace.join('\n')}`)
  for (const line of played.broken) say(line)
  const isSame = played.trace.join('\n') === again.trace.join('\n')
  say(isSame ? 'a second play gave the same trace' : 'a second play gave ANOTHER trace')
  return isSame && played.broken.length === 0
}

function play(shard: {
  url: string
  first: number
  last: number
  hear: (told: Told) => void
}): Promise<void> {
  const child = fork(import.meta.filename, [shard.url, String(shard.first), String(shard.last)])
  child.on('message', (told) => shard.hear(told as Told))
  return new Promise((resolve, reject) => {
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A shard ended with code ${code}`)),
    )
  })
}

if (import.meta.main) {
  const [url = '', first = '0', last = '0'] = process.argv.slice(2)
  const theatre = await openTheatre(url)
  for (let seed = Number(first); seed < Number(last); seed += SHARDS) {
    const played = await theatre.play(seed)
    const megabytes = Math.round(process.memoryUsage.rss() / 2 ** 20)
    const trace = played.broken.length > 0 ? played.trace : []
    process.send?.({ ...played, trace, megabytes } satisfies Told)
  }
  await theatre.close()
  process.disconnect?.()
  process.exit(0) // a connection may still be opening for an actor that crashed
}
