// Settings → Organization: the business itself, how long a customer's text may be answered, and its departments.
import { useMe } from '../session.ts'
import { clockIn, spoken } from '../set-up/time-zones.ts'
import { useNow } from '../ui/use-now.ts'
import { Listing } from './listing.tsx'
import classes from './organization.module.css'
import settings from './settings.module.css'

export function OrganizationSection() {
  const { organization, departments, permissions } = useMe()
  const now = useNow()
  const isEvery = permissions.includes('departments.all')
  return (
    <>
      <h1 className={settings.title}>Organization</h1>
      <p className={settings.lead}>Your business as Parley knows it.</p>
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
          <div>
            <dt>Conversation hours</dt>
            <dd>
              {organization.conversationHours} hours
              <p>
                When a customer texts you, you may answer for this long. After that a reply needs a consent
                that lasts longer, or a new text from the customer.
              </p>
            </dd>
          </div>
        </dl>
      </section>
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
