// G1: sends accepted and persisted through the HTTP API, over one-row commits of one client. G13: statements and commits a text.

import { receive } from '../src/messages/receive/actions.ts'
import { makeKey } from '../src/organizations/keys/actions.ts'
import type { Caller } from '../src/platform/http.ts'
import { newId } from '../src/platform/ids.ts'
import { analyzeYoungTables } from '../src/platform/statistics.ts'
import { buildBusiness, somePhone } from '../test/factories.ts'
import { openCommits } from './commits.ts'
import { judge, type Verdict } from './figures.ts'
import { cpuNote, type Place, somePort } from './place.ts'

const CONNECTIONS = 256
const SECONDS = 4
const REQUESTS = 120_000

export async function send(place: Place, rounds: number): Promise<{ verdicts: Verdict[]; notes: string[] }> {
  const { conversations, secret } = await prepare(place)
  await analyzeYoungTables(place.app.db)
  const commits = openCommits(place.url)
  const port = somePort()
  const stop = await place.run('server.ts', { PORT: String(port) })
  const cpu = place.cpuOf()
  const ours = { name: `sends accepted through HTTP, ${CONNECTIONS} connections`, rates: [] as number[] }
  const one = { name: `${commits.name}, one-row commits, 1 client`, rates: [] as number[] }
  const many = { name: `${commits.name}, one-row commits, 32 clients`, rates: [] as number[] }
  const cpus: string[] = []
  const costs: { statements: number; commits: number }[] = []
  await place.load(
    { port, connections: CONNECTIONS, seconds: 2 },
    requests(conversations, { secret, port, count: 40_000 }),
  ) // warm
  for (let round = 0; round < rounds; round++) {
    one.rates.push(await commits.rate(1, 2))
    const batch = requests(conversations, { secret, port, count: REQUESTS })
    await place.admin.query('SELECT pg_stat_statements_reset()')
    const before = cpu()
    const report = await place.load({ port, connections: CONNECTIONS, seconds: SECONDS }, batch)
    const accepted = report.byStatus['202'] ?? 0
    if (accepted !== report.answered)
      throw new Error(`not every send was accepted: ${JSON.stringify(report.byStatus)}`)
    ours.rates.push(accepted / report.seconds)
    cpus.push(cpuNote(before, cpu(), accepted))
    costs.push(await costOf(place, accepted))
    many.rates.push(await commits.rate(32, 2))
  }
  await stop()
  const [stored] = await place.app.db.read<{ count: number }>('SELECT count(*) FROM message_outbound')
  const worst = {
    statements: Math.max(...costs.map((cost) => cost.statements)),
    commits: Math.max(...costs.map((cost) => cost.commits)),
  }
  return {
    verdicts: [
      judge('G1, over one client', ours, one, 1.5),
      judge('G1, over 32 clients (reported)', ours, many, 0.75),
    ],
    notes: [
      `  CPU µs each, Node + PostgreSQL: ${cpus.join(' · ')}`,
      `G13: ${worst.statements <= 0.2 && worst.commits <= 0.05 ? 'holds' : 'DOES NOT HOLD'} (statements ≤ 0.2, commits ≤ 0.05 a text, worst of ${costs.length} rounds)`,
      `  statements a text: ${costs.map((cost) => cost.statements.toFixed(3)).join(' ')} · commits a text: ${costs.map((cost) => cost.commits.toFixed(4)).join(' ')}`,
      `  texts in the outbox at the end: ${stored?.count}`,
    ],
  }
}

async function prepare(place: Place): Promise<{ conversations: string[]; secret: string }> {
  const { app } = place
  const shop = await buildBusiness(app.db)
  for (let set = 0; set < 100; set++) {
    await receive(
      app,
      shop.orgId,
      Array.from({ length: 200 }, () => ({
        connectionId: shop.connectionId,
        event: {
          kind: 'text',
          from: somePhone(),
          to: shop.phone,
          body: 'Is my bike ready?',
          sentAt: null,
          carrierMessageId: newId(),
        },
      })),
    )
  }
  const conversations = await app.db.inOrganization(shop.orgId, (tx) =>
    tx.query<{ id: string }>('SELECT id FROM conversation'),
  )
  const caller: Caller & { memberId: string } = {
    orgId: shop.orgId,
    memberId: shop.memberId,
    keyId: null,
    name: '',
    role: 'super_admin',
    permissions: new Set(),
    departments: 'all',
  }
  const made = await makeKey(app, caller, { name: 'bench', scopes: ['messages.send'] })
  if (!made.ok) throw new Error(made.sentence)
  return { conversations: conversations.map(({ id }) => id), secret: made.secret }
}

function requests(
  conversations: readonly string[],
  { secret, port, count }: { secret: string; port: number; count: number },
): Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const body = JSON.stringify({
      requestKey: newId(),
      conversationId: conversations[index % conversations.length],
      body: `Your bike is ready, come by any time before six. No ${index}`,
    })
    return Buffer.from(
      `POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${secret}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
}

/** What pg_stat_statements counted, every statement that the server ran included, over the texts of the round. */
export async function costOf(
  { admin }: Place,
  texts: number,
): Promise<{ statements: number; commits: number }> {
  const { rows } = await admin.query<{ statements: string; commits: string }>(
    "SELECT sum(calls) AS statements, sum(calls) FILTER (WHERE query = 'COMMIT') AS commits FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat_statements%' AND query NOT LIKE '%bench_commit%'",
  )
  return { statements: Number(rows[0]?.statements) / texts, commits: Number(rows[0]?.commits) / texts }
}
