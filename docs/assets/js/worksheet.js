// @ts-check
/** @import { Services } from "./services.js" */
import { drawField } from "./fields.js";
import { part } from "./services.js";
import { Tool } from "./tool.js";

/** Questions with room for answers that are kept. */
export class Worksheet {
  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.tool = new Tool(root, services);
    this.#printExample(services);
    const fields = [...root.querySelectorAll("[data-field]")];
    this.fields = fields.flatMap((one) => this.#draw(/** @type {HTMLElement} */ (one), services));
  }

  /** @param {Services} services */
  #printExample({ print }) {
    /** @type {HTMLElement | null} */
    const example = this.tool.root.querySelector(":scope > .gb-example");
    if (!example) return;
    const button = part(example, "[data-action=print_example]");
    button.hidden = false;
    button.addEventListener("click", () => print(example, { blank: false }));
  }

  /** A field that cannot start must not take the others with it. @param {HTMLElement} root @param {Services} services */
  #draw(root, services) {
    try {
      return [drawField(root, this.tool, services)];
    } catch (error) {
      reportError(error);
      return [];
    }
  }

  start() {
    this.tool.start(
      () => this.fields.forEach((field) => field.draw()),
      (uids, from) => this.fields.forEach((field) => field.changed(uids, from)),
    );
  }

  stop() {
    this.tool.stop();
  }
}
