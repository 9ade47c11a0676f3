// Who may be mentioned in a note: whoever works in the conversation's department. An auditor sees notes, and is not drawn into the work.
import { type Permission, type Role, rolePermissions } from '../organizations/permission.ts'

type Seat = { readonly role: Role; readonly departments: readonly string[]; readonly active: boolean }

/** The roles whose people work in every department, and those who work in their own. */
export const workingRoles: { readonly everywhere: readonly Role[]; readonly own: readonly Role[] } = {
  everywhere: rolesWith('notes.write', 'departments.all'),
  own: rolesWith('notes.write'),
}

function rolesWith(...wanted: Permission[]): Role[] {
  const roles = Object.keys(rolePermissions) as Role[]
  return roles.filter((role) => wanted.every((each) => rolePermissions[role].includes(each)))
}

/** May this member be mentioned in a conversation of that department? */
export const isMentionable = ({ role, departments, active }: Seat, departmentId: string): boolean =>
  active &&
  (workingRoles.everywhere.includes(role) ||
    (workingRoles.own.includes(role) && departments.includes(departmentId)))
