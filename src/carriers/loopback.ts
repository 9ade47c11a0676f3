// The loopback carrier: texts go to the demo's own phones, over HTTP and with signed webhooks like any other carrier's.
import { isIP } from 'node:net'
import * as z from 'zod'
import type { Carrier, CarrierEvent, Connection } from './carrier.ts'
import { openSession } from './loopback-session.ts'
import { isSigned, SIGNATURE_HEADER } from './loopback-signature.ts'
import { networkEvents } from './loopback-words.ts'

const DEFAULT_SOCKETS = 8

const settings = z.object({
  networkUrl: z
    .string()
    .trim()
    .refine(isOnThisMachine, 'Enter an address of this machine, such as http://127.0.0.1:3000.'),
  sockets: z.coerce.number().int().min(1).max(64).default(DEFAULT_SOCKETS),
})
const credentials = z.object({
  secret: z.string().min(16, 'Use a secret of at least 16 characters.').max(200),
})

export const loopback: Carrier = {
  name: 'loopback',
  label: 'Demo phones',
  fields: [
    {
      name: 'networkUrl',
      label: 'Network address',
      help: 'Where the demo’s phone network answers: this install itself.',
      type: 'text',
      required: true,
      initial: 'http://127.0.0.1:3000',
    },
    {
      name: 'secret',
      label: 'Shared secret',
      help: 'Signs what Parley and the phone network tell each other.',
      type: 'password',
      secret: true,
      required: true,
    },
    {
      name: 'sockets',
      label: 'Open sockets',
      help: 'How many texts may be on their way at the same moment.',
      type: 'number',
      initial: DEFAULT_SOCKETS,
    },
  ],
  settings,
  credentials,
  open: (connection, hooks) =>
    openSession(connection, hooks, {
      ...settings.parse(connection.settings),
      ...credentials.parse(connection.credentials),
    }),
  carriesFiles: true,
  /** Files of phones lie in the network, on this machine. */
  fileRequest(connection, url) {
    const { networkUrl } = settings.parse(connection.settings)
    const asked = URL.canParse(url) ? new URL(url) : null
    const { origin, hostname } = new URL(networkUrl)
    if (asked?.origin !== origin || !asked.pathname.startsWith('/loopback/files/')) return null
    const address = hostname === 'localhost' ? ['127.0.0.1', '::1'] : [hostname.replace(/^\[|\]$/g, '')]
    return { url: asked.href, allowHttp: true, allowPrivate: address }
  },
  verify: (connection, { headers, rawBody, now }) =>
    isSigned({ secret: secretOf(connection), header: headers[SIGNATURE_HEADER], rawBody, now }),
  parse({ rawBody }) {
    return networkEvents.parse(JSON.parse(rawBody.toString('utf8'))).events.map(asEvent)
  },
}

const secretOf = ({ credentials: given }: Connection): unknown => given.secret

/** The network's address comes from a form: it may not be used to reach anything but this machine. */
function isOnThisMachine(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (protocol !== 'http:' || username || password) return false
  return (
    hostname === '[::1]' || hostname === 'localhost' || (isIP(hostname) === 4 && hostname.startsWith('127.'))
  )
}

function asEvent(event: z.output<typeof networkEvents>['events'][number]): CarrierEvent {
  if (event.type === 'text')
    return {
      kind: 'text',
      from: event.from,
      to: event.to,
      body: event.body,
      sentAt: event.sentAt,
      carrierMessageId: event.id,
      ...(event.files?.length && { files: event.files }),
    }
  return {
    kind: 'receipt',
    carrierMessageId: event.id,
    status: event.status,
    carrierWord: event.status,
    code: null,
    saidAt: event.at,
  }
}
