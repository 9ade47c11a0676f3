// Who answers a conversation, and pressed, who else could: oneself, the colleagues of its department, or nobody.
import { IconArrowForwardUp, IconUserOff, IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Conversation } from '../../conversations/contract.ts'
import type { Member } from '../../organizations/contract.ts'
import { rolePermissions } from '../../organizations/permission.ts'
import { useMe } from '../session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Menu, type MenuButtonProps, MenuDivider, MenuItem } from '../ui/menu.tsx'
import { membersQuery } from './queries.ts'
import classes from './thread-header.module.css'

type AssignMenuProps = {
  conversation: Conversation
  isOpen: boolean
  onChange: (isOpen: boolean) => void
  onAssign: (memberId: string | null) => void
  onHandOn: () => void
}

export function AssignMenu({ conversation, isOpen, onChange, onAssign, onHandOn }: AssignMenuProps) {
  const { memberId: myId } = useMe()
  const { data: members = [] } = useQuery(membersQuery)
  const { assigneeId, departmentId } = conversation
  const able = members
    .filter((member) => member.active && mayAnswer(member, departmentId))
    .sort((a, b) => Number(b.id === myId) - Number(a.id === myId) || a.name.localeCompare(b.name))
  const choose = (memberId: string | null): void => {
    if (memberId !== assigneeId) onAssign(memberId)
  }
  return (
    <Menu
      label="Assign to"
      isOpen={isOpen}
      onChange={onChange}
      button={(props) => <AssigneeButton assigneeId={assigneeId} members={members} props={props} />}
    >
      {able.map(({ id, name }) => (
        <MenuItem
          key={id}
          icon={<Face name={name} size={24} />}
          checked={id === assigneeId}
          onChoose={() => choose(id)}
        >
          {id === myId ? `${name} (you)` : name}
        </MenuItem>
      ))}
      {assigneeId !== null && (
        <>
          <MenuDivider />
          <MenuItem icon={<IconUserOff size={18} stroke={1.6} />} onChoose={() => choose(null)}>
            Nobody
          </MenuItem>
        </>
      )}
      <MenuDivider />
      <MenuItem icon={<IconArrowForwardUp size={18} stroke={1.6} />} onChoose={onHandOn}>
        Hand on with a note…
      </MenuItem>
    </Menu>
  )
}

type AssigneeProps = { assigneeId: string | null; members: readonly Member[]; props: MenuButtonProps }

function AssigneeButton({ assigneeId, members, props }: AssigneeProps) {
  const { memberId, name: myName } = useMe()
  if (assigneeId === null)
    return <IconButton label="Assign" hint="A" icon={<IconUserPlus size={20} stroke={1.7} />} {...props} />
  const isMe = assigneeId === memberId
  const name = isMe ? myName : (members.find(({ id }) => id === assigneeId)?.name ?? '')
  return (
    <Button
      look="quiet"
      className={classes.assignee}
      aria-label={isMe ? 'Assigned to you' : `Assigned to ${name || 'a colleague'}`}
      aria-keyshortcuts="A"
      {...props}
    >
      <Face name={name} size={22} />
      <span className={classes.assigneeName}>{isMe ? 'You' : name.split(' ')[0]}</span>
    </Button>
  )
}

/** Whoever answers nobody, an Auditor, is assigned nothing. */
export const mayAnswer = ({ role, departments }: Member, departmentId: string): boolean =>
  rolePermissions[role].includes('conversations.assign') &&
  (rolePermissions[role].includes('departments.all') || departments.includes(departmentId))
