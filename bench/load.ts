// The load: raw keep-alive sockets that send prepared requests and count complete answers. A process of its own.
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'

export type Order = {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly file: string
}
export type Report = {
  readonly answered: number
  readonly seconds: number
  readonly byStatus: Record<string, number>
  readonly latenciesMs: number[]
  readonly ranOut: boolean
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** Prepared requests lie in one file, each behind its length. */
export function packRequests(requests: readonly Buffer[]): Buffer {
  return Buffer.concat(
    requests.flatMap((request) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(request.length)
      return [length, request]
    }),
  )
}

function unpack(packed: Buffer): Buffer[] {
  const requests: Buffer[] = []
  for (let at = 0; at < packed.length; ) {
    const length = packed.readUInt32BE(at)
    requests.push(packed.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return requests
}

async function run({ port, connections, seconds, file }: Order): Promise<Report> {
  const requests = unpack(readFileSync(file))
  const byStatus: Record<string, number> = {}
  const latenciesMs: number[] = []
  let next = 0
  let answered = 0
  let ranOut = false
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const start = performance.now()
  const end = start + seconds * 1_000

  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve, reject) => {
          let sentAt = 0
          let held: Buffer = Buffer.alloc(0)
          const ask = (): void => {
            const request = requests[next++]
            if (!request) ranOut = true
            if (!request || performance.now() > end) {
              resolve()
              return
            }
            sentAt = performance.now()
            socket.write(request)
          }
          socket.on('data', (chunk: Buffer) => {
            held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
            const length = completeLength(held)
            if (length === 0) return
            const status = held.toString('latin1', 9, 12)
            byStatus[status] = (byStatus[status] ?? 0) + 1
            answered++
            if ((answered & 7) === 0) latenciesMs.push(performance.now() - sentAt)
            held = held.subarray(length)
            ask()
          })
          socket.on('error', reject)
          ask()
        }),
    ),
  )
  const took = (performance.now() - start) / 1_000
  for (const socket of sockets) socket.destroy()
  return { answered, seconds: took, byStatus, latenciesMs, ranOut }
}

/** Bytes of the first whole answer, or 0 while it is not whole. Our servers always send content-length. */
function completeLength(held: Buffer): number {
  const headEnd = held.indexOf(HEAD_END)
  if (headEnd < 0) return 0
  const head = held.toString('latin1', 0, headEnd).toLowerCase()
  const at = head.indexOf('content-length: ')
  const body = at < 0 ? 0 : Number.parseInt(head.slice(at + 16), 10)
  const length = headEnd + 4 + body
  return held.length >= length ? length : 0
}

const open = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })

process.on('message', (order: Order) => {
  void run(order).then((report) => process.send?.(report))
})
