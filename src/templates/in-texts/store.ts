// The SQL of what merge fields stand for.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const names = statement(
  'template_values',
  `SELECT o.name AS business, COALESCE(d.name, '') AS department, COALESCE(m.name, '') AS "myName",
          COALESCE(p.name, '') AS "fullName", COALESCE(p.company, '') AS company
     FROM organization o
     LEFT JOIN department d ON d.org_id = o.org_id AND d.id = $2
     LEFT JOIN member m ON m.org_id = o.org_id AND m.id = $3
     LEFT JOIN contact p ON p.org_id = o.org_id AND p.phone = $4
    WHERE o.org_id = $1`,
)
export type Names = {
  business: string
  department: string
  myName: string
  fullName: string
  company: string
}

/** Who texts whom, by name; '' for what isn't known. */
export async function readNames(
  tx: Tx,
  orgId: OrgId,
  about: { departmentId: string | null; memberId: string | null; phone: string | null },
): Promise<Names | undefined> {
  const [row] = await tx.query<Names>(names, [orgId, about.departmentId, about.memberId, about.phone])
  return row
}
