// Who may be given a conversation: whoever answers in its department. An auditor looks, and answers nobody.
import { type Permission, type Role, rolePermissions } from '../organizations/permission.ts'

/** The roles whose people answer in every department, and those who answer in their own. */
export const workingRoles: { readonly everywhere: readonly Role[]; readonly own: readonly Role[] } = {
  everywhere: rolesWith('conversations.assign', 'departments.all'),
  own: rolesWith('conversations.assign'),
}

function rolesWith(...wanted: Permission[]): Role[] {
  const roles = Object.keys(rolePermissions) as Role[]
  return roles.filter((role) => wanted.every((each) => rolePermissions[role].includes(each)))
}
