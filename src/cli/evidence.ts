// `parley evidence PHONE`: the evidence file of one number, as a document for people and as JSON that anybody can verify.
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { formatPhone } from '../contacts/phone-format.ts'
import { readPhones } from '../evidence/phones.ts'
import { type Command, readArguments, UsageMistake } from './command.ts'
import { withDatabase } from './with-database.ts'

export const evidence: Command = {
  async run(args) {
    const { operands, values } = readArguments({
      ...{ command: 'evidence', args, operands: ['PHONE'] },
      values: { out: 'DIR' },
    })
    const read = readPhones(operands)
    const [phone] = read.ok ? read.phones : []
    if (!read.ok || phone === undefined) throw new UsageMistake(read.ok ? 'PHONE is missing.' : read.sentence)
    const folder = resolve(values.out ?? '.')
    await mkdir(folder, { recursive: true })
    const written = await withDatabase(({ url }) => write({ url, phone, folder }))
    if (written.length === 0)
      console.log(`Nothing is recorded about ${formatPhone(phone)}, so no file was written.`)
    for (const path of written) console.log(`Written: ${path}`)
    return 0
  },
}

/** A file of each kind for each organization that knows the number. Resolves with their paths. */
async function write({
  url,
  phone,
  folder,
}: {
  url: string
  phone: string
  folder: string
}): Promise<string[]> {
  const { openDatabase } = await import('../platform/database.ts')
  const { openLog } = await import('../platform/log.ts')
  const { listOrganizations } = await import('../organizations/store.ts')
  const { evidenceFile, isKnown } = await import('../evidence/actions.ts')
  const app = { db: openDatabase({ url, log: openLog({ level: 'error' }) }), now: () => new Date() }
  try {
    const paths: string[] = []
    for (const { orgId, name } of await listOrganizations(app.db)) {
      if (!(await isKnown(app, orgId, phone))) continue
      for (const as of ['pdf', 'json'] as const) {
        const file = await evidenceFile(app, orgId, {
          phones: [phone],
          as,
          by: 'the operator, by command line',
        })
        const path = join(folder, `${slugOf(name)}-${file.name}`)
        await pipeline(file.body, createWriteStream(path, { mode: 0o600 }))
        paths.push(path)
      }
    }
    return paths
  } finally {
    await app.db.close()
  }
}

/** The organization's name as a part of a file's name. */
const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'business'
