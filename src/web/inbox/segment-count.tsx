// How many segments the text costs, which character made it so, and one click that replaces it.
import { segmentsOf } from '../../messages/segments.ts'
import { Button } from '../ui/button.tsx'
import classes from './composer.module.css'
import { cheaper } from './plain-characters.ts'

type Counted = { body: string; files?: number; onReplace: (body: string) => void }

export function SegmentCount({ body, files = 0, onReplace }: Counted) {
  if (files > 0)
    return (
      <span className={classes.count} title="A text with files is one message, however long it is">
        MMS · {files} {files === 1 ? 'file' : 'files'}
      </span>
    )
  if (body === '') return <span className={classes.count} />
  const { segments, units, encoding, costly } = segmentsOf(body)
  const most = encoding === 'GSM-7' ? (segments > 1 ? 153 : 160) : segments > 1 ? 67 : 70
  const replaced = cheaper(body)
  return (
    <span className={classes.count}>
      <span title={`${encoding}, ${units} of ${segments * most} units`}>
        {segments} {segments === 1 ? 'segment' : 'segments'}
        <span className={classes.left}> · {Math.max(0, segments * most - units)} left</span>
      </span>
      {costly && (
        <span
          className={classes.costly}
          title={`Each segment holds ${most} units instead of ${segments > 1 ? 153 : 160}.`}
        >
          {segments > 1 ? 'UCS-2, because of' : 'UCS-2:'}{' '}
          <bdi className={classes.character}>{shown(costly.character)}</bdi>
        </span>
      )}
      {replaced !== null && (
        <Button small look="quiet" className={classes.replace} onClick={() => onReplace(replaced)}>
          Use plain characters
        </Button>
      )}
    </span>
  )
}

/** An invisible character is named by its number. */
const shown = (character: string): string =>
  /^[\p{Z}\p{C}]$/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character
