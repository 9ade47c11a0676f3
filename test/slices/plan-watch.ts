// Explains every statement at the moment the product runs it: on its own connection, under its role, with the plan it would use.
import pg from 'pg'
import { GROWING } from './full-tables.ts'

type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Node[]
}

/** How one statement read one growing table. */
export type Reading = {
  readonly statement: string
  readonly how: string
  readonly table: string
  /** Rows that were looked at, wanted or not. */
  readonly rows: number
  readonly loops: number
  readonly pages: number
}
export type PlanWatch = { readonly readings: Reading[]; readonly statements: Set<string>; stop(): void }

type Asked = { name?: string; text: string; values?: unknown[] }
type Query = (this: pg.Client, ...args: unknown[]) => unknown

/** From here on every query of this process is explained first, in a savepoint where there is a transaction. */
export function watchPlans(): PlanWatch {
  const original = pg.Client.prototype.query as unknown as Query
  const readings: Reading[] = []
  const statements = new Set<string>()
  const open = new WeakSet<pg.Client>()
  const lines = new WeakMap<pg.Client, Promise<void>>()
  let count = 0

  const explain = async (client: pg.Client, asked: Asked): Promise<void> => {
    const ask = (text: string): Promise<pg.QueryResult> =>
      original.call(client, text) as Promise<pg.QueryResult>
    const name = `plan_${++count}`
    const values = (asked.values ?? []).map(literal).join(', ')
    await ask(`PREPARE ${name} AS ${asked.text}`)
    if (open.has(client)) await ask('SAVEPOINT explained')
    const { rows } = await ask(
      `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) EXECUTE ${name}${values && `(${values})`}`,
    )
    if (open.has(client)) await ask('ROLLBACK TO explained; RELEASE explained')
    await ask(`DEALLOCATE ${name}`)
    const [top] = Object(rows[0])['QUERY PLAN'] as { Plan: Node }[]
    const plan = top?.Plan
    const statement = asked.name ?? asked.text.slice(0, 60)
    statements.add(statement)
    if (plan) readings.push(...readingsOf(statement, plan))
  }

  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args
    const asked: Asked | null =
      typeof first === 'string'
        ? { text: first, ...(Array.isArray(second) && { values: second }) }
        : ((first as Asked | null) ?? null)
    // What the product sends behind one another runs one by one here, each explained when its turn comes.
    const work = (lines.get(this) ?? Promise.resolve()).then(async () => {
      if (asked?.text?.startsWith('BEGIN')) open.add(this)
      if (asked?.text === 'COMMIT' || asked?.text === 'ROLLBACK') open.delete(this)
      if (asked && /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(asked.text)) await explain(this, asked)
      return original.apply(this, args)
    })
    lines.set(
      this,
      work.then(
        () => {},
        () => {},
      ),
    )
    const hear = args.at(-1)
    if (typeof hear === 'function') work.catch((error: unknown) => hear(error))
    return work
  } as unknown as typeof pg.Client.prototype.query
  return {
    ...{ readings, statements },
    stop() {
      pg.Client.prototype.query = original as unknown as typeof pg.Client.prototype.query
    },
  }
}

function readingsOf(statement: string, node: Node): Reading[] {
  const index = node['Index Name']
  const table =
    node['Relation Name'] ?? [...GROWING].toSorted(longestFirst).find((name) => index?.startsWith(name))
  const below = (node.Plans ?? []).flatMap((each) => readingsOf(statement, each))
  if (!table || !GROWING.has(table) || !node['Node Type'].includes('Scan')) return below
  const loops = node['Actual Loops']
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  const how = `${node['Node Type']} ${index ?? ''} ${node['Index Cond'] ?? ''}`
  const pages = node['Shared Hit Blocks'] + node['Shared Read Blocks']
  return [{ statement, how, table, rows: Math.round(each * loops), loops, pages }, ...below]
}

const longestFirst = (one: string, other: string): number => other.length - one.length

const literal = (value: unknown): string => (value == null ? 'NULL' : pg.escapeLiteral(textOf(value)))

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (!Array.isArray(value)) return String(value)
  const items = value.map((item) =>
    item == null ? 'NULL' : `"${textOf(item).replaceAll(/["\\]/g, '\\$&')}"`,
  )
  return `{${items.join(',')}}`
}
