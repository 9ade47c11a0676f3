// The opt-out desk: texts that may have meant STOP and wait for a person, and the register of everyone who has opted out.
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Said } from '../ui/said.tsx'
import { Desk } from './desk.tsx'
import classes from './opt-outs.module.css'
import { deskQuery, useFollowOptOuts } from './queries.ts'
import { Register } from './register.tsx'

const tabs = [
  { name: 'desk', label: 'Desk' },
  { name: 'register', label: 'Register' },
] as const

export function OptOutsPage() {
  const { tab: wanted }: { tab?: string } = useParams({ strict: false })
  const tab = tabs.find(({ name }) => name === wanted) ?? tabs[0]
  useDocumentTitle(`${tab.label} · Opt-out desk · Parley`)
  useFollowOptOuts()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and need not hold anything else to reach by key
    <main className={classes.page} aria-label="Opt-out desk" tabIndex={0}>
      <div className={classes.column}>
        <h1 className={classes.title}>Opt-out desk</h1>
        <Tabs here={tab.name} />
        {tab.name === 'desk' ? <Desk /> : <Register />}
      </div>
    </main>
  )
}

function Tabs({ here }: { here: string }) {
  const { data } = useQuery(deskQuery)
  const waiting = data ? `${data.rows.length}${data.next === null ? '' : '+'}` : '0'
  return (
    <nav className={classes.tabs} aria-label="Opt-outs">
      {tabs.map(({ name, label }) => (
        <Link
          key={name}
          to="/opt-outs/{-$tab}"
          params={{ tab: name }}
          className={classes.tab}
          aria-current={name === here ? 'page' : undefined}
        >
          {label}
          {name === 'desk' && waiting !== '0' && (
            <span className={classes.count}>
              {waiting}
              <Said> waiting</Said>
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
