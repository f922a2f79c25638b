// @ts-check
/** @import { Data } from "../data.js" */
import { part } from "../services.js";
import { sessionKey } from "../session.js";

/** Begins and ends a session of which nothing stays on the device. */
export class PrivateSession {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.sure = part(root, "[data-part=sure]");
    this.window = /** @type {Window} */ (root.ownerDocument.defaultView);
    /** @type {Record<string, () => void>} */
    const actions = {
      begin: () => this.#begin(),
      end: () => page.open(this.sure),
      save: () => page.save(),
      end_now: () => this.#end(),
      go_on: () => this.#goOn(),
    };
    for (const [name, act] of Object.entries(actions)) part(root, `[data-action=${name}]`).addEventListener("click", act);
    this.#show(page.services.inPrivate);
  }

  /** @param {boolean} inPrivate */
  #show(inPrivate) {
    part(this.root, "[data-part=outside]").hidden = inPrivate;
    part(this.root, "[data-part=inside]").hidden = !inPrivate;
    if (inPrivate) this.page.done.after(this.root); // the first thing to know of the page
    // What is about the device has no place here.
    for (const one of this.page.root.querySelectorAll("[data-device]")) one.toggleAttribute("hidden", inPrivate);
  }

  #begin() {
    try {
      this.window.sessionStorage.setItem(sessionKey(this.page.services.site), "1");
      this.window.location.reload();
    } catch {
      this.page.tell(this.page.words.private_refused);
    }
  }

  #goOn() {
    this.sure.hidden = true;
    part(this.root, "[data-action=end]").focus();
  }

  #end() {
    const area = this.window.sessionStorage;
    const keys = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "");
    for (const key of keys.filter((one) => one.startsWith(`gb:${this.page.services.site}:`))) area.removeItem(key);
    this.window.location.reload();
  }
}
