// @ts-check
/** @import { Data } from "../data.js" */
import { belongingTo, forget, forgetDamaged } from "../forgetting.js";
import { part } from "../services.js";
import { fill } from "../words.js";

/** An end to the answers of one tool, in two steps. */
export class EraseTool {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.choice = /** @type {HTMLSelectElement} */ (part(root, "[data-part=tool]"));
    this.sure = part(root, "[data-part=sure]");
    this.sureText = part(this.sure, "[tabindex]");
    /** @type {Record<string, () => void>} */
    const actions = {
      erase: () => this.#ask(),
      save: () => page.save(),
      erase_now: () => this.#erase(),
      keep: () => this.#keep(),
    };
    for (const [name, act] of Object.entries(actions)) part(root, `[data-action=${name}]`).addEventListener("click", act);
    this.choice.addEventListener("change", () => this.sure.hidden = true);
  }

  #belongs() {
    return belongingTo(this.choice.value, this.page.services.moved);
  }

  #title() {
    return this.choice.selectedOptions[0].text;
  }

  #ask() {
    const { services: { store, plural }, words } = this.page;
    const count = [...store.live().keys()].filter(this.#belongs()).length;
    const title = this.#title();
    const { erase_tool: said } = words;
    this.sureText.textContent = count ? plural(said.sure, count, { title }) : fill(said.sure_none, { title });
    this.page.open(this.sure);
  }

  #keep() {
    this.sure.hidden = true;
    part(this.root, "[data-action=erase]").focus();
  }

  async #erase() {
    const { page } = this;
    if (page.refuses()) return;
    const { services: { store, site }, words } = page;
    const belongs = this.#belongs();
    const title = this.#title();
    const before = page.now([...store.live().keys()].filter(belongs));
    this.sure.hidden = true;
    const erasing = forget(store, belongs).then(() => words.erase_tool.done, () => words.erase_tool.half_done);
    const window = /** @type {Window} */ (this.root.ownerDocument.defaultView);
    forgetDamaged(window.localStorage, site, belongs);
    page.tell(fill(await erasing, { title }), before);
    page.draw();
  }
}
