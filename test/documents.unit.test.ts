// What the documents say of the repository is so: files that they name exist, settings are complete, examples are accepted.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { smpp } from '../src/carriers/smpp/smpp.ts'
import { readConnectionsFile } from '../src/numbers/connections-file.ts'

const root = resolve(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const documents = [...globSync('*.md', { cwd: root }), ...globSync('docs/*.md', { cwd: root })]

test.each(['README.md', 'ARCHITECTURE.md', 'STYLE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE'])(
  'there is a %s',
  (path) => {
    expect(read(path).length).toBeGreaterThan(500)
  },
)

test('every file that ARCHITECTURE.md names in backticks exists', () => {
  const text = read('ARCHITECTURE.md').replace(/```[\s\S]*?```/g, '')
  const named = [...text.matchAll(/`([\w./<>-]+\.(?:ts|tsx|sql|md)|[\w-]+(?:\/[\w-]+)*\/)`/g)].map(
    ([, path = '']) => path,
  )
  const known = named.filter((path) => !path.includes('<') && !path.includes('*'))
  expect(known.length).toBeGreaterThan(25)
  expect(known.filter((path) => !isThere(path))).toEqual([])
})

/** From the root, from src as the text has it, or a file that stands in several slices. */
const isThere = (path: string): boolean =>
  [path, `src/${path}`].some((each) => existsSync(join(root, each))) ||
  (!path.includes('/') && globSync(`{src,test,scripts}/**/${path}`, { cwd: root }).length > 0)

test('every file and folder of the map in ARCHITECTURE.md exists', () => {
  const map = /## The map\s+```([\s\S]*?)```/.exec(read('ARCHITECTURE.md'))?.[1] ?? ''
  const missing = [...map.matchAll(/(?<![\w*./<-])([a-z][\w-]*\.(?:ts|sql|tsx))(?![\w*])/g)]
    .map(([, name = '']) => name)
    .filter(
      (name) =>
        globSync(`{src,test,scripts,bench}/**/${name}`, { cwd: root }).length === 0 &&
        !existsSync(join(root, name)),
    )
  expect(missing).toEqual([])
})

test.each(documents)('every link in %s leads somewhere', (document) => {
  const text = read(document).replace(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(
    ([, link, image]) => link ?? image ?? '',
  )
  const broken = links.filter((link) => !/^https?:|^mailto:/.test(link) && !leads(document, link))
  expect(broken).toEqual([])
})

function leads(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || headingsOf(target).includes(anchor)
}

const headingsOf = (path: string): string[] =>
  [
    ...read(path)
      .replace(/```[\s\S]*?```/g, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

test('the README lists every setting that is read, and no other', () => {
  const config = read('src/platform/config.ts')
  const inCode = new Set(
    [...config.matchAll(/text\('([A-Z_]+)'\)|^ {2}'(PARLEY_[A-Z_]+)',$/gm)].map(
      ([, one, other]) => one ?? other,
    ),
  )
  const table = /## Settings([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? ''
  const listed = new Set([...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name))
  expect([...listed].sort()).toEqual([...inCode].sort())
})

test('the README lists every command of the command line', () => {
  const commands = [
    ...read('src/cli.ts').matchAll(/^ {2}(\w+): \{\n? *summary|^ {2}(\w+): \{ summary/gm),
  ].map(([, one, other]) => one ?? other)
  const table = /## Command line([\s\S]*?)\n## /.exec(read('README.md'))?.[1] ?? ''
  expect(commands.length).toBeGreaterThan(7)
  for (const command of commands) expect(table).toMatch(new RegExp(`\`${command}[ \`]`))
})

test('the example of a connections file is one that Parley takes', () => {
  const [, json = ''] =
    /### Connections by configuration[\s\S]*?```json\n([\s\S]*?)```/.exec(read('docs/operations.md')) ?? []
  const { entries, mistakes } = readConnectionsFile(json)
  expect(mistakes).toEqual([])
  for (const { carrier, values } of entries) {
    const { password, ...settings } = values
    expect([
      carrier,
      smpp.settings.safeParse(settings).success,
      smpp.credentials.safeParse({ password }).success,
    ]).toEqual([...['smpp', true, true]])
    expect(Object.keys(values).filter((name) => !smpp.fields.some((field) => field.name === name))).toEqual(
      [],
    )
  }
})
