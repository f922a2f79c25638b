// @ts-check
/** @import { Data } from "../data.js" */
import { part } from "../services.js";

/** Asks the browser, once the reader wishes it, not to throw the answers away when it needs room. */
export class KeepSafe {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.storage = root.ownerDocument.defaultView?.navigator.storage;
    part(root, "[data-action=keep_safe]").addEventListener("click", () => this.#ask());
    this.#look();
  }

  /** Without asking: whether it was promised before. */
  async #look() {
    if (await this.#answer(() => this.storage?.persisted())) this.#tell("promised");
  }

  async #ask() {
    this.#tell("asking");
    this.#tell(await this.#answer(() => this.storage?.persist()) ? "promised" : "refused");
  }

  /** A browser that knows no promise, or keeps nothing, gives none. @param {() => Promise<boolean> | undefined} question */
  async #answer(question) {
    try {
      return await question() ?? false;
    } catch {
      return false;
    }
  }

  /** @param {"asking" | "promised" | "refused"} what */
  #tell(what) {
    part(this.root, "[data-part=answer]").textContent = this.page.words.keep_safe[what];
  }
}
