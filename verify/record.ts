// One record against its seal: its columns against the sealed bytes, these against the tree, its personal part against the commitment.
import { differences } from './decode.ts'
import { makeEncoder, personalColumns, recordColumns, type Value } from './format.ts'
import { type Hash, HMAC_HEADROOM, hashFrom, hmac, leafHash, sha256 } from './hash.ts'
import type { Report } from './report.ts'
import type { PlaceRow } from './source.ts'

const columnAt = (wanted: string): number => recordColumns.findIndex(([name]) => name === wanted)
const KIND = columnAt('kind')
const RECORDED_AT = columnAt('recorded_at')
const ERASED = columnAt('erased_record_ids')
const COMMITMENT = columnAt('commitment')
const SALT_BYTES = 32

/** The byte before the record is the tree's: 0x00 marks a leaf. */
const LEAF_HEADROOM = 1
const records = makeEncoder('parley-record-v1', recordColumns, LEAF_HEADROOM)
const personals = makeEncoder('parley-personal-v1', personalColumns, HMAC_HEADROOM)

/** Says everything that is wrong with the record at one place of the tree. */
export function checkPlace(place: PlaceRow, report: Report): void {
  const { record, personal } = place
  if (record === null) {
    report.fault({ what: 'missing record', ...whereOf(place), say: 'A record was sealed here; it is gone.' })
    return
  }
  const end = records.write(record.values)
  const written = records.buffer()
  const isAsSealed = isSameBytes(written, end, record.canonical)
  if (!isAsSealed)
    report.fault({
      what: 'altered record',
      ...whereOf(place),
      say: differences(Buffer.from(written.subarray(LEAF_HEADROOM, end)), record.canonical),
    })
  const leaf = isAsSealed ? leafInPlace(written, end) : leafHash(record.canonical)
  if (leaf !== hashFrom(place.leaf))
    report.fault({
      what: 'altered seal',
      ...whereOf(place),
      say: 'Its sealed bytes are not those that the tree stands on.',
    })
  if (personal !== null && !isCommitted(personal, record.values))
    report.fault({
      what: 'altered personal part',
      ...whereOf(place),
      say: 'The number, the words or another personal field is not what was sealed, or its salt was exchanged.',
    })
}

const whereOf = ({ position, recordId }: PlaceRow) => ({ position, record: recordId })

const isSameBytes = (written: Buffer, end: number, sealed: Buffer): boolean =>
  sealed.length === end - LEAF_HEADROOM && written.compare(sealed, 0, sealed.length, LEAF_HEADROOM, end) === 0

function leafInPlace(written: Buffer, end: number): Hash {
  written[0] = 0
  return sha256(written.subarray(0, end))
}

/** Is this personal part, under its salt, what the record was committed to? */
export function isCommitted(
  { salt, values }: { salt: Buffer; values: readonly Value[] },
  record: readonly Value[],
): boolean {
  const commitment = record[COMMITMENT]
  if (!Buffer.isBuffer(commitment) || salt.length !== SALT_BYTES) return false
  const end = personals.write(values)
  return hmac(salt, personals.buffer(), end) === hashFrom(commitment)
}

/** The bytes that a record with these values is sealed in. */
export function canonicalBytes(values: readonly Value[]): Buffer {
  const end = records.write(values)
  return Buffer.from(records.buffer().subarray(LEAF_HEADROOM, end))
}

/** When it says it was recorded; a record that is gone or says nothing is from before all time. */
export function recordedAt({ record }: PlaceRow): number {
  const at = record?.values[RECORDED_AT]
  return typeof at === 'number' ? at : Number.NEGATIVE_INFINITY
}

/** The records whose personal part this one says was erased. */
export function erasedBy({ record }: PlaceRow): readonly string[] {
  if (record === null || record.values[KIND] !== 'erased') return []
  const ids = record.values[ERASED]
  return typeof ids === 'object' && ids !== null && !(ids instanceof Uint8Array) ? ids : []
}
