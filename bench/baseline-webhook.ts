// What an inbound webhook is measured against: Fastify, and one one-row commit a request.
import fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.BENCH_POOL ?? 8),
})
const server = fastify({ logger: false })
server.post('/', async (request) => {
  await pool.query({
    name: 'one',
    text: 'INSERT INTO bench_commit (body) VALUES ($1)',
    values: [JSON.stringify(request.body)],
  })
  return { stored: 1 }
})
await server.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
process.send?.('ready')
