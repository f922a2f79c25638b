// @ts-check
/** @typedef {(step: () => void) => () => void} Guard wraps a callback: what it throws rolls everything back */

/**
 * Runs the work and waits for the commit: a request that succeeded can still be rolled back.
 * @template T
 * @param {IDBTransaction} transaction
 * @param {(guard: Guard) => T} work wraps each callback in `guard`
 * @returns {Promise<T>} what the work returned
 */
export function completed(transaction, work) {
  return new Promise((resolve, reject) => {
    /** @type {T} */
    let result;
    /** @type {unknown} */
    let cause = null;
    /** @param {unknown} error */
    const abort = (error) => {
      cause ??= error;
      transaction.abort();
    };
    /** @type {Guard} */
    const guard = (step) => () => {
      try {
        step();
      } catch (error) {
        abort(error);
      }
    };
    transaction.oncomplete = () => cause ? reject(cause) : resolve(result);
    transaction.onabort = () => reject(cause ?? transaction.error ?? new DOMException("rolled back", "AbortError"));
    transaction.onerror = (event) => {
      event.preventDefault();
      const { error } = /** @type {IDBRequest} */ (event.target);
      if (error?.name === "AbortError") cause ??= error; // rolling back already
      else abort(error);
    };
    guard(() => {
      result = work(guard);
    })();
  });
}
