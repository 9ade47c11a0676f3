// The tags of a conversation and of the person, in the panel beside the thread.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import type { Conversation } from '../../conversations/contract.ts'
import { may, useMe } from '../session.ts'
import { type Carrier, carry, tagsQuery } from './queries.ts'
import { TagChip } from './tag-chip.tsx'
import { TagPicker } from './tag-picker.tsx'
import classes from './tags.module.css'

export function TagsPart({ conversation }: { conversation: Conversation }) {
  const first = useRef<HTMLInputElement>(null)
  useFocusHere(first)
  return (
    <>
      <TagsOf conversation={conversation} carrier="conversation" inputRef={first} />
      <TagsOf conversation={conversation} carrier="contact" />
    </>
  )
}

const FOCUS = 'parley:focus-tags'

/** To where tags are typed; where the panel is a drawer, `openPanel` brings it first. */
export function focusTags(openPanel: () => void): void {
  if (!window.dispatchEvent(new CustomEvent(FOCUS, { cancelable: true }))) return
  openPanel()
  requestAnimationFrame(() =>
    requestAnimationFrame(() => window.dispatchEvent(new CustomEvent(FOCUS, { cancelable: true }))),
  )
}

/** Where the panel is hidden, its field takes no focus and leaves it to the drawer's. */
function useFocusHere(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focus = (event: Event): void => {
      if (!field.current || field.current.offsetParent === null) return
      field.current.focus()
      event.preventDefault()
    }
    window.addEventListener(FOCUS, focus)
    return () => window.removeEventListener(FOCUS, focus)
  }, [field])
}

type OfProps = { conversation: Conversation; carrier: Carrier; inputRef?: RefObject<HTMLInputElement | null> }

function TagsOf({ conversation, carrier, inputRef }: OfProps) {
  const me = useMe()
  const client = useQueryClient()
  const { data: tags = [] } = useQuery(tagsQuery)
  const taken = carrier === 'contact' ? conversation.contactTags : conversation.tags
  const mayPut = may(me, 'conversations.assign') && (carrier === 'conversation' || may(me, 'contacts.edit'))
  const shown = tags.filter(({ id }) => taken.includes(id))
  if (!mayPut && shown.length === 0) return null
  const label = carrier === 'contact' ? 'This person' : 'This conversation'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div className={classes.of} role="group" aria-label={`Tags: ${label}`}>
      <span className={classes.whose}>{label}</span>
      {shown.length > 0 && (
        <div className={classes.chips}>
          {shown.map((tag) => (
            <TagChip
              key={tag.id}
              tag={tag}
              {...(mayPut && { onOff: () => void carry(client, conversation, { tag, on: false, carrier }) })}
            />
          ))}
        </div>
      )}
      {mayPut && (
        <TagPicker
          label={`Add a tag: ${label}`}
          tags={tags}
          taken={taken}
          onPick={(tag) => void carry(client, conversation, { tag, on: true, carrier })}
          {...(inputRef && { inputRef })}
        />
      )}
    </div>
  )
}
