// @ts-check
/** @import { Data } from "../data.js" */
import { part } from "../services.js";
import { fill } from "../words.js";
import { answerLine, wordsOf } from "./answer_line.js";

/** Answers whose question is in the guide no more: they are kept, and this is the place to see them. */
export class Pageless {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.list = part(root, "[data-part=answers]");
    /** @type {HTMLTemplateElement} */
    this.buttons = part(root, "template");
    part(root, "[data-action=copy_all]").addEventListener("click", () => this.#copy(this.#uids()));
  }

  draw() {
    const uids = this.#uids();
    this.root.hidden = !uids.length;
    this.list.replaceChildren(...uids.map((uid) => this.#drawn(uid)));
  }

  /** @returns {string[]} */
  #uids() {
    return [...this.page.services.store.live().keys()].filter((uid) => !this.page.knows(uid)).sort();
  }

  /** @param {string} uid */
  #drawn(uid) {
    const name = this.page.nameOf(uid);
    const line = answerLine(name, wordsOf(this.page.services.store.get(uid) ?? null, this.page.words));
    line.append(" ", this.buttons.content.cloneNode(true));
    const actions = { copy: () => this.#copy([uid]), remove: () => this.#remove(uid, name) };
    for (const [action, act] of Object.entries(actions)) {
      const button = part(line, `[data-action=${action}]`);
      button.ariaLabel = fill(this.page.words.button_of, { button: button.textContent ?? "", name });
      button.addEventListener("click", act);
    }
    return line;
  }

  /** @param {string[]} uids */
  async #copy(uids) {
    const { services: { store }, words } = this.page;
    const text = uids.map((uid) => `${this.page.nameOf(uid)}\n${wordsOf(store.get(uid) ?? null, words)}\n`).join("\n");
    const shown = part(this.root, "[data-part=text]");
    try {
      await navigator.clipboard.writeText(text);
      this.page.tell(words.pageless.copied);
    } catch {
      shown.hidden = false; // the browser gives the clipboard to nobody: there is still a text to select
      /** @type {HTMLTextAreaElement} */ (shown).value = text;
      /** @type {HTMLTextAreaElement} */ (shown).select();
      this.page.services.announce(words.pageless.not_copied);
    }
  }

  /** @param {string} uid @param {string} name */
  #remove(uid, name) {
    if (this.page.refuses()) return;
    this.page.change([[uid, null]], fill(this.page.words.pageless.removed, { name }));
  }
}
