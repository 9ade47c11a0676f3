// Above a thread: who it is with, who answers it, and what can be done with it.
import { IconArchive, IconArchiveOff, IconArrowLeft, IconHistory, IconInfoCircle } from '@tabler/icons-react'
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
import { useVerbs } from './verbs.ts'

const JourneyDrawer = later(async () => (await import('../journey/drawer.tsx')).JourneyDrawer)

type HeaderProps = {
  conversation: Conversation | undefined
  standing: StandingView | undefined
  onShowPanel: () => void
}

export function ThreadHeader({ conversation, standing, onShowPanel }: HeaderProps) {
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
  const isOpen = conversation.state === 'open'
  const mayAssign = may(me, 'conversations.assign')
  useKeys({
    e: () => mayAssign && void (isOpen ? verbs.close(conversation) : verbs.reopen(conversation)),
    a: () => mayAssign && isOpen && setMenuOpen(true),
  })
  if (!mayAssign) return null
  const settle = () => void (isOpen ? verbs.close(conversation) : verbs.reopen(conversation))
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
        />
      )}
      {isOpen ? (
        <IconButton label="Close" hint="E" icon={<IconArchive size={20} stroke={1.7} />} onClick={settle} />
      ) : (
        <Button onClick={settle}>
          <IconArchiveOff size={16} stroke={1.7} aria-hidden />
          Reopen
        </Button>
      )}
    </div>
  )
}
