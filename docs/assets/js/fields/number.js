// @ts-check
import { ControlField } from "../control.js";

export class NumberField extends ControlField {
  /** @override */
  answer() {
    return super.answer().trim();
  }

  /** The box takes letters, as it must not lose a word that somebody writes there. They are not a number. @override */
  isWhole() {
    return /^\d*$/.test(this.answer());
  }

  /** @param {string} answer @override */
  show(answer) {
    if (this.answer() !== answer) super.show(answer);
  }
}
