// @ts-check
/** @import { Data } from "../data.js" */
import { part } from "../services.js";

/** An end to all answers, in two steps. */
export class Erase {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.sure = part(root, "[data-part=sure]");
    /** @type {Record<string, () => void>} */
    const actions = {
      erase: () => page.open(this.sure),
      save: () => page.save(),
      erase_now: () => this.#erase(),
      keep: () => this.#keep(),
    };
    for (const [name, act] of Object.entries(actions)) part(root, `[data-action=${name}]`).addEventListener("click", act);
  }

  #keep() {
    this.sure.hidden = true;
    part(this.root, "[data-action=erase]").focus();
  }

  async #erase() {
    const { page } = this;
    if (page.refuses()) return;
    const { store } = page.services;
    const before = page.now(store.live().keys());
    this.sure.hidden = true;
    const erasing = store.erase().then(() => page.words.erased, () => page.words.not_erased);
    page.tell(page.words.erasing, before);
    page.tell(await erasing, before);
    page.draw(); // the earlier versions are gone as well
  }
}
