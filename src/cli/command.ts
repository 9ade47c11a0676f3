// What every command of the `parley` line shares: its shape, how options are read, and how settings are read.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '../platform/config.ts'

export type Command = { run(args: string[]): Promise<number> }

/** The command line was not understood; the message is the one sentence to show. */
export class UsageMistake extends Error {}

export class ConfigurationMistakes extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(mistakes.join(' '))
    this.mistakes = mistakes
  }
}

/** The project's own folder: settings such as ./data are relative to it, wherever the person stands. */
export const root = resolve(import.meta.dirname, '../..')

/** Reads the settings, or throws all their mistakes at once. */
export function settings(): Config {
  const read = readConfig(undefined, root)
  if (!read.ok) throw new ConfigurationMistakes(read.mistakes)
  return read.config
}

/** Reads switches (`--empty`) and exactly the named operands (`FILE`). */
export function readArguments<Switch extends string = never>({
  command,
  args,
  switches = [],
  operands = [],
}: {
  command: string
  args: string[]
  switches?: readonly Switch[]
  operands?: readonly string[]
}): { on: ReadonlySet<Switch>; operands: string[] } {
  const usage = ['parley', command, ...switches.map((each) => `[--${each}]`), ...operands].join(' ')
  const options = Object.fromEntries(switches.map((each) => [each, { type: 'boolean' as const }]))
  const { values, positionals } = parse(args, options, usage)
  if (positionals.length !== operands.length)
    throw new UsageMistake(
      positionals.length < operands.length
        ? `${operands[positionals.length]} is missing; the command is: ${usage}`
        : `"${positionals[operands.length]}" was not expected; the command is: ${usage}`,
    )
  return { on: new Set(switches.filter((each) => values[each])), operands: positionals }
}

function parse(args: string[], options: Record<string, { type: 'boolean' }>, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch {
    const unknown = args.find((each) => each.startsWith('-') && !Object.hasOwn(options, each.slice(2)))
    throw new UsageMistake(`"${unknown ?? args.join(' ')}" is not an option; the command is: ${usage}`)
  }
}
