// Today's callers read four labels: this tells what `readText` finds in those words, until they take all of it.

import { readText } from './reading/read-text.ts'
import type { Reading as TextReading } from './reading/reading.ts'

export { readText } from './reading/read-text.ts'

export type Reading = {
  readonly label: 'opt_out' | 'opt_in' | 'help' | 'none'
  /** The rule that read it so; it goes on the ledger. Empty for an ordinary text. */
  readonly rule: string
}

/** Reads one inbound body. Answers and wrong numbers are ordinary texts here. */
export function readKeyword(body: string): Reading {
  const { label, rule }: TextReading = readText(body)
  return label === 'opt_out' || label === 'opt_in' || label === 'help'
    ? { label, rule }
    : { label: 'none', rule: '' }
}
