// The product against the tests' SMSC: `npm run chaos -- smsc [--seed N] [--count PERCENT]`.
import type { Verdict } from './marks.ts'
import type { RunOptions } from './run.ts'
import { longInbound, type Play, repeats, twins } from './smsc-inbound.ts'
import { cuts, longOutbound, receipts, throttling } from './smsc-outbound.ts'
import { stops } from './smsc-stop.ts'

type Scene = {
  readonly title: string
  readonly full: number
  readonly play: (play: Play) => Promise<Verdict>
}

/** In the full run each has `full` texts or phones. */
export const scenes: readonly Scene[] = [
  { title: 'texts that come again after a cut are stored once', full: 1_000, play: repeats },
  { title: 'two equal texts of one phone are two messages', full: 100, play: twins },
  { title: 'long texts arrive whole, in any order of their pieces', full: 120, play: longInbound },
  { title: 'long texts leave whole, in parts', full: 40, play: (play) => longOutbound(play, 'udh') },
  { title: 'long texts leave whole, in one piece', full: 40, play: (play) => longOutbound(play, 'payload') },
  { title: 'receipts turn ticks to delivered, also when they come first', full: 400, play: receipts },
  { title: 'a line cut twenty times leaves every text sent once or in doubt', full: 1_000, play: cuts },
  { title: 'a far side that asks for patience gets everything in order', full: 400, play: throttling },
  { title: 'a STOP closes a full queue at once and is confirmed once', full: 120, play: stops },
]

export async function runSmsc({ database, seed, count, say }: RunOptions): Promise<boolean> {
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  const share = (count ?? 100) / 100
  say(`seed ${first}`)
  let held = true
  for (const { title, full, play } of scenes) {
    const began = performance.now()
    const size = Math.max(6, Math.round(full * share))
    const { figures, faults } = await play({
      url: await database(),
      seed: first,
      count: size,
      isQuick: false,
    })
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    const shown = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`)
    say(`${faults.length === 0 ? 'held' : 'BROKEN'}  ${title}: ${shown.join(', ')} (${seconds} s)`)
    for (const fault of faults.slice(0, 20)) say(`  ${fault}`)
    held &&= faults.length === 0
  }
  return held
}
