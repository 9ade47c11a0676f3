// How a role is named in a sentence.
import { type Role, roleLabels } from '../../organizations/permission.ts'

export const labelOf = (role: Role): string => roleLabels[role]

/** "an Agent", "a Manager" */
export const articleOf = (role: Role): string => (/^[AEIOU]/.test(roleLabels[role]) ? 'an' : 'a')
