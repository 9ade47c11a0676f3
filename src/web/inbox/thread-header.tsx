// Above a thread: who it is with, who answers it, and what can be done with it.
import {
  IconArchive,
  IconArchiveOff,
  IconArrowLeft,
  IconHistory,
  IconInfoCircle,
  IconMoonOff,
} from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import type { Conversation, StandingView } from '../../conversations/contract.ts'
import { useJourneyAddress } from '../journey/address.ts'
import { useKeys } from '../keys.ts'
import { later } from '../later.ts'
import { may, useMe } from '../session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { AssignMenu } from './assign-menu.tsx'
import { useGo } from './place.ts'
import { StandingBadge } from './standing.tsx'
import classes from './thread-header.module.css'
import type { Other } from './together/presence.ts'
import { SnoozeMenu } from './together/snooze-menu.tsx'
import { Viewers } from './together/who-is-here.tsx'
import { useVerbs } from './verbs.ts'

const HandOnDialog = later(async () => (await import('./together/hand-on-dialog.tsx')).HandOnDialog)
const JourneyDrawer = later(async () => (await import('../journey/drawer.tsx')).JourneyDrawer)

type HeaderProps = {
  conversation: Conversation | undefined
  standing: StandingView | undefined
  /** Who else looks at it. */
  others: readonly Other[]
  onShowPanel: () => void
}

export function ThreadHeader({ conversation, standing, others, onShowPanel }: HeaderProps) {
  const go = useGo()
  return (
    <header className={classes.header}>
      <IconButton
        className={classes.back}
        label="Back to the list"
        icon={<IconArrowLeft size={20} stroke={1.7} />}
        onClick={() => go({ open: undefined })}
      />
      {conversation && (
        <>
          <span className={classes.face}>
            <Face name={conversation.contactName} size={36} />
          </span>
          <div className={classes.who}>
            <h2 className={classes.name}>
              <bdi>{conversation.contactName || formatPhone(conversation.phone)}</bdi>
            </h2>
            <div className={classes.under}>
              {conversation.contactName !== '' && (
                <span className={classes.phone}>{formatPhone(conversation.phone)}</span>
              )}
              {standing && <StandingBadge standing={standing} />}
            </div>
          </div>
          <Viewers others={others} />
          <Actions conversation={conversation} />
          <Journey conversation={conversation} />
          <IconButton
            className={classes.info}
            label="Contact"
            icon={<IconInfoCircle size={20} stroke={1.7} />}
            onClick={onShowPanel}
          />
        </>
      )}
    </header>
  )
}

/** The way to everything that happened with this contact. It stands in the address, so a link leads there, too. */
function Journey({ conversation }: { conversation: Conversation }) {
  const me = useMe()
  const { isOpen, open } = useJourneyAddress()
  if (!may(me, 'consent.view')) return null
  return (
    <>
      <IconButton label="Contact Journey" icon={<IconHistory size={20} stroke={1.7} />} onClick={open} />
      <Suspense>{isOpen && <JourneyDrawer conversation={conversation} />}</Suspense>
    </>
  )
}

function Actions({ conversation }: { conversation: Conversation }) {
  const me = useMe()
  const verbs = useVerbs()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const [isSnoozing, setSnoozing] = useState(false)
  const [isHandingOn, setHandingOn] = useState(false)
  const isOpen = conversation.state === 'open'
  const isAsleep = conversation.state === 'snoozed'
  const mayAssign = may(me, 'conversations.assign')
  const settle = () => void (isOpen ? verbs.close(conversation) : verbs.reopen(conversation))
  useKeys({
    e: () => mayAssign && settle(),
    a: () => mayAssign && isOpen && setMenuOpen(true),
    s: () => mayAssign && (isAsleep ? settle() : setSnoozing(true)),
  })
  if (!mayAssign) return null
  return (
    <div className={classes.actions}>
      {isOpen && conversation.assigneeId === null && (
        <Button look="tinted" className={classes.claim} onClick={() => void verbs.claim(conversation)}>
          Claim
        </Button>
      )}
      {isOpen && (
        <AssignMenu
          conversation={conversation}
          isOpen={isMenuOpen}
          onChange={setMenuOpen}
          onAssign={(memberId) => void verbs.assignTo(conversation, memberId)}
          onHandOn={() => setHandingOn(true)}
        />
      )}
      {!isAsleep && (
        <SnoozeMenu
          conversation={conversation}
          isOpen={isSnoozing}
          onChange={setSnoozing}
          onSnooze={(until) => void verbs.snooze(conversation, until)}
        />
      )}
      <Suspense>
        <HandOnDialog
          conversation={conversation}
          isOpen={isHandingOn}
          onClose={() => setHandingOn(false)}
          onHandOn={(to) => void verbs.handOn(conversation, to)}
        />
      </Suspense>
      {isOpen ? (
        <IconButton label="Close" hint="E" icon={<IconArchive size={20} stroke={1.7} />} onClick={settle} />
      ) : (
        <Button onClick={settle}>
          {isAsleep ? (
            <IconMoonOff size={16} stroke={1.7} aria-hidden />
          ) : (
            <IconArchiveOff size={16} stroke={1.7} aria-hidden />
          )}
          {isAsleep ? 'Wake' : 'Reopen'}
        </Button>
      )}
    </div>
  )
}
