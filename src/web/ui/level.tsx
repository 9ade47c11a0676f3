// A level of consent as it looks everywhere: its color, its icon and its word together, so that no color alone says it.
import { IconInfoCircle, IconMessageCircle, IconSpeakerphone } from '@tabler/icons-react'
import { type Level, levelLabels } from '../../consent/methods.ts'
import classes from './level.module.css'

const icons = {
  conversational: IconMessageCircle,
  informational: IconInfoCircle,
  promotional: IconSpeakerphone,
}

export function LevelIcon({ level }: { level: Level }) {
  const Icon = icons[level]
  return <Icon className={classes.colored} data-level={level} size={16} stroke={1.8} aria-hidden />
}

export function LevelMark({ level }: { level: Level }) {
  return (
    <span className={`${classes.level} ${classes.colored}`} data-level={level}>
      <LevelIcon level={level} />
      {levelLabels[level]}
    </span>
  )
}
