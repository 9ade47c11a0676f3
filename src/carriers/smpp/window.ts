// How many submit_sm may wait for their answer at once, as agreed with the carrier.

export class Window {
  readonly #size: number
  #taken = 0
  #queue: (() => void)[] = []

  constructor(size: number) {
    this.#size = size
  }

  /** Places a new text may take: none while parts of an earlier one wait. */
  get free(): number {
    return this.#queue.length > 0 ? 0 : Math.max(0, this.#size - this.#taken)
  }

  get isEmpty(): boolean {
    return this.#taken === 0 && this.#queue.length === 0
  }

  /** Begins at once where a place is free, else when one becomes free. Every beginning must `leave`. */
  enter(begin: () => void): void {
    if (this.#taken >= this.#size) {
      this.#queue.push(begin)
      return
    }
    this.#taken += 1
    begin()
  }

  leave(): void {
    this.#taken -= 1
    const next = this.#queue.shift()
    if (next) this.enter(next)
  }
}
