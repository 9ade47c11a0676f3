import { createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { PDU } from 'smpp'
import { expect, onTestFinished, test } from 'vitest'
import { openSession, textsOf, them, until, us } from '../../../test/smpp.ts'
import { inboundFields, readSubmit, receiptFields } from '../../../test/smsc-pdus.ts'
import { readDelivery } from './deliver.ts'
import { Framing } from './framing.ts'
import { readPdu } from './pdu.ts'
import { smppSettings } from './settings.ts'

const settings = smppSettings.parse({ host: 'localhost', systemId: 'parley' })
const submit = readSubmit(
  new PDU('submit_sm', { source_addr: '1', destination_addr: '2', short_message: { message: 'x' } }),
  'm1',
)
const longText = { from: them, to: us, body: 'long 😀 '.repeat(40), coding: 'ucs2' as const }

const corpus = [
  ...[
    ...inboundFields({ from: them, to: us, body: 'Hello [€]' }),
    ...inboundFields({ ...longText, as: 'udh' }),
    ...inboundFields({ ...longText, as: 'udh16' }),
    ...inboundFields({ ...longText, as: 'sar' }),
    ...inboundFields({ ...longText, as: 'payload' }),
    receiptFields(submit, {}),
    receiptFields(submit, { format: 'tlv', state: 'UNDELIV' }),
    {
      short_message: Buffer.from('x'),
      network_error_code: Buffer.from([3, 0, 1]),
      user_message_reference: 7,
    },
  ].map((fields) => new PDU('deliver_sm', fields)),
  new PDU('submit_sm_resp', { message_id: 'abc' }),
  new PDU('enquire_link'),
  new PDU('enquire_link_resp'),
  new PDU('generic_nack', { command_status: 3 }),
  new PDU('bind_transceiver_resp', { system_id: 'x' }),
  new PDU('data_sm', { source_addr: '1' }),
].map((pdu) => pdu.toBuffer())

type Edit = { kind: 'set' | 'cut' | 'insert' | 'tail' | 'command'; at: number; byte: number }

const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('set', 'set', 'set', 'cut', 'insert', 'tail', 'command'),
    at: fc.nat(400),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 4, 0x1b, 0x7f, 0x80, 0xff)),
  }),
  { minLength: 1, maxLength: 6 },
)

/** A PDU with some bytes changed; mostly with a length that fits, so that what is inside is reached. */
function mutated(frame: Buffer, changes: readonly Edit[], keepsLength: boolean): Buffer {
  let bytes: Buffer = Buffer.from(frame)
  for (const { kind, at, byte } of changes) {
    const spot = 4 + (at % Math.max(1, bytes.length - 4))
    if (kind === 'set') bytes[spot] = byte
    if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, spot), bytes.subarray(spot + byte)])
    if (kind === 'insert')
      bytes = Buffer.concat([bytes.subarray(0, spot), Buffer.alloc(byte, at), bytes.subarray(spot)])
    if (kind === 'tail') bytes = bytes.subarray(0, Math.max(16, spot))
    if (kind === 'command' && bytes.length > 7) bytes[7] = byte
  }
  if (bytes.length < 16) bytes = Buffer.concat([bytes, Buffer.alloc(16 - bytes.length)])
  if (!keepsLength) bytes.writeUInt32BE(bytes.length, 0)
  return bytes
}

const bad = fc
  .tuple(fc.constantFrom(...corpus), edits, fc.nat(9))
  .map(([frame, changes, dice]) => mutated(frame, changes, dice === 0))

test('10,000 mutated PDUs are read as something or as nothing, and none throws', () => {
  fc.assert(
    fc.property(bad, fc.nat(40), (bytes, cut) => {
      const framing = new Framing()
      for (const chunk of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
        for (const frame of framing.read(chunk).frames) {
          const incoming = readPdu(frame)
          if (incoming.kind === 'deliver')
            readDelivery(incoming.deliver, settings, {
              bindId: 'bind',
              boundAt: new Date(0),
              arrivedAt: new Date(0),
            })
        }
      }
    }),
    { numRuns: 10_000, seed: 34 },
  )
})

test('random bytes are no SMPP, and hold no more memory than one PDU', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 3_000 }), { maxLength: 20 }), (chunks) => {
      const framing = new Framing()
      for (const chunk of chunks) {
        const { frames, broken } = framing.read(Buffer.from(chunk))
        for (const frame of frames) readPdu(frame)
        if (broken !== null) return
      }
    }),
    { numRuns: 500, seed: 34 },
  )
})

test('a session that is sent thousands of mutated PDUs is still there for a good text', async () => {
  const lines = fc.sample(bad, { numRuns: 3_000, seed: 35 })
  const good = inboundFields({ from: them, to: us, body: 'still there?' }).map((fields) =>
    new PDU('deliver_sm', fields).toBuffer(),
  )
  let at = 0
  let binds = 0
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', (bind) => {
      binds += 1
      const answer = new PDU('bind_transceiver_resp', { system_id: 'x' })
      answer.sequence_number = bind.readUInt32BE(12)
      socket.write(answer.toBuffer())
      const next = lines.slice(at, at + 100)
      at += 100
      socket.end(Buffer.concat(next.length > 0 ? next : good))
    })
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  await until(() => server.listening)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { events } = openSession(port, { timing: { firstRetryMs: 1, lastRetryMs: 2 } })
  await until(() => textsOf(events).some(({ body }) => body === 'still there?'))
  expect(binds).toBeGreaterThan(30)
})
