// The SQL that counts wrong guesses, in the library's schema so that the web role reaches none of it.
import type pg from 'pg'

/** Counts one guess under each digest; returns how many there are within the window, this one included. */
export async function count(
  owner: pg.Pool,
  digests: readonly Buffer[],
  windowMinutes: number,
): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ sha256: Buffer; failures: number }>({
    name: 'guess_count',
    text: `INSERT INTO auth.failure AS f (sha256, failures)
           SELECT d, 1 FROM unnest($1::bytea[]) AS t (d) ORDER BY d
           ON CONFLICT (sha256) DO UPDATE
             SET failures = CASE WHEN f.since < now() - make_interval(mins => $2) THEN 1 ELSE f.failures + 1 END,
                 since = CASE WHEN f.since < now() - make_interval(mins => $2) THEN now() ELSE f.since END
           RETURNING sha256, failures`,
    values: [digests, windowMinutes],
  })
  return new Map(rows.map(({ sha256, failures }) => [sha256.toString('hex'), failures]))
}

/** Takes one guess back under each digest: it was right, or was never made. */
export async function uncount(owner: pg.Pool, digests: readonly Buffer[]): Promise<void> {
  await owner.query({
    name: 'guess_uncount',
    text: `UPDATE auth.failure SET failures = failures - 1
            WHERE sha256 IN (SELECT sha256 FROM auth.failure WHERE sha256 = ANY($1::bytea[]) AND failures > 0
                              ORDER BY sha256 FOR NO KEY UPDATE)`,
    values: [digests],
  })
}

export async function forgetBefore(owner: pg.Pool, minutes: number): Promise<void> {
  await owner.query('DELETE FROM auth.failure WHERE since < now() - make_interval(mins => $1)', [minutes])
}
