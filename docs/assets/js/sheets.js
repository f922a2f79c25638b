// @ts-check
/** @import { Services } from "./services.js" */
import { part } from "./services.js";

/** The tools of the book on one page, of which the address names those to show and to print. */
export class Sheets {
  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.page = /** @type {Window} */ (root.ownerDocument.defaultView);
    this.asked = new URLSearchParams(this.page.location.search);
    this.blank = part(root, "[data-action=blank]");
    this.blank.addEventListener("click", () => this.#setBlank(this.blank.ariaPressed !== "true"));
    part(root, "[data-action=print_all]").addEventListener("click", () => this.page.print());
    root.classList.add("gb-scripted");
  }

  start() {
    this.#keepChosen();
    this.#setBlank(this.asked.get("how") === "blank");
    if (this.asked.get("go") === "1") this.#printWhenRead();
  }

  stop() {}

  #keepChosen() {
    const names = new Set((this.asked.get("tools") ?? "").split(",").filter((name) => name));
    const sheets = /** @type {HTMLElement[]} */ ([...this.root.querySelectorAll("[data-sheet]")]);
    const known = new Set(sheets.flatMap(({ dataset }) => (dataset.holds ?? "").split(" ")));
    const chosen = sheets.filter(({ dataset }) => (dataset.holds ?? "").split(" ").some((id) => names.has(id)));
    if (chosen.length) for (const sheet of sheets.filter((one) => !chosen.includes(one))) sheet.remove();
    const unknown = [...names].filter((name) => !known.has(name)).length;
    this.#say(chosen.length || sheets.length, sheets.length, unknown);
  }

  /** @param {number} shown @param {number} all @param {number} unknown */
  #say(shown, all, unknown) {
    const { words, plural } = this.services;
    part(this.root, "[data-part=shown]").textContent = plural(shown < all ? words.overview.shown : words.overview.all, shown, { all });
    part(this.root, "[data-part=unknown]").textContent = unknown ? plural(words.overview.unknown, unknown) : "";
  }

  /** @param {boolean} blank */
  #setBlank(blank) {
    this.root.classList.toggle("gb-print-blank", blank);
    this.blank.ariaPressed = String(blank);
  }

  /** Prints once, and not again when the reader comes back to this page. */
  async #printWhenRead() {
    await this.services.store.start();
    this.asked.delete("go");
    this.page.history.replaceState(null, "", `?${this.asked}`);
    this.page.requestAnimationFrame(() => this.page.print());
  }
}
