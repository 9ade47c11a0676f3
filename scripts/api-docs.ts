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

/** Shapes that contracts share, by what they are made of: printed once, and named where they recur. */
const names = new Map<string, string>()

type Slice = { readonly endpoints: Endpoint[]; readonly shapes: [name: string, type: z.ZodType][] }

async function write(): Promise<string> {
  const slices = new Map<string, Slice>()
  for (const path of globSync('src/**/contract.ts', { cwd: root }).sort())
    slices.set(basename(dirname(path)), await readSlice(resolve(root, path)))
  for (const { shapes } of slices.values())
    for (const [name, type] of shapes) names.set(JSON.stringify(schemaOf(type, 'output').properties), name)
  const unknown = [...slices.keys()].filter((slice) => !(slice in titles))
  if (unknown.length > 0)
    throw new Error(`Name ${unknown.join(', ')} in titles of scripts/api-docs-words.ts.`)
  const parts = Object.keys(titles).map((slice) => writeSlice(titles[slice] ?? '', slices.get(slice)))
  return `${[before, errorTable(), permissionTable(), ...parts, behind].map((part) => part.trim()).join('\n\n')}\n`
}

async function readSlice(path: string): Promise<Slice> {
  const exported = Object.entries((await import(path)) as Record<string, unknown>)
  const endpoints = exported.flatMap(([, each]) => (Object(each).method ? [each as Endpoint] : []))
  const shapes = exported.flatMap(([name, each]): Slice['shapes'] =>
    each instanceof z.ZodObject ? [[nameOf(name), each]] : [],
  )
  return { shapes, endpoints: endpoints.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)) }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const placeOf = ({ method, path }: Endpoint): string => `${path} ${METHODS.indexOf(method)}`
const nameOf = (name: string): string =>
  name === 'number' ? 'OurNumber' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`

function writeSlice(title: string, slice: Slice | undefined): string {
  const shapes = (slice?.shapes ?? []).map(
    ([name, type]) => `\`\`\`ts\n${name} = ${fields(schemaOf(type, 'output'), '')}\n\`\`\`\n`,
  )
  return [`## ${title}\n`, ...shapes, ...(slice?.endpoints ?? []).map(describe)].join('\n')
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
  const gives = answer
  const shared = gives && names.get(JSON.stringify(schemaOf(gives, 'output').properties))
  const isStream = path.endsWith('/events')
  const what = shared
    ? `with \`${shared}\`.`
    : gives
      ? 'with:'
      : isStream
        ? 'with `text/event-stream`.'
        : null
  return [
    `### ${method} ${path}\n`,
    `${summary}.\n`,
    `- **Access:** ${access(endpoint)}`,
    ...(params ? [`- **In the path:** ${inLine(params)}`] : []),
    ...(query ? [`- **Query:** ${inLine(query)}`] : []),
    ...(body ? ['- **Body:**\n', block(body, 'input')] : []),
    `- **Answers** ${what ? `${status ?? 200} ${what}` : '204, without a body.'}`,
    ...(gives && !shared ? ['', block(gives, 'output')] : []),
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
  type?: string | string[]
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
  if (properties) return names.get(JSON.stringify(properties)) ?? fields(schema, indent)
  if (type === 'object') return `{ [name]: ${shape(Object(additionalProperties), indent)} }`
  if (format === 'uuid') return 'id'
  if (format === 'date-time') return 'time'
  return [type ?? 'anything']
    .flat()
    .map((each) => (each === 'integer' ? 'number' : each))
    .join(' | ')
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
