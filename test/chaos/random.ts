// A seeded generator: the same seed gives the same numbers on every machine, so that a failing run can be played again.

export type Random = {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `most`. */
  below(most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** splitmix32: small, even, and the same everywhere. */
export function seeded(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(next() * most)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(list) {
      const item = list[below(list.length)]
      if (item === undefined) throw new Error('There is nothing to pick from')
      return item
    },
    shuffled(list) {
      const order = [...list]
      for (let place = order.length - 1; place > 0; place--) {
        const other = below(place + 1)
        const [one, two] = [order[place], order[other]]
        if (one !== undefined && two !== undefined) [order[place], order[other]] = [two, one]
      }
      return order
    },
  }
}
