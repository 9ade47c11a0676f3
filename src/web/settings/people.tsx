// Settings → People: who belongs to the organization, in which role, and which departments they see; invited, changed, taken out.
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../organizations/contract.ts'
import { roleLabels } from '../../organizations/permission.ts'
import { inviteRefusal, type Seat, seatRefusal } from '../../organizations/seats/seat-rules.ts'
import { membersQuery } from '../inbox/queries.ts'
import { type Me, may, useMe } from '../session.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { useOpen } from './dialog.tsx'
import { Listing } from './listing.tsx'
import { Loaded } from './loaded.tsx'
import classes from './people.module.css'
import { InviteDialog, MemberDialog } from './people-dialogs.tsx'
import { seesAll } from './people-fields.tsx'
import { Invitations } from './people-invitations.tsx'
import { LinkDialog, type ShownLink } from './people-link.tsx'
import { DeactivateQuestion, MemberMenu } from './people-menu.tsx'
import { Trail } from './people-trail.tsx'
import { isRole } from './people-words.ts'
import settings from './settings.module.css'
import { When } from './when.tsx'
import { ReadOnly } from './who-may.tsx'

export function PeopleSection() {
  const me = useMe()
  const members = useQuery({ ...membersQuery, refetchOnMount: 'always' })
  const [, open] = useOpen()
  const [shown, setShown] = useState<ShownLink | null>(null)
  const mine = seatOf(me)
  return (
    <>
      <h1 className={settings.title}>People</h1>
      <p className={settings.lead}>
        Everyone who can sign in, what their role lets them do, and whose conversations they see.
      </p>
      {!mine && <ReadOnly what="people" permission="members.manage" />}
      <section className={settings.block} aria-labelledby="members">
        <div className={settings.blockHead}>
          <h2 id="members">Members</h2>
          {mine && (
            <Button onClick={() => open('invite')}>
              <IconPlus size={16} stroke={1.8} aria-hidden /> Invite a person
            </Button>
          )}
        </div>
        <div className={settings.card}>
          <Loaded query={members}>{(all) => <Members members={all} mine={mine} onLink={setShown} />}</Loaded>
        </div>
      </section>
      <Invitations
        onLink={setShown}
        mayChange={({ role }) => mine !== null && inviteRefusal(mine, role) === null}
        departmentsOf={(seat) => departmentsOf(seat, me)}
      />
      {may(me, 'evidence.export') && <Trail members={members.data ?? []} />}
      {mine && <InviteDialog onMade={setShown} />}
      {mine && <MemberDialog members={(members.data ?? []).filter((each) => mayChange(mine, each))} />}
      <LinkDialog shown={shown} close={() => setShown(null)} />
    </>
  )
}

/** One's own seat as the rules look at it; null for who manages nobody. */
const seatOf = (me: Me): Seat | null =>
  me.memberId !== null && isRole(me.role) && may(me, 'members.manage')
    ? { id: me.memberId, role: me.role, active: true }
    : null

const mayChange = (mine: Seat, member: Member): boolean =>
  seatRefusal(mine, member, { act: 'deactivate' }) === null

function departmentsOf({ role, departments: ids }: Pick<Member, 'role' | 'departments'>, me: Me): string {
  if (seesAll(role)) return 'All departments'
  const names = ids.flatMap((id) => me.departments.find((each) => each.id === id)?.name ?? [])
  const others = ids.length - names.length
  return [...names, ...(others > 0 ? [`${others} more`] : [])].join(', ') || 'None yet'
}

type MembersProps = {
  members: readonly Member[]
  mine: Seat | null
  onLink: (shown: ShownLink) => void
}

function Members({ members, mine, onLink }: MembersProps) {
  const me = useMe()
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <Listing
      label="People"
      rows={inOrder(members)}
      keyOf={({ id }) => id}
      wordsOf={(member) =>
        `${member.name} ${member.email} ${roleLabels[member.role]} ${departmentsOf(member, me)}`
      }
      isFaint={({ active }) => !active}
      below={(member) =>
        asked === member.id &&
        member.active && <DeactivateQuestion member={member} close={() => setAsked(null)} />
      }
      columns={[
        { label: 'Name', cell: (member) => <Person member={member} isMe={member.id === me.memberId} /> },
        { label: 'Role', cell: ({ role }) => roleLabels[role] },
        { label: 'Departments', cell: (member) => departmentsOf(member, me) },
        { label: 'Last seen', cell: ({ seenAt }) => (seenAt ? <When at={seenAt} /> : 'Never') },
        ...(mine
          ? [
              {
                label: 'Actions',
                isAction: true,
                cell: (member: Member) =>
                  mayChange(mine, member) && (
                    <MemberMenu member={member} onLink={onLink} onDeactivate={() => setAsked(member.id)} />
                  ),
              },
            ]
          : []),
      ]}
    />
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
          {!active && <span className={settings.faint}> · deactivated</span>}
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
