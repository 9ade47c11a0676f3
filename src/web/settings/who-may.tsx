// Says who may change what the reader may only look at.
import { IconLock } from '@tabler/icons-react'
import { type Permission, type Role, roleLabels, rolePermissions } from '../../organizations/permission.ts'
import classes from './settings.module.css'

export function ReadOnly({ what, permission }: { what: string; permission: Permission }) {
  const roles = rolesWith(permission)
  return (
    <p className={classes.readOnly}>
      <IconLock size={18} stroke={1.6} aria-hidden />
      <span>
        You can look at {what} but not change them. {listed(roles)} can.
      </span>
    </p>
  )
}

const rolesWith = (permission: Permission): string[] =>
  (Object.keys(roleLabels) as Role[])
    .filter((role) => rolePermissions[role].includes(permission))
    .map((role) => roleLabels[role])

const listed = (names: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' })
    .format(names.map((name) => `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`))
    .replace(/^a/, 'A')
