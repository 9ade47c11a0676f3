// Settings → Business hours: when each department is there, and what it answers by itself when it is not.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type DepartmentHours, listHours } from '../../hours-answer/contract.ts'
import { call } from '../call.ts'
import { may, useMe } from '../session.ts'
import { Loaded } from '../settings/loaded.tsx'
import settings from '../settings/settings.module.css'
import { ReadOnly } from '../settings/who-may.tsx'
import { HoursForm } from './hours-form.tsx'

export const hoursQuery = queryOptions({
  queryKey: ['hours'] as const,
  queryFn: async ({ signal }) => (await call(listHours, { signal })).departments,
})

export function HoursSection() {
  const me = useMe()
  const mayChange = may(me, 'hours.manage')
  const hours = useQuery(hoursQuery)
  return (
    <>
      <h1 className={settings.title}>Business hours</h1>
      <p className={settings.lead}>
        Who texts a department while it is closed can be answered once, with when you are back. Their text
        still waits in the inbox.
      </p>
      {!mayChange && <ReadOnly what="the hours" permission="hours.manage" />}
      <Loaded query={hours}>
        {(departments) =>
          departments.map((each: DepartmentHours) => (
            <section key={each.departmentId} className={settings.block} aria-label={each.name}>
              <div className={settings.blockHead}>
                <h2>{each.name}</h2>
              </div>
              <HoursForm
                key={each.version}
                given={each}
                mayChange={mayChange}
                business={me.organization.name}
              />
            </section>
          ))
        }
      </Loaded>
    </>
  )
}
