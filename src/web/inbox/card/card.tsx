// The contact's card beside the conversation: company, e-mail, time zone, address, and which quiet hours hold for them now.
import { IconClock, IconMoon } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { addressLine } from '../../../contacts/cards/card.ts'
import type { ContactCard } from '../../../contacts/contract.ts'
import type { Conversation } from '../../../conversations/contract.ts'
import { sentenceOf } from '../../call.ts'
import { consentQuery } from '../../campaigns/queries.ts'
import { listenLive } from '../../live.ts'
import { may, useMe } from '../../session.ts'
import { spoken } from '../../set-up/time-zones.ts'
import { Button } from '../../ui/button.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useCardAddress } from './address.ts'
import classes from './card.module.css'
import { hoursWords } from './hours-words.ts'
import { cardQuery } from './queries.ts'

export function CardPart({ conversation: { contactId, phone } }: { conversation: Conversation }) {
  const me = useMe()
  const { edit } = useCardAddress()
  const { data: card, error, refetch } = useQuery(cardQuery(contactId))
  useFollowCard(contactId)
  if (!card && error)
    return (
      <div className={classes.failed}>
        <p>{sentenceOf(error)}</p>
        <Button small onClick={() => void refetch()}>
          Try again
        </Button>
      </div>
    )
  if (!card) return <div className={classes.skeleton} role="status" aria-label="Fetching the contact" />
  const isEditable = may(me, 'contacts.edit') && !phone.startsWith('erased ')
  return (
    <div className={classes.card}>
      <Details card={card} />
      {may(me, 'consent.view') && <Hours contactId={contactId} />}
      {isEditable && (
        <Button small className={classes.edit} onClick={edit}>
          Edit contact
        </Button>
      )}
    </div>
  )
}

/** Fetches it anew when a contact was edited, which is told without a conversation's id. */
function useFollowCard(contactId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const { queryKey } = cardQuery(contactId)
    const fetchAgain = (): void => void client.invalidateQueries({ queryKey })
    return listenLive({
      change: (changes) => {
        if (changes.some(({ topic, id }) => topic === 'conversation' && !id)) fetchAgain()
      },
      again: fetchAgain,
    })
  }, [client, contactId])
}

function Details({ card: { company, email, timeZone, address } }: { card: ContactCard }) {
  const fields: [string, ReactNode][] = [
    ['Company', company],
    ['E-mail', email && <a href={`mailto:${email}`}>{email}</a>],
    ['Time zone', spoken(timeZone)],
    ['Address', addressLine(address)],
  ]
  const filled = fields.filter(([, value]) => value !== '')
  if (filled.length === 0)
    return <p className={classes.small}>No company, e-mail, time zone or address is known yet.</p>
  return (
    <dl className={classes.fields}>
      {filled.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** "It’s 9:40 PM there: promotional texts wait until tomorrow at 8:00 AM EST." */
function Hours({ contactId }: { contactId: string }) {
  const now = useNow()
  const { organization } = useMe()
  const { data: consent } = useQuery(consentQuery(contactId))
  const told =
    consent && hoursWords(consent.places, { now, informationalToo: organization.quietInformational })
  if (!told) return null
  const Icon = told.isQuiet ? IconMoon : IconClock
  return (
    <div className={classes.hours} data-quiet={told.isQuiet || undefined}>
      <Icon size={16} stroke={1.8} aria-hidden />
      <div>
        <p>{told.sentence}</p>
        <p className={classes.small}>{told.counted}</p>
      </div>
    </div>
  )
}
