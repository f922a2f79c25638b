// @ts-check
/** @import { AnyField } from "./fields.js" */
/** @import { Services } from "./services.js" */
import { drawField } from "./fields.js";
import { answeredIn, progressOf } from "./progress.js";
import { part } from "./services.js";
import { Tool } from "./tool.js";

/** @typedef {{row: HTMLElement, tick: HTMLInputElement, skip: HTMLButtonElement, uid: string,
 *   fields: AnyField[]}} ChecklistItem  the fields are its date and its note */

/** A list of things to do, with ticks that are kept. */
export class Checklist {
  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.tool = new Tool(root, services);
    this.items = [...root.querySelectorAll(".gb-item")].map((row) => this.#item(/** @type {HTMLElement} */ (row)));
  }

  start() {
    this.tool.start(
      () => this.#draw((field) => field.draw()),
      (uids, from) => this.#draw((field) => field.changed(uids, from)),
    );
  }

  stop() {
    this.tool.stop();
  }

  /** @param {HTMLElement} row @returns {ChecklistItem} */
  #item(row) {
    const tick = /** @type {HTMLInputElement} */ (part(row, ":scope > .gb-tick"));
    const skip = /** @type {HTMLButtonElement} */ (part(row, ":scope > .gb-item__menu > .gb-item__skip"));
    const uid = tick.dataset.uid ?? "";
    tick.addEventListener("change", () => this.#set(uid, tick.checked));
    skip.addEventListener("click", () => this.#set(`${uid}~skip`, skip.ariaPressed !== "true"));
    this.#openMenu(row);
    const fields = [...row.querySelectorAll(":scope > .gb-item__menu > [data-field]")]
      .map((root) => drawField(/** @type {HTMLElement} */ (root), this.tool, this.services));
    return { row, tick, skip, uid, fields };
  }

  /** @param {HTMLElement} row */
  #openMenu(row) {
    const more = part(row, ":scope > .gb-item__more");
    const menu = part(row, ":scope > .gb-item__menu");
    more.hidden = false;
    more.addEventListener("click", () => {
      menu.hidden = !menu.hidden;
      more.ariaExpanded = String(!menu.hidden);
    });
  }

  /** @param {string} uid @param {boolean} value */
  #set(uid, value) {
    this.services.store.set(uid, value);
    this.services.store.settle(uid);
    this.services.announce(this.progress());
  }

  /** @param {(field: AnyField) => void} drawOne */
  #draw(drawOne) {
    const { store } = this.services;
    for (const { row, tick, skip, uid, fields } of this.items) {
      fields.forEach(drawOne);
      const skipped = store.get(`${uid}~skip`) === true;
      tick.checked = store.get(uid) === true;
      skip.ariaPressed = String(skipped);
      row.classList.toggle("gb-item--done", tick.checked);
      row.classList.toggle("gb-item--skipped", skipped);
      if (skipped || fields.some((field) => field.stored?.())) this.#reveal(row);
    }
    part(this.tool.foot, "[data-part=progress]").textContent = this.progress();
  }

  /** What is written in a menu, or left out by it, is in sight, and so is the way back. @param {HTMLElement} row */
  #reveal(row) {
    part(row, ":scope > .gb-item__menu").hidden = false;
    part(row, ":scope > .gb-item__more").ariaExpanded = "true";
  }

  /** Counts as the pages do that look over the whole book. */
  progress() {
    const { words, store, plural } = this.services;
    const parts = this.items.map(({ uid }) => uid);
    const answered = answeredIn(
      parts.flatMap((uid) => [uid, `${uid}~skip`]).map((uid) => [uid, { v: store.get(uid) ?? null, t: 1 }]),
    );
    const { done, all, skipped } = progressOf({ kind: "checklist", parts }, answered);
    const progress = plural(words.progress, done, { all });
    return skipped ? `${progress} · ${plural(words.skipped, skipped)}` : progress;
  }
}
