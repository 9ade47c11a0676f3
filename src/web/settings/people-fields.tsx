// The fields that say what somebody may do: their role, and their departments where the role does not see all.
import { Checkbox, NativeSelect } from '@mantine/core'
import { type Role, roleLabels, rolePermissions, rolesWithin } from '../../organizations/permission.ts'
import type { Errors, Form } from '../form.tsx'
import { useMe } from '../session.ts'
import classes from './people.module.css'
import { isRole, roleWords } from './people-words.ts'
import settings from './settings.module.css'

export type SeatValues = { role: string; departments: readonly string[] }

export const seesAll = (role: string): boolean =>
  isRole(role) && rolePermissions[role].includes('departments.all')

/** Whose role does not see all, and has no department, would sit before an empty inbox. */
export const checkSeat = ({ role, departments }: SeatValues): Errors =>
  !seesAll(role) && departments.length === 0
    ? { departments: 'Choose at least one department: in this role they see no others.' }
    : {}

type Bound = Pick<Form<SeatValues>, 'values' | 'errors' | 'choice' | 'set'>

export function SeatFields({ form }: { form: Bound }) {
  const { role: mine, departments } = useMe()
  const { role } = form.values
  const mayGive: Role[] = isRole(mine) ? rolesWithin(mine) : []
  return (
    <>
      <NativeSelect
        label="Role"
        description={isRole(role) ? roleWords[role] : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={mayGive.map((each) => ({ value: each, label: roleLabels[each] }))}
        {...form.choice('role')}
      />
      {seesAll(role) ? (
        <p className={settings.faint}>In this role they see the conversations of every department.</p>
      ) : (
        <Checkbox.Group
          label="Departments"
          description="Whose conversations they see."
          value={[...form.values.departments]}
          error={form.errors.departments}
          onChange={(ids) => form.set('departments', ids)}
          data-wrong={form.errors.departments ? true : undefined}
        >
          <div className={classes.departments}>
            {departments.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </>
  )
}
