// `parley member list` and `parley member reset EMAIL`: the way back in for who has the machine, also for a lost Super Admin.
import type { Database } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { type Command, readArguments, settings, UsageMistake } from './command.ts'
import { withDatabase } from './with-database.ts'

const USAGE = 'parley member list, or: parley member reset EMAIL'

export const member: Command = {
  async run([verb, ...args]) {
    if (verb === 'list') {
      readArguments({ command: 'member list', args })
      await withOpen(list)
      return 0
    }
    if (verb !== 'reset') throw new UsageMistake(`Say what to do; the command is: ${USAGE}`)
    const { operands } = readArguments({ command: 'member reset', args, operands: ['EMAIL'] })
    await withOpen((db) => reset(db, operands[0] ?? ''))
    return 0
  },
}

function withOpen(work: (db: Database) => Promise<void>): Promise<void> {
  return withDatabase(async ({ url }) => {
    const { openDatabase } = await import('../platform/database.ts')
    const { openLog } = await import('../platform/log.ts')
    const db = openDatabase({ url, log: openLog({ level: 'error' }) })
    try {
      await work(db)
    } finally {
      await db.close()
    }
  })
}

async function list(db: Database): Promise<void> {
  const { roleLabels } = await import('../organizations/permission.ts')
  const { listOrganizations, readMembers } = await import('../organizations/store.ts')
  for (const { orgId, name } of await listOrganizations(db)) {
    console.log(name)
    for (const { email, role, active } of await db.inOrganization(orgId, (tx) => readMembers(tx, orgId)))
      console.log(`  ${email}  ${roleLabels[role]}${active ? '' : ', deactivated'}`)
  }
}

async function reset(db: Database, email: string): Promise<void> {
  const { addressOf, operatorReset } = await import('../organizations/links/actions.ts')
  const made = await operatorReset(db, email)
  if (!made.ok)
    throw new OperatorError(
      made.reason === 'deactivated'
        ? `The seat of ${email} is deactivated; a Super Admin gives it back under Settings → People.`
        : `Nobody signs in with ${email}; see: parley member list`,
    )
  console.log(`${made.name}, ${made.organization}`)
  console.log(addressOf(settings().publicUrl, 'reset', made.token))
  console.log(
    'It works once, within 24 hours, and ends their other sessions. Whoever has it can sign in as them.',
  )
}
