// `parley keyword`: how each inbound text is read. Needs no settings and no database.
import * as z from 'zod'
import { readText } from '../consent/keyword.ts'
import type { Label } from '../consent/reading/reading.ts'
import { type Command, readArguments } from './command.ts'
import { answerLines } from './json-lines.ts'

const line = z.object({ text: z.string(), pending_double_opt_in: z.boolean().default(false) })

/** A Yes confirms only where a request waits for it; a wrong number ends everything for this phone, as an opt-out does. */
function named(label: Label, isPending: boolean): 'opt_out' | 'opt_in' | 'help' | 'confirm' | 'none' {
  if (label === 'yes') return isPending ? 'confirm' : 'none'
  if (label === 'wrong_number') return 'opt_out'
  return label === 'no' ? 'none' : label
}

export const keyword: Command = {
  async run(args) {
    readArguments({ command: 'keyword', args })
    await answerLines(line, '{"text": "…", "pending_double_opt_in": false}', (asked) => {
      const { label, doubt, rule } = readText(asked.text)
      return { label: named(label, asked.pending_double_opt_in), doubt, rule }
    })
    return 0
  },
}
