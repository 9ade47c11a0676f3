// The far side in a process of its own, which outlives whatever is killed on our side, and what it wrote down.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Inbound, Submit } from '../smsc-pdus.ts'

export type Far = {
  readonly port: number
  /** Everything it took, in order. */
  readonly taken: readonly (Submit & { readonly at: number })[]
  /** Resolves once the product has answered it with 0, with the number of texts that the far side had taken by then. */
  deliver(inbound: Inbound): Promise<number>
  cut(): void
  stop(): Promise<void>
}

type Line = { taken?: Submit; delivered?: Inbound; port?: number; at: number }

export async function startFar({ delayMs }: { delayMs: number }): Promise<Far> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, '../smsc-process.ts'), '--password', 'secret', '--delay-ms', String(delayMs)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('The far side has no pipes')
  const taken: (Submit & { at: number })[] = []
  const waiting = new Map<string, ((takenBefore: number) => void)[]>()
  const opened = Promise.withResolvers<number>()
  createInterface({ input: stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Line
    if (line.port !== undefined) opened.resolve(line.port)
    if (line.taken) taken.push({ ...line.taken, at: line.at })
    if (line.delivered) waiting.get(nameOf(line.delivered))?.shift()?.(taken.length)
  })
  child.once('exit', (code) => opened.reject(new Error(`The far side ended with ${code}`)))
  const say = (line: object): void => void stdin.write(`${JSON.stringify(line)}\n`)
  return {
    port: await opened.promise,
    taken,
    deliver: (inbound) =>
      new Promise((resolve) => {
        const name = nameOf(inbound)
        waiting.set(name, [...(waiting.get(name) ?? []), resolve])
        say({ deliver: inbound })
      }),
    cut: () => say({ cut: true }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill()
      }),
  }
}

const nameOf = ({ from, body }: Inbound): string => `${from} ${body}`
