// @ts-check
import { ControlField } from "../control.js";

export class DatetimeField extends ControlField {
  /** @param {string} answer @override */
  printed(answer) {
    return this.services.moment(answer);
  }
}
