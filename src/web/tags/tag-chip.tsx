// A tag as it is shown: its name, beside a dot in its colour.
import { IconX } from '@tabler/icons-react'
import type { Tag } from '../../tags/contract.ts'
import classes from './tags.module.css'

type ChipProps = {
  tag: Pick<Tag, 'name' | 'colour'>
  /** In a row of a list. */
  small?: boolean
  /** Takes it off. */
  onOff?: () => void
}

export function TagChip({ tag: { name, colour }, small, onOff }: ChipProps) {
  return (
    <span
      className={classes.chip}
      data-colour={colour}
      data-small={small || undefined}
      title={small ? name : undefined}
    >
      <span className={classes.dot} aria-hidden />
      <bdi className={classes.name}>{name}</bdi>
      {onOff && (
        <button type="button" className={classes.off} aria-label={`Take off ${name}`} onClick={onOff}>
          <IconX size={12} stroke={2} aria-hidden />
        </button>
      )}
    </span>
  )
}
