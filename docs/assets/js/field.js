// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
/** @import { Value } from "./record.js" */
import { part } from "./services.js";
import { fill } from "./words.js";

/**
 * What the fields of all kinds share: an answer is stored while it is given, shown as it is stored, and mirrored for
 * paper, where a control would cut a long text off. `root` is the element around the control or controls.
 */
export class Field {
  #typed = false;
  /** @type {Value | undefined} */
  #offered;
  /** @type {HTMLElement | null} */
  #note = null;

  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    this.root = root;
    this.tool = tool;
    this.services = services;
    this.uid = part(root, "[data-uid]").dataset.uid ?? "";
    this.mirror = root.querySelector(".gb-mirror__text");
    for (const type of ["input", "change"]) root.addEventListener(type, () => this.#write());
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (!root.contains(/** @type {Node | null} */ (relatedTarget))) this.#leave();
    });
    root.classList.toggle("gb-mirrored", Boolean(this.mirror));
  }

  /** What the field holds now, as it is stored. Kinds override this. @returns {Value} */
  answer() {
    throw new Error(`${this.uid} has no answer()`);
  }

  /** @param {any} answer as `stored` gives it; shows it. Kinds override this. */
  show(answer) {
    throw new Error(`${this.uid} cannot show ${answer}`);
  }

  /** What is stored, in the form in which `show` and `printed` take it. Kinds override this. @returns {any} */
  stored() {
    return String(this.services.store.get(this.uid) ?? "");
  }

  /** Whether the field holds something whole, and not half a date. Kinds override this. */
  isWhole() {
    return true;
  }

  /** @param {any} answer @returns {string} as it stands on paper. Kinds override this. */
  printed(answer) {
    return answer;
  }

  /** Gives the field the name that tells it from the same one in other rows. Kinds override this. @param {string} text */
  name(text) {
    this.root.ariaLabel = text;
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from */
  changed(uids, from) {
    if (!uids.has(this.uid)) return;
    const focused = this.root.contains(this.root.ownerDocument.activeElement);
    // What the reader is typing is not taken from under the hands by another tab.
    if (focused && from === "tab") this.#mirror();
    else this.draw();
  }

  draw() {
    if (!this.#typed) this.show(this.stored());
    this.#mirror();
  }

  #mirror() {
    this.#offerOther();
    if (this.mirror) this.mirror.textContent = this.printed(this.stored());
  }

  #write() {
    if (!this.isWhole()) return;
    this.#warn(false);
    this.#typed = true;
    this.services.store.set(this.uid, this.answer());
    this.#typed = false;
  }

  #leave() {
    this.services.store.settle(this.uid);
    this.#warn(!this.isWhole());
    if (!this.#note) this.draw();
  }

  /** What is only half a date is not kept. It stays in sight, and the reader is told. @param {boolean} on */
  #warn(on) {
    const { words, announce } = this.services;
    if (on === Boolean(this.#note)) return;
    this.#note?.remove();
    this.#note = on ? this.root.ownerDocument.createElement("p") : null;
    if (!this.#note) return;
    this.#note.className = "gb-field__help gb-field__note";
    this.#note.textContent = words.unfinished;
    this.root.append(this.#note);
    announce(words.unfinished);
  }

  /** Another tab wrote a long text here at the same time: both are kept, and the reader chooses. */
  #offerOther() {
    const { store, words } = this.services;
    const other = store.otherVersion(this.uid);
    const { activeElement } = this.root.ownerDocument;
    // The text in sight may have given way while somebody writes here: it is no other one until the field is left.
    if (other === this.#offered || (this.root.contains(activeElement) && this.answer() === other)) return;
    this.#offered = other;
    if (other === undefined) return;
    const question = this.root.ariaLabel ?? this.root.querySelector(".gb-field__label")?.textContent?.trim() ?? "";
    this.tool.ask(this.uid, fill(words.other_version, { question, text: String(other) }), [
      [words.use_other, () => {
        store.set(this.uid, other);
        store.forgetOther(this.uid);
        this.show(other);
      }],
      [words.keep_this, () => store.forgetOther(this.uid)],
    ]);
  }
}
