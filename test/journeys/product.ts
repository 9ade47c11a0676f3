// The product as a person meets it: started by its own command in a folder of its own, and looked at through Chromium.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const root = resolve(import.meta.dirname, '../..')
const SCREENS = join(root, 'docs/screens')

export type Product = {
  readonly address: string
  /** What a command of the same install is run with. */
  readonly environment: NodeJS.ProcessEnv
  /** The line that `start` printed for people: sign-in link, set-up code. */
  readonly printed: () => string
  signInLink(): string
  stop(): Promise<void>
  /** Ends it like a power cut. */
  kill(): Promise<void>
  /** On the same port and data. */
  startAgain(): Promise<void>
  close(): Promise<void>
}

/** Starts Parley like `npm start` does, on a port and a data folder of its own. */
export async function startProduct(args: readonly string[] = []): Promise<Product> {
  const data = await mkdtemp(join(tmpdir(), 'parley-journey-'))
  const port = await freePort()
  const environment = {
    ...process.env,
    PORT: String(port),
    PARLEY_DATA: data,
    LOG_LEVEL: 'warn',
    DATABASE_URL: undefined,
    NODE_ENV: undefined,
    VITEST: undefined,
  }
  let output = ''
  const begin = async (): Promise<ChildProcess> => {
    output = ''
    const begun = spawn(process.execPath, [join(root, 'src/cli.ts'), 'start', ...args], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [begun.stdout, begun.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await until(
      () => output.includes('Ctrl+C') || begun.exitCode !== null,
      90_000,
      () => output,
    )
    if (begun.exitCode !== null) throw new Error(`Parley did not start: ${output}`)
    return begun
  }
  let child = await begin()
  const stop = (): Promise<void> => end(child)
  return {
    address: `http://localhost:${port}`,
    environment,
    printed: () => output,
    signInLink: () => /http\S+#link=\S+/.exec(output)?.[0] ?? '',
    stop,
    kill: () => end(child, 'SIGKILL'),
    async startAgain() {
      child = await begin()
    },
    async close() {
      await stop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

async function end(child: ChildProcess, how: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill(how)
  await gone
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      )
    })
  })
}

/** Waits until something is true, looking often; tells what it saw when it never was. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  ms: number,
  saw: () => string = () => '',
): Promise<void> {
  const deadline = Date.now() + ms
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`It did not come true within ${ms} ms. ${saw()}`)
    await new Promise((wait) => setTimeout(wait, 25))
  }
}

export type Eyes = {
  readonly browser: Browser
  context(options?: Looks): Promise<BrowserContext>
  close(): Promise<void>
}
export type Looks = { width?: number; height?: number; dark?: boolean }

/** A Chromium to look through. What a page logs as an error fails the journey. */
export async function openEyes(): Promise<Eyes & { readonly complaints: string[] }> {
  const executablePath = process.env.PARLEY_BROWSER ?? '/usr/bin/chromium'
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  const browser = await chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...quiet],
  })
  const complaints: string[] = []
  return {
    browser,
    complaints,
    async context({ width = 1440, height = 900, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(15_000)
      context.on('page', (page) => {
        page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
        page.on('console', (message) => {
          if (
            message.type() === 'error' &&
            !/the server responded with a status of (401|409|422|503)/.test(message.text())
          )
            complaints.push(`${page.url()}: ${message.text()}`)
        })
      })
      return context
    },
    close: () => browser.close(),
  }
}

/** Photographs a page for the guide: docs/screens/NAME.png. */
export async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(SCREENS, { recursive: true })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(SCREENS, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 AA, one line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe) // not as a script tag: the page's own policy forbids those
  return page.evaluate(async () => {
    const { axe: checker } = globalThis as unknown as {
      axe: {
        run(
          context: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>
      }
    }
    const { violations } = await checker.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 200) ?? ''}`),
    )
  })
}
