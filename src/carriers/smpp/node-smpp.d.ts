// Types of the npm package `smpp` 0.5.1, which ships none: only what we and our tests' far side use.
declare module 'smpp' {
  import type { Server as NetServer, Socket } from 'node:net'

  /** A message's text as the package decodes it; `udh` holds the header's elements. */
  export type Decoded = { message: string | Buffer; udh?: Buffer[] }

  export class PDU {
    constructor(command: string | Buffer, fields?: Readonly<Record<string, unknown>>)
    command: string
    command_id: number
    command_status: number
    sequence_number: number
    readonly [field: string]: unknown
    toBuffer(): Buffer
    response(fields?: Readonly<Record<string, unknown>>): PDU
    protected _filter(direction: 'encode' | 'decode'): void
  }

  export class Session {
    socket: Socket
    on(event: 'pdu', listener: (pdu: PDU) => void): this
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'close', listener: () => void): this
    send(pdu: PDU, answered?: (answer: PDU) => void): boolean
    close(): void
    destroy(): void
  }

  export type Server = NetServer & { sessions: Session[] }

  type Coder = { encode(text: string): Buffer }
  // Only the default export has it: Node finds no names in the loop that exports the tables.
  const smpp: { readonly encodings: { ASCII: Coder; LATIN1: Coder; UCS2: Coder } }
  export default smpp

  export function createServer(
    options: { key?: string | Buffer; cert?: string | Buffer },
    listener: (session: Session) => void,
  ): Server
}
