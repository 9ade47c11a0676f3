// The SQL of texts with files: whether a number's carrier takes any, and how many a text carries. Ordinary texts never come here.
import { type OrgId, statement, type Tx } from '../../platform/database.ts'

const carriersSql = statement(
  'files_carriers',
  `SELECT n.id, c.carrier FROM number n JOIN connection c ON c.org_id = n.org_id AND c.id = n.connection_id
    WHERE n.org_id = $1 AND n.id = ANY($2::uuid[])`,
)

/** The carriers of our numbers. */
export async function readCarriers(
  tx: Tx,
  orgId: OrgId,
  numberIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; carrier: string }>(carriersSql, [orgId, numberIds])
  return new Map(rows.map(({ id, carrier }) => [id, carrier]))
}

const countSql = statement(
  'files_count',
  `UPDATE message_outbound m SET media_count = f.files FROM unnest($2::uuid[], $3::smallint[]) AS f (id, files)
    WHERE m.org_id = $1 AND m.id = f.id`,
)

/** Notes on texts that were written in this transaction how many files they carry. */
export async function countFiles(
  tx: Tx,
  orgId: OrgId,
  texts: readonly { id: string; files: number }[],
): Promise<void> {
  await tx.query(countSql, [orgId, texts.map(({ id }) => id), texts.map(({ files }) => files)])
}
