// An SMSC and a session of ours connected to it, with everything that our side says kept for a test to look at.
import { setTimeout as pause } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type {
  CarrierEvent,
  Handed,
  InboundPart,
  InboundText,
  Outcome,
  Receipt,
} from '../src/carriers/carrier.ts'
import { decodeText } from '../src/carriers/smpp/coding.ts'
import { SmppSession } from '../src/carriers/smpp/session.ts'
import { smppSettings } from '../src/carriers/smpp/settings.ts'
import { openSmsc, type SmscOptions } from './smsc.ts'

type SmppOptions = ConstructorParameters<typeof SmppSession>[0]
export type OurSide = {
  settings?: Record<string, unknown>
  password?: string
  timing?: SmppOptions['timing']
  receive?: (events: readonly CarrierEvent[]) => Promise<void>
}

export const us = '+12025550100'
export const them = '+12025550177'

/** Quick to come back, so that a test of twenty cuts takes seconds. */
const quick = {
  firstRetryMs: 10,
  lastRetryMs: 50,
  refusedRetryMs: 200,
  closeMs: 300,
  proveMs: 20,
  partRestMs: 20,
}

export function openSession(port: number, { settings, password = 'secret', timing, receive }: OurSide = {}) {
  const events: CarrierEvent[] = []
  const states: string[] = []
  const proofs: { bindId: string; at: Date }[] = []
  const warnings: string[] = []
  const session = new SmppSession({
    settings: smppSettings.parse({ host: '127.0.0.1', port, systemId: 'parley', ...settings }),
    password,
    timing: { ...quick, ...timing },
    hooks: {
      receive: async (set) => {
        await receive?.(set)
        events.push(...set)
      },
      state: (state, note) => states.push(`${state}: ${note}`),
      proved: (bindId, at) => proofs.push({ bindId, at }),
      log: { debug: () => {}, warn: (_fields, message) => warnings.push(message) },
    },
  })
  onTestFinished(() => session.close())
  return { session, events, states, proofs, warnings }
}

export async function connected(far: SmscOptions = {}, ours: OurSide = {}) {
  const smsc = await openSmsc(far)
  onTestFinished(() => smsc.close())
  const side = openSession(smsc.port, ours)
  await side.session.ready()
  return { smsc, ...side }
}

let attempts = 0
export function text(body: string, to = them): Handed {
  attempts += 1
  return { attemptId: `attempt-${attempts}`, from: us, to, body }
}

/** Hands over every text as soon as there is room, as the dispatcher does. */
export async function sendAll(session: SmppSession, texts: readonly Handed[]): Promise<Outcome[]> {
  const outcomes: Promise<Outcome>[] = []
  for (const one of texts) {
    await session.ready()
    outcomes.push(session.write(one).outcome)
  }
  return Promise.all(outcomes)
}

export const textsOf = (events: readonly CarrierEvent[]): InboundText[] =>
  events.filter(({ kind }) => kind === 'text') as InboundText[]
export const receiptsOf = (events: readonly CarrierEvent[]): Receipt[] =>
  events.filter(({ kind }) => kind === 'receipt') as Receipt[]

/** The parts of one long text, joined as the product joins them. */
export function joined(events: readonly CarrierEvent[]): string {
  const parts = (events.filter(({ kind }) => kind === 'part') as InboundPart[]).toSorted(
    (a, b) => a.position - b.position,
  )
  return decodeText(parts[0]?.coding ?? 'gsm7', Buffer.concat(parts.map(({ bytes }) => bytes)))
}

export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5)
}
