// What is said between Parley and the program that decodes pictures.
import type { MediaRefusal } from '../refusal.ts'

export type Asked = { readonly nth: number; readonly path: string; readonly mostBytes: number }

/** A picture made anew: turned upright, without metadata, small enough; and its thumbnail, a JPEG. */
export type Made = {
  readonly bytes: Buffer
  readonly type: 'image/jpeg' | 'image/png' | 'image/gif'
  readonly width: number
  readonly height: number
  readonly isAnimated: boolean
  readonly thumbnail: Buffer
}

export type Told = { ok: true; made: Made } | { ok: false; reason: MediaRefusal }
