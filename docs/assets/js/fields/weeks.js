// @ts-check
/** @import { Services } from "../services.js" */
/** @import { Tool } from "../tool.js" */
import { part } from "../services.js";

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** One box for each week, as many as another field says; from a start that a third may say, each has its day. */
export class WeeksField {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    this.root = root;
    this.services = services;
    const { weeks, start } = part(root, ".gb-weeks").dataset;
    this.weeks = `${tool.id}--${weeks}`;
    this.start = `${tool.id}--${start}`;
    this.boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-uid]")]);
    this.day = new Intl.DateTimeFormat(services.words.locale, { day: "numeric", month: "short", timeZone: "UTC" });
    root.addEventListener("change", ({ target }) => this.#set(/** @type {HTMLInputElement} */ (target)));
  }

  draw() {
    const { store } = this.services;
    const { activeElement } = this.root.ownerDocument;
    const number = Number.parseInt(String(store.get(this.weeks) ?? ""));
    const first = Date.parse(String(store.get(this.start) ?? ""));
    this.boxes.forEach((box, index) => {
      const label = /** @type {HTMLElement} */ (box.parentElement);
      box.checked = store.get(box.dataset.uid ?? "") === true;
      // What is ticked stays in sight, and so does the box that was just unticked.
      label.hidden = index >= number && !box.checked && box !== activeElement;
      part(label, ".gb-week__day").textContent = first ? this.day.format(first + index * WEEK_MS) : "";
    });
  }

  /** @param {Set<string>} uids */
  changed(uids) {
    const isAsked = uids.has(this.weeks) || uids.has(this.start);
    if (isAsked || this.boxes.some(({ dataset }) => uids.has(dataset.uid ?? ""))) this.draw();
  }

  /** It stands in no table. */
  name() {}

  /** @param {HTMLInputElement} box */
  #set({ dataset, checked }) {
    this.services.store.set(dataset.uid ?? "", checked);
    this.services.store.settle(dataset.uid ?? "");
  }
}
