// Writes docs/api.md from the contracts; with --check says whether the written one is stale. The prose is in api-docs-words.ts.
import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import * as z from 'zod'
import {
  keyScopes,
  type Permission,
  permissions,
  type Role,
  roleLabels,
  rolePermissions,
} from '../src/organizations/permission.ts'
import type { Endpoint } from '../src/platform/endpoint.ts'
import { errorCodes } from '../src/platform/errors.ts'
import { before, behind, titles } from './api-docs-words.ts'

const root = resolve(import.meta.dirname, '..')
const file = resolve(root, 'docs/api.md')

async function write(): Promise<string> {
  const slices = new Map<string, Endpoint[]>()
  for (const path of globSync('src/*/contract.ts', { cwd: root }).sort())
    slices.set(basename(dirname(path)), await endpointsOf(resolve(root, path)))
  const known = Object.keys(titles).filter((slice) => slices.has(slice))
  const unknown = [...slices.keys()].filter((slice) => !known.includes(slice))
  if (unknown.length > 0)
    throw new Error(`Name ${unknown.join(', ')} in titles of scripts/api-docs-words.ts.`)
  const parts = known.map(
    (slice) => `## ${titles[slice]}\n\n${(slices.get(slice) ?? []).map(describe).join('\n')}`,
  )
  return `${[before, errorTable(), permissionTable(), ...parts, behind].map((part) => part.trim()).join('\n\n')}\n`
}

async function endpointsOf(path: string): Promise<Endpoint[]> {
  const exported = Object.values((await import(path)) as Record<string, unknown>)
  return exported.filter(
    (each): each is Endpoint => Object(each).method !== undefined && 'summary' in Object(each),
  )
}

const errorTable = (): string =>
  [
    '## Errors',
    '',
    '| status | `code` | message, where the endpoint has none of its own |',
    '| --- | --- | --- |',
    ...Object.entries(errorCodes).map(
      ([code, { status, message }]) => `| ${status} | \`${code}\` | ${message} |`,
    ),
  ].join('\n')

function permissionTable(): string {
  const roles = Object.keys(roleLabels) as Role[]
  const mark = (has: boolean): string => (has ? 'yes' : '')
  const rows = (Object.keys(permissions) as Permission[]).map((each) => [
    ...[`\`${each}\``, permissions[each]],
    ...roles.map((role) => mark(rolePermissions[role].includes(each))),
    mark(keyScopes.includes(each)),
  ])
  const head = ['permission', 'lets', ...roles.map((role) => roleLabels[role]), 'API key']
  return ['## Permissions', '', row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function describe(endpoint: Endpoint): string {
  const { method, path, summary, params, query, body, answer, status } = endpoint
  const isStream = path.endsWith('/events')
  const answers = isStream
    ? '200 with `text/event-stream`.'
    : answer
      ? `${status ?? 200} with:`
      : '204, without a body.'
  return [
    `### ${method} ${path}\n`,
    `${summary}.\n`,
    `- **Access:** ${access(endpoint)}`,
    ...(params ? [`- **In the path:** ${inLine(params)}`] : []),
    ...(query ? [`- **Query:** ${inLine(query)}`] : []),
    ...(body ? ['- **Body:**\n', block(body, 'input')] : []),
    `- **Answers** ${answers}`,
    ...(answer && !isStream ? ['', block(answer, 'output')] : []),
    '',
  ].join('\n')
}

function access({ access }: Endpoint): string {
  const words: Partial<Record<string, string>> = {
    public: 'anyone.',
    signed_in: 'whoever is signed in, and every API key.',
    carrier: 'the carrier, by its signature over the raw body.',
    demo: 'the demo only; on other installs there is nothing here.',
  }
  const isForKeys = keyScopes.some((each) => each === access)
  return words[access] ?? `the permission \`${access}\`${isForKeys ? '.' : '; no API key can have it.'}`
}

type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  required?: string[]
  default?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** Types are those that the server works with; what may be left out is what the client sees. */
function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const read = (side: 'input' | 'output'): Schema =>
    z.toJSONSchema(type, { io: side, unrepresentable: 'any' }) as Schema
  const schema = read('output')
  return { ...schema, required: (io === 'input' ? read('input') : schema).required ?? [] }
}

function inLine(type: z.ZodType): string {
  const { properties = {}, required = [] } = schemaOf(type, 'input')
  const fields = Object.entries(properties).map(([name, schema]) => {
    const notes = [
      limits(schema),
      schema.default === undefined ? '' : `${JSON.stringify(schema.default)} if left out`,
    ]
    const note = notes.filter(Boolean).join('; ')
    return `\`${name}${required.includes(name) ? '' : '?'}: ${shape(schema, '')}\`${note && ` (${note})`}`
  })
  return `${fields.join(', ')}.`
}

const block = (type: z.ZodType, io: 'input' | 'output'): string =>
  `  \`\`\`ts\n${shape(schemaOf(type, io), '  ').replace(/^/, '  ')}\n  \`\`\``

function shape(schema: Schema, indent: string): string {
  const { type, format, const: only, enum: several, items, properties, additionalProperties } = schema
  const union = schema.anyOf ?? schema.oneOf
  if (union) return union.map((each) => shape(each, indent)).join(' | ')
  if (only !== undefined) return JSON.stringify(only)
  if (several) return several.map((each) => JSON.stringify(each)).join(' | ')
  if (type === 'array') return listOf(shape(items ?? {}, indent))
  if (properties) return fields(schema, indent)
  if (type === 'object') return `{ [name]: ${shape(Object(additionalProperties), indent)} }`
  if (format === 'uuid') return 'id'
  if (format === 'date-time') return 'time'
  return type === 'integer' ? 'number' : (type ?? 'anything')
}

const listOf = (item: string): string =>
  /^\w+$/.test(item) || item.startsWith('{') ? `${item}[]` : `(${item})[]`

function fields({ properties = {}, required }: Schema, indent: string): string {
  const inner = `${indent}  `
  const lines = Object.entries(properties).map(([name, schema]) => {
    const isLeftOut = required !== undefined && !required.includes(name)
    const note = limits(schema)
    return `${inner}${name}${isLeftOut ? '?' : ''}: ${shape(schema, inner)}${note && ` // ${note}`}`
  })
  return ['{', ...lines, `${indent}}`].join('\n')
}

function limits({ type, minLength, maxLength, minimum, maximum }: Schema): string {
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined
  if (type === 'string' && maxLength !== undefined)
    return minLength ? `${minLength} to ${maxLength} characters` : `at most ${maxLength} characters`
  if (least !== undefined && most !== undefined) return `${least} to ${most}`
  return most !== undefined ? `at most ${most}` : ''
}

const wanted = await write()

if (!process.argv.includes('--check')) {
  await writeFile(file, wanted)
  console.log('docs/api.md is written.')
} else if ((await readFile(file, 'utf8').catch(() => '')) === wanted) {
  console.log('docs/api.md is what the contracts say.')
} else {
  console.error('docs/api.md is stale: run npm run docs:api and commit it with the contract.')
  process.exitCode = 1
}
