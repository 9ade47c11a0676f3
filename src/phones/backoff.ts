// How long the network waits before it tries a webhook again.

const FIRST_MS = 500
const LONGEST_MS = 30_000

/** After this many failures in a row. It never gives up: what a phone sent is kept until Parley has it. */
export const backoffMs = (failures: number): number =>
  Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_MS)
