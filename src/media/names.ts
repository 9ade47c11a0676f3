// A file's name: for people to read and for a download, never a path and never believed.
import { plainText } from '../platform/plain-text.ts'
import { extensionOf, kindOf, OPAQUE } from './kinds.ts'

const LONGEST = 80
const plain: Readonly<Record<string, string>> = {
  image: 'Picture',
  video: 'Video',
  audio: 'Sound',
  file: 'File',
}

/** What was given, without folders, control characters and direction marks; its ending says what the bytes are. */
export function safeName(given: string, type: string): string {
  const last =
    given
      .replace(/%(22|0A|0D)/gi, ' ')
      .split(/[/\\]/)
      .at(-1) ?? '' // how browsers write these signs in a form
  const words = plainText(last)
    .replace(/[<>:"|?*;%]/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(/\s+/g, ' ')
  const stem = type === OPAQUE ? words : words.replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const short = Array.from(stem).slice(0, LONGEST).join('').trim()
  return `${short === '' ? (plain[kindOf(type)] ?? 'File') : short}.${extensionOf(type)}`
}

/** The header for a download, also for names outside Latin-1 (RFC 6266, RFC 8187). */
export function dispositionOf(how: 'inline' | 'attachment', name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${how}; filename="${ascii}"; filename*=UTF-8''${exact}`
}
