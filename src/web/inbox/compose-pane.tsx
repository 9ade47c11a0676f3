// A new text: to whom, from which of our numbers, and whether it may go, before a word of it is typed.
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { composeTo } from '../../drafts/about.ts'
import { sentenceOf } from '../call.ts'
import { listenLive } from '../live.ts'
import { useMe } from '../session.ts'
import { IconButton } from '../ui/button.tsx'
import { formatPhone } from '../ui/phone-number.ts'
import classes from './compose-pane.module.css'
import { Verdict } from './compose-verdict.tsx'
import { Composer } from './composer.tsx'
import { readDraft, writeDraft } from './draft.ts'
import { isEmpty, NOTHING } from './draft-merge.ts'
import { FromField, useFrom } from './from-field.tsx'
import { useGo, usePlace } from './place.ts'
import { lookUpQuery } from './queries.ts'
import { ToField } from './to-field.tsx'
import { Unsent } from './unsent.tsx'

const NOBODY = 'compose'

export function ComposePane() {
  const go = useGo()
  const { memberId } = useMe()
  const { to } = usePlace()
  const from = useFrom()
  const { numberId } = from
  const isWanted = to !== undefined && numberId !== undefined
  const { data, error, isFetching } = useQuery({
    ...lookUpQuery(to ?? '', numberId ?? ''),
    enabled: isWanted,
  })
  const person = memberId ?? '-'
  const phone = data?.phone
  const about = useWordsComeAlong(person, phone === undefined ? undefined : composeTo(phone))
  const conversationId = data?.conversationId ?? null
  useFollowVerdict(to)

  // Where there is a conversation, what is typed belongs there.
  useEffect(() => {
    if (conversationId === null) return
    move(person, about, conversationId)
    go({ open: conversationId }, { replace: true })
  }, [conversationId, about, go, person])

  const choose = (chosen: string): void => go({ open: 'compose', to: chosen }, { replace: true })
  const sent = (id: string): void => {
    move(person, about, id) // typed on while it was sent
    go({ open: id }, { replace: true })
  }
  return (
    <section className={classes.pane} aria-label="New text" data-whole-screen>
      <header className={classes.header}>
        <IconButton
          className={classes.back}
          label="Back to the list"
          icon={<IconArrowLeft size={20} stroke={1.7} />}
          onClick={() => go({ open: undefined })}
        />
        <h2>New text</h2>
      </header>
      <div className={classes.fields}>
        <ToField
          to={to}
          shown={data ? data.name || formatPhone(data.phone) : undefined}
          error={isWanted && error && !isFetching ? sentenceOf(error) : null}
          onChoose={choose}
        />
        <FromField {...from} />
      </div>
      <div className={classes.middle}>
        {to === undefined && from.isKnown && from.numbers.length > 0 ? (
          <Unsent person={person} onChoose={choose} />
        ) : (
          <Verdict
            found={data}
            isAsking={isWanted && isFetching && !data}
            hasNumbers={!from.isKnown || from.numbers.length > 0}
          />
        )}
      </div>
      <Composer
        about={about}
        receiver={data && numberId ? { to: data.phone, numberId } : null}
        standing={data?.standing ?? null}
        contact={data?.contactId ? { id: data.contactId, name: data.name } : undefined}
        autoFocus={data?.standing.maySend === true || (data !== undefined && data.contactId !== null)}
        onSent={sent}
      />
    </section>
  )
}

/** The draft of whoever is chosen. Choosing somebody else takes the words along, unless something was typed for them before. */
function useWordsComeAlong(person: string, chosen: string | undefined): string {
  const last = useRef(NOBODY)
  const about = chosen ?? last.current
  useEffect(() => {
    if (last.current !== about) move(person, last.current, about)
    last.current = about
  }, [person, about])
  return about
}

function move(person: string, from: string, to: string): void {
  const words = readDraft({ person, about: from })
  if (from === to || isEmpty(words) || !isEmpty(readDraft({ person, about: to }))) return
  writeDraft({ person, about: to }, { ...words, requestKey: undefined })
  writeDraft({ person, about: from }, NOTHING)
}

const APART_MS = 2_000

/** They may text STOP, or a colleague enter consent, while the text is typed: whether it may go is asked anew. */
function useFollowVerdict(to: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (to === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      timer = undefined
      void client.invalidateQueries({ queryKey: ['look-up'] })
      void client.invalidateQueries({ queryKey: ['consent'] })
    }
    const deaf = listenLive({
      change: (changes) => {
        if (changes.some(({ topic }) => topic === 'conversation')) timer ??= setTimeout(ask, APART_MS)
      },
      again: ask,
    })
    return () => {
      clearTimeout(timer)
      deaf()
    }
  }, [client, to])
}
