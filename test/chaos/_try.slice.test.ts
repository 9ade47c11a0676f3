import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneTemplate } from '../database.ts'
import { openTheatre, type Theatre } from './interleavings.ts'

let theatre: Theatre
let database: Awaited<ReturnType<typeof cloneTemplate>>
beforeAll(async () => {
  database = await cloneTemplate()
  theatre = await openTheatre(database.url)
})
afterAll(async () => {
  await theatre.close()
  await database.drop()
})
test('try', async () => {
  const from = Number(process.env.SEED ?? 0),
    n = Number(process.env.COUNT ?? 20)
  const t = performance.now()
  let steps = 0,
    bad = 0
  const kinds = new Map<string, number>()
  for (let s = from; s < from + n; s += Number(process.env.EACH ?? 1)) {
    const p = await theatre.play(s)
    steps += p.steps
    if (
      process.env.TRACE &&
      (process.env.TRACE === '1' || p.broken.some((b) => b.includes(process.env.TRACE ?? '')))
    )
      console.log(p.trace.join('\n'))
    if (process.env.REPLAY) {
      const q = await theatre.play(s)
      if (q.trace.join('\n') !== p.trace.join('\n')) {
        const i = q.trace.findIndex((l, i) => l !== p.trace[i])
        console.log('DIFFERS', s, i, p.trace.slice(i - 6, i + 4), q.trace.slice(i - 6, i + 4))
      }
    }
    if (p.broken.length) {
      bad++
      for (const b of p.broken) {
        const k = b.slice(0, 600).replace(/\d+/g, 'N')
        if (!kinds.has(k)) console.log('SEED', s, b.slice(0, 900))
        kinds.set(k, (kinds.get(k) ?? 0) + 1)
      }
    }
  }
  if (process.env.ACT) {
    const c = new (await import('pg')).default.Client({ connectionString: database.url })
    await c.connect()
    const seen = async () =>
      (
        await c.query(
          'select pid, application_name, state, left(query, 200) q from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
      ).rows
    await theatre.close()
    console.log(await seen())
    await c.end()
  }
  console.log({ ms: performance.now() - t, steps, bad, kinds })
})
