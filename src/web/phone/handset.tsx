// One phone: its frame, whom it is texting, the texts and the line to type in.
import { IconAntennaBars5, IconAntennaBarsOff, IconBattery4, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import {
  addHandset,
  type Handset as HandsetView,
  type Network,
  type PhoneText,
  removeHandset,
} from '../../phones/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { toast } from '../toast.ts'
import { IconButton } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import { timeOfDay } from '../ui/time.ts'
import { useNow } from '../ui/use-now.ts'
import classes from './handset.module.css'
import { networkQuery, textsQuery } from './queries.ts'
import { recallNumber, rememberNumber } from './remembered.ts'
import { useSending } from './sending.ts'
import { Texts } from './texts.tsx'
import { TypeLine } from './type-line.tsx'
import { WhomTo } from './whom-to.tsx'

type HandsetProps = {
  handset: HandsetView
  business: string
  numbers: Network['numbers']
  isOff: boolean
}

export function Handset({ handset: { phone, name }, business, numbers, isOff }: HandsetProps) {
  const titleId = useId()
  const { data: texts = [], isPending } = useQuery(textsQuery(phone))
  const sending = useSending(phone)
  const [to, choose] = useChosenNumber({ phone, numbers, newest: texts.at(-1)?.ourNumber, isPending })
  const elsewhere = useNewsElsewhere(texts, to, isPending)
  const shown = [...texts, ...sending.waiting].filter(({ ourNumber }) => ourNumber === to)

  return (
    <section className={classes.place} aria-labelledby={titleId}>
      <header className={classes.caption}>
        <h2 id={titleId}>
          {name} <span className={classes.number}>{formatPhone(phone)}</span>
        </h2>
        <RemoveButton phone={phone} name={name} />
      </header>
      <div className={classes.frame}>
        <div className={classes.screen}>
          <StatusBar isOff={isOff} />
          <WhomTo business={business} numbers={numbers} to={to} onChoose={choose} />
          {elsewhere && (
            <button type="button" className={classes.banner} onClick={() => choose(elsewhere.ourNumber)}>
              <strong>{numbers.find((each) => each.phone === elsewhere.ourNumber)?.name || business}</strong>
              <span className={classes.news}>{elsewhere.body || 'Picture'}</span>
            </button>
          )}
          <Texts texts={shown} isPending={isPending} />
          {to ? (
            <TypeLine problem={sending.problem} onSend={(body, files) => sending.send({ to, body, files })} />
          ) : (
            <p className={classes.nobody}>The business has no number on this network yet.</p>
          )}
          <span className={classes.home} aria-hidden />
        </div>
      </div>
    </section>
  )
}

type Choosing = { phone: string; numbers: Network['numbers']; newest: string | undefined; isPending: boolean }

/** The number that this phone texts: chosen once, then it stays, whatever arrives from another one. */
function useChosenNumber({ phone, numbers, newest, isPending }: Choosing) {
  const [chosen, setChosen] = useState(() => recallNumber(phone))
  const isOurs = (each: string | null | undefined): boolean => numbers.some((number) => number.phone === each)
  const fallback = newest !== undefined && isOurs(newest) ? newest : numbers[0]?.phone
  useEffect(() => {
    if (!isPending && fallback !== undefined) setChosen((before) => before ?? fallback)
  }, [isPending, fallback])
  const to = chosen !== null && isOurs(chosen) ? chosen : fallback
  const choose = (ourNumber: string): void => {
    setChosen(ourNumber)
    rememberNumber(phone, ourNumber)
  }
  return [to, choose] as const
}

/** The newest text from another of the business's numbers that came since this page was opened, until it is looked at. */
function useNewsElsewhere(
  texts: readonly PhoneText[],
  to: string | undefined,
  isPending: boolean,
): PhoneText | undefined {
  const [seen, setSeen] = useState<string | null>(null)
  const newest = texts.at(-1)?.id ?? ''
  useEffect(() => {
    if (!isPending) setSeen((before) => before ?? newest)
  }, [isPending, newest])
  const news = texts.findLast(({ fromHandset, id }) => !fromHandset && seen !== null && id > seen)
  const isHere = news !== undefined && news.ourNumber === to
  useEffect(() => {
    if (isHere) setSeen(news.id)
  }, [isHere, news])
  return isHere ? undefined : news
}

function StatusBar({ isOff }: { isOff: boolean }) {
  const now = useNow()
  return (
    <div className={classes.status} aria-hidden>
      <span>{timeOfDay(now).replace(/\s?[AP]M$/i, '')}</span>
      <span className={classes.island} />
      <span className={classes.signal}>
        {isOff ? <IconAntennaBarsOff size={15} stroke={2} /> : <IconAntennaBars5 size={15} stroke={2} />}
        <IconBattery4 size={18} stroke={1.7} />
      </span>
    </div>
  )
}

function RemoveButton({ phone, name }: { phone: string; name: string }) {
  const client = useQueryClient()
  const change = async (ask: () => Promise<unknown>): Promise<boolean> => {
    try {
      await ask()
      return true
    } catch (error) {
      void toast({ text: sentenceOf(error), tone: 'problem' })
      return false
    } finally {
      await client.invalidateQueries({ queryKey: networkQuery.queryKey })
    }
  }
  const putBack = (): void => void change(() => call(addHandset, { body: { phone, name } }))
  const remove = async (): Promise<void> => {
    if (await change(() => call(removeHandset, { params: { phone } })))
      await toast({ text: `The phone of ${name} is put away. Its texts are kept.`, undo: putBack })
  }
  return (
    <IconButton
      label={`Remove the phone of ${name}`}
      icon={<IconX size={16} stroke={1.8} />}
      onClick={() => void remove()}
    />
  )
}
