// A look-up found nothing, the row was written, and somebody had been faster: the unique index settles who was first.

const TAKEN = '23505' // unique_violation, https://www.postgresql.org/docs/18/errcodes-appendix.html
const MOST_TRIES = 6 // a set may meet another one at several of its rows, one after the other

/** Runs a transaction that looks before it writes; once more when a row of it was written meanwhile, for now the look finds it. */
export async function onceMore<T>(run: () => Promise<T>, tries = 1): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (tries >= MOST_TRIES || (error as { code?: unknown }).code !== TAKEN) throw error
    return onceMore(run, tries + 1)
  }
}
