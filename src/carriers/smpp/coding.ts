// Characters ↔ bytes in the alphabets of SMPP, and which alphabet a body leaves in.
import { GSM_ESCAPE, gsmChar, gsmCode, gsmExtensionChar, gsmUnits } from '../gsm-alphabet.ts'

export type Coding = 'gsm7' | 'latin1' | 'ucs2'

/** What this SMSC makes of data_coding 0, and whether it takes Latin-1 as data_coding 3. */
export type Alphabets = { readonly zero: 'gsm7' | 'latin1' | 'ascii'; readonly latin1: boolean }

/** How a body leaves. `single` and `part` are the units that fit in one text and in one part of a long one. */
export type Chosen = {
  readonly coding: Coding
  readonly dataCoding: number
  readonly single: number
  readonly part: number
  readonly units: (char: string) => number
}

// 140 octets are on the air, of which a part's header takes 6: 160/153 septets, 140/134 octets, 70/67 UTF-16 units.
const SEPTETS = { single: 160, part: 153, units: gsmUnits }
const OCTETS = { single: 140, part: 134, units: () => 1 }
const UTF16 = { single: 70, part: 67, units: (char: string) => char.length }

/** The cheapest alphabet that carries every character of the body. */
export function chooseCoding(body: string, alphabets: Alphabets): Chosen {
  const isGsm = every(body, (char) => gsmUnits(char) > 0)
  if (alphabets.zero === 'gsm7') {
    if (isGsm) return { coding: 'gsm7', dataCoding: 0, ...SEPTETS }
  } else if (every(body, alphabets.zero === 'ascii' ? isAscii : isLatin1)) {
    // Such an SMSC turns our octets into septets itself, so what fits is counted in septets where it can.
    return { coding: 'latin1', dataCoding: 0, ...(isGsm ? SEPTETS : OCTETS) }
  }
  if (alphabets.latin1 && every(body, isLatin1)) return { coding: 'latin1', dataCoding: 3, ...OCTETS }
  return { coding: 'ucs2', dataCoding: 8, ...UTF16 }
}

export function encodeText(coding: Coding, text: string): Buffer {
  if (coding === 'latin1') return Buffer.from(text, 'latin1')
  if (coding === 'ucs2') return Buffer.from(text, 'utf16le').swap16()
  return encodeGsm(text)
}

/** Reads whole text, or the joined parts of one. Total: what makes no sense becomes a replacement, never an error. */
export function decodeText(coding: Coding, bytes: Uint8Array): string {
  if (coding === 'gsm7') return decodeGsm(bytes)
  const buffer = Buffer.from(bytes)
  const text =
    coding === 'latin1'
      ? buffer.toString('latin1')
      : buffer
          .subarray(0, buffer.length & ~1)
          .swap16()
          .toString('utf16le')
          .toWellFormed()
  return text.replaceAll('\u0000', '') // some SMSCs pad with NUL, and PostgreSQL cannot store it
}

export type Charset = Coding | 'iso-8859-5' | 'iso-8859-8' | 'binary'

/** The alphabet a data_coding stands for: SMPP 3.4 section 5.2.19 below 0x10, GSM 03.38 above. */
export function charsetOf(dataCoding: number, zero: Alphabets['zero']): Charset {
  const byDefault = zero === 'gsm7' ? 'gsm7' : 'latin1'
  if (dataCoding < 0x10) return LOW[dataCoding] ?? (dataCoding === 0 ? byDefault : 'binary')
  if (dataCoding < 0x40) {
    const alphabet = (dataCoding >> 2) & 3
    return alphabet === 2 ? 'ucs2' : alphabet === 1 ? 'binary' : byDefault
  }
  if (dataCoding >= 0xe0 && dataCoding < 0xf0) return 'ucs2' // message waiting, UCS-2
  if (dataCoding >= 0xf0 && dataCoding & 4) return 'binary'
  return byDefault
}

const LOW: Readonly<Record<number, Charset>> = {
  1: 'latin1', // IA5, of which Latin-1 is a superset
  3: 'latin1',
  6: 'iso-8859-5',
  7: 'iso-8859-8',
  8: 'ucs2',
}

/** Reads a text in any alphabet; what claims to be binary is read as UTF-8, or failing that as Latin-1. */
export function decodeCharset(charset: Charset, bytes: Uint8Array): string {
  if (charset === 'gsm7' || charset === 'latin1' || charset === 'ucs2') return decodeText(charset, bytes)
  if (charset !== 'binary') return new TextDecoder(charset).decode(bytes).replaceAll('\u0000', '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\u0000', '')
  } catch {
    return decodeText('latin1', bytes)
  }
}

function encodeGsm(text: string): Buffer {
  const bytes = Buffer.alloc(text.length * 2)
  let length = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = gsmCode(text.charCodeAt(i))
    if (code === 0xff) throw new Error('This text does not fit the GSM alphabet; choose its coding first.')
    if (code & 0x80) bytes[length++] = GSM_ESCAPE
    bytes[length++] = code & 0x7f
  }
  return bytes.subarray(0, length)
}

function decodeGsm(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    if (byte !== GSM_ESCAPE) {
      // Above 0x7f there are no septets; an SMSC that sends one means Latin-1.
      text += gsmChar(byte) ?? String.fromCharCode(byte)
      continue
    }
    i += 1
    const escaped = bytes[i]
    if (escaped === undefined) break
    // 23.038: a phone that does not know an escaped character shows the one of the default table, a double escape a space.
    text += gsmExtensionChar(escaped) ?? gsmChar(escaped) ?? ' '
  }
  return text
}

function every(body: string, test: (char: string) => boolean): boolean {
  for (const char of body) if (!test(char)) return false
  return true
}

function isAscii(char: string): boolean {
  return char.charCodeAt(0) < 0x80
}

function isLatin1(char: string): boolean {
  const code = char.charCodeAt(0)
  return code < 0x80 || (code >= 0xa0 && code <= 0xff)
}
