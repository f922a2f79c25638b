// @ts-check
import { Field } from "./field.js";
import { part } from "./services.js";

/** One box to tick among others. `root` is its label. */
export class BoxField extends Field {
  box = /** @type {HTMLInputElement} */ (part(this.root, "[data-uid]"));

  /** @override */
  answer() {
    return this.box.checked;
  }

  /** @override */
  stored() {
    return this.services.store.get(this.uid) === true;
  }

  /** @param {boolean} answer @override */
  show(answer) {
    this.box.checked = answer;
  }
}
