// @ts-check
import { ControlField } from "../control.js";

export class TimeField extends ControlField {
  /** @param {string} answer @override */
  printed(answer) {
    return this.services.clock(answer);
  }
}
