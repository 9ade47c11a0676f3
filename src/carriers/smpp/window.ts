// How many submit_sm may wait for their answer at once, as agreed with the carrier.

export class Window {
  readonly #size: number
  #taken = 0
  #owing = 0

  constructor(size: number) {
    this.#size = size
  }

  get places(): number {
    return Math.max(0, this.#size - this.#taken)
  }

  /** Places a new text may take: none while parts of an earlier one wait for their own. */
  get free(): number {
    return this.#owing > 0 ? 0 : this.places
  }

  /** Every one that enters must leave. */
  enter(): void {
    this.#taken += 1
  }

  leave(): void {
    this.#taken -= 1
  }

  /** New texts find no place from now until it is released. */
  hold(): () => void {
    this.#owing += 1
    return () => {
      this.#owing -= 1
    }
  }
}
