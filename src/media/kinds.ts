// What a file is, by its bytes: what may be texted, what is shown, and what is only ever kept to be downloaded.

export type MediaKind = 'image' | 'video' | 'audio' | 'file'

type Known = { readonly kind: MediaKind; readonly extension: string; readonly isTexted: boolean }

// MMS everywhere: JPEG, PNG, GIF, MP4, 3GP, MP3, AMR, vCard, PDF (developers.telnyx.com, "MMS media types").
const known: Readonly<Record<string, Known>> = {
  'image/jpeg': { kind: 'image', extension: 'jpg', isTexted: true },
  'image/png': { kind: 'image', extension: 'png', isTexted: true },
  'image/gif': { kind: 'image', extension: 'gif', isTexted: true },
  'video/mp4': { kind: 'video', extension: 'mp4', isTexted: true },
  'video/3gpp': { kind: 'video', extension: '3gp', isTexted: true },
  'audio/mpeg': { kind: 'audio', extension: 'mp3', isTexted: true },
  'audio/amr': { kind: 'audio', extension: 'amr', isTexted: true },
  'application/pdf': { kind: 'file', extension: 'pdf', isTexted: true },
  'text/vcard': { kind: 'file', extension: 'vcf', isTexted: true },
}

/** Everything else. It is kept as it is, shown to nobody and downloaded as bytes. */
export const OPAQUE = 'application/octet-stream'

/** What is decoded, and made anew by us: the loaders of these formats are fuzzed by their makers. */
export const decoded: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])

export const kindOf = (type: string): MediaKind => known[type]?.kind ?? 'file'
export const extensionOf = (type: string): string => known[type]?.extension ?? 'bin'
export const isTexted = (type: string): boolean => known[type]?.isTexted ?? false

/** The type that a browser is told: pictures, films and sounds of the list. A PDF or a card is bytes to be kept. */
export const servedType = (type: string): string => (kindOf(type) === 'file' ? OPAQUE : type)

const aliases: Readonly<Record<string, string>> = {
  'video/quicktime': 'video/mp4',
  'audio/x-amr': 'audio/amr',
}
// An Apple QuickTime film is no MP4, but file-type tells the brand "qt" only of those that are not.
const NEVER = new Set(['video/quicktime'])

/** The type of some bytes: as their own signature has it, or by the first line of a contact card. */
export function typeOf(detected: string | undefined, head: string): string {
  if (detected !== undefined && !NEVER.has(detected)) {
    const type = aliases[detected] ?? detected
    return known[type] || decoded.has(type) ? type : OPAQUE
  }
  return /^\uFEFF?BEGIN:VCARD\r?\n/i.test(head) ? 'text/vcard' : OPAQUE
}
