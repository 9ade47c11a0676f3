// Commands that read JSON lines and answer each with one: a line that cannot be read is answered too, and stops nothing.
import { createInterface } from 'node:readline'
import type * as z from 'zod'

/** Answers every line of standard input on standard output, in order. */
export async function answerLines<Line>(
  shape: z.ZodType<Line>,
  expected: string,
  answer: (line: Line) => object,
): Promise<void> {
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const written = `${JSON.stringify(answerLine(text, shape, expected, answer))}\n`
    if (!process.stdout.write(written)) await new Promise((drained) => process.stdout.once('drain', drained))
  }
}

export function answerLine<Line>(
  text: string,
  shape: z.ZodType<Line>,
  expected: string,
  answer: (line: Line) => object,
): object {
  const read = shape.safeParse(parse(text))
  return read.success ? answer(read.data) : { error: `Each line must be ${expected}.` }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
