// @ts-check

/** By an event target, because a listener that throws must not keep the others, or a write, from their turn. */
export class Signals {
  #events = new EventTarget();

  /** @param {string} type @param {unknown} detail */
  send(type, detail) {
    this.#events.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {string} type @param {(detail: any) => void} listener @returns {() => void} ends the subscription */
  listen(type, listener) {
    /** @param {Event} event */
    const hear = (event) => listener(/** @type {CustomEvent} */ (event).detail);
    this.#events.addEventListener(type, hear);
    return () => this.#events.removeEventListener(type, hear);
  }
}
