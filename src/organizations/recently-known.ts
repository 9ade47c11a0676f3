// Who was proved a moment ago, so that a flood of requests under one key asks the database once and not each time.

export type RecentlyKnown<Proof> = {
  /** The proof of the last moment, or what `look` finds now. Requests that wait at the same time share one look. */
  of(key: string, look: () => Promise<Proof | null>): Promise<Proof | null>
  /** What `look` finds now, whatever was proved before. */
  anew(key: string, look: () => Promise<Proof | null>): Promise<Proof | null>
  /** Forgets everybody: something was revoked or ended here. Other processes come to know within `ms`. */
  forget(): void
}

const MOST = 5_000

/** `ms` counts from the beginning of the look, so that a revocation is never later than that. `now` is a monotonic clock. */
export function recentlyKnown<Proof>({ ms, now }: { ms: number; now: () => number }): RecentlyKnown<Proof> {
  type Entry = { until: number; proof: Promise<Proof | null> }
  let entries = new Map<string, Entry>()

  const known: RecentlyKnown<Proof> = {
    of(key, look) {
      const held = entries.get(key)
      if (held && held.until > now()) return held.proof
      if (entries.size >= MOST)
        entries = new Map([...entries].filter(([, entry]) => entry.until > now()).slice(-MOST / 2))
      const entry: Entry = { until: now() + ms, proof: look() }
      entries.set(key, entry)
      const drop = (): void => {
        if (entries.get(key) === entry) entries.delete(key)
      }
      entry.proof.then((proof) => proof ?? drop(), drop) // who is not known, or could not be asked for, is asked for anew
      return entry.proof
    },
    anew(key, look) {
      entries.delete(key)
      return known.of(key, look)
    },
    forget() {
      entries = new Map()
    },
  }
  return known
}
