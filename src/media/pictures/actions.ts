// Hands pictures to a program of its own, one after another. One that hangs or dies of a picture takes only that picture with it.
import { type ChildProcess, fork } from 'node:child_process'
import type { Told } from './words.ts'

export type Pictures = {
  /** Makes the picture in this file anew, of at most so many bytes. */
  make(path: string, mostBytes: number): Promise<Told>
  close(): void
}

const PROGRAM = new URL('./jobs.ts', import.meta.url)
/** Beside a busy server a large picture takes a second; one that takes ten is made to. */
const LONGEST_MS = 10_000
const IDLE_MS = 30_000

/** Nothing is started before the first picture, and it ends when none came for a while. */
export function openPictures(): Pictures {
  let program: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let before: Promise<unknown> = Promise.resolve()
  let count = 0

  const end = (): void => {
    clearTimeout(idle)
    program?.kill('SIGKILL')
    program = null
  }
  const started = (): ChildProcess => {
    clearTimeout(idle)
    if (program?.connected) return program
    program = fork(PROGRAM, [], {
      execArgv: ['--max-old-space-size=128'],
      env: { PATH: process.execPath }, // it needs no secrets
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    return program
  }
  const make = async (path: string, mostBytes: number): Promise<Told> => {
    const told = await askOne(started(), { nth: ++count, path, mostBytes })
    if (told === null) end()
    clearTimeout(idle)
    idle = setTimeout(end, IDLE_MS)
    idle.unref()
    program?.unref()
    program?.channel?.unref()
    return told ?? { ok: false, reason: 'unreadable' }
  }
  return {
    make(path, mostBytes) {
      const made = before.then(() => make(path, mostBytes))
      before = made.catch(() => {})
      return made
    },
    close: end,
  }
}

/** Null when the program died of it, or thought too long. */
function askOne(
  program: ChildProcess,
  asked: { nth: number; path: string; mostBytes: number },
): Promise<Told | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(null), LONGEST_MS)
    const settle = (told: Told | null): void => {
      clearTimeout(timer)
      program.off('message', hear)
      program.off('exit', fail)
      program.off('error', fail)
      resolve(told)
    }
    const fail = (): void => settle(null)
    const hear = (told: Told & { nth: number }): void => {
      if (told.nth === asked.nth) settle(told.ok ? { ok: true, made: withBuffers(told.made) } : told)
    }
    program.ref()
    program.channel?.ref()
    program.on('message', hear)
    program.once('exit', fail)
    program.once('error', fail)
    program.send(asked, (error) => error && fail())
  })
}

/** Bytes come over as plain arrays of them. */
const withBuffers = <T extends { bytes: Uint8Array; thumbnail: Uint8Array }>(made: T) => ({
  ...made,
  bytes: Buffer.from(made.bytes),
  thumbnail: Buffer.from(made.thumbnail),
})
