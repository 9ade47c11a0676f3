// The palette: any conversation, contact, list or action by a few letters of its name.
import { useMantineColorScheme } from '@mantine/core'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import {
  IconEdit,
  IconInbox,
  IconKeyboard,
  IconMoon,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { may, useMe } from '../session.ts'
import { Face } from '../ui/face.tsx'
import { formatPhone, looksLikePhone } from '../ui/phone-number.ts'
import { useFoundContacts, useHeldConversations } from './find.ts'
import classes from './palette.module.css'
import { lists, useGo } from './place.ts'
import { nameOf } from './thread-pane.tsx'

type PaletteProps = { isOpen: boolean; onClose: () => void; onShowKeys: () => void }
type Entry = { id: string; label: string; description?: string; leftSection: ReactNode; act: () => void }
type Group = { readonly title: string; readonly entries: readonly Entry[] }

const [store, palette] = createSpotlight()
const MOST = 6

export function Palette({ isOpen, onClose, onShowKeys }: PaletteProps) {
  const [query, setQuery] = useState('')
  const groups = useGroups(query.trim(), onShowKeys)
  useEffect(() => {
    if (isOpen) palette.open()
    else palette.close()
  }, [isOpen])
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      maxHeight={440}
      radius="lg"
      transitionProps={{ duration: 100, transition: 'fade' }}
      title="Find anything"
      classNames={{ header: classes.title, action: classes.action, search: classes.search }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
    >
      <Spotlight.Search
        aria-label="Find anything"
        placeholder="A name, a number, a list, an action…"
        leftSection={<IconSearch size={18} stroke={1.7} />}
      />
      <Spotlight.ActionsList className={classes.list}>
        {groups.map(({ title, entries }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {entries.map(({ id, act, ...shown }) => (
              <Spotlight.Action key={id} onClick={act} {...shown} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing is called “{query.trim()}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function useGroups(query: string, onShowKeys: () => void): Group[] {
  const go = useGo()
  const conversations = useHeldConversations()
  const contacts = useFoundContacts(query)
  const actions = useActions(onShowKeys)
  const matches = (text: string): boolean => text.toLowerCase().includes(query.toLowerCase())
  const digits = query.replace(/\D/g, '')
  const found = conversations.filter(
    (each) =>
      matches(nameOf(each)) || matches(each.preview) || (digits.length > 2 && each.phone.includes(digits)),
  )
  return [
    {
      title: 'Conversations',
      entries: found.slice(0, MOST).map((each) => ({
        id: each.id,
        label: nameOf(each),
        description: each.preview,
        leftSection: <Face name={each.contactName} size={28} />,
        act: () => go({ open: each.id }),
      })),
    },
    {
      title: 'Text somebody',
      entries: [
        ...(looksLikePhone(query) && digits.length >= 7
          ? [
              {
                id: 'typed',
                label: `Text ${query}`,
                leftSection: icon(IconEdit),
                act: () => go({ open: 'compose', to: query }),
              },
            ]
          : []),
        ...contacts
          .filter(({ phone }) => query !== '' && !found.some((each) => each.phone === phone))
          .slice(0, MOST)
          .map(({ id, name, phone }) => ({
            id: `contact ${id}`,
            label: name || formatPhone(phone),
            description: name ? formatPhone(phone) : '',
            leftSection: <Face name={name} size={28} />,
            act: () => go({ open: 'compose', to: phone }),
          })),
      ],
    },
    { title: 'Go to and do', entries: actions.filter(({ label }) => matches(label)) },
  ].filter(({ entries }) => entries.length > 0)
}

function useActions(onShowKeys: () => void): Entry[] {
  const me = useMe()
  const go = useGo()
  const navigate = useNavigate()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = document.documentElement.dataset.mantineColorScheme === 'dark'
  return [
    ...(may(me, 'messages.send')
      ? [
          {
            id: 'compose',
            label: 'Compose a text',
            leftSection: icon(IconEdit),
            act: () => go({ open: 'compose' }),
          },
        ]
      : []),
    ...lists.map(({ name, label }) => ({
      id: name,
      label: `Inbox: ${label}`,
      leftSection: icon(IconInbox),
      act: () => go({ list: name, open: undefined }),
    })),
    ...(me.departments.length > 1 ? me.departments : []).map(({ id, name }) => ({
      id,
      label: `Department: ${name}`,
      leftSection: icon(IconInbox),
      act: () => go({ departmentId: id, open: undefined }),
    })),
    {
      id: 'settings',
      label: 'Settings',
      leftSection: icon(IconSettings),
      act: () => void navigate({ to: '/settings' }),
    },
    {
      id: 'appearance',
      label: isDark ? 'Switch to light' : 'Switch to dark',
      leftSection: icon(isDark ? IconSun : IconMoon),
      act: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    { id: 'keys', label: 'Keyboard shortcuts', leftSection: icon(IconKeyboard), act: onShowKeys },
  ]
}

const icon = (Icon: typeof IconEdit) => (
  <span className={classes.icon}>
    <Icon size={18} stroke={1.6} />
  </span>
)
