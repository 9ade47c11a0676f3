// What a carrier is to us. An adapter translates their words to ours and back; it touches no table and decides nothing.
//
// Terms, used everywhere in this sense:
//   carrier      who takes our texts and brings us theirs: the loopback phones, an SMSC over SMPP, an HTTP provider
//   connection   one account at a carrier, with its credentials; numbers belong to one
//   session      the open line to a connection: sockets for HTTP, a bind for SMPP
//   hand-off     writing a text's bytes to the carrier; it happens once, or is in doubt
//   receipt      the carrier's later word on what became of a text
import type * as z from 'zod'

/** One text to hand over. `attemptId` is ours and durable before the first byte; carriers that can, carry it along. */
export type Handed = {
  readonly attemptId: string
  readonly from: string
  readonly to: string
  readonly body: string
  /** Pictures and other files, for a carrier that takes them: it fetches each from its address. */
  readonly files?: readonly HandedFile[]
  /** For a carrier that takes a long text in parts: runs `write` if the rest may still go, under the lock that its beginning had. */
  readonly goOn?: (write: () => Promise<void>) => Promise<boolean>
}

/** A file of a text: an address that works for some hours, and what it is. */
export type HandedFile = { readonly url: string; readonly type: string }

/**
 * What became of one hand-off, decided by how far the bytes got and what came back:
 * accepted: a complete answer with the carrier's id · refused: final, by the carrier's own word ·
 * not_sent: provably not taken, safe to try again · unknown: it may have it; never sent again on a doubt.
 */
export type Outcome =
  | { kind: 'accepted'; carrierMessageId: string }
  | { kind: 'refused'; code: string; note: string; optedOut?: boolean }
  | { kind: 'not_sent'; code: string; note: string; throttled?: boolean }
  | { kind: 'unknown'; note: string }

/** A hand-off under way: `written` settles when the bytes have left this process, `outcome` never rejects. */
export type Writing = { readonly written: Promise<void>; readonly outcome: Promise<Outcome> }

/** What reconciliation learned of an attempt in doubt. `absent` only where the carrier is sure that it never had it. */
export type Found = { kind: 'accepted'; carrierMessageId: string } | { kind: 'absent' } | { kind: 'unsure' }

/** What a carrier tells us. Times are the carrier's, null where it gives none. */
export type CarrierEvent = InboundText | InboundPart | Receipt

export type InboundText = {
  readonly kind: 'text'
  readonly from: string
  readonly to: string
  readonly body: string
  readonly sentAt: Date | null
  /** The carrier's id of this text; null where the protocol has none (SMPP), then `repeat` tells repeats. */
  readonly carrierMessageId: string | null
  readonly repeat?: RepeatMark
  /** Files that came with it, where they lie at the carrier; they are fetched later, and the text does not wait for them. */
  readonly files?: readonly ArrivedFile[]
}

/** `type` is what the carrier calls it; what it is, its bytes tell. */
export type ArrivedFile = { readonly url: string; readonly type: string | null }

/** How a file is asked for at a carrier. */
export type FileRequest = {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly allowHttp?: boolean
  readonly allowPrivate?: readonly string[]
  readonly redirects?: number
}

/** One part of a long text (GSM 03.40 concatenation). Bytes stay raw: a character may be split between parts. */
export type InboundPart = {
  readonly kind: 'part'
  readonly from: string
  readonly to: string
  readonly reference: number
  readonly total: number
  readonly position: number
  readonly coding: 'gsm7' | 'latin1' | 'ucs2'
  readonly bytes: Buffer
  readonly repeat: RepeatMark
}

/**
 * How a repeat is known without a carrier id: the same fingerprint on a bind that was made after the first one arrived.
 * `bindId` is a UUID, new per bind; both times are by this program's clock.
 */
export type RepeatMark = {
  readonly fingerprint: Buffer
  readonly bindId: string
  readonly boundAt: Date
  readonly arrivedAt: Date
}

export type Receipt = {
  readonly kind: 'receipt'
  readonly carrierMessageId: string
  readonly status: 'sent' | 'delivered' | 'undelivered' | 'failed' | 'unknown'
  readonly carrierWord: string
  readonly code: string | null
  readonly saidAt: Date | null
}

/** An open line to one connection, held by the worker. */
export type Session = {
  /** How many texts could leave right now without waiting: free sockets, or places in the window. 0 while not connected. */
  free(): number
  /** Resolves when `free()` is above zero. */
  ready(): Promise<void>
  /** Writes one text. Call only while `free()` is above zero; the bytes leave without a connect being awaited. */
  write(text: Handed): Writing
  /** Asks the carrier about attempts in doubt; missing where the carrier cannot tell. */
  find?(texts: readonly (Handed & { startedAt: Date })[]): Promise<Map<string, Found>>
  /** Ends the line. Outcomes still awaited settle as `unknown`. */
  close(): Promise<void>
}

/** What a session calls back with. */
export type SessionHooks = {
  /** Stores what the carrier said; resolves once it is committed. Only then does the carrier get its answer. */
  receive(events: readonly CarrierEvent[]): Promise<void>
  /** The line went up or down; the note is one sentence for people. */
  state(state: 'up' | 'down', note: string): void
  /** SMPP: everything answered on this bind before `at` provably reached the carrier. */
  proved?(bindId: string, at: Date): void
  log: { debug(fields: object, message: string): void; warn(fields: object, message: string): void }
}

export type Connection = {
  readonly orgId: string
  readonly id: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly credentials: Readonly<Record<string, unknown>>
}

/** A webhook as it came: the raw bytes, before anything is parsed. */
export type Webhook = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly rawBody: Buffer
  readonly now: Date
}

/** A form field of a connection's page in Settings → Numbers. The screen draws itself from these. */
export type Field = {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly type: 'text' | 'number' | 'password' | 'switch' | 'select'
  readonly secret?: boolean
  readonly required?: boolean
  readonly initial?: string | number | boolean
  readonly options?: readonly { value: string; label: string }[]
}

export type Carrier = {
  readonly name: string
  readonly label: string
  /** What the settings page asks for; secret ones are sealed before they are stored. */
  readonly fields: readonly Field[]
  /** Checks what a person entered. `settings` are shown again, `credentials` never. */
  readonly settings: z.ZodType
  readonly credentials: z.ZodType
  open(connection: Connection, hooks: SessionHooks): Session
  /** True only if this webhook was signed by the holder of this connection's secret. Absent: no webhooks. */
  verify?(connection: Connection, webhook: Webhook): boolean
  /** It takes pictures and other files along with a text. */
  readonly carriesFiles?: true
  /** How to fetch a file that it told of; null for an address that is not its own, which nobody asks. */
  fileRequest?(connection: Connection, url: string): FileRequest | null
  /** Reads a verified webhook, which may hold several events. Throws on a body it cannot read. */
  parse?(webhook: Webhook): CarrierEvent[]
}
