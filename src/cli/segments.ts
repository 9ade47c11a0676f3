// `parley segments`: how many SMS segments each text takes. Needs no settings and no database.
import * as z from 'zod'
import { segmentsOf } from '../messages/segments.ts'
import { type Command, readArguments } from './command.ts'
import { answerLines } from './json-lines.ts'

export const segments: Command = {
  async run(args) {
    readArguments({ command: 'segments', args })
    await answerLines(z.object({ body: z.string() }), '{"body": "…"}', ({ body }) => {
      const { encoding, units, segments } = segmentsOf(body)
      return { encoding, units, segments }
    })
    return 0
  },
}
