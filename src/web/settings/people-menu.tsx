// What can be done with a member, in a menu at their row, and the question before a seat is taken away.
import { IconDots, IconLink, IconUserCog, IconUserMinus, IconUserPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Member } from '../../organizations/contract.ts'
import { makeResetLink } from '../../organizations/links/contract.ts'
import { deactivateMember, reactivateMember } from '../../organizations/seats/contract.ts'
import { call, sentenceOf } from '../call.ts'
import { toast } from '../toast.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuDivider, MenuItem } from '../ui/menu.tsx'
import { Ask } from './ask.tsx'
import { useOpen } from './dialog.tsx'
import type { ShownLink } from './people-link.tsx'
import { fetchPeopleAgain } from './people-queries.ts'

type MemberMenuProps = { member: Member; onLink: (shown: ShownLink) => void; onDeactivate: () => void }

export function MemberMenu({ member: { id, name, active }, onLink, onDeactivate }: MemberMenuProps) {
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [, openDialog] = useOpen()
  const act = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => toast({ id, text: sentenceOf(error), tone: 'problem' }))
  }
  const makeLink = async (): Promise<void> => {
    const { link } = await call(makeResetLink, { params: { id } })
    onLink({ kind: 'reset', link, whom: name })
    await fetchPeopleAgain(client)
  }
  const reactivate = async (): Promise<void> => {
    await call(reactivateMember, { params: { id } })
    await fetchPeopleAgain(client)
    void toast({ id, text: `${name} can sign in again.` })
  }
  const icon = { size: 18, stroke: 1.6 }
  return (
    <Menu
      label={`Actions for ${name}`}
      isOpen={isOpen}
      onChange={setOpen}
      button={(props) => (
        <IconButton {...props} label={`Actions for ${name}`} icon={<IconDots size={18} stroke={1.8} />} />
      )}
    >
      <MenuItem icon={<IconUserCog {...icon} />} onChoose={() => openDialog(id)}>
        Change role or departments
      </MenuItem>
      {active && (
        <MenuItem icon={<IconLink {...icon} />} onChoose={() => act(makeLink)}>
          Password reset link
        </MenuItem>
      )}
      <MenuDivider />
      {active ? (
        <MenuItem icon={<IconUserMinus {...icon} />} onChoose={onDeactivate}>
          Deactivate
        </MenuItem>
      ) : (
        <MenuItem icon={<IconUserPlus {...icon} />} onChoose={() => act(reactivate)}>
          Re-activate
        </MenuItem>
      )}
    </Menu>
  )
}

export function DeactivateQuestion({ member: { id, name }, close }: { member: Member; close: () => void }) {
  const client = useQueryClient()
  const takeBack = (): void => {
    call(reactivateMember, { params: { id } })
      .then(() => fetchPeopleAgain(client))
      .then(() => toast({ id, text: `${name} can sign in again.` }))
      .catch((error: unknown) => toast({ id, text: sentenceOf(error), tone: 'problem' }))
  }
  const deactivate = async (): Promise<void> => {
    await call(deactivateMember, { params: { id } })
    await fetchPeopleAgain(client)
    void toast({ id, text: `${name} is deactivated.`, undo: takeBack })
    close()
  }
  return (
    <Ask
      question={`Deactivate ${name}?`}
      yes="Deactivate"
      busyLabel="Deactivating…"
      no="Keep their seat"
      onYes={deactivate}
      onNo={close}
    >
      They are signed out at once and can’t sign in until you re-activate them. Conversations assigned to them
      stay theirs until somebody else is assigned. Invitations and password links that they made stop working.
    </Ask>
  )
}
