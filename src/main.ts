// Builds the app once and runs its parts: the web side, the worker, or both. Everything is imported here and nobody imports this.
import { makeDemoCampaigns } from './campaigns/jobs.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { carriers } from './carriers/all.ts'
import { keywordRoutes } from './consent/advertised/routes.ts'
import { blockRoutes } from './consent/block/routes.ts'
import { retentionCron, retentionTasks } from './consent/erase/jobs.ts'
import { erasureRoutes } from './consent/erase/routes.ts'
import { consentRoutes } from './consent/routes.ts'
import { startSealing } from './consent/seal/jobs.ts'
import { importCron, importTasks } from './contacts/import/jobs.ts'
import { importRoutes } from './contacts/import/routes.ts'
import { contactRoutes } from './contacts/routes.ts'
import { conversationRoutes } from './conversations/routes.ts'
import { startWaking } from './conversations/snooze/jobs.ts'
import { draftCron, draftTasks } from './drafts/jobs.ts'
import { draftRoutes } from './drafts/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { gifRoutes } from './gifs/routes.ts'
import { startHoursAnswers } from './hours-answer/jobs.ts'
import { hoursRoutes } from './hours-answer/routes.ts'
import { journeyRoutes } from './journey/routes.ts'
import { mediaCron, mediaTasks, startFetching } from './media/jobs.ts'
import { mediaRoutes } from './media/routes.ts'
import { startDispatcher } from './messages/dispatch/jobs.ts'
import { partCron, partTasks } from './messages/parts/jobs.ts'
import { messageRoutes } from './messages/routes.ts'
import { openVerbs, type Verbs } from './messages/verbs/jobs.ts'
import { webhookRoutes } from './messages/webhooks/routes.ts'
import { needsYouRoutes } from './needs-you/routes.ts'
import { noteRoutes } from './notes/routes.ts'
import { applyConnectionsFile, makeDemoNumbers } from './numbers/jobs.ts'
import { numberRoutes } from './numbers/routes.ts'
import { optOutRoutes } from './opt-outs/routes.ts'
import { type Auth, makeIdentify, openAuth } from './organizations/actions.ts'
import { isUntouched, makeDemo } from './organizations/install/actions.ts'
import { organizationCron, organizationTasks } from './organizations/jobs.ts'
import { organizationRoutes } from './organizations/routes.ts'
import { startPhones } from './phones/jobs.ts'
import { phoneRoutes } from './phones/routes.ts'
import type { App } from './platform/app.ts'
import type { Config } from './platform/config.ts'
import { openDatabase } from './platform/database.ts'
import { healthRoutes, whyUnready } from './platform/health.ts'
import { buildServer, type Server } from './platform/http.ts'
import { startJobs } from './platform/jobs.ts'
import { checkPort, listen } from './platform/listen.ts'
import { openLive } from './platform/live.ts'
import { openLog } from './platform/log.ts'
import { measureProcess } from './platform/metrics.ts'
import { migrate } from './platform/migrate.ts'
import { reachDatabase } from './platform/reach-database.ts'
import { loadSecretKey, secretsUnder } from './platform/secrets.ts'
import { openShutdown, type Shutdown } from './platform/shutdown.ts'
import { keepStatistics } from './platform/statistics.ts'
import { buildWeb } from './platform/web-build.ts'
import { webRoutes } from './platform/web-files.ts'
import { presenceRoutes } from './presence/routes.ts'
import { startFilling } from './search/filling/jobs.ts'
import { searchRoutes } from './search/routes.ts'
import { tagRoutes } from './tags/routes.ts'
import { templateRoutes } from './templates/routes.ts'

export type Part = 'web' | 'worker'

/** What every part of the process works with. */
export type Parts = { readonly app: App; readonly auth: Auth; readonly verbs: Verbs }

export type RunOptions = {
  readonly config: Config
  /** The project's folder: where the web app's sources and its build lie. */
  readonly root: string
  readonly parts: readonly Part[]
  /** Make the demo business if this is the first start of an embedded install. */
  readonly demo: boolean
  readonly say: (line: string) => void
  /** Called once everything runs; `directory` is where the embedded database lies. */
  readonly ready: (parts: Parts, at: { directory: string | null }) => Promise<void>
}

/** Runs until the process is asked to end. Resolves with its exit code. */
export async function run({ config, root, parts, demo, say, ready }: RunOptions): Promise<number> {
  const shutdown = openShutdown(say)
  const log = openLog({ level: config.logLevel })
  try {
    const isWeb = parts.includes('web')
    if (isWeb) await checkPort(config)
    const files = isWeb ? await buildWeb({ root, say }) : null
    const reached = await reachDatabase({ config, log, say, signal: shutdown.signal })
    shutdown.onClose('database', () => reached.release())
    const ran = await migrate({ url: reached.url })
    if (ran.length > 0) say(`Brought the database up to date (${ran.length} migrations).`)

    const opened = await openParts({ config, url: reached.url, shutdown, log })
    await furnish(opened, { demo: demo && reached.directory !== null, say })
    if (files !== null) await startWeb(opened, { files, shutdown })
    if (parts.includes('worker')) await startWorker(opened, shutdown)
    if (!shutdown.signal.aborted) await ready(opened, { directory: reached.directory })
    await shutdown.asked()
    return 0
  } catch (error) {
    if (shutdown.signal.aborted && (error as Error).name === 'AbortError') return 0 // asked to end while it was starting
    throw error
  } finally {
    await shutdown.close(log)
  }
}

