// The verifier as a person runs it: what it prints, and the number that it ends with.
import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { headFile } from '../src/consent/ledger/head.ts'
import { bundleFrom, present, signedHead } from './test-bundle.ts'
import { makeLedger, someKey } from './test-ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'parley-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function verify(...args: string[]) {
  const program = join(import.meta.dirname, 'main.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
  return { status, lines: stdout.trimEnd().split('\n'), said: stderr }
}

const key = someKey(1)
const tables = makeLedger({ seed: 31, sizes: [300], erasures: 0, key })
const { organization } = present(tables.treeHeads[0])
const bundle = bundleFrom(tables, organization, [1, 2, 3])
const evidence = file('evidence.json', JSON.stringify(bundle))
const pemOf = (seed: number): string =>
  createPublicKey(someKey(seed)).export({ type: 'spki', format: 'pem' }).toString()
const ours = file('ours.pem', pemOf(1))
const theirs = file('theirs.pem', pemOf(2))
const head = headFile(signedHead(present(tables.heads[3])))
const kept = file('head.json', JSON.stringify(head))
const forgedHead = file('forged.json', JSON.stringify({ ...head, size: head.size + 1 }))
const [first] = bundle.records
const altered = {
  ...bundle,
  records: [
    { ...first, personal: { ...first?.personal, phone: '+14155550000' } },
    ...bundle.records.slice(1),
  ],
}
const alteredEvidence = file('altered.json', JSON.stringify(altered))

test('an evidence file that is as it was sealed ends with 0, and says so', () => {
  const { status, lines, said } = verify('--bundle', evidence, '--key', ours, '--against', kept)
  expect({ status, said }).toEqual({ status: 0, said: '' })
  expect(lines).toEqual([
    expect.stringMatching(
      /^3 records of organization \S+ under head 15 of .* UTC: everything is as it was sealed\.$/,
    ),
  ])
})

test('it may be compressed', () => {
  const compressed = file('evidence.json.gz', gzipSync(JSON.stringify(bundle)))
  expect(verify('--bundle', compressed, '--key', ours).status).toBe(0)
})

test('without a key it says what it could not look at', () => {
  const { status, lines } = verify('--bundle', evidence)
  expect(status).toBe(0)
  expect(lines[0]).toMatch(/^Whose key signed was not looked at: .*--key/)
})

test('an altered one ends with 1, with a line for each fault that names what, where and which record', () => {
  const { status, lines } = verify('--bundle', alteredEvidence, '--key', ours)
  expect(status).toBe(1)
  const { id } = { ...present(first).columns }
  const place = `organization ${organization} · position 1 · record ${id}`
  expect(lines[0]).toBe(
    `FAULT altered personal part · ${place}: The number, the words or another personal field is not what was sealed, or its salt was exchanged.`,
  )
  expect(lines[1]).toMatch(/: 1 faults\. This is NOT what was sealed\.$/)
})

test('one that another key signed ends with 1', () => {
  expect(verify('--bundle', evidence, '--key', theirs)).toMatchObject({
    status: 1,
    lines: [expect.stringMatching(/^FAULT foreign key · head 15: /), expect.any(String)],
  })
})

const unable: [string, string[], RegExp][] = [
  ['nothing to verify', [], /^Say what to verify: --database or --bundle\./],
  ['two things to verify', ['--bundle', evidence, '--database', 'postgres:///x'], /^Say what to verify/],
  ['an option that does not exist', ['--bundel', evidence], /^"--bundel" is not an option\./],
  ['an option without its value', ['--bundle'], /^--bundle needs a value\./],
  ['a file that is not there', ['--bundle', join(folder, 'none.json')], /none\.json cannot be opened/],
  ['a file that is no JSON', ['--bundle', ours], /is not a JSON file/],
  ['a file of something else', ['--bundle', kept], /is not an evidence file/],
  ['a key that is none', ['--bundle', evidence, '--key', kept], /is not an Ed25519 public key/],
  ['a kept head that is none', ['--bundle', evidence, '--against', evidence], /is not a signed head/],
  [
    'a kept head that was altered',
    ['--bundle', evidence, '--against', forgedHead],
    /is not signed as it should be/,
  ],
  [
    'a kept head of another key',
    ['--bundle', evidence, '--key', theirs, '--against', kept],
    /is not signed as/,
  ],
  [
    'a database that is not there',
    ['--database', 'postgres://127.0.0.1:1/x'],
    /^The database could not be read: /,
  ],
]

test.each(unable)('%s ends with 2 and a sentence', (_, args, words) => {
  const { status, said } = verify(...args)
  expect(said).toMatch(words)
  expect(said).not.toContain('    at ')
  expect(status).toBe(2)
})

test('--help explains every option', () => {
  const { status, lines } = verify('--help')
  expect(status).toBe(0)
  for (const option of ['--database', '--bundle', '--against', '--key', '--live'])
    expect(lines.join('\n')).toContain(option)
})
