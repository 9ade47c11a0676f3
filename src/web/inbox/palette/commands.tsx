// Where the palette leads and what it does by itself: screens, lists, departments, settings pages, and a few switches.
import { useMantineColorScheme } from '@mantine/core'
import { IconEdit, IconInbox, IconKeyboard, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { screens } from '../../screens.ts'
import { may, useMe } from '../../session.ts'
import { setSingleKeys, useSingleKeys } from '../../single-keys.ts'
import { lists, useGo } from '../place.ts'
import { type Entry, icon, isLike, type Source } from './entry.tsx'

export const useCommands: Source = ({ query, showKeys }) => {
  const me = useMe()
  const go = useGo()
  const navigate = useNavigate()
  const switches = useSwitches(showKeys)
  const compose: Entry[] = may(me, 'messages.send')
    ? [
        {
          id: 'compose',
          label: 'Compose a text',
          leftSection: icon(IconEdit),
          act: () => go({ open: 'compose' }),
        },
      ]
    : []
  const departments = (me.departments.length > 1 ? me.departments : []).map(({ id, name }) => ({
    id: `department ${id}`,
    label: `Department: ${name}`,
    leftSection: icon(IconInbox),
    act: () => go({ departmentId: id, open: undefined, find: undefined }),
  }))
  const entries = [
    ...compose,
    ...lists.map(({ name, label }) => ({
      id: `list ${name}`,
      label: `Inbox: ${label}`,
      leftSection: icon(IconInbox),
      act: () => go({ list: name, open: undefined, find: undefined }),
    })),
    ...departments,
    ...screens.flatMap(({ rail }) =>
      rail && rail.to !== '/inbox/mine' && (rail.permissions?.some((each) => may(me, each)) ?? true)
        ? [
            {
              id: `screen ${rail.to}`,
              label: rail.label,
              leftSection: icon(rail.icon as typeof IconEdit),
              act: () => void navigate({ to: rail.to }),
            },
          ]
        : [],
    ),
    ...switches,
  ]
  return {
    title: 'Go to and do',
    entries: entries.filter(({ label }) => query === '' || isLike(label, query)),
  }
}

function useSwitches(showKeys: () => void): Entry[] {
  const { memberId } = useMe()
  const { setColorScheme } = useMantineColorScheme()
  const hasKeys = useSingleKeys(memberId)
  const isDark = document.documentElement.dataset.mantineColorScheme === 'dark'
  return [
    {
      id: 'appearance',
      label: isDark ? 'Switch to light' : 'Switch to dark',
      leftSection: icon(isDark ? IconSun : IconMoon),
      act: () => setColorScheme(isDark ? 'light' : 'dark'),
    },
    { id: 'keys', label: 'Keyboard shortcuts', leftSection: icon(IconKeyboard), act: showKeys },
    {
      id: 'single keys',
      label: hasKeys ? 'Turn single-key shortcuts off' : 'Turn single-key shortcuts on',
      leftSection: icon(IconKeyboard),
      act: () => setSingleKeys(memberId, !hasKeys),
    },
  ]
}

/** The pages of the settings. Their list comes with their screens, so it is fetched when the palette first opens. */
export const useSettingsPages: Source = ({ query }) => {
  const me = useMe()
  const navigate = useNavigate()
  const { data: sections = [] } = useQuery({
    queryKey: ['settings-pages'],
    queryFn: async () => (await import('../../settings/sections.ts')).sectionsFor(me),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const pages = sections.map(({ name, label }) => ({
    id: `settings ${name}`,
    label: `Settings: ${label}`,
    leftSection: icon(IconSettings),
    act: () => void navigate({ to: `/settings/${name}` }),
  }))
  return { title: 'Settings', entries: query === '' ? [] : pages.filter(({ label }) => isLike(label, query)) }
}
