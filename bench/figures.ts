// Figures as this house quotes them: two halves of the same rounds, and the ratio between them.

export type Half = { readonly name: string; readonly rates: number[] }

/** Minimum, median and maximum. */
export function spread(values: readonly number[]): { min: number; median: number; max: number } {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  const median =
    sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
  return { min: sorted[0] ?? 0, median, max: sorted.at(-1) ?? 0 }
}

export type Verdict = {
  readonly goal: string
  readonly ours: Half
  readonly baseline: Half
  readonly ratios: number[]
  readonly wanted: number
  readonly holds: boolean
}

/** A goal holds when the median of the ratios meets it and no round is below 0.8 of it. */
export function judge(goal: string, ours: Half, baseline: Half, wanted: number): Verdict {
  const ratios = ours.rates.map((rate, round) => rate / (baseline.rates[round] ?? Number.POSITIVE_INFINITY))
  const { min, median } = spread(ratios)
  return {
    goal,
    ours,
    baseline,
    ratios,
    wanted,
    holds: ours.rates.length >= 5 && median >= wanted && min >= 0.8 * wanted,
  }
}

const short = (value: number): string =>
  value >= 1_000 ? `${(value / 1_000).toFixed(1)}k` : value.toFixed(value < 10 ? 3 : 0)
const line = (values: readonly number[]): string => {
  const { min, median, max } = spread(values)
  return `${short(min)} / ${short(median)} / ${short(max)}`
}

/** The verdict as lines for a terminal: min / median / max of both halves and of the ratio. */
export function printed({ goal, ours, baseline, ratios, wanted, holds }: Verdict): string {
  return [
    `${goal}: ${holds ? 'holds' : 'DOES NOT HOLD'} (goal ≥ ${wanted}, ${ratios.length} rounds)`,
    `  ${ours.name.padEnd(58)} ${line(ours.rates)} per s`,
    `  ${baseline.name.padEnd(58)} ${line(baseline.rates)} per s`,
    `  ratio${' '.repeat(53)} ${line(ratios)}`,
  ].join('\n')
}
