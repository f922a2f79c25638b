// @ts-check
/** @import { Services } from "../services.js" */
/** @import { Tool } from "../tool.js" */
import { ControlField } from "../control.js";

/** The box grows with the text, also in browsers that do not know `field-sizing`. */
export class TextareaField extends ControlField {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    super(root, tool, services);
    this.control.addEventListener("input", () => this.#grow());
  }

  /** @param {string} answer @override */
  show(answer) {
    super.show(answer);
    this.#grow();
  }

  #grow() {
    const box = this.control;
    if (CSS.supports("field-sizing", "content") || box.scrollHeight <= box.clientHeight) return;
    box.style.blockSize = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`;
  }
}
