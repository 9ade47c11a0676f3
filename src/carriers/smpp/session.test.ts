import { createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { PDU } from 'smpp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { selfSigned } from '../../../test/self-signed.ts'
import { connected, openSession, sendAll, text, textsOf, them, until, us } from '../../../test/smpp.ts'
import { openSmsc, type SmscOptions } from '../../../test/smsc.ts'

const wakes = { settings: { enquireSeconds: 5 } }

async function farSide(options: SmscOptions = {}) {
  const smsc = await openSmsc(options)
  onTestFinished(() => smsc.close())
  return smsc
}

test('a link that is cut leaves every text accepted, provably not sent, or in doubt, and none twice', async () => {
  const { smsc, session, states } = await connected(
    { answer: () => ({ delayMs: 2 }) },
    { settings: { window: 20 } },
  )
  const texts = Array.from({ length: 2_000 }, (_, index) => text(`text ${index}`))
  const sending = sendAll(session, texts)
  for (let cut = 0; cut < 20; cut += 1) {
    const taken = smsc.taken.length
    await until(() => smsc.taken.length >= Math.min(taken + 40, 2_000))
    smsc.cut()
    await until(() => smsc.links === 0)
  }
  const outcomes = await sending
  const arrived = new Map<string, number>()
  for (const { body } of smsc.taken) arrived.set(body, (arrived.get(body) ?? 0) + 1)
  expect([...arrived.values()].every((times) => times === 1)).toBe(true)
  for (const [index, outcome] of outcomes.entries()) {
    const times = arrived.get(texts[index]?.body ?? '') ?? 0
    if (outcome.kind === 'accepted') expect(times).toBe(1)
    else if (outcome.kind === 'not_sent') expect(times).toBe(0)
    else expect(outcome.kind).toBe('unknown')
  }
  expect(outcomes.filter(({ kind }) => kind === 'unknown').length).toBeGreaterThan(0)
  expect(smsc.binds).toBe(21)
  expect(states.filter((line) => line.startsWith('down'))).toHaveLength(20)
})

test('an SMSC that takes a text and says nothing leaves it in doubt', async () => {
  const { smsc, session } = await connected(
    { answer: (submit) => (submit.body === 'lost' ? { lost: 'silent' } : {}) },
    { timing: { answerMs: 60, silentMs: 100 } },
  )
  expect(await session.write(text('lost')).outcome).toMatchObject({ kind: 'unknown' })
  expect(await session.write(text('next')).outcome).toMatchObject({ kind: 'accepted' })
  expect(smsc.taken).toHaveLength(2)
  expect(session.free()).toBe(10)
})

test('with no line there is no room, and a text handed over all the same was not sent', async () => {
  const smsc = await farSide()
  const { port } = smsc
  await smsc.close()
  const { session, states } = openSession(port)
  await until(() => states.length > 0)
  expect(states[0]).toBe(`down: 127.0.0.1:${port} refused the connection. Trying again.`)
  expect(session.free()).toBe(0)
  expect(await session.write(text('Hello')).outcome).toMatchObject({ kind: 'not_sent' })

  const later = await farSide({ port })
  await session.ready()
  await session.write(text('Hello')).outcome
  expect(later.taken).toHaveLength(1)
})

test('an SMSC that is there but no longer listens is left, and found again', async () => {
  const { smsc, session, states } = await connected({}, { ...wakes, timing: { silentMs: 80, proveMs: 10 } })
  await smsc.deliver({ from: them, to: us, body: 'Hi' }) // its answer will be proved by an enquire_link soon
  smsc.freeze()
  const outcome = session.write(text('into the void')).outcome
  await until(() => states.some((line) => line.includes('has stopped answering')))
  expect(await outcome).toMatchObject({ kind: 'unknown' })
  smsc.thaw()
  await session.ready()
  expect(await session.write(text('again')).outcome).toMatchObject({ kind: 'accepted' })
})

test('an SMSC that signs us out is answered, and signed in to again', async () => {
  const { smsc, session, states } = await connected()
  smsc.signOut(new PDU('unbind'))
  await until(() => states.length >= 2)
  await session.ready()
  expect(states.map((line) => line.split(':')[0])).toEqual(['up', 'down', 'up'])
  expect(states[1]).toBe('down: The carrier signed us out. Connecting again.')
  expect(smsc.binds).toBe(2)
})

test('closing waits for the answers under way', async () => {
  const { smsc, session, states } = await connected({ answer: () => ({ delayMs: 60 }) })
  const { outcome } = session.write(text('Hello'))
  await session.close()
  expect(await outcome).toMatchObject({ kind: 'accepted' })
  expect(states.at(-1)).toBe('down: The connection was closed.')
  await pause(100)
  expect(smsc.links).toBe(0)
  expect(smsc.binds).toBe(1)
})

test('closing ends what gets no answer as in doubt', async () => {
  const { session } = await connected({ answer: () => ({ lost: 'silent' }) }, { timing: { closeMs: 30 } })
  const { outcome } = session.write(text('Hello'))
  await session.close()
  expect(await outcome).toMatchObject({ kind: 'unknown' })
})

describe('Signing in', () => {
  test('a wrong password is said plainly, and tried again only slowly', async () => {
    const smsc = await farSide({ password: 'right' })
    const { session, states } = openSession(smsc.port, {
      password: 'wrong',
      timing: { refusedRetryMs: 10_000 },
    })
    await until(() => states.length > 0)
    expect(states).toEqual([
      'down: The carrier refused the sign-in. Check system ID and password in Settings → Numbers.',
    ])
    await pause(150)
    expect(smsc.refusedBinds).toBe(1)
    expect(session.free()).toBe(0)
  })

  test('a server that takes the connection and never answers is given up', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    await until(() => server.listening)
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { states } = openSession(port, { timing: { connectMs: 50, silentMs: 40 } })
    await until(() => sockets.length > 1)
    expect(states).toEqual([
      'down: The carrier took the connection but did not answer the sign-in. Trying again.',
    ])
  })

  test('with TLS and the carrier’s certificate the line is up', async () => {
    const smsc = await farSide({ tls: selfSigned })
    for (const tlsCa of [selfSigned.cert, selfSigned.cert.replaceAll('\n', ' ')]) {
      const { session } = openSession(smsc.port, { settings: { host: 'localhost', tls: true, tlsCa } })
      await session.ready()
      const outcomes = await sendAll(
        session,
        Array.from({ length: 50 }, (_, i) => text(`over TLS ${i}`)),
      )
      expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
      await session.close()
    }
    expect(smsc.taken).toHaveLength(100)
  })

  test.each([
    ['a certificate that nobody vouches for', { host: 'localhost', tls: true, tlsCa: '' }],
    ['a certificate of another name', { host: '127.0.0.1', tls: true, tlsCa: selfSigned.cert }],
  ])('%s is refused, and the password never leaves', async (_name, settings) => {
    const smsc = await farSide({ tls: selfSigned })
    const { states } = openSession(smsc.port, { settings })
    await until(() => states.length > 0)
    expect(states[0]).toContain(`The certificate of ${settings.host} is not trusted`)
    expect(smsc.binds + smsc.refusedBinds).toBe(0)
  })

  test('TLS against a server without it fails with a sentence', async () => {
    const smsc = await farSide()
    const { states } = openSession(smsc.port, { settings: { tls: true } })
    await until(() => states.length > 0)
    expect(states[0]).toMatch(/^down: .*(does not speak TLS|Cannot connect)/)
  })
})

test('a proof of our answers is asked for soon after them', async () => {
  const { smsc, events, proofs } = await connected()
  await smsc.deliver({ from: them, to: us, body: 'ok' })
  await until(() => proofs.length > 0)
  expect(smsc.enquires).toBe(1)
  expect(proofs[0]?.bindId).toBe(textsOf(events)[0]?.repeat?.bindId)
})
