// The settings: their sections at the left, one of them beside it; on a phone one at a time, with a way back.
import { useDocumentTitle, useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { useMe } from '../session.ts'
import { type Section, sectionsFor } from './sections.ts'
import classes from './settings.module.css'

export function SettingsPage() {
  const sections = sectionsFor(useMe())
  const { section: name }: { section?: string } = useParams({ strict: false })
  const isWide = useMediaQuery('(min-width: 760px)', undefined, { getInitialValueInEffect: false })
  const section = sections.find((each) => each.name === name)
  useDocumentTitle(`${section ? `${section.label} · ` : ''}Settings · Parley`)
  if (!name && isWide && sections[0])
    return <Navigate to="/settings/{-$section}" params={{ section: sections[0].name }} replace />
  if (!name)
    return (
      <main className={classes.page}>
        <div className={classes.sections}>
          <h1 className={classes.heading}>Settings</h1>
          <SectionLinks sections={sections} />
        </div>
      </main>
    )
  return (
    <div className={classes.page}>
      <nav className={`${classes.sections} ${classes.beside}`} aria-label="Settings">
        <p className={classes.heading}>Settings</p>
        <SectionLinks sections={sections} here={section} />
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and need not hold anything else to reach by key */}
      <main className={classes.content} key={name} aria-label={section?.label} tabIndex={0}>
        <div className={classes.column}>
          <Link to="/settings/{-$section}" params={{ section: undefined }} className={classes.back}>
            <IconChevronLeft size={18} stroke={1.8} aria-hidden /> Settings
          </Link>
          {section ? <section.content /> : <NotYours />}
        </div>
      </main>
    </div>
  )
}

function SectionLinks({ sections, here }: { sections: readonly Section[]; here?: Section | undefined }) {
  return (
    <ul>
      {sections.map(({ name, label, icon: Icon }) => (
        <li key={name}>
          <Link
            to="/settings/{-$section}"
            params={{ section: name }}
            className={classes.sectionLink}
            aria-current={name === here?.name ? 'page' : undefined}
            data-here={name === here?.name || undefined}
          >
            <Icon size={18} stroke={1.6} aria-hidden />
            <span>{label}</span>
            <IconChevronRight className={classes.onward} size={16} stroke={1.8} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function NotYours() {
  return (
    <>
      <h1 className={classes.title}>Not here for you</h1>
      <p className={classes.lead}>
        There is no such section, or your role does not show it. An admin of your organization can change
        that.
      </p>
    </>
  )
}
