// What a text brought about, small and grey between the bubbles.
import { IconBan, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react'
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
