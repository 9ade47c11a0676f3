// Writes schema.sql from the migrations, on a database of its own; with --check says whether the written one is stale.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbedded } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { dumpSchema } from '../src/platform/schema-dump.ts'

const file = fileURLToPath(new URL('../schema.sql', import.meta.url))
const wanted = await makeSchema()

if (!process.argv.includes('--check')) {
  await writeFile(file, wanted)
  console.log('schema.sql is written.')
} else if ((await readFile(file, 'utf8').catch(() => '')) === wanted) {
  console.log('schema.sql is what the migrations make.')
} else {
  console.error('schema.sql is stale: run npm run schema and commit it with the migration.')
  process.exitCode = 1
}

async function makeSchema(): Promise<string> {
  const directory = await mkdtemp('/tmp/parley-schema-')
  const { url, remove } = await startEmbedded({ directory, settings: { shared_buffers: '16MB' } })
  try {
    await migrate({ url })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return await dumpSchema(client).finally(() => client.end())
  } finally {
    await remove()
    await rm(directory, { recursive: true, force: true })
  }
}
