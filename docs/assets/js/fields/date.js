// @ts-check
import { ControlField } from "../control.js";

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

export class DateField extends ControlField {
  /** @param {string} answer @override */
  printed(answer) {
    return ISO_DAY.test(answer) ? this.services.day(answer) : answer;
  }
}
