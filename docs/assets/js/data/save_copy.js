// @ts-check
/** @import { Data } from "../data.js" */
import { part } from "../services.js";

/** Everything that is kept, as a file. */
export class SaveCopy {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    part(root, "[data-action=save]").addEventListener("click", () => page.save());
  }

  draw() {
    const { services: { store, plural }, words } = this.page;
    part(this.root, "[data-part=count]").textContent = plural(words.stored, store.live().size);
  }
}
