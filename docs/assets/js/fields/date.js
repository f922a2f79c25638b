// @ts-check
import { ControlField } from "../control.js";

export class DateField extends ControlField {
  /** @param {string} answer @override */
  printed(answer) {
    return this.services.day(answer);
  }
}
