// What one inbound text does to consent: which ledger row it writes, how the door and the thread's window change, what is answered.
import type { Reading } from './keyword.ts'
import { afterStart, afterStop, type Door, isClosed, opensWindow, type Window } from './standing.ts'

/** One text as it was heard. Ids are given: `recordId` is used only if it writes a row. */
export type Heard = {
  readonly messageId: string
  readonly recordId: string
  readonly reading: Reading
  readonly at: Date
}

export type Effect = {
  readonly reading: Reading
  /** The ledger row to write, or null for an ordinary text that gives nothing new. */
  readonly record: {
    readonly kind: 'opt_out' | 'opt_in' | 'help' | 'conversation'
    readonly level: 'conversational' | null
  } | null
  readonly door: Door
  readonly window: Window | null
  readonly answer: 'opt_out_confirmation' | 'help_answer' | null
}

/** Folds one text, as it was read, into the standing. Pure; `at` is the carrier's time of it. */
export function hear(heard: Heard, door: Door, window: Window | null): Effect {
  const { reading } = heard
  const opening: Window = { at: heard.at, record: heard.recordId, message: heard.messageId }
  const level = 'conversational' as const
  switch (reading.label) {
    case 'opt_out': {
      const next = afterStop(door, heard.at, heard.recordId)
      // A repeated STOP adds its row and sends nothing: only one that closes an open door is confirmed.
      return {
        reading,
        record: { kind: 'opt_out', level: null },
        door: next,
        window,
        answer: !isClosed(door) && isClosed(next) ? 'opt_out_confirmation' : null,
      }
    }
    case 'opt_in': {
      const next = afterStart(door, heard.at, heard.recordId)
      const gives = !isClosed(next) && (window === null || window.at <= heard.at)
      return {
        reading,
        record: { kind: 'opt_in', level: gives ? level : null },
        door: next,
        window: gives ? opening : window,
        answer: null,
      }
    }
    case 'help':
      return { reading, record: { kind: 'help', level: null }, door, window, answer: 'help_answer' }
    case 'none': {
      // An ordinary text after a STOP is shown and gives nothing.
      if (!opensWindow(door, window, heard.at)) return { reading, record: null, door, window, answer: null }
      return { reading, record: { kind: 'conversation', level }, door, window: opening, answer: null }
    }
  }
}

/**
 * Does this text leave everything as it is? Then no door needs to be locked for it: an ordinary text in an open conversation, or
 * after a STOP. (Should a START commit at the same moment, that one has opened the window.)
 */
export const isCalm = (reading: Reading, at: Date, door: Door, window: Window | null): boolean =>
  reading.label === 'none' && !opensWindow(door, window, at)
