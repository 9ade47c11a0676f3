// The import rule of ARCHITECTURE.md and the few things that are done in one place only. Every message says what to do instead.
import { globSync, readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { codeOf, type Import, importsOf } from './read-source.ts'

export type Source = { readonly path: string; readonly text: string }

/** From the ground up. A slice imports from lower levels only; slices on one level do not know each other. */
const levels = [
  ['platform'],
  ['carriers'],
  ['organizations'],
  ['contacts', 'numbers'],
  ['campaigns', 'media', 'search'],
  ['consent', 'templates'],
  ['conversations', 'gifs'],
  ['notes', 'drafts', 'presence', 'tags'],
  ['messages'],
  ['scheduler', 'reviews', 'hours-answer', 'phones', 'opt-outs', 'journey', 'evidence'],
  ['broadcasts', 'automations', 'reports', 'integrations', 'needs-you'],
]

/** In a slice these names are plumbing; every other file is pure, save the machines listed here. */
const plumbing = ['contract', 'routes', 'jobs', 'actions', 'store']
/** Folders of a slice whose files are a running machine: they hold clocks, sessions and timers, as jobs do. */
const machines = ['src/messages/dispatch/']

/** Files below the slices that are pure all the same, so that contracts, pure files and the browser may use them. */
const pureBelow = [
  'src/platform/csv.ts',
  'src/platform/endpoint.ts',
  'src/platform/errors.ts',
  'src/platform/plain-text.ts',
  'src/carriers/gsm-alphabet.ts',
  'src/carriers/smpp/coding.ts',
]
/** Who talks to PostgreSQL directly; the sign-in library asks for a pool of its own, on a schema of its own. */
const drivers = /^src\/(platform|cli)\/|^src\/organizations\/sign-in\/store\.ts$/
/** Packages without clock, network or files, which contracts and pure files may use. */
const purePackages = ['zod', 'libphonenumber-js', 'sms-segments-calculator']

type Place = {
  readonly part: string
  readonly level: number
  readonly role: 'contract' | 'routes' | 'jobs' | 'actions' | 'store' | 'pure' | 'other'
}

const isRim = ({ role }: Place): boolean => role === 'routes' || role === 'jobs'
const isPortable = ({ role }: Place): boolean => role === 'pure' || role === 'contract'

/** What may not be written where. `code` is the file without comments and quoted text. */
const once: readonly { pattern: RegExp; except: RegExp; message: string }[] = [
  {
    pattern: /\bprocess\.env\b|\bimport\.meta\.env\b|import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*''/,
    except: /^src\/platform\/config\.ts$/,
    message: 'reads the environment; add the setting to platform/config.ts and take it from app.config.',
  },
  {
    pattern: /\b\w*[sS]ession\)?[?!]?\.write\(|\.open\([^)]*\)\.write\(/,
    except: /^src\/(messages|carriers)\//,
    message:
      'hands a text to a carrier; put it into the outbox with messages/send and let the dispatcher hand it over.',
  },
  {
    pattern: /\bas\s+(unknown\s+as\s+)?Cleared\b/,
    except: /^src\/consent\/gate\.ts$/,
    message: 'makes a Cleared text; only the gate may: call clear() of consent/gate.ts.',
  },
  {
    pattern: /(?<![\w.$])fetch\(|\bhttps?\.(request|get)\(|\bnew\s+(XMLHttpRequest|WebSocket)\b/,
    except: /^src\/(platform\/fetch\.ts|web\/call\.ts|carriers\/.*)$/,
    message:
      'makes a request of its own; use platform/fetch.ts, which guards private networks, or web/call.ts in the browser.',
  },
]

/** What a pure file may not touch: the same input must always give the same output, also in a browser. */
const impure: readonly { pattern: RegExp; message: string }[] = [
  {
    pattern: /\bDate\.now\(|\bnew\s+Date\(\s*\)|\bperformance\.now\(/,
    message: 'reads the clock; take `now` as an argument.',
  },
  { pattern: /\bMath\.random\(|\bcrypto\.\w+/, message: 'makes something random; take it as an argument.' },
  { pattern: /\bprocess\./, message: 'asks the process; take what it needs as an argument.' },
  {
    pattern: /\bset(Timeout|Interval|Immediate)\(/,
    message: 'waits; let an action or a job decide when it is called.',
  },
]

/** What of verify/ only tests use: they compare the verifier with the product, so they may know both. */
const beside = /^verify\/(test-[\w-]+|mutations|forgeries|speed)\.ts$/

/** An internal note never becomes a text. These alone know notes, each to show them; the erasure of people only takes their words away. */
const noteReaders = /^src\/(notes\/|messages\/thread\/|journey\/|search\/|web\/|main\.ts$)/
const noteTables = /\b(FROM|JOIN|INTO|UPDATE)\s+note(_version|_mention)?\b/
const noteStatements = /^src\/(notes|journey|search|consent\/erase)\//

const LONGEST = 400
const LONG = 250
const LONG_SHARE = 0.05

/** Every breach of the rule, one sentence each. */
export function check(sources: readonly Source[]): string[] {
  return [
    ...sources.filter(({ path }) => !/\.test\.tsx?$/.test(path)).flatMap(checkFile),
    ...checkLengths(sources),
  ]
}

function checkFile({ path, text }: Source): string[] {
  if (path.startsWith('verify/') && !beside.test(path))
    return importsOf(text).flatMap(({ from }) => judgeVerifier(path, from))
  if (!path.startsWith('src/')) return []
  const place = placeOf(path)
  const code = codeOf(text)
  const breaches = [
    noteTables.test(text) && !noteStatements.test(path)
      ? 'reads or writes internal notes; they never come near a text, so ask notes/actions.ts from where they are shown.'
      : null,
    ...importsOf(text).map((each) => judge(path, place, each)),
    ...once.map(({ pattern, except, message }) =>
      pattern.test(code) && !except.test(path) ? message : null,
    ),
    ...(place.role === 'pure'
      ? impure.map(({ pattern, message }) => (pattern.test(code) ? message : null))
      : []),
  ]
  return breaches.filter((each) => each !== null).map((message) => `${path}: ${message}`)
}

/** The verifier is worth something only if a mistake of the product's is not its own as well. */
function judgeVerifier(path: string, from: string): string[] {
  if (!from.startsWith('.')) return []
  const target = posix.join(posix.dirname(path), from)
  return target.startsWith('verify/') && !beside.test(target)
    ? []
    : [
        `${path}: imports ${target}; the verifier shares nothing with the product: write it anew, from docs/ledger-format.md.`,
      ]
}

function placeOf(path: string): Place {
  const [, part = '', ...rest] = path.split('/')
  const level = levels.findIndex((names) => names.includes(part))
  if (level < 2)
    return { part: part.replace(/\.tsx?$/, ''), level, role: pureBelow.includes(path) ? 'pure' : 'other' }
  const name = nameOf(rest.at(-1) ?? '')
  if (plumbing.includes(name)) return { part, level, role: name as Place['role'] }
  return { part, level, role: machines.some((folder) => path.startsWith(folder)) ? 'jobs' : 'pure' }
}

const nameOf = (path: string): string => posix.basename(path).replace(/\.(slice\.)?(test\.)?tsx?$/, '')

/** The sentence that says why this import may not be, or null. */
function judge(path: string, from: Place, wanted: Import): string | null {
  if (!wanted.from.startsWith('.')) return judgePackage(path, from, wanted)
  const target = posix.join(posix.dirname(path), wanted.from)
  if (!target.startsWith('src/'))
    return from.part === 'web' || from.part === 'cli' ? null : judgeOutside(target)
  const to = placeOf(target)
  const say = (why: string): string => `imports ${target}; ${why}`
  if (to.part === 'notes' && !noteReaders.test(path))
    return say('an internal note never becomes a text: only what shows notes may know them.')
  if (from.part === 'main' || from.part === 'cli')
    return to.part === 'web' ? say('the browser’s code runs in the browser only.') : null
  if (to.part === 'main' || to.part === 'cli')
    return say('nothing imports main or cli: take what you need from `app`.')
  if (to.part === 'web')
    return from.part === 'web' ? null : say('move what both need into a contract or a pure file.')
  if (from.part === 'web') return judgeWeb(to, say)
  if (to.level < 2) return judgeGround(from, { to, isType: wanted.isType, say })
  if (from.level < 2)
    return say(`${from.part} lies below the slices: let the slice call it and hand in what it needs.`)
  return from.part === to.part ? judgeOwn(from, to, say) : judgeOther(from, to, say)
}

type Say = (why: string) => string

function judgePackage(path: string, from: Place, { from: name, isType }: Import): string | null {
  if (isType) return null
  if (from.role === 'pure' || from.role === 'contract') {
    const known = purePackages.some((each) => name === each || name.startsWith(`${each}/`))
    return known ? null : `imports ${name} in a pure file; move that part into actions, jobs or platform.`
  }
  if (from.part === 'web' && name.startsWith('node:')) return `imports ${name}, which no browser has.`
  if (name === 'pg' && !drivers.test(path))
    return 'imports pg; use the transaction that inOrganization gives.'
  if (/^(undici|node:https?)$/.test(name) && !['platform', 'carriers'].includes(from.part))
    return `imports ${name}; use platform/fetch.ts, which guards private networks.`
  return null
}

const judgeOutside = (target: string): string =>
  `imports ${target}, which lies outside src; move what both need into src.`

function judgeWeb(to: Place, say: Say): string | null {
  if (isPortable(to)) return null
  return say('the browser may use contracts and pure files only: call the endpoint instead.')
}

function judgeGround(
  from: Place,
  { to, isType, say }: { to: Place; isType: boolean; say: Say },
): string | null {
  if (from.level < to.level && from.level >= 0)
    return say(`${from.part} lies below ${to.part}: hand it in as an argument.`)
  if (!isPortable(from) || isType || isPortable(to)) return null
  return say(
    'a pure file takes only types from there: move that part into actions, or take its result as an argument.',
  )
}

function judgeOwn(from: Place, to: Place, say: Say): string | null {
  if (isPortable(from) && !isPortable(to))
    return say('a pure file imports pure files only: move that part into actions.')
  if (from.role === 'store' && (to.role === 'actions' || isRim(to)))
    return say('a store only knows SQL: let actions call it.')
  if (from.role === 'actions' && isRim(to))
    return say('actions do not know who calls them: move the shared part into actions.')
  return null
}

function judgeOther(from: Place, to: Place, say: Say): string | null {
  if (to.role === 'store' || isRim(to))
    return say('another slice’s SQL and rim are its own: call its actions.')
  if (isRim(from)) return null
  if (to.level === from.level)
    return say(`${from.part} and ${to.part} are on one level: let routes, jobs or a higher slice join them.`)
  if (to.level > from.level)
    return say(
      `${to.part} lies above ${from.part}: let ${to.part} call ${from.part}, or hand it in as an argument.`,
    )
  if (isPortable(from) && !isPortable(to))
    return say('a pure file imports pure files only: move that part into actions.')
  return null
}

function checkLengths(sources: readonly Source[]): string[] {
  const lengths = sources.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
  const breaches = lengths
    .filter(({ lines }) => lines > LONGEST)
    .map(
      ({ path, lines }) =>
        `${path}: has ${lines} lines, ${LONGEST} at most; split it where its subject divides.`,
    )
  const long = lengths.filter(({ lines }) => lines > LONG).sort((one, two) => two.lines - one.lines)
  if (long.length > LONG_SHARE * lengths.length)
    breaches.push(
      `${long.length} of ${lengths.length} files are over ${LONG} lines, 5 % at most; split the longest: ${long.map(({ path, lines }) => `${path} (${lines})`).join(', ')}.`,
    )
  return breaches
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..')
  const paths = globSync('{src,verify,scripts,test,bench,bin}/**/*.{ts,tsx,mjs}', { cwd: root })
  const breaches = check(paths.map((path) => ({ path, text: readFileSync(resolve(root, path), 'utf8') })))
  for (const breach of breaches) console.error(breach)
  console.log(`${paths.length} files, ${breaches.length} breaches of the import rule`)
  process.exitCode = breaches.length > 0 ? 1 : 0
}
