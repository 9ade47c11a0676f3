// What the palette shows: entries in groups, each from a source that knows what was typed.
import type { IconEdit } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from '../palette.module.css'

export type Entry = {
  /** The same for the same thing, so that what was used last can be shown first. */
  readonly id: string
  readonly label: string
  readonly description?: string | undefined
  readonly leftSection: ReactNode
  readonly act: () => void
}
export type Group = { readonly title: string; readonly entries: readonly Entry[] }

/** What is typed, `''` when nothing is, and the same once typing paused: for asking the server. */
export type Asked = { readonly query: string; readonly paused: string; readonly showKeys: () => void }

/** A hook that gives its entries for what is typed. */
export type Source = (asked: Asked) => Group

export const icon = (Icon: typeof IconEdit) => (
  <span className={classes.icon}>
    <Icon size={18} stroke={1.6} />
  </span>
)

/** Does every typed word begin a word of this label? */
export function isLike(label: string, query: string): boolean {
  const words = wordsOf(label)
  return wordsOf(query).every((typed) => words.some((word) => word.startsWith(typed)))
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
