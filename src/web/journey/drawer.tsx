// The Contact Journey: everything that happened with one contact, as a drawer at the right, or the whole screen of a phone.
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import { may, useMe } from '../session.ts'
import { IconButton } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { useJourneyAddress } from './address.ts'
import classes from './drawer.module.css'
import { ExportMenu } from './export-menu.tsx'
import { Filter } from './filter.tsx'
import { useFollowJourney } from './queries.ts'
import { TimeLine } from './time-line.tsx'

export function JourneyDrawer({ conversation }: { conversation: Conversation }) {
  const { pressed, press, close } = useJourneyAddress()
  const me = useMe()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const titleId = useId()
  const { contactId, contactName, phone } = conversation
  useFollowJourney(contactId)
  useEffect(() => {
    dialog.current?.showModal()
    title.current?.focus() // not its first button, whose name would cover the filter
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={classes.drawer}
      aria-labelledby={titleId}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <header className={classes.header}>
        <div className={classes.whose}>
          <h2 id={titleId} ref={title} tabIndex={-1}>
            Contact Journey
          </h2>
          <p>
            <bdi>{contactName || formatPhone(phone)}</bdi>
          </p>
        </div>
        {may(me, 'evidence.export') && <ExportMenu contactId={contactId} pressed={pressed} />}
        <IconButton label="Close this" icon={<IconX size={18} stroke={1.7} />} onClick={close} />
      </header>
      <Filter pressed={pressed} onPress={press} />
      <TimeLine key={contactId} contactId={contactId} pressed={pressed} />
    </dialog>
  )
}