type Opening = { config: Config; url: string; shutdown: Shutdown; log: App['log'] }

async function openParts({ config, url, shutdown, log }: Opening): Promise<Parts> {
  const key = await loadSecretKey({ secretKey: config.secretKey, file: config.secretKeyFile })
  const db = openDatabase({ url, log })
  shutdown.onClose('connections to the database', () => db.close())
  const statistics = keepStatistics({ db, log })
  shutdown.onClose('statistics', () => statistics.stop())
  const live = openLive({ url, log })
  shutdown.onClose('live updates', () => live.close())
  const app: App = { config, db, log, live, secrets: secretsUnder(key), now: () => new Date() }
  const auth = openAuth(app)
  shutdown.onClose('sign-in', () => auth.close())
  return { app, auth, verbs: openVerbs(app) }
}

/** What must be there before anything runs: the demo at its first start, and the connections made by configuration. */
async function furnish({ app }: Parts, { demo, say }: Pick<RunOptions, 'demo' | 'say'>): Promise<void> {
  if (demo && (await isUntouched(app))) {
    await makeDemo(app)
    say('Made a demo business, to try everything with phones in the browser.')
  }
  await makeDemoNumbers(app, carriers)
  await makeDemoCampaigns(app)
  // A mistake there stops nothing: the business may be set up only later, in the browser.
  for (const mistake of await applyConnectionsFile(app, carriers)) say(mistake)
}

/** The server with every route, not yet listening: tests inject requests into it. `files` is the built web app. */
export async function assemble(
  { app, auth, verbs }: Parts,
  { files, isClosing = () => false }: { files: string; isClosing?: () => boolean },
): Promise<Server> {
  const server = await buildServer(app, makeIdentify(app, auth))
  healthRoutes(server, {
    app,
    unready: async () => (isClosing() ? 'Parley is being stopped.' : whyUnready(app)),
  })
  organizationRoutes(server, app, auth)
  numberRoutes(server, app, carriers)
  contactRoutes(server, app)
  importRoutes(server, app)
  consentRoutes(server, app)
  erasureRoutes(server, app)
  blockRoutes(server, app)
  campaignRoutes(server, app)
  keywordRoutes(server, app)
  templateRoutes(server, app)
  conversationRoutes(server, app)
  presenceRoutes(server, app)
  tagRoutes(server, app)
  draftRoutes(server, app)
  noteRoutes(server, app)
  messageRoutes(server, app, verbs)
  mediaRoutes(server, app)
  gifRoutes(server, app)
  journeyRoutes(server, app)
  searchRoutes(server, app)
  webhookRoutes(server, app, { carriers, verbs })
  optOutRoutes(server, app)
  needsYouRoutes(server, app, verbs)
  hoursRoutes(server, app)
  evidenceRoutes(server, app)
  phoneRoutes(server, app)
  await webRoutes(server, { directory: files })
  return server
}

async function startWeb(
  parts: Parts,
  { files, shutdown }: { files: string; shutdown: Shutdown },
): Promise<void> {
  const { app } = parts
  measureProcess()
  const server = await assemble(parts, { files, isClosing: () => shutdown.signal.aborted })
  // Idle connections are closed; a request under way is answered first.
  shutdown.onClose('web server', () => server.close())
  await listen(server, app.config)
  const phones = startPhones(app)
  shutdown.onClose('demo phones', () => phones.stop())
}

/** It is closed before the web server: carriers' answers and receipts may come in through that one. */
async function startWorker({ app, auth, verbs }: Parts, shutdown: Shutdown): Promise<void> {
  const jobs = await startJobs({
    db: app.db,
    log: app.log,
    tasks: {
      ...organizationTasks(app, auth),
      ...partTasks(app, verbs),
      ...retentionTasks(app),
      ...importTasks(app),
      ...mediaTasks(app),
      ...draftTasks(app),
    },
    cron: { ...organizationCron, ...partCron, ...retentionCron, ...importCron, ...mediaCron, ...draftCron },
  })
  shutdown.onClose('jobs', () => jobs.stop())
  const hoursAnswers = startHoursAnswers(app)
  shutdown.onClose('answers outside of business hours', () => hoursAnswers.stop())
  const waking = startWaking(app)
  shutdown.onClose('snoozed conversations', () => waking.stop())
  const sealing = await startSealing(app)
  shutdown.onClose('sealing', () => sealing.stop())
  const filling = startFilling(app)
  shutdown.onClose('search', () => filling.stop())
  const fetching = startFetching(app, carriers)
  shutdown.onClose('files of texts', () => fetching.stop())
  const dispatcher = startDispatcher(app, carriers, verbs)
  shutdown.onClose('dispatcher', () => dispatcher.stop())
}
