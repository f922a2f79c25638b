// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { ControlField } from "./control.js";
import { part } from "./services.js";

/** A line with the address of somebody or something, and a link beside it that leads there. */
export class AddressField extends ControlField {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    super(root, tool, services);
    this.link = /** @type {HTMLAnchorElement} */ (part(root, "a"));
  }

  /** Where the link leads, or nothing where that is not safe. Kinds override this. @param {string} _text */
  leadsTo(_text) {
    return "";
  }

  /** @override */
  draw() {
    super.draw();
    const text = this.stored();
    const address = this.leadsTo(text);
    this.link.hidden = !address;
    this.link.href = address || "#";
    part(this.link, "span").textContent = text;
  }
}
