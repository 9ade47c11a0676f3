// How a connection's line to its carrier stands, by icon and word.
import { IconCircleCheck, IconPlayerPause, IconPlugConnectedX, IconProgress } from '@tabler/icons-react'
import type { ConnectionView } from '../../numbers/contract.ts'
import classes from './line-state.module.css'

export function LineState({ connection }: { connection: ConnectionView }) {
  const { icon: Icon, word, look } = stateOf(connection)
  return (
    <span className={classes.state} data-look={look}>
      <Icon size={16} stroke={1.8} aria-hidden />
      {word}
    </span>
  )
}

function stateOf({ paused, state }: ConnectionView) {
  if (state === 'down') return { icon: IconPlugConnectedX, word: 'Not connected', look: 'down' }
  if (paused) return { icon: IconPlayerPause, word: 'Sending paused', look: 'waiting' }
  if (state === 'up') return { icon: IconCircleCheck, word: 'Connected', look: 'up' }
  return { icon: IconProgress, word: 'Connecting', look: 'waiting' }
}
