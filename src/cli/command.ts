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

/** Reads switches (`--empty`), options with a value (`--out DIR`) and exactly the named operands (`FILE`). */
export function readArguments<Switch extends string = never, Option extends string = never>({
  command,
  args,
  switches = [],
  values: named,
  operands = [],
}: {
  command: string
  args: string[]
  switches?: readonly Switch[]
  /** Each option with what its value is called. */
  values?: Readonly<Record<Option, string>>
  operands?: readonly string[]
}): { on: ReadonlySet<Switch>; operands: string[]; values: Readonly<Partial<Record<Option, string>>> } {
  const pairs = Object.entries<string>(named ?? {})
  const usage = [
    ...['parley', command, ...switches.map((each) => `[--${each}]`)],
    ...[...pairs.map(([name, value]) => `[--${name} ${value}]`), ...operands],
  ].join(' ')
  const options: Options = Object.fromEntries([
    ...switches.map((each) => [each, { type: 'boolean' }]),
    ...pairs.map(([name]) => [name, { type: 'string' }]),
  ])
  const { values, positionals } = parse(args, options, usage)
  if (positionals.length !== operands.length)
    throw new UsageMistake(
      positionals.length < operands.length
        ? `${operands[positionals.length]} is missing; the command is: ${usage}`
        : `"${positionals[operands.length]}" was not expected; the command is: ${usage}`,
    )
  return {
    on: new Set(switches.filter((each) => values[each])),
    operands: positionals,
    values: Object.fromEntries(
      pairs.flatMap(([name]) => (typeof values[name] === 'string' ? [[name, values[name]]] : [])),
    ) as Partial<Record<Option, string>>,
  }
}

type Options = Record<string, { type: 'boolean' | 'string' }>

function parse(args: string[], options: Options, usage: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch {
    const unknown = args.find((each) => each.startsWith('-') && !Object.hasOwn(options, each.slice(2)))
    const missing = args.find((each) => options[each.slice(2)]?.type === 'string')
    throw new UsageMistake(
      unknown === undefined && missing !== undefined
        ? `${missing} needs a value; the command is: ${usage}`
        : `"${unknown ?? args.join(' ')}" is not an option; the command is: ${usage}`,
    )
  }
}
