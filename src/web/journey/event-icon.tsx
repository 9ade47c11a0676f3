// The icon of an event, in the colour of its consent where it is about consent. The title beside it says the same in words.
import {
  IconAlertTriangle,
  IconArchive,
  IconArchiveOff,
  IconArrowBackUp,
  IconArrowDownLeft,
  IconArrowForwardUp,
  IconArrowUpRight,
  IconBan,
  IconBellRinging,
  IconCheck,
  IconChecks,
  IconClock,
  IconEraser,
  IconGavel,
  IconHelpCircle,
  IconHourglass,
  IconInfoCircle,
  IconLifebuoy,
  IconMessageCheck,
  IconMessageCircle,
  IconMoon,
  IconNote,
  IconPencil,
  IconPhoneOff,
  IconPointFilled,
  IconQuestionMark,
  IconSpeakerphone,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { JourneyEvent } from '../../journey/contract.ts'
import classes from './event-row.module.css'

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>

const icons: Readonly<Record<string, Icon>> = {
  conversation: IconMessageCircle,
  opt_out: IconBan,
  withdrawn: IconBan,
  declined: IconBan,
  opt_in: IconMessageCheck,
  help: IconLifebuoy,
  signed_up: IconHourglass,
  asked: IconHourglass,
  doubt: IconHelpCircle,
  doubt_cleared: IconCheck,
  wrong_number: IconPhoneOff,
  scope_asked: IconHourglass,
  kept: IconMessageCheck,
  overruled: IconGavel,
  erased: IconEraser,
  text_in: IconArrowDownLeft,
  text_out: IconArrowUpRight,
  handed_over: IconCheck,
  delivered: IconChecks,
  waiting: IconClock,
  failed: IconAlertTriangle,
  unconfirmed: IconQuestionMark,
  not_sent: IconBan,
  taken_back: IconArrowBackUp,
  note: IconNote,
  assigned: IconUserCheck,
  closed: IconArchive,
  reopened: IconArchiveOff,
  snoozed: IconMoon,
  woken: IconBellRinging,
  transferred: IconArrowForwardUp,
  named: IconPencil,
  company: IconPencil,
  email: IconPencil,
  time_zone: IconPencil,
  address: IconPencil,
  added: IconUserPlus,
}

/** Consent that was given has the icon of its level. */
const levels: Partial<Record<JourneyEvent['tone'], Icon>> = {
  conversational: IconMessageCircle,
  informational: IconInfoCircle,
  promotional: IconSpeakerphone,
}

export function EventIcon({ event: { kind, tone } }: { event: JourneyEvent }) {
  const Icon = icons[kind] ?? levels[tone] ?? IconPointFilled
  return (
    <span className={classes.icon}>
      <Icon size={16} stroke={1.8} aria-hidden />
    </span>
  )
}
