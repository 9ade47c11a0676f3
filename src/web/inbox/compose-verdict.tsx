// What is known of the person that a new text is for: who it is, what they agreed to, and where that is nothing, what would make it lawful.
import { useQuery } from '@tanstack/react-query'
import type { ContactConsent } from '../../consent/contract.ts'
import type { lookUp } from '../../conversations/contract.ts'
import type { AnswerOf } from '../../platform/endpoint.ts'
import { consentQuery } from '../campaigns/queries.ts'
import { may, useMe } from '../session.ts'
import { Face } from '../ui/face.tsx'
import { LevelMark } from '../ui/level.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { ComposeOptIn } from './compose-opt-in.tsx'
import classes from './compose-pane.module.css'
import { useOnTheirWay } from './sending.ts'
import { StandingBadge } from './standing.tsx'

export type Found = AnswerOf<typeof lookUp>

type VerdictProps = { found: Found | undefined; isAsking: boolean; hasNumbers: boolean }

export function Verdict({ found, isAsking, hasNumbers }: VerdictProps) {
  if (!hasNumbers) return <p>There is no number to text from yet. Add one in Settings, under Numbers.</p>
  if (isAsking)
    return <div className={classes.skeleton} role="status" aria-label="Asking whether they may be texted" />
  if (!found) return <p>Choose who this text is for. Then it says here whether you may text them.</p>
  return <Person found={found} />
}

function Person({ found }: { found: Found }) {
  const me = useMe()
  const { phone, name, contactId, standing } = found
  const { data: consent } = useQuery({
    ...consentQuery(contactId ?? ''),
    enabled: contactId !== null && may(me, 'consent.view'),
  })
  const given = givenIn(consent)
  // Neither is undone by an opt-in that a colleague enters.
  const isShut = standing.optedOutAt !== null || standing.reason === 'blocked'
  const onTheirWay = useOnTheirWay(`compose ${phone}`)
  return (
    <>
      <Face name={name} size={48} />
      <strong>
        <bdi>{name || formatPhone(phone)}</bdi>
      </strong>
      {name !== '' && <span>{formatPhone(phone)}</span>}
      <div className={classes.badges}>
        {(standing.maySend || isShut || given.length === 0) && <StandingBadge standing={standing} />}
        {!isShut &&
          given.map(({ level, campaign }) => (
            <span key={`${campaign} ${level}`} className={classes.given}>
              <LevelMark level={level} />
              <bdi>{campaign}</bdi>
            </span>
          ))}
      </div>
      {!isShut && given.length === 0 && !standing.maySend && (
        <p>
          {may(me, 'consent.change')
            ? 'Are they with you, on the phone, or did they sign something? Then enter what they agreed to.'
            : 'They may text you first, or a colleague who keeps consent enters what they agreed to.'}
        </p>
      )}
      {!isShut && <ComposeOptIn found={found} isFirst={given.length === 0} />}
      {onTheirWay.map(({ requestKey, body }) => (
        <p key={requestKey} className={classes.leaving} role="status">
          <span>{body}</span>
          <small>Sending…</small>
        </p>
      ))}
    </>
  )
}

const givenIn = (consent: ContactConsent | undefined) =>
  (consent?.campaigns ?? []).flatMap(({ name, levels }) =>
    levels.flatMap(({ level, standing }) => (standing === 'given' ? { level, campaign: name } : [])),
  )
