// Conversations, people and texts for the palette: what is held already at once, the rest from the search.
import { IconEdit, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { searchQuery } from '../../search/queries.ts'
import { may, useMe } from '../../session.ts'
import { Face } from '../../ui/face.tsx'
import { formatPhone, looksLikePhone } from '../../ui/phone-number.ts'
import { useHeldConversations } from '../find.ts'
import { matches } from '../matches.ts'
import { useGo } from '../place.ts'
import { nameOf } from '../thread-pane.tsx'
import { type Entry, icon, type Source } from './entry.tsx'

const MOST = 5

export const useConversations: Source = ({ query }) => {
  const go = useGo()
  const found = useHeldConversations().filter((each) =>
    matches({ name: each.contactName, phone: each.phone }, query),
  )
  return {
    title: 'Conversations',
    entries: found.slice(0, MOST).map((each) => ({
      id: `conversation ${each.id}`,
      label: nameOf(each),
      description: each.preview,
      leftSection: <Face name={each.contactName} size={28} />,
      act: () => go({ open: each.id }),
    })),
  }
}

/** Asked once typing pauses; an answer that is no longer wanted is not waited for, and never shown: Enter would choose from it. */
function useFound(query: string, paused: string) {
  const { data, isPlaceholderData } = useInfiniteQuery({
    ...searchQuery({ find: paused }, MOST),
    enabled: paused.length > 1,
  })
  return query === paused && paused.length > 1 && !isPlaceholderData ? data?.pages[0] : undefined
}

export const usePeople: Source = ({ query, paused }) => {
  const me = useMe()
  const go = useGo()
  const held = new Set(useHeldConversations().map(({ phone }) => phone))
  const mayText = may(me, 'messages.send')
  const contacts = (useFound(query, paused)?.contacts ?? []).filter(
    (each) => !held.has(each.phone) && matches(each, query) && (mayText || each.conversationId),
  )
  const isNumber = mayText && looksLikePhone(query) && query.replace(/\D/g, '').length >= 7
  const typed: Entry[] = isNumber
    ? [
        {
          id: 'typed',
          label: `Text ${query}`,
          leftSection: icon(IconEdit),
          act: () => go({ open: 'compose', to: query }),
        },
      ]
    : []
  return {
    title: 'People',
    entries: [
      ...typed,
      ...contacts.slice(0, MOST).map(({ id, name, phone, conversationId }) => ({
        id: `contact ${id}`,
        label: name || formatPhone(phone),
        description: name ? formatPhone(phone) : '',
        leftSection: <Face name={name} size={28} />,
        act: () => go(conversationId ? { open: conversationId } : { open: 'compose', to: phone }),
      })),
    ],
  }
}

export const useTexts: Source = ({ query, paused }) => {
  const go = useGo()
  const texts = useFound(query, paused)?.texts ?? []
  const all: Entry = {
    id: 'search',
    label: `All texts with “${query}”`,
    leftSection: icon(IconSearch),
    act: () => go({ find: query, open: undefined }),
  }
  return {
    title: 'Texts',
    entries: [
      ...texts.map((text) => ({
        id: `text ${text.id}`,
        label: text.contactName || formatPhone(text.phone),
        description: text.snippet.map((piece) => piece.text).join(''),
        leftSection: <Face name={text.contactName} size={28} />,
        act: () => go({ open: text.conversationId, at: text.orderNo }),
      })),
      ...(texts.length > 0 ? [all] : []),
    ],
  }
}
