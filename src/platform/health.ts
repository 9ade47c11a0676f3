// Is the process alive, is it ready for work, and what has it counted: for load balancers, supervisors and Prometheus.
import type { App } from './app.ts'
import { Problem } from './errors.ts'
import type { Server } from './http.ts'
import { metrics, metricsType, readMetrics } from './metrics.ts'
import { readMigrations } from './migration-files.ts'
import { isFromThisMachine } from './this-machine.ts'

const open = { config: { access: 'public' }, schema: { hide: true } } as const

/** Serves /healthz, /readyz and /metrics. `unready` gives the sentence that says why no work can be done now, or null. */
export function healthRoutes(
  server: Server,
  { app, unready }: { app: App; unready: () => Promise<string | null> },
): void {
  const series = new Map<string, { observe(seconds: number): void }>() // found once per route and status, not once per request
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request
    const route = request.routeOptions.url ?? 'none'
    const name = `${method} ${route} ${reply.statusCode}`
    const one = series.get(name) ?? metrics.http.labels({ method, route, status: reply.statusCode })
    series.set(name, one)
    one.observe(reply.elapsedTime / 1_000)
    done()
  })
  server.get('/healthz', open, async () => ({ ok: true }))
  server.get('/readyz', open, async (_request, reply) => {
    const why = await unready()
    if (why !== null) reply.code(503).header('retry-after', '1')
    return why === null ? { ok: true } : { ok: false, message: why }
  })
  server.get('/metrics', open, async (request, reply) => {
    if (!app.config.metricsOpen && !isFromThisMachine(request))
      throw new Problem(
        'not_allowed',
        'Metrics are given to this machine only. Set PARLEY_METRICS=open to give them to anyone who can reach this port.',
      )
    return reply.type(metricsType).send(await readMetrics())
  })
}

/** Can the database do its work, with the schema of this version? The sentence why not, or null. */
export async function whyUnready(app: App): Promise<string | null> {
  try {
    await app.db.read('SELECT 1')
    const { rows } = await app.db.owner.query<{ name: string }>('SELECT name FROM public.migration')
    const applied = new Set(rows.map(({ name }) => name))
    const missing = (await readMigrations()).filter(({ name }) => !applied.has(name))
    if (missing.length === 0) return null
    return `The database lacks migration ${missing[0]?.name}; run: parley migrate`
  } catch (error) {
    app.log.debug({ err: error }, 'not ready')
    return 'The database is away; it is tried again with every request.'
  }
}
