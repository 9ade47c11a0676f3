// What the texts that are made from templates need to know: what one is fixed to, and what its fields stand for.
import type { App } from '../../platform/app.ts'
import type { OrgId, Tx } from '../../platform/database.ts'
import type { Caller } from '../../platform/http.ts'
import { type Fixed, fixedOf } from '../fixed.ts'
import { type FieldValues, firstNameOf } from '../merge-fields.ts'
import { readRows } from '../store.ts'
import { maySee } from '../whose.ts'
import { readNames } from './store.ts'

/** What a text needs to know of the template that it was made from. */
export type TemplateFacts = {
  readonly memberId: string | null
  readonly departmentId: string | null
  readonly fixed: Fixed | null
}

/** These templates, by id, deleted ones too: a text that was made from one a moment ago keeps to what it was fixed to. */
export async function readTemplates(
  tx: Tx,
  orgId: OrgId,
  ids: readonly string[],
): Promise<Map<string, TemplateFacts>> {
  if (ids.length === 0) return new Map()
  const rows = await readRows(tx, orgId, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, { ...row, fixed: fixedOf(row) }]))
}

/** What the merge fields stand for when the caller texts this phone; null for a department that they do not see. */
export async function fieldValues(
  app: App,
  caller: Caller,
  { phone, departmentId }: { phone: string | null; departmentId: string | null },
): Promise<FieldValues | null> {
  const { orgId, memberId } = caller
  if (departmentId !== null && !maySee({ memberId: null, departmentId }, caller)) return null
  const names = await app.db.inOrganization(orgId, (tx) =>
    readNames(tx, orgId, { phone, departmentId, memberId }),
  )
  if (!names || (departmentId !== null && names.department === '')) return null
  const { fullName, company, business, department, myName } = names
  return {
    ...{ 'first name': firstNameOf(fullName), 'full name': fullName, company },
    ...{ business, department, 'my name': myName },
  }
}
