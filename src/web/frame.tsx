// The frame of every screen behind the sign-in: the rail at the left (a bar at the bottom on a phone) and the screen.
import { IconDeviceMobile, IconDots } from '@tabler/icons-react'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Anywhere } from './anywhere.tsx'
import classes from './frame.module.css'
import { MentionsBell } from './mentions/bell.tsx'
import { PersonMenu } from './person-menu.tsx'
import { type RailEntry, screens } from './screens.ts'
import { may, useMe } from './session.ts'
import { Menu, MenuItem } from './ui/menu.tsx'

export function Frame({ children }: { children: ReactNode }) {
  const me = useMe()
  const entries = screens
    .flatMap((screen) => screen.rail ?? [])
    .filter(({ permissions }) => permissions?.some((each) => may(me, each)) ?? true)
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#screen">
        Skip to the content
      </a>
      <nav className={classes.rail} aria-label="Main">
        <span
          className={classes.organization}
          role="img"
          aria-label={me.organization.name}
          data-tip={me.organization.name}
        >
          {monogram(me.organization.name)}
        </span>
        {entries.map((entry) => (
          <RailLink key={entry.to} entry={entry} />
        ))}
        <MoreMenu entries={entries.filter(({ isBeyond }) => isBeyond)} />
        <span className={classes.spring} />
        {may(me, 'notes.write') && <MentionsBell />}
        {me.organization.isDemo && (
          <a
            className={classes.entry}
            data-beyond
            href="/phone"
            target="_blank"
            rel="noopener"
            aria-label="Open the phones"
            data-tip="Open the phones"
          >
            <IconDeviceMobile size={20} stroke={1.6} aria-hidden />
            <span className={classes.label}>Phones</span>
          </a>
        )}
        <PersonMenu />
      </nav>
      <div id="screen" className={classes.screen} tabIndex={-1}>
        {children}
      </div>
      <Anywhere />
    </div>
  )
}

const nothingWaits = (): number => 0

function RailLink({
  entry: { icon: Icon, label, to, useCount = nothingWaits, isBeyond },
}: {
  entry: RailEntry
}) {
  const count = useCount() // each link keeps its entry, so it always is the same hook
  const isHere = useLocation({ select: ({ pathname }) => sectionOf(pathname) === sectionOf(to) })
  return (
    <Link
      to={to}
      className={classes.entry}
      aria-label={count > 0 ? `${label} ${spoken(count)} waiting` : label}
      data-here={isHere || undefined}
      data-beyond={isBeyond || undefined}
      data-tip={label}
      data-count={count > 0 ? spoken(count) : undefined}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      <span className={classes.label}>{label}</span>
    </Link>
  )
}

/** On a phone the bar has room for five: the rest is behind More. */
function MoreMenu({ entries }: { entries: readonly RailEntry[] }) {
  const me = useMe()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  return (
    <Menu
      label="More"
      side="right"
      isOpen={isOpen}
      onChange={setOpen}
      button={(props) => (
        <button type="button" className={classes.entry} data-more aria-label="More" {...props}>
          <IconDots size={20} stroke={1.6} aria-hidden />
          <span className={classes.label}>More</span>
        </button>
      )}
    >
      {entries.map(({ icon: Icon, label, to }) => (
        <MenuItem key={to} icon={<Icon size={18} stroke={1.6} />} onChoose={() => void navigate({ to })}>
          {label}
        </MenuItem>
      ))}
      {me.organization.isDemo && (
        <MenuItem
          icon={<IconDeviceMobile size={18} stroke={1.6} />}
          onChoose={() => window.open('/phone', '_blank', 'noopener')}
        >
          Open the phones
        </MenuItem>
      )}
    </Menu>
  )
}

const spoken = (count: number): string => (count >= 100 ? '99+' : String(count))

const sectionOf = (path: string): string => path.split('/')[1] ?? ''

const monogram = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase()
