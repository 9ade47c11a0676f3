// The palette: any conversation, person, text, screen, setting or action by a few letters, from anywhere.
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useMe } from '../session.ts'
import { usePaused } from './find.ts'
import { useCommands, useSettingsPages } from './palette/commands.tsx'
import type { Asked, Group } from './palette/entry.tsx'
import { useConversations, usePeople, useTexts } from './palette/people.tsx'
import { rememberUsed, useUsed } from './palette/used.ts'
import classes from './palette.module.css'

/** What the palette knows. What the server is asked for comes last, so that nothing moves under the hand. Whoever adds something adds a line. */
const useSources = (asked: Asked): Group[] => [
  useConversations(asked),
  useCommands(asked),
  useSettingsPages(asked),
  usePeople(asked),
  useTexts(asked),
]

type PaletteProps = { isOpen: boolean; onClose: () => void; onShowKeys: () => void }

const [store, palette] = createSpotlight()

export function Palette({ isOpen, onClose, onShowKeys }: PaletteProps) {
  const { memberId } = useMe()
  const [query, setQuery] = useState('')
  const groups = useGroups(query.trim(), { isOpen, showKeys: onShowKeys })
  useEffect(() => {
    if (isOpen) palette.open()
    else palette.close()
  }, [isOpen])
  useFirstSelected(groups)
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
        placeholder="A name, a number, a word of a text, an action…"
        leftSection={<IconSearch size={18} stroke={1.7} />}
      />
      <Spotlight.ActionsList className={classes.list}>
        {groups.map(({ title, entries }) => (
          <Spotlight.ActionsGroup key={title} label={title}>
            {entries.map(({ id, act, label, description, leftSection }) => (
              <Spotlight.Action
                key={id}
                label={label}
                description={description ?? ''}
                leftSection={leftSection}
                onClick={() => {
                  rememberUsed(memberId, id)
                  act()
                }}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>Nothing fits “{query.trim()}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** Enter takes the first entry, also where it came after the typing: the library chooses one only as the words change. */
function useFirstSelected(groups: readonly Group[]): void {
  useEffect(() => {
    const list = document.getElementById(store.getState().listId)
    const [first] = list?.querySelectorAll('[data-action]') ?? []
    if (groups.length === 0 || !first || list?.querySelector('[data-selected]')) return
    first.setAttribute('data-selected', 'true')
    store.updateState((state) => ({ ...state, selected: 0 }))
  }, [groups])
}

/** While nothing is typed, what was used last stands first. */
function useGroups(query: string, { isOpen, showKeys }: { isOpen: boolean; showKeys: () => void }): Group[] {
  const { memberId } = useMe()
  const used = useUsed(memberId, isOpen)
  const paused = usePaused(query)
  const groups = useSources({ query, paused, showKeys })
  const all = new Map(groups.flatMap(({ entries }) => entries.map((each) => [each.id, each] as const)))
  const last = query === '' ? used.flatMap((id) => all.get(id) ?? []) : []
  const shown = new Set(last.map(({ id }) => id))
  return [
    { title: 'Used last', entries: last },
    ...groups.map(({ title, entries }) => ({ title, entries: entries.filter(({ id }) => !shown.has(id)) })),
  ].filter(({ entries }) => entries.length > 0)
}
