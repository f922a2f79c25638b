// @ts-check
import { ControlField } from "../control.js";
import { fill } from "../words.js";

export class SelectField extends ControlField {
  /** An answer that the author took off the list stays chosen, under its id. @param {string} answer @override */
  show(answer) {
    if (answer && !this.#option(answer)) {
      const label = fill(this.services.words.fields.select.not_offered, { value: answer });
      /** @type {HTMLSelectElement} */ (this.control).add(new Option(label, answer));
    }
    super.show(answer);
  }

  /** @param {string} answer @override */
  printed(answer) {
    return answer ? this.#option(answer)?.textContent ?? answer : "";
  }

  /** @param {string} answer */
  #option(answer) {
    return [.../** @type {HTMLSelectElement} */ (this.control).options].find(({ value }) => value === answer);
  }
}
