// One person, one text that was found.
import { useNavigate } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import type { FoundContact, FoundText } from '../../search/contract.ts'
import { hrefOf, type Place } from '../inbox/place.ts'
import { Face } from '../ui/face.tsx'
import { withoutOverrides } from '../ui/linked-text.ts'
import { formatPhone } from '../ui/phone-number.ts'
import { Said } from '../ui/said.tsx'
import { exactTime, relativeTime } from '../ui/time.ts'
import classes from './search.module.css'

type PersonProps = { contact: FoundContact; place: Place; onOpen: () => void }

/** Leads to the conversation with them, or to a first text. */
export function PersonRow({ contact: { name, phone, conversationId }, place, onOpen }: PersonProps) {
  const to = conversationId ? { open: conversationId, to: undefined } : { open: 'compose', to: phone }
  return (
    <Row
      href={hrefOf({ ...place, ...to, at: undefined })}
      isOpen={place.open === conversationId}
      onOpen={onOpen}
    >
      <Face name={name} />
      <span className={classes.words}>
        <bdi className={classes.name}>{name || formatPhone(phone)}</bdi>
        <span className={classes.under}>
          {name !== '' && <span data-number>{formatPhone(phone)}</span>}
          {conversationId === null && (name === '' ? 'No conversation yet' : ' · no conversation yet')}
        </span>
      </span>
    </Row>
  )
}

type TextProps = { text: FoundText; place: Place; now: Date; onOpen: () => void }

/** Leads to the place in the thread. */
export function TextRow({ text, place, now, onOpen }: TextProps) {
  const { conversationId, orderNo, by, contactName, phone, snippet } = text
  const at = new Date(text.at)
  const isOpen = place.open === conversationId && place.at === orderNo
  return (
    <Row
      href={hrefOf({ ...place, open: conversationId, to: undefined, at: orderNo })}
      isOpen={isOpen}
      onOpen={onOpen}
    >
      <Face name={contactName} />
      <span className={classes.words}>
        <span className={classes.line}>
          <bdi className={classes.name}>{contactName || formatPhone(phone)}</bdi>
          <time className={classes.time} dateTime={text.at} title={exactTime(at)}>
            {relativeTime(at, now)}
          </time>
        </span>
        <span className={classes.snippet}>
          {by === 'us' && (
            <span>
              Us<Said> wrote</Said>:{' '}
            </span>
          )}
          {by === 'note' && <span className={classes.note}>Note: </span>}
          <Snippet pieces={snippet} />
        </span>
      </span>
    </Row>
  )
}

/** The words around a hit, the hit marked. */
export function Snippet({ pieces }: { pieces: FoundText['snippet'] }) {
  let place = 0
  return (
    <bdi>
      {pieces.map(({ text, isHit }) => {
        const key = place
        place += text.length
        const shown = withoutOverrides(text)
        return isHit ? <mark key={key}>{shown}</mark> : <span key={key}>{shown}</span>
      })}
    </bdi>
  )
}

type RowProps = { href: string; isOpen: boolean; onOpen: () => void; children: ReactNode }

function Row({ href, isOpen, onOpen, children }: RowProps) {
  const navigate = useNavigate()
  const open = (event: MouseEvent): void => {
    onOpen()
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void navigate({ href })
  }
  return (
    <li>
      <a
        className={classes.row}
        href={href}
        data-found-row
        aria-current={isOpen ? 'true' : undefined}
        onClick={open}
      >
        {children}
      </a>
    </li>
  )
}
