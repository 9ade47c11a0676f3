// G4: inbound webhooks with their full work (signature, dedupe, opt-out, inbox, live event), over Fastify and a one-row commit.
import { randomBytes } from 'node:crypto'
import { CONNECTION_HEADER, SIGNATURE_HEADER, sign } from '../src/carriers/loopback-signature.ts'
import { newId } from '../src/platform/ids.ts'
import { buildBusiness, buildConnection, buildNumber, somePhone } from '../test/factories.ts'
import { judge, spread, type Verdict } from './figures.ts'
import { cpuNote, type Place, somePort } from './place.ts'
import { costOf } from './send.ts'

const CONNECTIONS = 64
const SECONDS = 4
const WARM_SECONDS = 5 // the first texts of 5,000 strangers make contacts and threads, and code is compiled as it is used
const REQUESTS = 100_000

export async function receive(
  place: Place,
  rounds: number,
): Promise<{ verdicts: Verdict[]; notes: string[] }> {
  const target = await prepare(place)
  const port = somePort()
  const stop = await place.run('server.ts', { PORT: String(port) })
  const cpu = place.cpuOf()
  const ours = { name: `signed webhooks, full work, ${CONNECTIONS} connections`, rates: [] as number[] }
  const plain = { name: 'Fastify and a one-row commit, the same load', rates: [] as number[] }
  const tails: number[] = []
  const cpus: string[] = []
  const plainCpus: string[] = []
  const costs: { statements: number; commits: number }[] = []
  const phones = Array.from({ length: 5_000 }, somePhone)
  await place.load(
    { port, connections: CONNECTIONS, seconds: WARM_SECONDS },
    requests(target, { port, count: 60_000, phones }),
  )
  for (let round = 0; round < rounds; round++) {
    const beside = await baseline(place)
    plain.rates.push(beside.rate)
    plainCpus.push(beside.cpu)
    await place.admin.query('SELECT pg_stat_statements_reset()')
    const before = cpu()
    const report = await place.load(
      { port, connections: CONNECTIONS, seconds: SECONDS },
      requests(target, { port, count: REQUESTS, phones }),
    )
    if ((report.byStatus['200'] ?? 0) !== report.answered)
      throw new Error(`not every webhook was taken: ${JSON.stringify(report.byStatus)}`)
    ours.rates.push(report.answered / report.seconds)
    tails.push(
      report.latenciesMs.sort((one, other) => one - other)[Math.floor(report.latenciesMs.length * 0.99)] ?? 0,
    )
    cpus.push(cpuNote(before, cpu(), report.answered))
    costs.push(await costOf(place, report.answered))
  }
  await stop()
  const tail = spread(tails)
  return {
    verdicts: [judge('G4', ours, plain, 1)],
    notes: [
      `  CPU µs each, Node + PostgreSQL: ${cpus.join(' · ')}; beside it: ${plainCpus.join(' · ')}`,
      `  p99 of one webhook, ms: ${tail.min.toFixed(1)} / ${tail.median.toFixed(1)} / ${tail.max.toFixed(1)}`,
      `  statements a webhook: ${costs.map((cost) => cost.statements.toFixed(3)).join(' ')} · commits: ${costs.map((cost) => cost.commits.toFixed(4)).join(' ')}`,
    ],
  }
}

type Target = { connectionId: string; phone: string; secret: string }

async function prepare({ app }: Place): Promise<Target> {
  const shop = await buildBusiness(app.db)
  const secret = randomBytes(24).toString('hex')
  const phone = somePhone()
  const connectionId = await app.db.inOrganization(shop.orgId, async (tx) => {
    const made = await buildConnection(tx, shop.orgId, {
      carrier: 'loopback',
      settings: { networkUrl: 'http://127.0.0.1:9', sockets: 1 },
    })
    await tx.query('UPDATE connection SET sealed = $2 WHERE id = $1', [
      made.connectionId,
      app.secrets.seal({ secret }, made.connectionId),
    ])
    await tx.query("SELECT add_route('connection', $1, $2)", [made.connectionId, made.connectionId])
    await buildNumber(tx, shop.orgId, {
      departmentId: shop.departmentId,
      connectionId: made.connectionId,
      phone,
    })
    return made.connectionId
  })
  return { connectionId, phone, secret }
}

/** 2 % STOP, 5 % duplicates, the rest what customers write. */
function requests(
  { connectionId, phone, secret }: Target,
  { port, count, phones }: { port: number; count: number; phones: readonly string[] },
): Buffer[] {
  const now = new Date()
  const made: Buffer[] = []
  for (let index = 0; index < count; index++) {
    const repeated = index % 20 === 19 ? made[index - 7] : undefined
    if (repeated) {
      made.push(repeated)
      continue
    }
    const event = {
      type: 'text',
      id: newId(),
      from: phones[(index * 7919) % phones.length],
      to: phone,
      body: index % 50 === 0 ? 'STOP' : `Is my bike ready yet? I could come by at ${index % 12}.`,
      sentAt: now.toISOString(),
    }
    const body = Buffer.from(JSON.stringify({ events: [event] }))
    const head = `POST /webhooks/loopback/${connectionId} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${SIGNATURE_HEADER}: ${sign({ secret, rawBody: body, now })}\r\n${CONNECTION_HEADER}: ${connectionId}\r\nContent-Length: ${body.length}\r\n\r\n`
    made.push(Buffer.concat([Buffer.from(head), body]))
  }
  return made
}

async function baseline(place: Place): Promise<{ rate: number; cpu: string }> {
  const port = somePort()
  const stop = await place.run('baseline-webhook.ts', { PORT: String(port) })
  const body = JSON.stringify({
    events: [
      {
        type: 'text',
        id: newId(),
        from: '+12025550101',
        to: '+12025550102',
        body: 'Is my bike ready yet? I could come by at 5.',
      },
    ],
  })
  const request = Buffer.from(
    `POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  await place.load(
    { port, connections: CONNECTIONS, seconds: 1 },
    Array.from({ length: 40_000 }, () => request),
  )
  const cpu = place.cpuOf()
  const before = cpu()
  const report = await place.load(
    { port, connections: CONNECTIONS, seconds: 3 },
    Array.from({ length: 90_000 }, () => request),
  )
  const note = cpuNote(before, cpu(), report.answered)
  await stop()
  return { rate: report.answered / report.seconds, cpu: note }
}
