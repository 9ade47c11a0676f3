// No test talks to the world: a connection to anything but this machine fails the test that made it.
import net from 'node:net'
import { afterEach, expect } from 'vitest'

const strays: string[] = []
const connect = net.Socket.prototype.connect

// The one way out is the database that the person running the tests named.
const allowed = new Set(['localhost', '::1'])
if (process.env.DATABASE_URL && URL.canParse(process.env.DATABASE_URL))
  allowed.add(new URL(process.env.DATABASE_URL).hostname)

const isHere = (host: string): boolean => allowed.has(host) || /^(::ffff:)?127\./.test(host)

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
  // net.connect() hands its arguments on as one array: [options, callback].
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[]
  const host =
    typeof first === 'object' && first !== null
      ? 'path' in first && first.path
        ? 'localhost'
        : ((first as net.TcpNetConnectOpts).host ?? 'localhost')
      : typeof first === 'number' && typeof second === 'string'
        ? second
        : 'localhost'
  if (!isHere(host)) {
    strays.push(host)
    process.nextTick(() =>
      this.destroy(new Error(`A test tried to reach ${host}; tests talk to this machine only.`)),
    )
    return this
  }
  return Reflect.apply(connect, this, args) as net.Socket
} as typeof connect

afterEach(() => {
  expect(strays.splice(0), 'hosts that this test tried to reach').toEqual([])
})
