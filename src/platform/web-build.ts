// Builds the web app when dist/web is missing or older than what it is made of, known by a hash, not by file times.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { OperatorError } from './operator-error.ts'

/** Resolves with the folder to serve. Says one line when it builds, nothing when the build is current. */
export async function buildWeb({
  root,
  say,
}: {
  root: string
  say: (line: string) => void
}): Promise<string> {
  const directory = join(root, 'dist/web')
  const built = await readFile(join(directory, MARK), 'utf8').catch(() => null)
  if (!existsSync(join(root, 'src/web')) && built !== null) return directory // an image that ships only the build
  const wanted = await hashOfSources(root)
  if (built === wanted) return directory
  const started = Date.now()
  const fresh = `${directory}.${process.pid}`
  try {
    await runVite(root, fresh)
    await compress(fresh)
    await writeFile(join(fresh, MARK), wanted)
    await swap(fresh, directory)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
  say(`Built the web app in ${((Date.now() - started) / 1_000).toFixed(1)} s.`)
  return directory
}

const MARK = '.sources'

// Contracts and pure files of every slice may be in the bundle; the plumbing never is.
const SOURCES = [
  'src/**/*.{ts,tsx,css,svg,js,json,woff2}',
  'index.html',
  'vite.config.ts',
  'scripts/emoji-files.ts',
  'package-lock.json',
]
const NOT_IN_BUNDLE = /(\.test\.tsx?|\/(routes|jobs|actions|store)\.ts|^src\/(cli|cli\.ts|main\.ts).*)$/

async function hashOfSources(root: string): Promise<string> {
  const paths = globSync(SOURCES, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !NOT_IN_BUNDLE.test(path))
    .sort()
  const hash = createHash('sha256')
  for (const path of paths) hash.update(`${path}\0`).update(await readFile(join(root, path)))
  return hash.digest('hex')
}

async function runVite(root: string, outDir: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  if (!existsSync(vite)) throw new OperatorError('The web app cannot be built: vite is missing; run: npm ci')
  const args = [vite, 'build', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn']
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new OperatorError(`The web app could not be built:\n${reasonIn(said)}`)
}

/** What the bundler said, without its colours and its own stack. */
const reasonIn = (said: string): string =>
  stripVTControlCharacters(said)
    .split(/\n\s+at /)[0]
    ?.trim() ?? ''

/** Beside each file its compressed forms, so that the server never compresses while it serves. */
async function compress(directory: string): Promise<void> {
  const paths = await readdir(directory, { recursive: true })
  const texts = paths
    .filter((path) => /\.(js|css|html|svg|json)$/.test(path))
    .map((path) => join(directory, path))
  for (const path of texts) {
    const bytes = await readFile(path)
    await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, { params }))
  }
}

/** Two starters may build at once; each swaps a whole folder, so a half one is never served. */
async function swap(fresh: string, directory: string): Promise<void> {
  const old = `${directory}.old.${process.pid}`
  await rename(directory, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(fresh, directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error // the other starter's build is as good
  })
  await rm(old, { recursive: true, force: true })
}
