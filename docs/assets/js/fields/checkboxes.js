// @ts-check
/** @import { Services } from "../services.js" */
/** @import { Tool } from "../tool.js" */
import { BoxField } from "../box.js";
import { addGone } from "../choice.js";

/** Any number of choices. Each box is an answer of its own. */
export class CheckboxesField {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    this.root = root;
    this.tool = tool;
    this.services = services;
    this.uid = `${root.dataset.field}--`;
    this.boxes = [...root.querySelectorAll(".gb-choice__option")].map((one) => this.#box(one));
  }

  /** The ids of what is ticked. */
  stored() {
    return this.#ticked().map(({ uid }) => uid.slice(this.uid.length).split("--")[0]);
  }

  /** In words, where it becomes part of a text; on paper the boxes are printed. */
  printed() {
    return this.#ticked().map(({ root }) => root.textContent?.trim()).join(" · ");
  }

  #ticked() {
    return this.boxes.filter((box) => box.stored());
  }

  draw() {
    this.#addGone();
    for (const box of this.boxes) box.draw();
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from */
  changed(uids, from) {
    if (from !== "here") this.#addGone();
    for (const box of this.boxes) box.changed(uids, from);
  }

  /** It stands in no table. */
  name() {}

  /** Boxes that were ticked before the author took them off the list. */
  #addGone() {
    const { store, words } = this.services;
    for (const uid of store.uidsOf(this.tool.id)) {
      if (!uid.startsWith(this.uid) || store.get(uid) !== true || this.boxes.some((box) => box.uid === uid)) continue;
      const option = uid.slice(this.uid.length).split("--")[0];
      const { parentElement } = addGone(this.boxes[0].root, option, uid, words);
      this.boxes.push(this.#box(/** @type {Element} */ (parentElement)));
    }
  }

  /** @param {Element} option */
  #box(option) {
    return new BoxField(/** @type {HTMLElement} */ (option), this.tool, this.services);
  }
}
