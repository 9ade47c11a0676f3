// S: puts a conversation away until a time that makes sense, one that is picked, or until they text.
import { IconCalendar, IconMessage, IconMoon, IconSun, IconSunset2 } from '@tabler/icons-react'
import { type FormEvent, useId, useState } from 'react'
import type { Conversation } from '../../../conversations/contract.ts'
import { asEntered, pickedTime, snoozeTimes } from '../../../conversations/snooze/snooze-times.ts'
import { useMe } from '../../session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuDivider, MenuItem } from '../../ui/menu.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { snoozeWords } from './snooze-words.ts'
import classes from './together.module.css'

type SnoozeProps = {
  conversation: Conversation
  isOpen: boolean
  onChange: (isOpen: boolean) => void
  onSnooze: (until: Date | null) => void
}

export function SnoozeMenu({ conversation, isOpen, onChange, onSnooze }: SnoozeProps) {
  const timeZone = useTimeZone(conversation)
  const [isPicking, setPicking] = useState(false)
  const now = new Date()
  return (
    <>
      <Menu
        label="Snooze until"
        isOpen={isOpen}
        onChange={onChange}
        button={(props) => (
          <IconButton label="Snooze" hint="S" icon={<IconMoon size={20} stroke={1.7} />} {...props} />
        )}
      >
        {snoozeTimes(now, timeZone).map(({ label, at }) => (
          <MenuItem key={label} icon={<TimeIcon label={label} />} onChoose={() => onSnooze(at)}>
            {label}
            <span className={classes.when}>{snoozeWords(at, now, timeZone)}</span>
          </MenuItem>
        ))}
        <MenuItem icon={<IconMessage size={18} stroke={1.6} />} onChoose={() => onSnooze(null)}>
          Until they text
        </MenuItem>
        <MenuDivider />
        <MenuItem icon={<IconCalendar size={18} stroke={1.6} />} onChoose={() => setPicking(true)}>
          Pick a day and time
        </MenuItem>
      </Menu>
      <Sheet title="Snooze until" isOpen={isPicking} onClose={() => setPicking(false)}>
        <Picker
          timeZone={timeZone}
          onPick={(until) => {
            setPicking(false)
            onSnooze(until)
          }}
        />
      </Sheet>
    </>
  )
}

const TimeIcon = ({ label }: { label: string }) =>
  label === 'Later today' ? <IconSunset2 size={18} stroke={1.6} /> : <IconSun size={18} stroke={1.6} />

function Picker({ timeZone, onPick }: { timeZone: string; onPick: (until: Date) => void }) {
  const id = useId()
  const [entered, setEntered] = useState(() => {
    const [first] = snoozeTimes(new Date(), timeZone).filter(({ label }) => label === 'Tomorrow')
    return first ? asEntered(first.at, timeZone) : ''
  })
  const [problem, setProblem] = useState('')
  const pick = (event: FormEvent): void => {
    event.preventDefault()
    const at = pickedTime(entered, timeZone, new Date())
    if (at) onPick(at)
    else setProblem('Enter a day and time that are still to come.')
  }
  return (
    <form className={classes.form} onSubmit={pick} noValidate>
      <label htmlFor={id}>Day and time</label>
      <input
        id={id}
        type="datetime-local"
        className={classes.field}
        value={entered}
        aria-invalid={problem !== '' || undefined}
        aria-describedby={`${id}-zone ${id}-problem`}
        onChange={(event) => setEntered(event.target.value)}
      />
      <p id={`${id}-zone`} className={classes.small}>
        By the department’s clock: {timeZone.replaceAll('_', ' ')}.
      </p>
      <p id={`${id}-problem`} className={classes.problem} role="alert">
        {problem}
      </p>
      <div className={classes.buttons}>
        <Button type="submit" look="primary">
          Snooze
        </Button>
      </div>
    </form>
  )
}

/** The zone of the conversation's department. */
export function useTimeZone({ departmentId }: Conversation): string {
  const { departments } = useMe()
  return (
    departments.find(({ id }) => id === departmentId)?.timeZone ??
    Intl.DateTimeFormat().resolvedOptions().timeZone
  )
}
