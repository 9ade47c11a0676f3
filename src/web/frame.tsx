// The frame of every screen behind the sign-in: the rail at the left (a bar at the bottom on a phone) and the screen.
import { IconDeviceMobile } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './frame.module.css'
import { PersonMenu } from './person-menu.tsx'
import { type RailEntry, screens } from './screens.ts'
import { may, useMe } from './session.ts'

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
        <span className={classes.spring} />
        {me.organization.isDemo && (
          <a
            className={classes.entry}
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
    </div>
  )
}

function RailLink({ entry: { icon: Icon, label, to } }: { entry: RailEntry }) {
  const isHere = useLocation({ select: ({ pathname }) => sectionOf(pathname) === sectionOf(to) })
  return (
    <Link
      to={to}
      className={classes.entry}
      aria-label={label}
      data-here={isHere || undefined}
      data-tip={label}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      <span className={classes.label}>{label}</span>
    </Link>
  )
}

const sectionOf = (path: string): string => path.split('/')[1] ?? ''

const monogram = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('')
    .toUpperCase()
