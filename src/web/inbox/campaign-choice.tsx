// "Send as": an answer in the conversation, or a text for a campaign at one of its levels. Beside it what an answer answers.
import { IconCornerUpLeft, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Campaign } from '../../campaigns/contract.ts'
import type { ContactConsent } from '../../consent/contract.ts'
import { levelLabels } from '../../consent/methods.ts'
import { foldReactions } from '../../messages/reaction.ts'
import { LevelIcon } from '../ui/level.tsx'
import classes from './campaign-choice.module.css'
import { agreedTo, notAgreedWords } from './campaign-verdict.ts'
import type { SendAs } from './draft.ts'
import type { HeldThread } from './held-thread.ts'
import { threadQuery } from './queries.ts'

type CampaignChoiceProps = {
  sendAs: SendAs | undefined
  campaigns: readonly Campaign[]
  consent: ContactConsent | undefined
  onChoose: (sendAs: SendAs | undefined) => void
}

export function CampaignChoice({ sendAs, campaigns, consent, onChoose }: CampaignChoiceProps) {
  const choices = campaigns
    .filter(({ archivedAt }) => archivedAt === null)
    .flatMap(({ id, name, levels }) => levels.map((level) => ({ campaignId: id, level, name })))
  const value = keyOf(sendAs)
  if (choices.length === 0 && !sendAs) return null
  const isListed = value === '' || choices.some((each) => keyOf(each) === value)
  const level = sendAs?.level ?? 'conversational'
  return (
    <label className={classes.choice} data-level={level}>
      <span className={classes.label}>Send as</span>
      <LevelIcon level={level} />
      <select
        value={value}
        onChange={(event) => onChoose(choices.find((each) => keyOf(each) === event.target.value))}
      >
        <option value="">Answer · Conversational</option>
        {!isListed && <option value={value}>A campaign that has ended</option>}
        {choices.map((each) => (
          <option key={keyOf(each)} value={keyOf(each)}>
            {each.name} · {levelLabels[each.level]}
            {wordsOf(consent, each)}
          </option>
        ))}
      </select>
    </label>
  )
}

const keyOf = (sendAs: SendAs | undefined): string => (sendAs ? `${sendAs.campaignId} ${sendAs.level}` : '')

function wordsOf(consent: ContactConsent | undefined, sendAs: SendAs): string {
  const agreed = agreedTo(consent, sendAs)
  return agreed && agreed.standing !== 'given' ? ` · ${notAgreedWords[agreed.standing]}` : ''
}

/** What the answer answers, in one line: conversational consent is for that matter only. It can be hidden. */
export function AnswerQuote({ conversationId }: { conversationId: string }) {
  const { data: theirs } = useQuery({ ...threadQuery(conversationId), select: lastOfTheirs })
  const [hidden, setHidden] = useState<string | null>(null)
  if (!theirs || theirs.id === hidden) return null
  return (
    <p className={classes.quote}>
      <IconCornerUpLeft size={16} stroke={1.8} aria-hidden />
      <span className={classes.words}>
        <span className={classes.label}>Answers</span> “{theirs.body}”
      </span>
      <button
        type="button"
        className={classes.hide}
        aria-label="Hide the text that this answers"
        onClick={() => setHidden(theirs.id)}
      >
        <IconX size={14} stroke={2} aria-hidden />
      </button>
    </p>
  )
}

const lastOfTheirs = ({ messages }: HeldThread): { id: string; body: string } | null => {
  const { folded } = foldReactions(messages) // one answers what they wrote, not that they liked it
  const last = messages.findLast(({ id, ours }) => !ours && !folded.has(id))
  return last ? { id: last.id, body: last.body } : null
}
