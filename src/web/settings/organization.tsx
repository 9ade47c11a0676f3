// Settings → Organization: the business itself, how long and how often it may text somebody, and its departments.
import { type Me, may, useMe } from '../session.ts'
import { clockIn, spoken } from '../set-up/time-zones.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import { AssignmentSettings } from './assignment.tsx'
import { useOpen } from './dialog.tsx'
import { Listing } from './listing.tsx'
import classes from './organization.module.css'
import { OrganizationDialog } from './organization-dialog.tsx'
import { settingWords } from './organization-words.ts'
import settings from './settings.module.css'
import { ReadOnly } from './who-may.tsx'

export function OrganizationSection() {
  const me = useMe()
  const { organization, departments, permissions } = me
  const now = useNow()
  const isEvery = permissions.includes('departments.all')
  return (
    <>
      <h1 className={settings.title}>Organization</h1>
      <p className={settings.lead}>Your business as Parley knows it.</p>
      {!may(me, 'organization.manage') && (
        <ReadOnly what="the consent settings" permission="organization.manage" />
      )}
      <section className={settings.block} aria-label="The business">
        <dl className={`${settings.card} ${classes.facts}`}>
          <div>
            <dt>Name</dt>
            <dd>
              {organization.name}
              {organization.isDemo && (
                <p>This is the demo: its texts go to the phones of this install only.</p>
              )}
            </dd>
          </div>
        </dl>
      </section>
      <ConsentSettings me={me} />
      <AssignmentSettings />
      <section className={settings.block} aria-labelledby="departments">
        <div className={settings.blockHead}>
          <h2 id="departments">{isEvery ? 'Departments' : 'Your departments'}</h2>
        </div>
        <div className={settings.card}>
          <Listing
            label="Departments"
            rows={departments}
            keyOf={({ id }) => id}
            wordsOf={({ name, timeZone }) => `${name} ${spoken(timeZone)}`}
            columns={[
              { label: 'Name', cell: ({ name }) => <span className={settings.strong}>{name}</span> },
              { label: 'Time zone', cell: ({ timeZone }) => spoken(timeZone) },
              { label: 'Time there', cell: ({ timeZone }) => clockIn(timeZone, now) },
            ]}
          />
        </div>
      </section>
    </>
  )
}

function ConsentSettings({ me }: { me: Me }) {
  const [, open] = useOpen()
  const mayChange = may(me, 'organization.manage')
  const { conversationHours, askDays, quietInformational, mostPromotional, askScope, helpContact } =
    me.organization
  const shown: Record<keyof typeof settingWords, string> = {
    conversationHours: counted(conversationHours, 'hour'),
    askDays: counted(askDays, 'day'),
    quietInformational: quietInformational ? 'Yes' : 'No',
    mostPromotional: counted(mostPromotional, 'text'),
    askScope: askScope ? 'Yes' : 'No',
    helpContact: helpContact || 'Not set: the answer to HELP asks them to reply.',
  }
  return (
    <section className={settings.block} aria-labelledby="consent">
      <div className={settings.blockHead}>
        <h2 id="consent">Consent</h2>
        {mayChange && (
          <Button aria-label="Change consent settings" onClick={() => open('change-consent')}>
            Change
          </Button>
        )}
      </div>
      <dl className={`${settings.card} ${classes.facts} ${classes.settings}`}>
        {settingNames.map((name) => (
          <div key={name}>
            <dt>{settingWords[name].label}</dt>
            <dd>
              {shown[name]}
              <p>{settingWords[name].description}</p>
            </dd>
          </div>
        ))}
      </dl>
      {mayChange && <OrganizationDialog />}
    </section>
  )
}

const settingNames = Object.keys(settingWords) as (keyof typeof settingWords)[]

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`
