// The GSM 03.38 default alphabet and its extension table (3GPP TS 23.038, 6.2.1): which characters fit in 7 bits.

// Position is the septet. 0x1b is the escape to the extension table and stands for no character.
const DEFAULT =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'

const EXTENSION: readonly (readonly [septet: number, char: string])[] = [
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
]

export const GSM_ESCAPE = 0x1b
const NONE = 0xff
const LAST_CHAR_CODE = 0x20ac // the euro sign is the highest

// By char code: the septet, plus 0x80 where an escape goes before it; 0xff where there is none.
const SEPTETS = new Uint8Array(LAST_CHAR_CODE + 1).fill(NONE)
const EXTENSION_CHARS = new Map<number, string>()
for (let septet = 0; septet < DEFAULT.length; septet += 1) {
  if (septet !== GSM_ESCAPE) SEPTETS[DEFAULT.charCodeAt(septet)] = septet
}
for (const [septet, char] of EXTENSION) {
  SEPTETS[char.charCodeAt(0)] = septet | 0x80
  EXTENSION_CHARS.set(septet, char)
}

/** Septets one character takes: 1, 2 with an escape, or 0 where the alphabet lacks it. */
export function gsmUnits(char: string): 0 | 1 | 2 {
  const code = gsmCode(char.charCodeAt(0))
  return code === NONE ? 0 : code & 0x80 ? 2 : 1
}

/** The septet of a UTF-16 code unit; 0x80 is added for the extension table, 0xff is none. */
export function gsmCode(charCode: number): number {
  return charCode <= LAST_CHAR_CODE ? (SEPTETS[charCode] ?? NONE) : NONE
}

/** The character of a septet. Septets above 0x7f are no characters. */
export function gsmChar(septet: number): string | undefined {
  return septet === GSM_ESCAPE ? undefined : DEFAULT[septet]
}

/** The character of a septet after an escape; undefined where the table has none. */
export function gsmExtensionChar(septet: number): string | undefined {
  return EXTENSION_CHARS.get(septet)
}
