// @ts-check
import { Field } from "../field.js";

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

export class DateField extends Field {
  /** A date that is typed key by key is no date until its last part. @override */
  isWhole() {
    return !this.control.validity.badInput;
  }

  /** @param {string} answer @override */
  printed(answer) {
    return ISO_DAY.test(answer) ? this.services.day(answer) : answer;
  }
}
