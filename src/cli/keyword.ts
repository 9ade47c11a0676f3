// `parley keyword`: how each inbound text is read. Needs no settings and no database.
import * as z from 'zod'
import { readKeyword } from '../consent/keyword.ts'
import { type Command, readArguments } from './command.ts'
import { answerLines } from './json-lines.ts'

const line = z.object({ text: z.string(), pending_double_opt_in: z.boolean().optional() })

export const keyword: Command = {
  async run(args) {
    readArguments({ command: 'keyword', args })
    await answerLines(line, '{"text": "…", "pending_double_opt_in": false}', ({ text }) => {
      const { label, rule } = readKeyword(text)
      return { label, doubt: false, rule } // a bare keyword is never in doubt
    })
    return 0
  },
}
