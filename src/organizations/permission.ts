// What a role may do: the one list that every access check reads.

export const permissions = {
  'messages.send': 'Send texts',
  'notes.write': 'Write internal notes, and mention colleagues',
  'notes.remove': 'Delete internal notes of others',
  'conversations.view': 'See the conversations of their departments',
  'conversations.assign': 'Claim, assign, close and reopen conversations',
  'tags.manage': 'Rename, merge and delete tags',
  'contacts.view': 'See contacts',
  'contacts.edit': 'Name and edit contacts',
  'contacts.import': 'Import contacts from a file',
  'hours.manage': 'Set business hours and the answer outside of them',
  'consent.view': 'See what a contact agreed to',
  'consent.change': 'Enter, withdraw and ask for consent',
  'consent.erase': 'Erase a person',
  'campaigns.view': 'See the campaigns that people agree to',
  'campaigns.manage': 'Make, change and end campaigns',
  'templates.view': 'See and use templates',
  'templates.manage': 'Make and change shared templates',
  'evidence.export': 'Take evidence out: journeys and proofs as documents',
  'optouts.view': 'See the opt-out desk and the register of opt-outs',
  'optouts.decide': 'Decide what was an opt-out, and import and export opt-outs',
  'numbers.view': 'See numbers and carrier connections',
  'numbers.manage': 'Connect carriers and add numbers',
  'members.view': 'See the people of the organization',
  'members.manage': 'Add people and change their roles',
  'keys.manage': 'Make and revoke API keys',
  'departments.all': 'See the conversations of every department',
  'organization.manage': 'Change the organization itself',
} as const

export type Permission = keyof typeof permissions
export type Role = 'super_admin' | 'admin' | 'manager' | 'agent' | 'auditor'

export const roleLabels: Record<Role, string> = {
  super_admin: 'Super Admin',
  admin: 'Admin',
  manager: 'Manager',
  agent: 'Agent',
  auditor: 'Auditor',
}

const everything = Object.keys(permissions) as Permission[]
const agent: Permission[] = [
  'messages.send',
  'notes.write',
  'conversations.view',
  'conversations.assign',
  'contacts.view',
  'contacts.edit',
  'consent.view',
  'consent.change',
  'campaigns.view',
  'members.view',
  'optouts.view',
  'templates.view',
]

// Sees all of it, takes evidence out, and changes nothing: an audit must not leave traces in what it looks at.
const auditor: Permission[] = [
  'conversations.view',
  'contacts.view',
  'consent.view',
  'campaigns.view',
  'members.view',
  'optouts.view',
  'templates.view',
  'departments.all',
  'evidence.export',
]

/** Super Admin: everything; Admin: all but the organization; Manager: numbers and users; Agent: text and contacts; Auditor: looks. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  super_admin: everything,
  admin: everything.filter((each) => each !== 'organization.manage'),
  manager: [
    ...agent,
    'numbers.view',
    'numbers.manage',
    'members.manage',
    'departments.all',
    'optouts.decide',
    'campaigns.manage',
    'contacts.import',
    'hours.manage',
    'templates.manage',
    'tags.manage',
    'evidence.export',
  ],
  agent,
  auditor,
}

/** May who has `mine` do everything that `role` may? Then `role` is not above theirs. */
export const covers = (mine: Role, role: Role): boolean =>
  rolePermissions[role].every((each) => rolePermissions[mine].includes(each))

/** The roles that are not above this one, in the order of the list. */
export const rolesWithin = (mine: Role): Role[] =>
  (Object.keys(roleLabels) as Role[]).filter((role) => covers(mine, role))

/** What an API key may be given, at most. A key never manages people, keys or the organization. */
export const keyScopes: readonly Permission[] = [
  'messages.send',
  'conversations.view',
  'conversations.assign',
  'contacts.view',
  'contacts.edit',
  'numbers.view',
  'campaigns.view',
]
