// Which emoji were chosen last, and in which skin tone: kept in this browser. Storage may be full or blocked; then nothing is remembered.
import type { SkinTone } from 'frimousse'

export type Recent = { readonly emoji: string; readonly label: string }

const RECENTS = 'parley.emoji.recent'
const TONE = 'parley.emoji.tone'
const MOST = 9
const tones: readonly SkinTone[] = ['none', 'light', 'medium-light', 'medium', 'medium-dark', 'dark']

/** The ones chosen last, the latest first. */
export function readRecents(): Recent[] {
  const stored = read(RECENTS)
  return Array.isArray(stored) ? stored.filter(isRecent).slice(0, MOST) : []
}

export const remember = (chosen: Recent): void =>
  write(RECENTS, [chosen, ...readRecents().filter(({ emoji }) => emoji !== chosen.emoji)].slice(0, MOST))

export const readTone = (): SkinTone => tones.find((tone) => tone === read(TONE)) ?? 'none'

export const writeTone = (tone: SkinTone): void => write(TONE, tone)

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  'emoji' in value &&
  'label' in value &&
  typeof value.emoji === 'string' &&
  typeof value.label === 'string'

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // as above
  }
}
