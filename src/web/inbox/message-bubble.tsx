// One text as a bubble: ours right and tinted, theirs left and plain, with its time, its tick and what can be done.
import {
  IconAlertCircle,
  IconCheck,
  IconChecks,
  IconCircle,
  IconClock,
  IconHelpCircle,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { memo } from 'react'
import type { ThreadMessage } from '../../conversations/contract.ts'
import { cancelMessage } from '../../messages/contract.ts'
import { saidOf } from '../../messages/reaction.ts'
import { sendAgain } from '../../needs-you/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { may, useMe } from '../session.ts'
import { toast } from '../toast.ts'
import { isOnlyEmoji, linkedText, withoutOverrides } from '../ui/linked-text.ts'
import { Said } from '../ui/said.tsx'
import { exactTime, timeOfDay } from '../ui/time.ts'
import { BubbleFiles } from './attach/bubble-files.tsx'
import { type Delivery, deliveryOf, purposeOf } from './delivery.ts'
import classes from './message-bubble.module.css'
import { threadQuery } from './queries.ts'
import { type Bubble, isAutomatic } from './thread-items.ts'

type BubbleProps = { bubble: Bubble; author: string; conversationId: string }

export const MessageBubble = memo(function MessageBubble({ bubble, author, conversationId }: BubbleProps) {
  const { message, isFirst, isLast, badge } = bubble
  const { ours, body, at, dueAt, state, isErased, files } = message
  const purpose = purposeOf(message)
  const delivery = ours ? deliveryOf(message) : null
  const who = isAutomatic(message) ? (automaticNames[message.kind] ?? 'Automatic') : author
  const when = new Date(state === 'scheduled' && dueAt ? dueAt : at)
  return (
    <div
      className={classes.message}
      data-ours={ours || undefined}
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      data-state={state}
    >
      {ours && isFirst && who !== '' && <span className={classes.author}>{who}</span>}
      <div
        className={classes.bubble}
        data-large={(!isErased && isOnlyEmoji(body)) || undefined}
        data-files={files ? true : undefined}
        data-automatic={isAutomatic(message) || undefined}
      >
        {files && <BubbleFiles files={files} who={ours ? who : ''} hasWords={body !== ''} />}
        {isErased ? (
          <em className={classes.erased}>The words were erased.</em>
        ) : (
          body !== '' && <Body body={body} />
        )}
        <span className={classes.meta}>
          <time dateTime={at} title={exactTime(when)}>
            {timeOfDay(when)}
          </time>
          {delivery && <Tick delivery={delivery} />}
        </span>
      </div>
      {badge && badge.mark !== '' && (
        <span
          className={classes.reaction}
          role="img"
          aria-label={saidOf(badge.mark)}
          title={saidOf(badge.mark)}
        >
          {badge.mark}
        </span>
      )}
      {purpose !== null && (
        <span className={classes.purpose}>
          <Said>Sent as </Said>
          {purpose}
        </span>
      )}
      {delivery && <Under delivery={delivery} message={message} conversationId={conversationId} />}
    </div>
  )
})

const automaticNames: Readonly<Record<string, string>> = {
  opt_out_confirmation: 'Automatic · opt-out confirmation',
  help_answer: 'Automatic · answer to HELP',
  opt_in_request: 'Automatic · request to confirm consent',
  opt_in_confirmation: 'Automatic · opt-in confirmation',
  away_answer: 'Automatic · outside of business hours',
}

/** What somebody else wrote: never markup, its links only to the web, its writing direction its own. */
function Body({ body }: { body: string }) {
  let place = 0
  return (
    <span className={classes.body} dir="auto">
      {linkedText(withoutOverrides(body)).map(({ text, href }) => {
        const key = place
        place += text.length
        return href ? (
          <a key={key} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {text}
          </a>
        ) : (
          <span key={key}>{text}</span>
        )
      })}
    </span>
  )
}

const ticks = {
  clock: IconClock,
  circle: IconCircle,
  check: IconCheck,
  checks: IconChecks,
  question: IconHelpCircle,
  alert: IconAlertCircle,
}

function Tick({ delivery: { tick, word, tone } }: { delivery: Delivery }) {
  if (tick === 'none') return word === '' ? null : <span className={classes.word}>{word}</span>
  const Icon = ticks[tick]
  return (
    <span
      className={classes.tick}
      data-tone={tone}
      data-tick={tick}
      role="img"
      aria-label={word}
      title={word}
    >
      <Icon size={tick === 'circle' ? 11 : 15} stroke={2} aria-hidden />
    </span>
  )
}

type UnderProps = { delivery: Delivery; message: ThreadMessage; conversationId: string }

function Under({ delivery: { sentence, tone, action }, message, conversationId }: UnderProps) {
  const me = useMe()
  const client = useQueryClient()
  if (sentence === null && action === null) return null
  // One key for each text that did not arrive: however often this is clicked, one new text leaves.
  const doSendAgain = async (): Promise<void> => {
    await call(sendAgain, { params: { id: message.id }, body: { mayHaveArrived: true } }).catch(
      (error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }),
    )
    await client.invalidateQueries({ queryKey: threadQuery(conversationId).queryKey })
  }
  const takeBack = async (): Promise<void> => {
    await call(cancelMessage, { params: { id: message.id } }).catch(
      (error: unknown) => void toast({ text: sentenceOf(error), tone: 'problem' }),
    )
    await client.invalidateQueries({ queryKey: threadQuery(conversationId).queryKey })
  }
  return (
    <span className={classes.under} data-tone={tone}>
      {sentence !== null && (
        <span>{action === 'send again' ? sentence.replace(/ Send again\?$/, '') : sentence} </span>
      )}
      {may(me, 'messages.send') && action === 'send again' && (
        <button type="button" className={classes.action} onClick={() => void doSendAgain()}>
          Send again?
        </button>
      )}
      {may(me, 'messages.send') && action === 'take back' && (
        <button type="button" className={classes.action} onClick={() => void takeBack()}>
          Take back
        </button>
      )}
    </span>
  )
}
