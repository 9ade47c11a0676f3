// What the People screen says: what a role is for, how long a link holds, and what was done to whom.
import { type Role, roleLabels } from '../../organizations/permission.ts'
import type { SeatEvent } from '../../organizations/seats/contract.ts'

export const roleWords: Record<Role, string> = {
  super_admin: 'Everything, the organization itself included.',
  admin: 'Everything except the organization itself.',
  manager: 'All daily work, and people, numbers and campaigns.',
  agent: 'Texts, contacts and consent in their departments.',
  auditor: 'Sees everything and takes evidence out. Changes nothing.',
}

export const isRole = (text: string): text is Role => Object.hasOwn(roleLabels, text)

const HOUR_MS = 3_600_000

/** "6 days left", "5 hours left"; what is over has none. */
export function timeLeft(until: Date, now: Date): string | null {
  const hours = (until.getTime() - now.getTime()) / HOUR_MS
  if (hours <= 0) return null
  if (hours < 1) return 'less than an hour left'
  const [count, unit] = hours < 48 ? [Math.floor(hours), 'hour'] : [Math.floor(hours / 24), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'} left`
}

/** One line of the trail as a sentence. `nameOf` knows who has or had a seat. */
export function eventSentence(event: SeatEvent, nameOf: (memberId: string) => string | undefined): string {
  const { act, email, was, became } = event
  const whom = (event.memberId && nameOf(event.memberId)) || email
  const who = event.byMemberId === null ? 'The operator' : (nameOf(event.byMemberId) ?? 'Somebody')
  const role = (name: string): string => (isRole(name) ? roleLabels[name] : name)
  switch (act) {
    case 'invited':
      return `${who} invited ${email} as ${role(became)}`
    case 'invitation_renewed':
      return `${who} made a new invitation link for ${email}`
    case 'invitation_revoked':
      return `${who} took the invitation of ${email} back`
    case 'joined':
      return `${whom} joined as ${role(became)}`
    case 'role_changed':
      return `${who} made ${whom} ${role(became)} instead of ${role(was)}`
    case 'departments_changed':
      return `${who} gave ${whom} ${became === '' ? 'no department' : became} instead of ${was === '' ? 'no department' : was}`
    case 'deactivated':
      return `${who} deactivated ${whom}`
    case 'reactivated':
      return `${who} re-activated ${whom}`
    case 'reset_link_made':
      return `${who} made a password link for ${whom}`
    case 'password_reset':
      return `${whom} set a new password by a link`
  }
}
