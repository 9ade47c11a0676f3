// Which kinds of events are shown: chips that are pressed or not; with none pressed, everything is.
import { IconCheck } from '@tabler/icons-react'
import { useId } from 'react'
import { groupLabels, type JourneyGroup, journeyGroups } from '../../journey/contract.ts'
import classes from './filter.module.css'

type FilterProps = { pressed: readonly JourneyGroup[]; onPress: (groups: readonly JourneyGroup[]) => void }

export function Filter({ pressed, onPress }: FilterProps) {
  const labelId = useId()
  const toggle = (group: JourneyGroup): void =>
    onPress(
      journeyGroups.filter((each) => (each === group ? !pressed.includes(each) : pressed.includes(each))),
    )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand beside its chips
    <div className={classes.filter} role="group" aria-labelledby={labelId}>
      <span id={labelId} className={classes.label}>
        FILTER BY
      </span>
      <div className={classes.chips}>
        {journeyGroups.map((group) => {
          const isPressed = pressed.includes(group)
          return (
            <button
              key={group}
              type="button"
              className={classes.chip}
              aria-pressed={isPressed}
              onClick={() => toggle(group)}
            >
              {isPressed && <IconCheck size={14} stroke={2.2} aria-hidden />}
              {groupLabels[group]}
            </button>
          )
        })}
      </div>
    </div>
  )
}
