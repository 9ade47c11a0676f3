// The Consent Management Tool beside a conversation: each level with its campaigns, since when, on what, until when, and what staff
// may do about it. What they may not is said in its sentence.
import { IconAlertTriangle, IconBan } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { ContactConsent } from '../../../consent/contract.ts'
import { isErasedNumber } from '../../../consent/erase/words.ts'
import { campaignLevels, type Level } from '../../../consent/methods.ts'
import type { Conversation } from '../../../conversations/contract.ts'
import { sentenceOf } from '../../call.ts'
import { consentQuery } from '../../campaigns/queries.ts'
import { listenLive } from '../../live.ts'
import { may, useMe } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { LevelMark } from '../../ui/level.tsx'
import { formatPhone } from '../../ui/phone-number.ts'
import { exactTime } from '../../ui/time.ts'
import { useNow } from '../../ui/use-now.ts'
import { useConsentAddress } from './address.ts'
import { CampaignRow } from './campaign-row.tsx'
import { EraseButton } from './erase-button.tsx'
import classes from './panel.module.css'
import { countdown, rowsOf, sharedSentences } from './words.ts'

export function ConsentPanel({ conversation }: { conversation: Conversation }) {
  const { contactId } = conversation
  const { data, error, refetch } = useQuery(consentQuery(contactId))
  useFollowConsent(conversation)
  if (data && isErasedNumber(data.phone))
    return (
      <p className={classes.note}>
        This person was erased. Who texts from that number again is somebody new.
      </p>
    )
  if (data) return <Levels consent={data} />
  if (!error)
    return <div className={classes.skeleton} role="status" aria-label="Fetching what they agreed to" />
  return (
    <div className={classes.failed}>
      <p>{sentenceOf(error)}</p>
      <Button small onClick={() => void refetch()}>
        Try again
      </Button>
    </div>
  )
}

/** Fetches it anew when something happens in the conversation: a STOP, a Yes, or what a colleague entered. */
function useFollowConsent({ id: conversationId, contactId }: Conversation): void {
  const client = useQueryClient()
  useEffect(() => {
    const { queryKey } = consentQuery(contactId)
    const fetchAgain = (): void => void client.invalidateQueries({ queryKey })
    return listenLive({
      change: (changes) => {
        const isOurs = changes.some(
          ({ topic, id }) => topic === 'conversation' && (!id || id === conversationId),
        )
        if (isOurs) fetchAgain()
      },
      again: fetchAgain,
    })
  }, [client, conversationId, contactId])
}

function Levels({ consent }: { consent: ContactConsent }) {
  const me = useMe()
  const { open } = useConsentAddress()
  const { door, doubt, campaigns } = consent
  const shared = sharedSentences(consent)
  return (
    <div className={classes.levels}>
      {door.state !== 'open' && <Closed door={door} />}
      {doubt && <Doubt doubt={doubt} />}
      <LevelPart level="conversational">
        <Conversations consent={consent} />
      </LevelPart>
      {campaignLevels.map((level) => (
        <LevelPart key={level} level={level}>
          {rowsOf(consent, level).length > 0 ? (
            <ul className={classes.rows}>
              {rowsOf(consent, level).map((row) => (
                <CampaignRow key={row.campaign.id} row={row} shared={shared} />
              ))}
            </ul>
          ) : (
            <p className={classes.small}>No campaign is made for {level} texts.</p>
          )}
        </LevelPart>
      ))}
      {door.state === 'open' &&
        [...shared].map((sentence) => (
          <p key={sentence} className={classes.note}>
            {sentence}
          </p>
        ))}
      {campaigns.length === 0 && (
        <p className={classes.note}>
          People agree to a campaign, never to texts at large. An admin makes campaigns under Settings.
        </p>
      )}
      {door.state === 'open' && may(me, 'consent.change') && (
        <Button small className={classes.optOut} onClick={() => open({ act: 'opt-out' })}>
          Enter an opt-out
        </Button>
      )}
      <EraseButton onOpen={() => open({ act: 'erase' })} />
    </div>
  )
}

function LevelPart({ level, children }: { level: Level; children: ReactNode }) {
  return (
    <div className={classes.level}>
      <h4>
        <LevelMark level={level} />
      </h4>
      {children}
    </div>
  )
}

function Conversations({ consent: { conversations, door } }: { consent: ContactConsent }) {
  const now = useNow()
  const open = conversations.filter(({ until }) => Date.parse(until) > now.getTime())
  if (open.length === 0)
    return (
      <p className={classes.small}>
        {door.state === 'open'
          ? 'None now. It comes with their next text.'
          : 'None while they are opted out.'}
      </p>
    )
  return open.map(({ conversationId, ourPhone, since, until }) => (
    <div key={conversationId} className={classes.conversation}>
      <span>With {formatPhone(ourPhone)}</span>
      <time dateTime={until} title={`until ${exactTime(new Date(until))}`} className={classes.countdown}>
        {countdown(new Date(until), now)}
      </time>
      <meter
        className={classes.meter}
        aria-label={`What is left of the conversation with ${formatPhone(ourPhone)}`}
        min={0}
        max={Date.parse(until) - Date.parse(since)}
        value={Date.parse(until) - now.getTime()}
      />
    </div>
  ))
}

function Closed({ door: { state, at, words, sentence } }: { door: ContactConsent['door'] }) {
  return (
    <div className={classes.closed}>
      <IconBan size={16} stroke={2} aria-hidden />
      <div>
        <strong title={at ? exactTime(new Date(at)) : undefined}>
          {state === 'wrong_number' ? 'Wrong number' : 'Opted out'}
        </strong>
        {words && <q>{words}</q>}
        <p>{sentence}</p>
      </div>
    </div>
  )
}

function Doubt({ doubt: { words } }: { doubt: NonNullable<ContactConsent['doubt']> }) {
  return (
    <div className={classes.doubt}>
      <IconAlertTriangle size={16} stroke={2} aria-hidden />
      <div>
        <strong>May be an opt-out</strong>
        {words && <q>{words}</q>}
        <p>Campaigns wait until somebody has decided at the Opt-out desk. You may still answer.</p>
      </div>
    </div>
  )
}
