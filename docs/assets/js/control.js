// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { Field } from "./field.js";
import { part } from "./services.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** A field that is one control, such as a line of text. */
export class ControlField extends Field {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    super(root, tool, services);
    this.control = /** @type {Control} */ (/** @type {Element} */ (part(root, ".gb-control")));
  }

  /** @returns {string} @override */
  answer() {
    return this.control.value;
  }

  /** @param {string} answer @override */
  show(answer) {
    if (this.control.value !== answer) this.control.value = answer;
  }

  /** A date that is typed key by key is no date until its last part. @override */
  isWhole() {
    return !this.control.validity.badInput;
  }

  /** @param {string} text @override */
  name(text) {
    this.control.ariaLabel = text;
  }
}
