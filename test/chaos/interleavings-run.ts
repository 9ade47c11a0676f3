// Many seeds of interleavings, on several databases at once in processes of their own; or one seed again, with its trace.
import { fork } from 'node:child_process'
import { openTheatre, type Played } from './interleavings.ts'
import type { RunOptions } from './run.ts'

const SHARDS = 4 // each waits for the database half of the time
const FULL = 10_000

export async function runInterleavings({ database, seed, count, say }: RunOptions): Promise<boolean> {
  if (seed !== null && count === null) return replay(await database(), seed, say)
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  const all = count ?? FULL
  say(`seeds ${first} to ${first + all - 1}`)
  const totals = { played: 0, steps: 0, writes: 0, broken: 0 }
  const hear = (played: Played): void => {
    totals.played++
    totals.steps += played.steps
    totals.writes += played.writes
    if (totals.played % 1_000 === 0) say(`${totals.played} played, ${totals.broken} broken`)
    if (played.broken.length === 0 || ++totals.broken > 20) return
    say(`seed ${played.seed}: ${played.broken.join('; ')}`)
    if (totals.broken === 1) say(`its trace:\n${played.trace.join('\n')}`)
  }
  const urls = await Promise.all(Array.from({ length: SHARDS }, database))
  await Promise.all(urls.map((url, shard) => play({ url, first: first + shard, last: first + all, hear })))
  say(
    `${totals.played} interleavings, ${totals.steps} statements, ${totals.writes} writes to the far side, ${totals.broken} broken`,
  )
  return totals.broken === 0 && totals.played === all
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
  hear: (played: Played) => void
}): Promise<void> {
  const child = fork(import.meta.filename, [shard.url, String(shard.first), String(shard.last)])
  child.on('message', (played) => shard.hear(played as Played))
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
    process.send?.({ ...played, trace: played.broken.length > 0 ? played.trace : [] })
  }
  await theatre.close()
  process.disconnect?.()
  process.exit(0) // a connection may still be opening for an actor that crashed
}
