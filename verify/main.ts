// The verifier: says whether a ledger, or an evidence file made from one, is what was sealed. It shares no code with the product;
// docs/ledger-format.md is all that both know.

import { verifyBundle } from './bundle.ts'
import { openDatabase } from './database.ts'
import { isSigned, type Trust } from './heads.ts'
import { verifyLedger } from './ledger.ts'
import { readHead, readJson, readKey } from './reading.ts'
import { CannotVerify, type Finding, lineOf, type Report, timeOf } from './report.ts'

const USAGE = `node verify/main.ts --database URL [--live] | --bundle FILE   [--against HEAD] [--key PEM]...

  --database URL   verify the whole ledger in this PostgreSQL database
  --live           the product is running: the records of the last minute may still wait for their seal
  --bundle FILE    verify an evidence file (JSON, also compressed with gzip)
  --against HEAD   a signed head that you kept: finds a ledger that was cut or rewritten since
  --key PEM        the public key that signs; without it, whose key it is stays unknown

It ends with 0 when everything is as it was sealed, with 1 when it found faults, with 2 when it could not verify.`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args)
  if (asked === 'help') {
    say(USAGE)
    return 0
  }
  const trust = readTrust(asked)
  const tally = makeTally()
  const verdict =
    asked.bundle === null
      ? await judgeDatabase(asked.database, { trust, isLive: asked.isLive }, tally.report)
      : judgeBundle(asked.bundle, trust, tally.report)
  if (trust.keys.length === 0 && trust.against === null)
    say('Whose key signed was not looked at: give it with --key, or a head that you kept with --against.')
  say(tally.sum(verdict))
  return tally.faults() === 0 ? 0 : 1
}

type Asked = {
  database: string
  bundle: string | null
  against: string | null
  keys: string[]
  isLive: boolean
}

function readArguments(args: readonly string[]): Asked | 'help' {
  const asked: Asked = { database: '', bundle: null, against: null, keys: [], isLive: false }
  const left = [...args]
  for (let option = left.shift(); option !== undefined; option = left.shift()) {
    if (option === '--help') return 'help'
    if (option === '--live') asked.isLive = true
    else if (option === '--database') asked.database = after(option, left)
    else if (option === '--bundle') asked.bundle = after(option, left)
    else if (option === '--against') asked.against = after(option, left)
    else if (option === '--key') asked.keys.push(after(option, left))
    else throw new CannotVerify(`"${option}" is not an option.\n\n${USAGE}`)
  }
  if ((asked.database === '') === (asked.bundle === null))
    throw new CannotVerify(`Say what to verify: --database or --bundle.\n\n${USAGE}`)
  return asked
}

function after(option: string, left: string[]): string {
  const value = left.shift()
  if (value === undefined || value.startsWith('--'))
    throw new CannotVerify(`${option} needs a value.\n\n${USAGE}`)
  return value
}

function readTrust({ keys: paths, against: path }: Asked): Trust {
  const keys = paths.map(readKey)
  if (path === null) return { keys, against: null }
  const against = readHead(readJson(path))
  if (!isSigned(against) || (keys.length > 0 && !keys.some((key) => key.equals(against.publicKey))))
    throw new CannotVerify(`${path} is not signed as it should be, so nothing can be compared with it.`)
  return { keys, against }
}

async function judgeDatabase(
  url: string,
  { trust, isLive }: { trust: Trust; isLive: boolean },
  report: Report,
): Promise<string> {
  const opened = await openDatabase(url).catch(giveUp)
  try {
    const freshSince = isLive ? opened.freshSince : null
    const summary = await verifyLedger(opened.source, { trust, freshSince }, report).catch(giveUp)
    const { records, organizations, heads, last } = summary
    const under = last === null ? 'no signed head' : `${heads} signed heads, the last of ${timeOf(last.at)}`
    return `${records} records of ${organizations} organizations under ${under}`
  } finally {
    await opened.close()
  }
}

/** A database that fails us says nothing about the ledger. */
function giveUp(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (typeof code !== 'string') throw error
  throw new CannotVerify(wordsFor(code, error))
}

function wordsFor(code: string, error: unknown): string {
  if (code === '42P01') return 'This database holds no ledger: its tables are not there.'
  if (code === '42501')
    return 'This database user may not read the whole ledger; connect as the product does, or as a superuser.'
  return `The database could not be read: ${error instanceof Error ? error.message : code}`
}

function judgeBundle(path: string, trust: Trust, report: Report): string {
  const { records, organization, head } = verifyBundle(readJson(path), trust, report)
  return `${records} records of organization ${organization} under head ${head.number} of ${timeOf(head.at)}`
}

function makeTally() {
  let [faults, remarks] = [0, 0]
  return {
    faults: () => faults,
    report: {
      fault(finding: Finding): void {
        faults++
        say(`FAULT ${lineOf(finding)}`)
      },
      remark(finding: Finding): void {
        remarks++
        say(`REMARK ${lineOf(finding)}`)
      },
    },
    sum(looked: string): string {
      const remarked = remarks === 0 ? '' : ` ${remarks} remarks to look at.`
      return faults === 0
        ? `${looked}: everything is as it was sealed.${remarked}`
        : `${looked}: ${faults} faults. This is NOT what was sealed.${remarked}`
    },
  }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // A fault of the verifier's own is no fault of the ledger's: whoever reads the code of the end must be able to tell.
  process.stderr.write(
    error instanceof CannotVerify ? `${error.message}\n` : `The verifier failed: ${error}\n`,
  )
  process.exitCode = 2
}
