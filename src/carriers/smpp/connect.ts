// Opens the socket to an SMSC, encrypted where the settings say so, and says in a sentence why it could not.
import { isIP, connect as netConnect, type Socket } from 'node:net'
import { connect as tlsConnect } from 'node:tls'
import type { SmppSettings } from './settings.ts'
import { codeOf } from './wire.ts'

/** Why there is no line. `isOurs` where waiting does not help but someone must change something. */
export class NoLine extends Error {
  readonly isOurs: boolean
  constructor(note: string, { isOurs }: { isOurs: boolean }) {
    super(note)
    this.isOurs = isOurs
  }
}

export function openSocket(
  settings: SmppSettings,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Socket> {
  const { host, port, tls } = settings
  const opened = Promise.withResolvers<Socket>()
  const socket = tls ? tlsConnect(tlsOptions(settings)) : netConnect({ host, port })
  const fail = (error: NoLine) => {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    socket.destroy()
    opened.reject(error)
  }
  const timer = setTimeout(
    () => fail(new NoLine(`${host}:${port} does not answer. Trying again.`, { isOurs: false })),
    timeoutMs,
  )
  const abort = () => fail(new NoLine('The connection was closed.', { isOurs: false }))
  signal.addEventListener('abort', abort)
  socket.on('error', (error) => fail(reasonOf(error, settings)))
  socket.once(tls ? 'secureConnect' : 'connect', () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    opened.resolve(socket)
  })
  return opened.promise
}

// T23: the name is checked against the certificate, and there is no falling back to a line in the clear.
function tlsOptions({ host, port, tlsCa }: SmppSettings) {
  return {
    host,
    port,
    minVersion: 'TLSv1.2' as const,
    ...(isIP(host) === 0 && { servername: host }),
    ...(tlsCa !== '' && { ca: pemOf(tlsCa) }),
  }
}

// A form's single line turns a certificate's line breaks into spaces; an empty line inside would end it for OpenSSL.
function pemOf(pasted: string): string {
  return pasted.replace(/\s+/g, '\n').replace(/(BEGIN|END)\nCERTIFICATE/g, '$1 CERTIFICATE')
}

const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|INVALID_CA)/

function reasonOf(error: Error, { host, port }: SmppSettings): NoLine {
  const code = codeOf(error)
  if (UNTRUSTED.test(code)) {
    const note = `The certificate of ${host} is not trusted (${code}). Enter the carrier’s certificate authority, or ask the carrier.`
    return new NoLine(note, { isOurs: true })
  }
  if (code === 'ENOTFOUND') {
    return new NoLine(`No host is called ${host}. Check it in Settings → Numbers.`, { isOurs: true })
  }
  if (code === 'ECONNREFUSED') {
    return new NoLine(`${host}:${port} refused the connection. Trying again.`, { isOurs: false })
  }
  if (code.startsWith('ERR_SSL')) {
    const note = `${host}:${port} does not speak TLS as we do (${code}). Check port and TLS in Settings → Numbers.`
    return new NoLine(note, { isOurs: true })
  }
  return new NoLine(`Cannot connect to ${host}:${port} (${code}). Trying again.`, { isOurs: false })
}
