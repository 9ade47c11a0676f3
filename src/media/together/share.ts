// How much of a text each of its files may have. What cannot be made smaller keeps its size; pictures share the rest evenly.

type File = { readonly id: string; readonly bytes: number; readonly mayShrink: boolean }

/** Below this a picture is not worth sending. */
const LEAST = 12 * 1024

/** The files that have to give way, and to how many bytes each; null where even that is not enough. */
export function shareOut(files: readonly File[], most: number): Map<string, number> | null {
  const sum = (some: readonly File[]): number => some.reduce((total, { bytes }) => total + bytes, 0)
  let room = most - sum(files.filter(({ mayShrink }) => !mayShrink))
  if (room < 0) return null
  // The smallest first: what one does not need is there for the others.
  const pictures = files.filter(({ mayShrink }) => mayShrink).sort((one, other) => one.bytes - other.bytes)
  const shares = new Map<string, number>()
  for (const [index, { id, bytes }] of pictures.entries()) {
    const even = Math.floor(room / (pictures.length - index))
    if (bytes <= even) {
      room -= bytes
      continue
    }
    if (even < LEAST) return null
    shares.set(id, even)
    room -= even
  }
  return shares
}
