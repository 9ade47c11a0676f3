// The tools: their names at the left, one of them beside it; on a phone one at a time, with a way back.
import { useDocumentTitle, useMediaQuery } from '@mantine/hooks'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { useMe } from '../session.ts'
import classes from '../settings/settings.module.css'
import { type Tool, toolsFor } from './tools.ts'

export function ToolsPage() {
  const tools = toolsFor(useMe())
  const { tool: name }: { tool?: string } = useParams({ strict: false })
  const isWide = useMediaQuery('(min-width: 760px)', undefined, { getInitialValueInEffect: false })
  const tool = tools.find((each) => each.name === name)
  useDocumentTitle(`${tool ? `${tool.label} · ` : ''}Tools · Parley`)
  if (!name && isWide && tools[0])
    return <Navigate to="/tools/{-$tool}" params={{ tool: tools[0].name }} replace />
  if (!name)
    return (
      <main className={classes.page}>
        <div className={classes.sections}>
          <h1 className={classes.heading}>Tools</h1>
          <ToolLinks tools={tools} />
        </div>
      </main>
    )
  return (
    <div className={classes.page}>
      <nav className={`${classes.sections} ${classes.beside}`} aria-label="Tools">
        <p className={classes.heading}>Tools</p>
        <ToolLinks tools={tools} here={tool} />
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and need not hold anything else to reach by key */}
      <main className={classes.content} key={name} aria-label={tool?.label} tabIndex={0}>
        <div className={classes.column}>
          <Link to="/tools/{-$tool}" params={{ tool: undefined }} className={classes.back}>
            <IconChevronLeft size={18} stroke={1.8} aria-hidden /> Tools
          </Link>
          {tool ? <tool.content /> : <NotYours />}
        </div>
      </main>
    </div>
  )
}

function ToolLinks({ tools, here }: { tools: readonly Tool[]; here?: Tool | undefined }) {
  return (
    <ul>
      {tools.map(({ name, label, icon: Icon }) => (
        <li key={name}>
          <Link
            to="/tools/{-$tool}"
            params={{ tool: name }}
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
        There is no such tool, or your role does not show it. An admin of your organization can change that.
      </p>
    </>
  )
}
