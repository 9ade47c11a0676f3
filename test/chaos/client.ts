// An integration that sends texts over HTTP as it should: with a request key, and again with the same one until it has an answer.
import { setTimeout as pause } from 'node:timers/promises'
import type { Access } from './product.ts'

export type Accepted = {
  readonly id: string
  readonly key: string
  readonly body: string
  readonly phone: string
}

export type Client = {
  /** Resolves with the accepted text, or with the reason for which it was refused. Gives up only when told to. */
  send(phone: string, body: string): Promise<Accepted | { readonly refused: string }>
  /** Every 202 that came, one for each text. */
  readonly accepted: readonly Accepted[]
  /** How often each status came, and how often none did. */
  readonly statuses: ReadonlyMap<string, number>
  readonly faults: readonly string[]
  stop(): void
}

export function openClient(base: string, { key: secret, numberId }: Access, run: string): Client {
  const accepted: Accepted[] = []
  const statuses = new Map<string, number>()
  const faults: string[] = []
  let isStopped = false
  let count = 0

  const ask = async (
    content: object,
  ): Promise<{ status: number; body: { id?: string; error?: { code: string; reason?: string } } }> => {
    try {
      const answer = await fetch(`${base}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify(content),
        signal: AbortSignal.timeout(15_000),
      })
      return { status: answer.status, body: (await answer.json()) as object }
    } catch {
      return { status: 0, body: {} }
    }
  }

  return {
    accepted,
    statuses,
    faults,
    async send(phone, body) {
      const requestKey = `${run}-${++count}`
      for (;;) {
        const { status, body: answer } = await ask({ requestKey, numberId, to: phone, body })
        const name =
          status === 0 ? 'no answer' : answer.error ? `${status} ${answer.error.code}` : `${status}`
        statuses.set(name, (statuses.get(name) ?? 0) + 1)
        if (status === 202 && answer.id !== undefined) {
          const text = { id: answer.id, key: requestKey, body, phone }
          accepted.push(text)
          return text
        }
        if (status === 422) return { refused: answer.error?.reason ?? answer.error?.code ?? 'unknown' }
        // Away and busy are answers of their own; anything else is a fault of ours.
        if (![0, 429, 503].includes(status)) faults.push(`"${body}" was answered with ${name}`)
        if (isStopped) return { refused: 'the run ended' }
        await pause(100)
      }
    },
    stop() {
      isStopped = true
    },
  }
}
