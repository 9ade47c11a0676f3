// Under the header of a conversation that sleeps: until when.
import { IconMoon } from '@tabler/icons-react'
import type { Conversation } from '../../../conversations/contract.ts'
import { useNow } from '../../ui/use-now.ts'
import { useTimeZone } from './snooze-menu.tsx'
import { sleepsUntil } from './snooze-words.ts'
import classes from './together.module.css'

export function Asleep({ conversation }: { conversation: Conversation }) {
  const timeZone = useTimeZone(conversation)
  return (
    <p className={classes.asleep}>
      <IconMoon size={16} stroke={1.7} aria-hidden />
      {sleepsUntil(conversation.snoozedUntil, useNow(), timeZone)}
    </p>
  )
}
