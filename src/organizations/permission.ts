// What a role may do: the one list that every access check reads.

export const permissions = {
  'messages.send': 'Send texts',
  'conversations.view': 'See the conversations of their departments',
  'conversations.assign': 'Claim, assign, close and reopen conversations',
  'contacts.view': 'See contacts',
  'contacts.edit': 'Name and edit contacts',
  'consent.view': 'See what a contact agreed to',
  'numbers.view': 'See numbers and carrier connections',
  'numbers.manage': 'Connect carriers and add numbers',
  'members.view': 'See the people of the organization',
  'members.manage': 'Add people and change their roles',
  'keys.manage': 'Make and revoke API keys',
  'departments.all': 'See the conversations of every department',
  'organization.manage': 'Change the organization itself',
} as const

export type Permission = keyof typeof permissions
export type Role = 'super_admin' | 'admin' | 'manager' | 'agent'

export const roleLabels: Record<Role, string> = {
  super_admin: 'Super Admin',
  admin: 'Admin',
  manager: 'Manager',
  agent: 'Agent',
}

const everything = Object.keys(permissions) as Permission[]
const agent: Permission[] = [
  'messages.send',
  'conversations.view',
  'conversations.assign',
  'contacts.view',
  'contacts.edit',
  'consent.view',
  'members.view',
]

/** Super Admin: everything; Admin: all but the organization; Manager: numbers and users; Agent: text and contacts. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  super_admin: everything,
  admin: everything.filter((each) => each !== 'organization.manage'),
  manager: [...agent, 'numbers.view', 'numbers.manage', 'members.manage', 'departments.all'],
  agent,
}

/** What an API key may be given, at most. A key never manages people, keys or the organization. */
export const keyScopes: readonly Permission[] = [
  'messages.send',
  'conversations.view',
  'conversations.assign',
  'contacts.view',
  'contacts.edit',
  'numbers.view',
]
