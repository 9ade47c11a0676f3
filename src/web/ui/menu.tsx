// A menu on a button: arrows, Home, End and first letters move, Enter chooses, Escape or a click elsewhere closes it and
// gives the focus back. The browser's popover keeps it above everything.
import { IconCheck } from '@tabler/icons-react'
import {
  type ButtonHTMLAttributes,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import classes from './menu.module.css'

export type MenuButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  ref: RefObject<HTMLButtonElement | null>
}

type MenuProps = {
  /** What the menu is for, for those who listen. */
  label: string
  isOpen: boolean
  onChange: (isOpen: boolean) => void
  side?: 'below' | 'right'
  button: (props: MenuButtonProps) => ReactElement
  children: ReactNode
}

const MARGIN_PX = 8
const GAP_PX = 4

export function Menu({ label, isOpen, onChange, side = 'below', button, children }: MenuProps) {
  const id = useId()
  const target = useRef<HTMLButtonElement>(null)
  return (
    <>
      {button({
        ref: target,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isOpen ? id : undefined,
        onClick: () => onChange(!isOpen),
      })}
      {isOpen && (
        <Dropdown id={id} label={label} side={side} target={target} onClose={() => onChange(false)}>
          {children}
        </Dropdown>
      )}
    </>
  )
}

type DropdownProps = {
  id: string
  label: string
  side: 'below' | 'right'
  target: RefObject<HTMLButtonElement | null>
  onClose: () => void
  children: ReactNode
}

function Dropdown({ id, label, side, target, onClose, children }: DropdownProps) {
  const menu = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = menu.current
    const button = target.current
    if (!element || !button) return
    element.showPopover()
    place(element, button.getBoundingClientRect(), side)
    itemsOf(element)[0]?.focus()
    return () => button.focus({ preventScroll: true })
  }, [side, target])
  useClickElsewhere(menu, target, onClose)
  return (
    <div
      ref={menu}
      id={id}
      popover="manual"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={classes.menu}
      onKeyDown={(event) => move(event, onClose)}
      onClick={(event) => (event.target as Element).closest('[role^="menuitem"]') && onClose()}
    >
      {children}
    </div>
  )
}

type ItemProps = {
  icon?: ReactNode
  /** One of several of which one holds now. */
  checked?: boolean
  onChoose: () => void
  children: ReactNode
}

export function MenuItem({ icon, checked, onChoose, children }: ItemProps) {
  const role =
    checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked }
  return (
    <button
      type="button"
      {...role}
      tabIndex={-1}
      className={classes.item}
      onClick={onChoose}
      onMouseMove={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      {icon !== undefined && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <span className={classes.words}>{children}</span>
      {checked && <IconCheck size={16} stroke={2} aria-hidden />}
    </button>
  )
}

export function MenuDivider() {
  return <hr className={classes.divider} />
}

const itemsOf = (menu: Element): HTMLElement[] => [
  ...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
]

function move(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = itemsOf(event.currentTarget)
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = targetOf(event.key, items, at)
  if (event.key === 'Escape' || event.key === 'Tab') onClose()
  else if (to === undefined) return
  else items[to]?.focus()
  event.preventDefault()
  event.stopPropagation()
}

function targetOf(key: string, items: readonly HTMLElement[], at: number): number | undefined {
  if (key === 'ArrowDown') return (at + 1) % items.length
  if (key === 'ArrowUp') return (at - 1 + items.length) % items.length
  if (key === 'Home') return 0
  if (key === 'End') return items.length - 1
  if (!/^\p{L}$/u.test(key)) return undefined
  const beginsSo = (item: HTMLElement): boolean =>
    item.textContent.trim().toLowerCase().startsWith(key.toLowerCase())
  const after = items.findIndex((item, index) => index > at && beginsSo(item))
  return after === -1 ? items.findIndex(beginsSo) : after
}

/** Beside its button, and wholly on the screen. */
function place(menu: HTMLElement, button: DOMRect, side: 'below' | 'right'): void {
  const { offsetWidth: width, offsetHeight: height } = menu
  const isRight = side === 'right' && button.right + GAP_PX + width < window.innerWidth
  const left = isRight ? button.right + GAP_PX : button.right - width
  const below =
    button.bottom + GAP_PX + height < window.innerHeight
      ? button.bottom + GAP_PX
      : button.top - GAP_PX - height
  const top = isRight ? button.bottom - height : below
  const within = (value: number, size: number, room: number): number =>
    Math.max(MARGIN_PX, Math.min(value, room - size - MARGIN_PX))
  menu.style.left = `${within(left, width, window.innerWidth)}px`
  menu.style.top = `${within(top, height, window.innerHeight)}px`
}

function useClickElsewhere(
  menu: RefObject<HTMLElement | null>,
  target: RefObject<HTMLElement | null>,
  onClose: () => void,
): void {
  const latest = useRef(onClose)
  latest.current = onClose
  useEffect(() => {
    const press = ({ target: where }: PointerEvent): void => {
      if (where instanceof Node && !menu.current?.contains(where) && !target.current?.contains(where))
        latest.current()
    }
    const leave = (): void => latest.current()
    document.addEventListener('pointerdown', press)
    window.addEventListener('resize', leave)
    return () => {
      document.removeEventListener('pointerdown', press)
      window.removeEventListener('resize', leave)
    }
  }, [menu, target])
}
