// What a text brought about, small and grey between the bubbles.
import { IconArrowForwardUp, IconBan, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
import type { ThreadEvent } from '../../conversations/transfer/contract.ts'
import { exactTime } from '../ui/time.ts'
import classes from './thread.module.css'

const looks = {
  opt_out: {
    icon: IconBan,
    say: (who: string) => `${who} opted out. One confirmation goes out, and nothing after it.`,
  },
  opt_in: { icon: IconCircleCheck, say: (who: string) => `${who} opted in by text.` },
  help: {
    icon: IconHelpCircle,
    say: (who: string) => `${who} asked for help. It is answered automatically.`,
  },
}

export function SystemLine({ what, name }: { what: keyof typeof looks; name: string }) {
  const { icon: Icon, say } = looks[what]
  return (
    <p className={classes.line} data-what={what}>
      <Icon size={14} stroke={1.8} aria-hidden />
      <span>{say(name || 'The contact')}</span>
    </p>
  )
}

type HandedOnProps = { event: ThreadEvent; authors: ReadonlyMap<string, string>; myId: string | null }

/** Who handed the conversation to whom, and what they said with it. */
export function HandedOnLine({ event, authors, myId }: HandedOnProps) {
  const nameOf = (id: string | null): string =>
    id === null ? '' : id === myId ? 'you' : (authors.get(id) ?? 'a former colleague')
  const by = event.byKey ? 'An integration' : nameOf(event.by) || 'Somebody'
  const to =
    [nameOf(event.toMemberId), event.toDepartment ?? ''].filter(Boolean).join(' in ') || 'the department'
  return (
    <div className={classes.handed}>
      <p className={classes.line} title={exactTime(new Date(event.at))}>
        <IconArrowForwardUp size={14} stroke={1.8} aria-hidden />
        <span>
          {by.charAt(0).toUpperCase() + by.slice(1)} handed this to {to}.
        </span>
      </p>
      {event.words !== '' && <p className={classes.handedWords}>{event.words}</p>}
    </div>
  )
}
