// What the verifier says: faults (the ledger is not what was sealed) and remarks (it is, and somebody should look at this).

/** Where something was found, from the outside in. */
export type Where = {
  readonly head?: number
  readonly organization?: string
  readonly position?: number
  readonly record?: string
}

export type What =
  | 'altered record'
  | 'altered seal'
  | 'missing record'
  | 'missing place'
  | 'added record'
  | 'altered personal part'
  | 'missing personal part'
  | 'untrue erasure'
  | 'rewritten history'
  | 'altered tile'
  | 'altered tree head'
  | 'altered head'
  | 'missing head'
  | 'unsigned'
  | 'foreign key'
  | 'cut tail'
  | 'impossible time'
  | 'altered table'
  | 'late sealing'
  | 'not signed yet'

export type Finding = Where & { readonly what: What; readonly say: string }

export type Report = {
  fault(finding: Finding): void
  remark(finding: Finding): void
}

/** One line for one finding: what, where, which record, and the sentence. */
export function lineOf({ what, say, ...where }: Finding): string {
  const places = [
    where.head === undefined ? null : `head ${where.head}`,
    where.organization === undefined ? null : `organization ${where.organization}`,
    where.position === undefined ? null : `position ${where.position}`,
    where.record === undefined ? null : `record ${where.record}`,
  ].filter((place) => place !== null)
  return `${[what, ...places].join(' · ')}: ${say}`
}

/** A time as people read it; with microseconds where there are any, because two times may differ in nothing else. */
export function timeOf(microseconds: number): string {
  if (Math.abs(microseconds) > 8.64e18) return `${microseconds} µs since 1970`
  const ms = Math.floor(microseconds / 1_000)
  const rest = microseconds - ms * 1_000
  const [day, time = ''] = new Date(ms).toISOString().split('T')
  return `${day} ${time.replace('Z', rest === 0 ? '' : String(rest).padStart(3, '0'))} UTC`
}

/** Something that keeps the verifier from verifying: the sentence names the remedy. */
export class CannotVerify extends Error {}
