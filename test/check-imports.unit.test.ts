// The import rule must catch each breach, and say what to do instead.
import { expect, test } from 'vitest'
import { check } from '../scripts/check-imports.ts'

const breachesOf = (path: string, text: string): string[] => check([{ path, text }])

const allowed: [string, string, string][] = [
  ['a slice imports the platform', 'src/consent/actions.ts', "import { newId } from '../platform/ids.ts'"],
  [
    'actions import actions of a lower slice',
    'src/messages/actions.ts',
    "import { lockDoors } from '../consent/actions.ts'",
  ],
  [
    'a sub-folder of a slice keeps to the same rule',
    'src/messages/send/actions.ts',
    "import { add } from './store.ts'",
  ],
  [
    'routes call the actions of any slice',
    'src/numbers/routes.ts',
    "import { send } from '../messages/send/actions.ts'",
  ],
  [
    'a pure file imports a pure file of a lower slice',
    'src/messages/lane.ts',
    "import { clear } from '../consent/gate.ts'",
  ],
  [
    'a pure file takes a type from the platform',
    'src/consent/gate.ts',
    "import type { OrgId } from '../platform/database.ts'",
  ],
  [
    'the browser imports a contract',
    'src/web/inbox/index.tsx',
    "import { me } from '../../organizations/contract.ts'",
  ],
  [
    'the browser imports a pure file',
    'src/web/inbox/count.ts',
    "import { segmentsOf } from '../../messages/segments.ts'",
  ],
  [
    'the reading of a thread shows notes beside its texts',
    'src/messages/thread/actions.ts',
    "import { notesBeside } from '../../notes/actions.ts'",
  ],
  ['main imports everything', 'src/main.ts', "import { messageRoutes } from './messages/routes.ts'"],
  ['config reads the environment', 'src/platform/config.ts', 'const port = process.env.PORT'],
  ['the dispatcher hands over', 'src/messages/dispatch/hand-off.ts', 'const writing = session.write(text)'],
  ['the gate makes Cleared', 'src/consent/gate.ts', 'return { ok: true } as Cleared'],
  [
    'a test may import anything',
    'src/messages/send.test.ts',
    "import { makeOrganization } from '../organizations/store.ts'",
  ],
  ['the verifier imports itself', 'verify/main.ts', "import { verifyLedger } from './ledger.ts'"],
  ['the verifier speaks with PostgreSQL', 'verify/database.ts', "import pg from 'pg'"],
  [
    'what makes ledgers for the verifier’s tests knows the product',
    'verify/test-ledger.ts',
    "import { sealRecord } from '../src/consent/ledger/commitment.ts'",
  ],
  ['a comment may name what code may not', 'src/consent/gate.ts', '// not Date.now(), not process.env'],
  ['a sentence may name it too', 'src/consent/gate.ts', "const why = 'do not fetch(it) from process.env'"],
]

test.each(allowed)('%s', (_title, path, text) => {
  expect(breachesOf(path, text)).toEqual([])
})

