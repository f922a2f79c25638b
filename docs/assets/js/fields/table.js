// @ts-check
import { Rows } from "../rows.js";

/** A table to which readers add rows, or one with the author's own rows. */
export class TableField extends Rows {
  /** Of a table with own rows: those, and behind them what was answered in a row that is gone. @override */
  stored() {
    const stored = super.stored();
    if (!this.given) return stored;
    const rows = /** @type {NodeListOf<HTMLElement>} */ (this.given.querySelectorAll(":scope > :not([data-gone])"));
    const own = [...rows].map((row) => row.dataset.row ?? "");
    return [...own, ...stored.filter((id) => !own.includes(id) && this.#isAnswered(id))];
  }

  /** @param {string} id @override */
  make(id) {
    const given = this.given?.querySelector(`:scope > [data-row="${id}"]`);
    if (given) return /** @type {HTMLElement} */ (given);
    const row = super.make(id);
    if (!this.given) return row;
    row.dataset.label = this.say("not_offered", { row: id });
    row.dataset.gone = "";
    /** @type {HTMLElement} */ (row.firstElementChild).textContent = row.dataset.label;
    return row;
  }

  /** @param {string} id */
  #isAnswered(id) {
    const { store } = this.services;
    return this.answersOf(id).some((uid) => store.get(uid) !== "" && store.get(uid) !== false);
  }
}
