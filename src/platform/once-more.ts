// A look-up found nothing, the row was written, and somebody had been faster: the unique index settles who was first.

const TAKEN = '23505' // unique_violation, https://www.postgresql.org/docs/18/errcodes-appendix.html

/** Runs a transaction that looks before it writes; once more when its row was written meanwhile, for now the look finds it. */
export async function onceMore<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if ((error as { code?: unknown }).code !== TAKEN) throw error
    return run()
  }
}