const refused: [string, string, string, RegExp][] = [
  [
    'a slice imports one above it',
    'src/consent/actions.ts',
    "import { send } from '../messages/actions.ts'",
    /lies above consent/,
  ],
  [
    'slices of one level meet',
    'src/contacts/actions.ts',
    "import { own } from '../numbers/actions.ts'",
    /on one level/,
  ],
  [
    'a type counts as an import between slices',
    'src/consent/store.ts',
    "import type { X } from '../messages/contract.ts'",
    /lies above/,
  ],
  [
    'another slice’s store is used',
    'src/messages/actions.ts',
    "import { find } from '../consent/store.ts'",
    /call its actions/,
  ],
  [
    'routes use another slice’s store',
    'src/messages/routes.ts',
    "import { find } from '../consent/store.ts'",
    /call its actions/,
  ],
  [
    'the platform imports a slice',
    'src/platform/http.ts',
    "import { me } from '../organizations/contract.ts'",
    /below the slices/,
  ],
  [
    'the platform imports a carrier',
    'src/platform/fetch.ts',
    "import { x } from '../carriers/carrier.ts'",
    /lies below carriers/,
  ],
  [
    'anything imports main',
    'src/messages/actions.ts',
    "const { run } = await import('../main.ts')",
    /nothing imports main/,
  ],
  [
    'anything imports the browser’s code',
    'src/messages/routes.ts',
    "export * from '../web/call.ts'",
    /move what both need/,
  ],
  [
    'the browser imports actions',
    'src/web/inbox/index.tsx',
    "import { send } from '../../messages/actions.ts'",
    /call the endpoint/,
  ],
  ['the browser imports node', 'src/web/call.ts', "import { join } from 'node:path'", /no browser has/],
  [
    'a pure file imports node',
    'src/consent/gate.ts',
    "import { createHash } from 'node:crypto'",
    /in a pure file/,
  ],
  [
    'a pure file imports its store',
    'src/consent/gate.ts',
    "import { find } from './store.ts'",
    /pure files only/,
  ],
  [
    'a pure file runs platform code',
    'src/consent/gate.ts',
    "import { newId } from '../platform/ids.ts'",
    /only types/,
  ],
  ['a pure file reads the clock', 'src/consent/gate.ts', 'const now = new Date()', /take `now`/],
  ['a pure file throws dice', 'src/messages/retry.ts', 'const wait = Math.random()', /as an argument/],
  ['a pure file waits', 'src/messages/retry.ts', 'setTimeout(again, 1)', /decide when/],
  [
    'the environment is read elsewhere',
    'src/platform/log.ts',
    'const level = process.env.LOG_LEVEL',
    /platform\/config\.ts/,
  ],
  ['a text is handed over elsewhere', 'src/numbers/jobs.ts', 'await session.write(text)', /outbox/],
  [
    'what sends texts knows notes',
    'src/messages/send/actions.ts',
    "import { readNotes } from '../../notes/actions.ts'",
    /never becomes a text/,
  ],
  [
    'a template is made of a note’s words',
    'src/broadcasts/words.ts',
    "import { readable } from '../notes/words.ts'",
    /never becomes a text/,
  ],
  [
    'the dispatcher’s SQL reads notes',
    'src/messages/dispatch/store.ts',
    "const heads = 'SELECT body FROM note WHERE org_id = $1'",
    /never come near a text/,
  ],
  ['Cleared is made elsewhere', 'src/messages/actions.ts', 'const it = draft as Cleared', /only the gate/],
  ['a request is made by hand', 'src/media/actions.ts', 'await fetch(url)', /platform\/fetch\.ts/],
  [
    'undici is used by hand',
    'src/media/actions.ts',
    "import { request } from 'undici'",
    /platform\/fetch\.ts/,
  ],
  [
    'the verifier uses the product’s code',
    'verify/tree.ts',
    "import { append } from '../src/consent/ledger/tree.ts'",
    /shares nothing/,
  ],
  [
    'the verifier takes a type of the product’s',
    'verify/tree.ts',
    "import type { Tree } from '../src/consent/ledger/tree.ts'",
    /from docs\/ledger-format\.md/,
  ],
  [
    'the verifier uses what only its tests may',
    'verify/main.ts',
    "import { makeLedger } from './test-ledger.ts'",
    /shares nothing/,
  ],
  ['a slice brings its own driver', 'src/media/store.ts', "import pg from 'pg'", /inOrganization/],
  ['a store calls actions', 'src/media/store.ts', "import { add } from './actions.ts'", /only knows SQL/],
]

test.each(refused)('it is refused when %s', (_title, path, text, says) => {
  const breaches = breachesOf(path, text)
  expect(breaches).toHaveLength(1)
  expect(breaches[0]).toMatch(says)
  expect(breaches[0]).toContain(path)
})

test('a file of more than 400 lines is refused', () => {
  const [breach] = breachesOf('test/long.ts', 'x\n'.repeat(401))
  expect(breach).toContain('has 401 lines')
})

test('more than one file in twenty over 250 lines is refused', () => {
  const short = Array.from({ length: 19 }, (_, place) => ({ path: `test/${place}.ts`, text: 'x' }))
  const long = (name: string) => ({ path: `test/${name}.ts`, text: 'x\n'.repeat(251) })
  expect(check([...short, long('a')])).toEqual([])
  expect(check([...short, long('a'), long('b')])).toEqual([expect.stringContaining('2 of 21 files')])
})
