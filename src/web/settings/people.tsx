// Settings → People: who belongs to the organization, in which role, and which departments they see.
import { useQuery } from '@tanstack/react-query'
import type { Member } from '../../organizations/contract.ts'
import { roleLabels, rolePermissions } from '../../organizations/permission.ts'
import { membersQuery } from '../inbox/queries.ts'
import { useMe } from '../session.ts'
import { Face } from '../ui/face.tsx'
import { Listing } from './listing.tsx'
import { Loaded } from './loaded.tsx'
import classes from './people.module.css'
import settings from './settings.module.css'

export function PeopleSection() {
  const { departments, memberId } = useMe()
  const members = useQuery({ ...membersQuery, refetchOnMount: 'always' })
  const departmentsOf = ({ role, departments: ids }: Member): string => {
    if (rolePermissions[role].includes('departments.all')) return 'All departments'
    const names = ids.flatMap((id) => departments.find((each) => each.id === id)?.name ?? [])
    const others = ids.length - names.length
    return [...names, ...(others > 0 ? [`${others} more`] : [])].join(', ') || 'None yet'
  }
  return (
    <>
      <h1 className={settings.title}>People</h1>
      <p className={settings.lead}>
        Everyone who can sign in, what their role lets them do, and whose conversations they see.
      </p>
      <section className={settings.block} aria-label="People">
        <div className={settings.card}>
          <Loaded query={members}>
            {(all) => (
              <Listing
                label="People"
                rows={inOrder(all)}
                keyOf={({ id }) => id}
                wordsOf={(member) =>
                  `${member.name} ${member.email} ${roleLabels[member.role]} ${departmentsOf(member)}`
                }
                isFaint={({ active }) => !active}
                columns={[
                  {
                    label: 'Name',
                    cell: (member) => <Person member={member} isMe={member.id === memberId} />,
                  },
                  { label: 'Role', cell: ({ role }) => roleLabels[role] },
                  { label: 'Departments', cell: departmentsOf },
                ]}
              />
            )}
          </Loaded>
        </div>
      </section>
    </>
  )
}

function Person({ member: { name, email, active }, isMe }: { member: Member; isMe: boolean }) {
  return (
    <span className={classes.person}>
      <Face name={name} size={32} />
      <span className={classes.words}>
        <span className={settings.strong}>
          {name}
          {isMe && <span className={settings.faint}> (you)</span>}
          {!active && <span className={settings.faint}> · can’t sign in</span>}
        </span>
        <span className={settings.small}>{email}</span>
      </span>
    </span>
  )
}

/** By name; those who can't sign in any more come last. */
const inOrder = (members: readonly Member[]): Member[] =>
  members.toSorted(
    (one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name),
  )
