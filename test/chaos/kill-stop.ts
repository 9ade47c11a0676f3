// STOP against kill -9: people are written to, say STOP, and the application dies at a random moment of that.
// `npm run chaos -- kill-stop [--seed N] [--count ROUNDS]`
import { setTimeout as pause } from 'node:timers/promises'
import { audit, type Stored } from './audit.ts'
import { onStage, type Scene, settled } from './kill.ts'
import { drawBody, drawPhones, type Taken, type Verdict } from './marks.ts'
import { type Random, seeded } from './random.ts'
import type { RunOptions } from './run.ts'

export type StopOptions = {
  readonly seed: number
  readonly rounds: number
  readonly say: (line: string) => void
}

const PEOPLE = 8
const STOPS = ['STOP', 'Stop.', 'stop', 'UNSUBSCRIBE', 'end', 'Quit!', 'cancel', 'STOPALL']

export async function runKillStop({ seed, count, say }: RunOptions): Promise<boolean> {
  const first = seed ?? Math.floor(Math.random() * 2 ** 30)
  const { figures, faults } = await playKillStop({ seed: first, rounds: count ?? 100, say })
  say(
    Object.entries(figures)
      .map(([name, figure]) => `${name} ${figure}`)
      .join(', '),
  )
  for (const fault of faults.slice(0, 30)) say(`  ${fault}`)
  return faults.length === 0
}

export const playKillStop = (options: StopOptions): Promise<Verdict> =>
  onStage(options.seed, (scene) => play(scene, options))

/** Somebody who said STOP, and how many texts the far side had taken when that was answered. */
type Stopped = { readonly phone: string; readonly takenBefore: number }
type Told = {
  stopped: Stopped[]
  answered: string[]
  slipped: string[]
  number: number
  slowestStartMs: number
}

async function play(scene: Scene, { seed, rounds, say }: StopOptions): Promise<Verdict> {
  const random = seeded(seed)
  const phones = drawPhones(seeded(seed + 1), rounds * PEOPLE)
  const told: Told = { stopped: [], answered: [], slipped: [], number: 0, slowestStartMs: 0 }
  say(`seed ${seed}`)
  for (let round = 0; round < rounds; round++) {
    await playRound(scene, phones.slice(round * PEOPLE, (round + 1) * PEOPLE), { random, told })
    if (round % 20 === 19) say(`${round + 1} rounds, ${scene.far.taken.length} texts at the far side`)
  }
  const stored = await settled(scene.directory)
  const { accepted, statuses, faults } = scene.client
  say(`answers: ${[...statuses].map(([status, times]) => `${times} × ${status}`).join(', ')}`)
  const verdict = audit(stored, { accepted, answered: told.answered, taken: scene.far.taken })
  const stops = judgeStops(stored, scene.far.taken, told.stopped)
  return {
    figures: { kills: rounds, ...verdict.figures, ...stops.figures, slowestStartMs: told.slowestStartMs },
    faults: [
      ...faults,
      ...told.slipped,
      ...scene.product.ends,
      ...scene.product.errors(),
      ...verdict.faults,
      ...stops.faults,
    ],
  }
}

/** Eight people say hello, are written to, and say STOP; somewhere in that the application is killed and comes back. */
async function playRound(
  { product, far, client, access }: Scene,
  phones: readonly string[],
  { random, told }: { random: Random; told: Told },
): Promise<void> {
  const hear = (from: string, body: string): Promise<number> =>
    far.deliver({ from, to: access.ourPhone, body })
  await Promise.all(
    phones.map(async (phone) => {
      await hear(phone, `Hello from ${phone}`)
      told.answered.push(`Hello from ${phone}`)
    }),
  )
  const spreadMs = random.pick([150, 500, 1_000]) // a program that has just started is slow, so some rounds give it time
  const draws = phones.map(() => ({
    texts: Array.from({ length: 4 }, () => drawBody(random, ++told.number, 0.1)),
    restMs: random.below(spreadMs / 5),
    stopMs: random.below(spreadMs),
    stop: random.pick(STOPS),
  }))
  const people = phones.map(async (phone, index) => {
    const { texts, restMs, stopMs, stop } = draws[index] ?? { texts: [], restMs: 0, stopMs: 0, stop: 'STOP' }
    const writing = texts.map(async (body, place) => {
      await pause(place * restMs)
      return client.send(phone, body)
    })
    await pause(stopMs)
    told.stopped.push({ phone, takenBefore: await hear(phone, stop) })
    const late = await client.send(phone, drawBody(random, ++told.number, 0))
    if (!('refused' in late) || late.refused !== 'opted_out')
      told.slipped.push(`a text to ${phone} was accepted after its STOP was answered`)
    await Promise.all(writing)
  })
  await pause(random.below(spreadMs * 1.4))
  await product.kill()
  told.slowestStartMs = Math.max(told.slowestStartMs, Math.round(await product.start()))
  await Promise.all(people)
}

/** Nothing begins after the STOP's answer but one confirmation, which has one row, and the STOP one entry in the ledger. */
function judgeStops(stored: Stored, taken: readonly Taken[], stopped: readonly Stopped[]): Verdict {
  const to = Map.groupBy(
    taken.map((text, at) => ({ ...text, at })),
    ({ destination }) => destination,
  )
  const rows = Map.groupBy(stored.outbound, ({ phone }) => phone)
  const records = Map.groupBy(stored.records, ({ phone }) => phone)
  const figures = { stops: stopped.length, cancelled: 0, confirmed: 0, confirmationInDoubt: 0, late: 0 }
  const faults: string[] = []
  for (const { phone, takenBefore } of stopped) {
    const got = to.get(phone.slice(1)) ?? []
    const late = got.filter(({ at, body }) => at >= takenBefore && !isConfirmation(body))
    const confirmations = got.filter(({ body }) => isConfirmation(body)).length
    const kept = (rows.get(phone) ?? []).filter(({ kind }) => kind === 'opt_out_confirmation')
    const state = kept[0]?.state
    const entries = (records.get(phone) ?? []).filter(({ kind }) => kind === 'opt_out').length
    figures.late += late.length
    figures.confirmed += confirmations
    figures.cancelled += (rows.get(phone) ?? []).filter((row) => row.state === 'cancelled').length
    if (state === 'unconfirmed') figures.confirmationInDoubt++
    for (const { body } of late)
      faults.push(`"${body.slice(0, 30)}" began to ${phone} after its STOP was answered`)
    if (kept.length !== 1)
      faults.push(`the STOP of ${phone} has ${kept.length} confirmations in the database`)
    if (entries !== 1) faults.push(`the STOP of ${phone} has ${entries} entries in the ledger`)
    const most = 1
    const least = state === 'sent' || state === 'delivered' ? 1 : 0
    if (confirmations > most || confirmations < least)
      faults.push(`${phone} got ${confirmations} confirmations, and the database calls it ${state}`)
  }
  return { figures, faults }
}

const isConfirmation = (body: string): boolean => body.includes('opted out')
