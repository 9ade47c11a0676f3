// The two levels as boxes, so that they combine. One that cannot be chosen now says why.
import { Checkbox } from '@mantine/core'
import type { LevelConsent } from '../../../consent/contract.ts'
import { levelLabels } from '../../../consent/methods.ts'
import classes from './dialogs.module.css'
import { standingWords } from './words.ts'

type BoxesProps = {
  label: string
  levels: readonly LevelConsent[]
  isPossible: (level: LevelConsent) => boolean
  chosen: readonly string[]
  error: string | undefined
  onChange: (levels: string[]) => void
}

export function LevelBoxes({ label, levels, isPossible, chosen, error, onChange }: BoxesProps) {
  const others = levels.filter((level) => !isPossible(level))
  return (
    <Checkbox.Group
      label={label}
      value={[...chosen]}
      error={error}
      onChange={onChange}
      data-wrong={error ? true : undefined}
    >
      <div className={classes.boxes}>
        {levels.filter(isPossible).map(({ level }) => (
          <Checkbox key={level} value={level} label={levelLabels[level]} />
        ))}
        {others.map(({ level, standing, whyNot }) => (
          <p key={level} className={classes.dimmed}>
            {levelLabels[level]}: {whyNot ?? standingWords[standing].toLowerCase()}
          </p>
        ))}
      </div>
    </Checkbox.Group>
  )
}

/** The level that was clicked, if it can be chosen; the only one otherwise. */
export function firstChosen(
  levels: readonly LevelConsent[],
  { clicked, isPossible }: { clicked: string | undefined; isPossible: (level: LevelConsent) => boolean },
): string[] {
  const possible = levels.filter(isPossible).map(({ level }) => level)
  const found = possible.find((level) => level === clicked)
  if (found) return [found]
  return possible.length === 1 ? possible : []
}
