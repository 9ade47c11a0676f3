// Listens on the configured address, and says in one sentence why it cannot.
import { createServer } from 'node:net'
import type { Config } from './config.ts'
import type { Server } from './http.ts'
import { OperatorError } from './operator-error.ts'

type Address = Pick<Config, 'host' | 'port'>

/** Looks, before anything is started, whether the port can be had. */
export async function checkPort({ host, port }: Address): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((done, failed) =>
      probe.once('error', failed).listen({ host, port }, () => done()),
    )
  } catch (error) {
    throw explain(error, { host, port })
  } finally {
    await new Promise((done) => probe.close(done))
  }
}

export async function listen(server: Server, { host, port }: Address): Promise<void> {
  const { level } = server.log
  try {
    server.log.level = 'silent' // the address is told to the person in our words, not as a line of the log
    await server.listen({ host, port })
  } catch (error) {
    throw explain(error, { host, port })
  } finally {
    server.log.level = level
  }
}

function explain(error: unknown, { host, port }: Address): unknown {
  const { code } = error as NodeJS.ErrnoException
  const says: Partial<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use by another program; stop that one, or choose another port: PORT=${port + 1} npm start`,
    EACCES: `Port ${port} may only be used by an administrator; choose one above 1023, such as PORT=3000.`,
    EADDRNOTAVAIL: `HOST is ${host}, which is no address of this machine; use 127.0.0.1, or 0.0.0.0 for every address.`,
    ENOTFOUND: `HOST is ${host}, which this machine cannot find; use 127.0.0.1, or 0.0.0.0 for every address.`,
  }
  const sentence = says[code ?? '']
  return sentence ? new OperatorError(sentence) : error
}
