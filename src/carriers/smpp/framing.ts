// Cuts the byte stream of an SMPP line into PDUs. Ours, because the package's reader stops for good at its first bad length.

/** T23: nothing of SMPP 3.4 that we take comes near it, and it bounds what a peer can make us hold. */
const MAX_PDU_BYTES = 16_384
const HEADER_BYTES = 16

/** The PDUs that are whole now; `broken` says why the stream is no SMPP, or no longer: only a new line helps then. */
export type Frames = { readonly frames: Buffer[]; readonly broken: string | null }

/** Holds the beginning of a PDU until its rest arrives. */
export class Framing {
  #rest: Buffer = Buffer.alloc(0)

  read(chunk: Buffer): Frames {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const frames: Buffer[] = []
    let at = 0
    while (bytes.length - at >= 4) {
      const length = bytes.readUInt32BE(at)
      if (length < HEADER_BYTES || length > MAX_PDU_BYTES) {
        const broken = `a PDU claims ${length} bytes; ${HEADER_BYTES} to ${MAX_PDU_BYTES} are allowed`
        return { frames, broken }
      }
      if (bytes.length - at < length) break
      frames.push(bytes.subarray(at, at + length))
      at += length
    }
    this.#rest = bytes.subarray(at)
    return { frames, broken: null }
  }
}
