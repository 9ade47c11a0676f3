// A person as a small round: initials where there is a name, a plain figure where there is none. No color: it would mean nothing.
import { IconUser } from '@tabler/icons-react'
import classes from './face.module.css'

export function Face({ name, size = 36 }: { name: string; size?: number }) {
  const initials = initialsOf(name)
  return (
    <span
      className={classes.face}
      style={{ width: size, height: size, fontSize: Math.max(9, size * 0.36) }}
      data-initials={initials} // drawn by the style sheet: as text they would be read as part of a name
      aria-hidden
    >
      {initials === '' && <IconUser size={size * 0.52} stroke={1.6} />}
    </span>
  )
}

/** First letters of the first and the last word that begin with a letter; empty for a number. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  const first = words[0]
  const last = words.length > 1 ? words.at(-1) : undefined
  return [first, last]
    .map((word) => (word ? (Array.from(word)[0] ?? '') : ''))
    .join('')
    .toUpperCase()
}
