// Browsers open connections in advance. One over which nothing was ever asked would hold up the end of the server.
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** Lets go of such connections when the server closes; Node counts only those as idle that were asked something before. */
export function dropUnused(server: FastifyInstance): void {
  const open = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  server.addHook('preClose', async () => {
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
  })
}
