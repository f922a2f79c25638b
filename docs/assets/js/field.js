// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { part } from "./services.js";
import { fill } from "./words.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/**
 * One control that holds one answer, and the mirror that stands in for it on paper, where a long text would be
 * cut off. Kinds extend it where they differ.
 */
export class Field {
  #typed = false;

  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    this.root = root;
    this.tool = tool;
    this.services = services;
    this.control = /** @type {Control} */ (/** @type {Element} */ (part(root, ".gb-control")));
    this.mirror = part(root, ".gb-mirror__text");
    this.uid = this.control.dataset.uid ?? "";
    this.control.addEventListener("input", () => this.#write());
    this.control.addEventListener("change", () => this.#write());
    this.control.addEventListener("blur", () => this.#leave());
    root.classList.add("gb-mirrored");
  }

  /** What the control holds now, as it is stored. Kinds override this. */
  answer() {
    return this.control.value;
  }

  /** Whether the control holds something whole, and not half a date. Kinds override this. */
  isWhole() {
    return true;
  }

  /** @param {string} answer shows it in the control. Kinds override this. */
  show(answer) {
    if (this.control.value !== answer) this.control.value = answer;
  }

  /** @param {string} answer @returns {string} as it stands on paper. Kinds override this. */
  printed(answer) {
    return answer;
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from */
  changed(uids, from) {
    if (!uids.has(this.uid)) return;
    const focused = this.root.ownerDocument.activeElement === this.control;
    // What the reader is typing is not taken from under the hands by another tab.
    if (focused && from === "tab") this.#mirror();
    else this.draw();
    this.#offerOther();
  }

  draw() {
    if (!this.#typed) this.show(this.#stored());
    this.#mirror();
  }

  #stored() {
    return String(this.services.store.get(this.uid) ?? "");
  }

  #mirror() {
    this.mirror.textContent = this.printed(this.#stored());
  }

  #write() {
    if (!this.isWhole()) return;
    this.#typed = true;
    this.services.store.set(this.uid, this.answer());
    this.#typed = false;
  }

  #leave() {
    this.services.store.settle(this.uid);
    if (this.isWhole()) this.draw();
  }

  /** Another tab wrote a long text here at the same time: both are kept, and the reader chooses. */
  #offerOther() {
    const { store, words } = this.services;
    const other = store.otherVersion(this.uid);
    if (other === undefined) return;
    this.tool.offer(this.uid, fill(words.other_version, { text: other }), words.use_other, () => {
      store.forgetOther(this.uid);
      store.set(this.uid, other);
      this.show(other);
    });
  }
}
