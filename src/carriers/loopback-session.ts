// The open line to the loopback network: a few sockets kept connected, and what its answers mean.
import type * as z from 'zod'
import type { Connection, Found, Handed, Outcome, Session, SessionHooks, Writing } from './carrier.ts'
import { type Answer, type Line, openLine, type Post, type Posting } from './loopback-line.ts'
import { CONNECTION_HEADER, SIGNATURE_HEADER, sign } from './loopback-signature.ts'
import { notTaken, textsFound, textTaken } from './loopback-words.ts'

const ANSWER_TIMEOUT_MS = 10_000
const SHORTEST_WAIT_MS = 50
const FIRST_RETRY_MS = 250
const LAST_RETRY_MS = 5_000
const FIND_AT_ONCE = 500

export type Options = { networkUrl: string; sockets: number; secret: string }

/** Opens the sockets at once and keeps them open until `close`. */
export function openSession(connection: Connection, hooks: SessionHooks, options: Options): Session {
  const asking = openLine(() => {})
  const post = (line: Line, path: string, content: unknown): Posting =>
    line.post(signed(connection, options, path, content))
  const pool = openPool({
    size: options.sockets,
    hooks,
    hello: (line) => post(line, '/loopback/find', { attemptIds: [] }).answer,
  })

  return {
    free: () => pool.free().length,
    ready: pool.ready,
    write(text: Handed): Writing {
      const [line] = pool.free()
      if (!line) return notSent('No socket to the phone network was open.')
      const { attemptId, from, to, body, files } = text
      const { written, answer } = post(line, '/loopback/texts', {
        ...{ attemptId, from, to, body },
        ...(files?.length && { files }),
      })
      return { written, outcome: answer.then(asOutcome) }
    },
    async find(texts) {
      const found = new Map<string, Found>()
      for (let start = 0; start < texts.length; start += FIND_AT_ONCE) {
        const attemptIds = texts.slice(start, start + FIND_AT_ONCE).map(({ attemptId }) => attemptId)
        const known = asFound(await post(asking, '/loopback/find', { attemptIds }).answer)
        for (const attemptId of attemptIds) found.set(attemptId, findOne(known, attemptId))
      }
      return found
    },
    async close() {
      pool.close()
      asking.close()
    },
  }
}

function signed(
  connection: Connection,
  { networkUrl, secret }: Options,
  path: string,
  content: unknown,
): Post {
  const rawBody = Buffer.from(JSON.stringify(content))
  return {
    url: new URL(path, networkUrl),
    rawBody,
    timeoutMs: ANSWER_TIMEOUT_MS,
    headers: {
      [CONNECTION_HEADER]: connection.id,
      [SIGNATURE_HEADER]: sign({ secret, rawBody, now: new Date() }),
    },
  }
}

/** Keeps `size` lines connected; a line that lost its socket says hello again, with backoff while nobody answers. */
function openPool(asked: { size: number; hooks: SessionHooks; hello: (line: Line) => Promise<Answer> }) {
  const { size, hooks, hello } = asked
  const waiting: (() => void)[] = []
  let failures = 0
  let told = ''
  let isClosed = false
  let isConnecting = false
  let retry: NodeJS.Timeout | undefined

  const changed = (): void => {
    if (isClosed) return
    if (free().length > 0) for (const wake of waiting.splice(0)) wake()
    if (lines.some((line) => !line.isOpen() && !line.isBusy())) connectSoon()
  }
  const lines = Array.from({ length: size }, () => openLine(() => changed()))
  const free = (): Line[] => lines.filter((line) => line.isFree())
  const tell = (state: 'up' | 'down', note: string): void => {
    if (told === state + note || isClosed) return
    told = state + note
    hooks.state(state, note)
  }

  const connectSoon = (): void => {
    if (retry || isConnecting || isClosed) return
    const backoff =
      failures === 0 ? SHORTEST_WAIT_MS : Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS)
    retry = setTimeout(() => void connect(), backoff * (0.8 + Math.random() * 0.4))
  }
  const greet = async (line: Line): Promise<string | null> => {
    const trouble = asTrouble(await hello(line))
    if (trouble) line.close()
    else {
      line.admit()
      tell('up', 'Connected to the phone network.')
    }
    return trouble
  }
  const connect = async (): Promise<void> => {
    isConnecting = true
    const cold = lines.filter((line) => !line.isOpen() && !line.isBusy())
    const troubles = (await Promise.all(cold.map(greet))).filter((trouble) => trouble !== null)
    retry = undefined
    isConnecting = false
    failures = troubles.length === 0 ? 0 : failures + 1
    const [trouble] = troubles
    if (trouble && !lines.some((line) => line.isOpen())) tell('down', trouble)
    changed()
  }
  void connect()

  return {
    free,
    ready: (): Promise<void> =>
      free().length > 0 || isClosed ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    close(): void {
      isClosed = true
      clearTimeout(retry)
      for (const line of lines) line.close()
      for (const wake of waiting.splice(0)) wake()
    },
  }
}

/** Why a hello did not open the line, in one sentence; null when it did. */
function asTrouble(answer: Answer): string | null {
  if (answer.kind !== 'complete') return `The phone network is not answering: ${answer.note}.`
  if (answer.status === 200) return null
  if (answer.status === 403)
    return 'The phone network refused the signature. Check the secret of this connection.'
  if (answer.status === 404) return 'There is no phone network here: it is part of the demo only.'
  return `The phone network answered with status ${answer.status}.`
}

/** What became of a hand-off. Only a complete answer decides; all else is a doubt, and a doubt is never sent again. */
export function asOutcome(answer: Answer): Outcome {
  if (answer.kind === 'not_connected')
    return { kind: 'not_sent', code: 'no_connection', note: `No connection: ${answer.note}.` }
  if (answer.kind === 'broken') return { kind: 'unknown', note: `No whole answer: ${answer.note}.` }
  const { status } = answer
  if (status >= 200 && status < 300) {
    const taken = read(textTaken, answer.body)
    return taken
      ? { kind: 'accepted', carrierMessageId: taken.id }
      : { kind: 'unknown', note: 'The answer could not be read.' }
  }
  const { code, message } = read(notTaken, answer.body)?.error ?? { code: `${status}`, message: '' }
  const note = message || `The phone network answered with status ${status}.`
  if (status === 429) return { kind: 'not_sent', code, note, throttled: true }
  if (status >= 400 && status < 500 && status !== 408 && status !== 409)
    return { kind: 'refused', code, note }
  return { kind: 'unknown', note }
}

/** Attempt → the network's id; null when the network could not be asked. It never takes later what it says it lacks. */
function asFound(answer: Answer): Map<string, string> | null {
  if (answer.kind !== 'complete' || answer.status !== 200) return null
  const found = read(textsFound, answer.body)
  return found ? new Map(found.texts.map(({ attemptId, id }) => [attemptId, id])) : null
}

function findOne(known: Map<string, string> | null, attemptId: string): Found {
  const carrierMessageId = known?.get(attemptId)
  if (carrierMessageId !== undefined) return { kind: 'accepted', carrierMessageId }
  return known ? { kind: 'absent' } : { kind: 'unsure' }
}

function read<T extends z.ZodType>(words: T, body: string): z.output<T> | null {
  try {
    return words.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null // not JSON at all
  }
}

const notSent = (note: string): Writing => ({
  written: Promise.resolve(),
  outcome: Promise.resolve({ kind: 'not_sent', code: 'no_connection', note }),
})
