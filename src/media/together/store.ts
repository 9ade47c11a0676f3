// A picture's smaller copy takes the place of the larger one.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const replaceSql = statement(
  'media_replace',
  `WITH was AS (
     SELECT bytes FROM media WHERE org_id = $1 AND id = $2 AND sha256 = $3 AND conversation_id IS NULL AND dropped_at IS NULL FOR NO KEY UPDATE
   ), room AS (
     UPDATE media_use u SET bytes = greatest(0, u.bytes - was.bytes + $6) FROM was WHERE u.org_id = $1)
   UPDATE media m SET sha256 = $4, type = $5, bytes = $6, width = $7, height = $8 FROM was WHERE m.org_id = $1 AND m.id = $2 RETURNING m.id`,
)

type Smaller = {
  id: string
  was: Buffer
  sha256: Buffer
  type: string
  bytes: number
  width: number
  height: number
}

/** False where it was sent, replaced or taken away meanwhile. */
export const replaceBytes = async (tx: Tx, orgId: OrgId, to: Smaller): Promise<boolean> =>
  (
    await tx.query(replaceSql, [
      ...[orgId, to.id, to.was, to.sha256, to.type, to.bytes],
      ...[to.width, to.height],
    ])
  ).length > 0
