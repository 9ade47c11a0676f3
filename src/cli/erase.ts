// `parley erase PHONE --reason TEXT`: erases a person from the ledger, or sets and lifts the legal hold that keeps them from being erased.
import { parseArgs } from 'node:util'
import { type Done, erasePhone, holdPhone, liftHold } from '../consent/erase/actions.ts'
import { parsePhone } from '../contacts/phone.ts'
import { type Database, type OrgId, openDatabase } from '../platform/database.ts'
import { isUuid } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { type Command, UsageMistake } from './command.ts'
import { withDatabase } from './with-database.ts'

const USAGE = 'parley erase PHONE --reason TEXT [--keep-proof | --hold | --lift] [--organization ID]'

type Asked = {
  readonly phone: string
  readonly reason: string
  readonly organization: string | null
  readonly what: 'erase' | 'hold' | 'lift'
  /** Leaves the proof of consent until the six years are over. */
  readonly keep: boolean
}

export const erase: Command = {
  async run(args) {
    const asked = readAsked(args)
    return withDatabase(async ({ url }) => {
      const db = openDatabase({ url, log: openLog({ level: 'error' }) })
      try {
        return await carryOut(db, asked)
      } finally {
        await db.close()
      }
    })
  },
}

function readAsked(args: string[]): Asked {
  const { values, positionals } = parse(args)
  const [typed = '', ...more] = positionals
  if (typed === '' || more.length > 0) throw new UsageMistake(`Give one number; the command is: ${USAGE}`)
  const parsed = parsePhone(typed)
  if (!parsed.ok) throw new UsageMistake(parsed.sentence)
  if (values.hold && values.lift) throw new UsageMistake(`A hold is set or lifted; the command is: ${USAGE}`)
  const { reason = '', organization = null } = values
  if (reason.trim() === '' && !values.lift)
    throw new UsageMistake(`Say why, for the record, without naming the person; the command is: ${USAGE}`)
  if (organization !== null && !isUuid(organization))
    throw new UsageMistake(`"${organization}" is not the id of an organization; the command is: ${USAGE}`)
  const what = values.hold ? 'hold' : values.lift ? 'lift' : 'erase'
  return {
    phone: parsed.phone,
    reason: reason.trim().slice(0, 400),
    organization,
    what,
    keep: values['keep-proof'] === true,
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        organization: { type: 'string' },
        'keep-proof': { type: 'boolean' },
        hold: { type: 'boolean' },
        lift: { type: 'boolean' },
      },
    })
  } catch {
    throw new UsageMistake(`That was not understood; the command is: ${USAGE}`)
  }
}

async function carryOut(db: Database, { phone, reason, organization, what, keep }: Asked): Promise<number> {
  const orgId = await organizationFor(db, organization)
  const caller = { orgId, memberId: null, keyId: null, name: 'The operator' }
  if (what === 'hold') {
    const isNew = await holdPhone({ db }, caller, phone, reason)
    console.log(isNew ? `${phone} is on legal hold.` : `${phone} was on legal hold already.`)
    return 0
  }
  if (what === 'lift') {
    const wasHeld = await liftHold({ db }, caller, phone)
    console.log(wasHeld ? `The legal hold on ${phone} is lifted.` : `${phone} was not on legal hold.`)
    return 0
  }
  const erased = await erasePhone({ db }, caller, phone, { reason, proof: keep ? 'keep' : 'erase' })
  if (!erased.ok) throw new OperatorError(erased.sentence)
  console.log(wordsOf(phone, erased))
  return 0
}

function wordsOf(phone: string, { records, texts, isOptedOut, keptUntil }: Done): string {
  const count = (of: number, one: string): string => (of === 1 ? `one ${one}` : `${of} ${one}s`)
  return [
    `Erased the personal part of ${count(records, 'record')}, the words of ${count(texts, 'text')}, and the contact\u2019s name.`,
    keptUntil && `The proof of consent stays until ${keptUntil.toISOString().slice(0, 10)}.`,
    isOptedOut && `${phone} stays on the opt-out list, as the law asks.`,
  ]
    .filter(Boolean)
    .join(' ')
}

async function organizationFor(db: Database, wanted: string | null): Promise<OrgId> {
  const all = await db.read<{ org_id: OrgId; name: string }>(
    'SELECT org_id, name FROM organization ORDER BY name LIMIT 50',
  )
  const [only] = wanted === null ? all : all.filter(({ org_id }) => org_id === wanted)
  if (only !== undefined && (wanted !== null || all.length === 1)) return only.org_id
  const list = all.map(({ org_id, name }) => `${org_id} (${name})`).join(', ')
  throw new OperatorError(
    wanted === null && all.length > 1
      ? `There are several organizations; name one with --organization: ${list}`
      : 'There is no such organization here; look its id up again.',
  )
}
