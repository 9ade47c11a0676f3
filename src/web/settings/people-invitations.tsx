// The invitations that nobody has used yet: a new link for each, or taken back.
import { IconDots, IconLink, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Invitation, renewInvitation, revokeInvitation } from '../../organizations/links/contract.ts'
import { roleLabels } from '../../organizations/permission.ts'
import { call, sentenceOf } from '../call.ts'
import { toast } from '../toast.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useNow } from '../ui/use-now.ts'
import { Ask } from './ask.tsx'
import { Listing } from './listing.tsx'
import { Loaded } from './loaded.tsx'
import type { ShownLink } from './people-link.tsx'
import { fetchPeopleAgain, invitationsQuery } from './people-queries.ts'
import { timeLeft } from './people-words.ts'
import settings from './settings.module.css'

type InvitationsProps = {
  onLink: (shown: ShownLink) => void
  mayChange: (invitation: Invitation) => boolean
  departmentsOf: (seat: Pick<Invitation, 'role' | 'departments'>) => string
}

/** Draws nothing while nobody is invited: the button that invites stands above. */
export function Invitations({ onLink, mayChange, departmentsOf }: InvitationsProps) {
  const invitations = useQuery(invitationsQuery)
  const [asked, setAsked] = useState<string | null>(null)
  const now = useNow()
  if (invitations.data?.length === 0) return null
  return (
    <section className={settings.block} aria-labelledby="invitations">
      <div className={settings.blockHead}>
        <h2 id="invitations">Invited, not here yet</h2>
      </div>
      <div className={settings.card}>
        <Loaded query={invitations} rows={2}>
          {(all) => (
            <Listing
              label="Invitations"
              rows={all}
              keyOf={({ id }) => id}
              wordsOf={(each) => `${each.email} ${roleLabels[each.role]} ${departmentsOf(each)}`}
              isFaint={({ isExpired }) => isExpired}
              below={(each) =>
                asked === each.id && <RevokeQuestion invitation={each} close={() => setAsked(null)} />
              }
              columns={[
                { label: 'E-mail', cell: ({ email }) => <span className={settings.strong}>{email}</span> },
                { label: 'Role', cell: ({ role }) => roleLabels[role] },
                { label: 'Departments', cell: departmentsOf },
                {
                  label: 'Link',
                  cell: ({ expiresAt }) => timeLeft(new Date(expiresAt), now) ?? 'Too old: make a new one',
                },
                {
                  label: 'Actions',
                  isAction: true,
                  cell: (each) =>
                    mayChange(each) && (
                      <InvitationMenu invitation={each} onLink={onLink} onRevoke={() => setAsked(each.id)} />
                    ),
                },
              ]}
            />
          )}
        </Loaded>
      </div>
    </section>
  )
}

type MenuProps = {
  invitation: Invitation
  onLink: (shown: ShownLink) => void
  onRevoke: () => void
}

function InvitationMenu({ invitation: { id, email }, onLink, onRevoke }: MenuProps) {
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const renew = async (): Promise<void> => {
    const { link } = await call(renewInvitation, { params: { id } })
    onLink({ kind: 'invitation', link, whom: email })
    await fetchPeopleAgain(client)
  }
  const press = (): void => {
    renew().catch((error: unknown) => toast({ id, text: sentenceOf(error), tone: 'problem' }))
  }
  const label = `Actions for ${email}`
  return (
    <Menu
      label={label}
      isOpen={isOpen}
      onChange={setOpen}
      button={(props) => <IconButton {...props} label={label} icon={<IconDots size={18} stroke={1.8} />} />}
    >
      <MenuItem icon={<IconLink size={18} stroke={1.6} />} onChoose={press}>
        New link
      </MenuItem>
      <MenuItem icon={<IconTrash size={18} stroke={1.6} />} onChoose={onRevoke}>
        Take the invitation back
      </MenuItem>
    </Menu>
  )
}

function RevokeQuestion({ invitation: { id, email }, close }: { invitation: Invitation; close: () => void }) {
  const client = useQueryClient()
  const revoke = async (): Promise<void> => {
    await call(revokeInvitation, { params: { id } })
    await fetchPeopleAgain(client)
    void toast({ id, text: `The invitation of ${email} is taken back.` })
    close()
  }
  return (
    <Ask
      question={`Take the invitation of ${email} back?`}
      yes="Take it back"
      busyLabel="Taking it back…"
      no="Keep it"
      onYes={revoke}
      onNo={close}
    >
      The link that you sent stops working at once. You can invite them again.
    </Ask>
  )
}
