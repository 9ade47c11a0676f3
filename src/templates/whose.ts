// Whose a template is, and what follows from it: who sees it, and who may change it.

export const owners = ['personal', 'department', 'organization'] as const
export type Owner = (typeof owners)[number]

/** A template's owner: a member, a department, or the organization (neither). */
export type Owned = { readonly memberId: string | null; readonly departmentId: string | null }

/** Who asks, as the session or the API key proved it. */
export type Asker = {
  readonly memberId: string | null
  readonly permissions: ReadonlySet<string>
  readonly departments: 'all' | readonly string[]
}

export const ownerOf = ({ memberId, departmentId }: Owned): Owner =>
  memberId !== null ? 'personal' : departmentId !== null ? 'department' : 'organization'

/** Personal ones are seen by their member alone, a department's by its people, the organization's by everybody. */
export function maySee({ memberId, departmentId }: Owned, asker: Omit<Asker, 'permissions'>): boolean {
  if (memberId !== null) return memberId === asker.memberId
  return departmentId === null || asker.departments === 'all' || asker.departments.includes(departmentId)
}

/** Everybody looks after their own; shared ones are changed by who may, among those that they see. */
export const mayChange = (owned: Owned, asker: Asker): boolean =>
  maySee(owned, asker) && (owned.memberId !== null || asker.permissions.has('templates.manage'))
