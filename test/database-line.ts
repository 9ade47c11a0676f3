// The line between a process and its database, which a test can cut, hold and mend.
import { connect, createServer, type Socket } from 'node:net'

export type DatabaseLine = {
  /** Leads to the database over this line. */
  readonly url: string
  /** Ends every connection; new ones are refused. */
  cut(): Promise<void>
  /** Takes connections and bytes, and passes nothing on. */
  hold(): void
  mend(): Promise<void>
  close(): Promise<void>
}

export async function databaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const far = new URL(databaseUrl)
  const host = far.searchParams.get('host') ?? far.hostname
  const port = Number(far.port || 5432)
  const open = new Set<Socket>()
  let isHeld = false
  const server = createServer((near) => {
    const far = host.startsWith('/')
      ? connect(`${host}/.s.PGSQL.${port}`)
      : connect(port, host || 'localhost')
    open.add(near)
    near.once('close', () => open.delete(near))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('data', (bytes) => {
        if (!isHeld) other.write(bytes)
      })
      one.on('error', () => {})
      one.once('close', () => other.destroy())
    }
  })
  const listen = (on: number): Promise<void> =>
    new Promise((done, failed) => server.once('error', failed).listen(on, '127.0.0.1', done))
  const end = (): void => {
    for (const socket of open) socket.resetAndDestroy()
  }
  await listen(0)
  const own = (server.address() as { port: number }).port
  const near = new URL(databaseUrl)
  near.searchParams.delete('host')
  near.host = `127.0.0.1:${own}`

  return {
    url: near.href,
    async cut() {
      const closed = new Promise<unknown>((done) => server.close(done))
      end()
      await closed
    },
    hold() {
      isHeld = true
    },
    async mend() {
      if (isHeld) end() // what was swallowed can not be made up for
      isHeld = false
      if (!server.listening) await listen(own)
    },
    async close() {
      end()
      if (server.listening) await new Promise((done) => server.close(done))
    },
  }
}
