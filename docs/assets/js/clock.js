// @ts-check

/** Time that never goes back, whatever the device's clock does, and is always later than what was read. */
export class Clock {
  #last = 0;
  #now;

  /** @param {() => number} now */
  constructor(now) {
    this.#now = now;
  }

  next() {
    this.#last = Math.max(Math.floor(this.#now()) || 0, this.#last + 1);
    return this.#last;
  }

  /** Whether a stamp lies ahead of the device's clock. @param {number} time */
  isAhead(time) {
    return time > this.#now();
  }

  /** @param {number} time */
  saw(time) {
    this.#last = Math.max(this.#last, time);
  }
}
