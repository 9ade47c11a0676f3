// The words of a note: links only to the web, people by their names of today.
import type { ThreadNote } from '../../../conversations/contract.ts'
import { linkedText, withoutOverrides } from '../../ui/linked-text.ts'
import classes from './note-card.module.css'

type WordsProps = { words: ThreadNote['words']; nameOf: (memberId: string) => string; myId: string | null }

export function NoteWords({ words, nameOf, myId }: WordsProps) {
  let place = 0
  return (
    <p className={classes.words} dir="auto">
      {words.flatMap((piece) => {
        if ('memberId' in piece)
          return (
            <span
              key={`@${place++}`}
              className={classes.mention}
              data-me={piece.memberId === myId || undefined}
            >
              @{nameOf(piece.memberId)}
            </span>
          )
        return linkedText(withoutOverrides(piece.text)).map(({ text, href }) => {
          const key = place++
          return href ? (
            <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
              {text}
            </a>
          ) : (
            <span key={key}>{text}</span>
          )
        })
      })}
    </p>
  )
}
