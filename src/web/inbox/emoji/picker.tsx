// The emoji to choose from, with search, recent ones and skin tones, all by keyboard. The names come from this server.
import { EmojiPicker, type SkinTone } from 'frimousse'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import classes from './picker.module.css'
import { readRecents, readTone, remember, writeTone } from './remembered.ts'

type PickerProps = {
  button: RefObject<HTMLButtonElement | null>
  onChoose: (emoji: string) => void
  onClose: () => void
}

/** Where vite.config.ts puts what the picker would fetch from a public network otherwise. */
const DATA = '/emoji'
const COLUMNS = 9
const MARGIN_PX = 8

export function Picker({ button, onChoose, onClose }: PickerProps) {
  const panel = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState('')
  const [tone] = useState(readTone)
  const [recents] = useState(readRecents)
  usePlaced(panel, button)
  useClickElsewhere({ panel, button, onClose })
  const choose = (emoji: string, label: string): void => {
    remember({ emoji, label })
    onChoose(emoji)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key.startsWith('Arrow') || event.key === 'Enter') return // the grid hears them at the document
    event.stopPropagation() // a single key is no shortcut of the inbox here
    if (event.key !== 'Escape') return
    event.preventDefault()
    onClose()
    button.current?.focus()
  }
  // Outside the composer's form: Enter in the search must never send a text.
  return createPortal(
    <div
      ref={panel}
      popover="manual"
      role="dialog"
      aria-label="Emoji"
      className={classes.panel}
      onKeyDown={press}
    >
      <EmojiPicker.Root
        className={classes.root}
        locale={localeOf()}
        columns={COLUMNS}
        skinTone={tone}
        emojibaseUrl={DATA}
        onEmojiSelect={({ emoji, label }) => choose(emoji, label)}
      >
        <EmojiPicker.Search
          className={classes.search}
          aria-label="Search emoji"
          placeholder="Search emoji"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          autoFocus={window.matchMedia('(pointer: fine)').matches}
        />
        {search === '' && recents.length > 0 && (
          <fieldset className={classes.recents} aria-label="Recent">
            {recents.map(({ emoji, label }) => (
              <button
                key={emoji}
                type="button"
                className={classes.emoji}
                aria-label={label}
                title={label}
                onClick={() => choose(emoji, label)}
              >
                {emoji}
              </button>
            ))}
          </fieldset>
        )}
        <EmojiPicker.Viewport className={classes.viewport} tabIndex={0}>
          <EmojiPicker.Loading className={classes.told}>Fetching the emoji…</EmojiPicker.Loading>
          <EmojiPicker.Empty className={classes.told}>
            {({ search: sought }) => <>No emoji is called “{sought}”.</>}
          </EmojiPicker.Empty>
          <EmojiPicker.List className={classes.list} aria-label="Emoji" components={parts} />
        </EmojiPicker.Viewport>
        <Foot />
      </EmojiPicker.Root>
    </div>,
    document.body,
  )
}

const parts: NonNullable<Parameters<typeof EmojiPicker.List>[0]['components']> = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className={classes.category}>
      {category.label}
    </div>
  ),
  Row: ({ children, ...props }) => (
    <div {...props} {...fromOne('aria-rowindex', props['aria-rowindex'])} className={classes.row}>
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...props }) => (
    <button
      type="button"
      {...props}
      {...fromOne('aria-colindex', props['aria-colindex'])}
      ref={emoji.isActive ? intoSight : null}
      className={classes.emoji}
    >
      {emoji.emoji}
    </button>
  ),
}

/** The grid counts its rows and columns from 0; those who listen count from 1. */
const fromOne = (name: 'aria-rowindex' | 'aria-colindex', index = -1) => ({
  [name]: index < 0 ? undefined : index + 1,
})

/** The grid looks for rows by its own count, so what the arrows reach is brought into sight here. */
const intoSight = (element: HTMLElement | null): void => {
  if (element && !element.matches(':hover')) element.scrollIntoView({ block: 'nearest' })
}

function Foot() {
  return (
    <div className={classes.foot}>
      <EmojiPicker.ActiveEmoji>
        {({ emoji }) => <span className={classes.active}>{emoji ? emoji.label : ''}</span>}
      </EmojiPicker.ActiveEmoji>
      <EmojiPicker.SkinTone emoji="👋">
        {({ skinTone, setSkinTone, skinToneVariations }) => (
          <fieldset className={classes.tones} aria-label="Skin tone">
            {skinToneVariations.map((each) => (
              <button
                key={each.skinTone}
                type="button"
                className={classes.emoji}
                aria-label={toneWords[each.skinTone]}
                aria-pressed={each.skinTone === skinTone}
                onClick={() => {
                  setSkinTone(each.skinTone)
                  writeTone(each.skinTone)
                }}
              >
                {each.emoji}
              </button>
            ))}
          </fieldset>
        )}
      </EmojiPicker.SkinTone>
    </div>
  )
}

const toneWords: Record<SkinTone, string> = {
  none: 'No skin tone',
  light: 'Light skin tone',
  'medium-light': 'Medium-light skin tone',
  medium: 'Medium skin tone',
  'medium-dark': 'Medium-dark skin tone',
  dark: 'Dark skin tone',
}

/** In the language of the page, else of the person. */
const localeOf = (): 'en' | 'es' =>
  [document.documentElement.lang, navigator.language].some((language) => language.startsWith('es'))
    ? 'es'
    : 'en'

/** Above its button, wholly on the screen; on a phone the style sheet puts it at the foot. */
function usePlaced(panel: RefObject<HTMLElement | null>, button: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = panel.current
    const anchor = button.current?.getBoundingClientRect()
    if (!element || !anchor) return
    element.showPopover()
    const { offsetWidth: width, offsetHeight: height } = element
    const left = Math.min(anchor.left, window.innerWidth - width - MARGIN_PX)
    element.style.setProperty('--left', `${Math.max(MARGIN_PX, left)}px`)
    element.style.setProperty('--top', `${Math.max(MARGIN_PX, anchor.top - height - MARGIN_PX)}px`)
    element.querySelector<HTMLElement>('[autofocus], input')?.focus({ preventScroll: true })
  }, [panel, button])
}

function useClickElsewhere({
  panel,
  button,
  onClose,
}: Pick<PickerProps, 'button' | 'onClose'> & { panel: RefObject<HTMLElement | null> }): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      if (!(target instanceof Node)) return
      if (!panel.current?.contains(target) && !button.current?.contains(target)) latest.current()
    }
    document.addEventListener('pointerdown', press)
    return () => document.removeEventListener('pointerdown', press)
  }, [panel, button])
}
