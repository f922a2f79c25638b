// @ts-check
/** @import { Services } from "./services.js" */
import { GLANCED } from "./glance.js";
import { part } from "./services.js";

/** @typedef {{line: HTMLElement, id: string, choice: HTMLInputElement}} WorkbookTool */

/** The list of all tools: which are shown, and which are chosen for paper. */
export class Workbook {
  /** @type {(() => void)[]} */
  #ends = [];

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.page = /** @type {Window} */ (root.ownerDocument.defaultView);
    this.filters = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll("[data-filter]")]);
    this.tools = [...root.querySelectorAll("[data-tool]")].map((line) => this.#tool(/** @type {HTMLElement} */ (line)));
    for (const filter of this.filters) filter.addEventListener("change", () => this.#filter());
    part(root, "[data-action=choose_shown]").addEventListener("click", () => this.#choose(true));
    part(root, "[data-action=choose_none]").addEventListener("click", () => this.#choose(false));
    root.classList.add("gb-scripted");
  }

  start() {
    const show = () => this.#show();
    const back = () => this.#readAddress();
    this.root.addEventListener(GLANCED, show);
    this.page.addEventListener("popstate", back);
    this.#ends = [
      () => this.root.removeEventListener(GLANCED, show),
      () => this.page.removeEventListener("popstate", back),
    ];
    this.#readAddress();
    this.#showChosen();
  }

  stop() {
    for (const end of this.#ends.splice(0)) end();
  }

  /** @param {HTMLElement} line @returns {WorkbookTool} */
  #tool(line) {
    const choice = /** @type {HTMLInputElement} */ (part(line, "[data-part=choice]"));
    choice.addEventListener("change", () => this.#showChosen());
    return { line, id: line.dataset.tool ?? "", choice };
  }

  #readAddress() {
    const asked = new URLSearchParams(this.page.location.search);
    for (const filter of this.filters) {
      filter.value = asked.get(filter.dataset.filter ?? "") ?? "";
      if (filter.selectedIndex < 0) filter.value = ""; // an address from elsewhere may ask for what is not there
    }
    this.#show();
  }

  /** Each step has an address of its own, so that the way back leads to it. */
  #filter() {
    const asked = new URLSearchParams(this.filters.filter(({ value }) => value).map((one) => [one.dataset.filter ?? "", one.value]));
    this.page.history.pushState(null, "", `${asked}` ? `?${asked}` : this.page.location.pathname);
    this.#show();
    this.services.announce(this.#count());
  }

  #show() {
    for (const { line } of this.tools) {
      line.hidden = this.filters.some(({ value, dataset }) => value && line.dataset[dataset.filter ?? ""] !== value);
    }
    for (const section of this.root.querySelectorAll("[data-part=page]")) {
      section.toggleAttribute("hidden", !section.querySelector("[data-tool]:not([hidden])"));
    }
    part(this.root, "[data-part=count]").textContent = this.#count();
  }

  #shown() {
    return this.tools.filter(({ line }) => !line.hidden);
  }

  #count() {
    const { words, plural } = this.services;
    const shown = this.#shown().length;
    const all = this.tools.length;
    return plural(shown < all ? words.overview.shown : words.overview.all, shown, { all });
  }

  /** @param {boolean} chosen */
  #choose(chosen) {
    for (const { choice } of chosen ? this.#shown() : this.tools) choice.checked = chosen;
    this.#showChosen();
    if (!chosen) part(this.root, "[data-action=choose_shown]").focus(); // what was pressed is gone
    this.services.announce(this.#countChosen());
  }

  #chosen() {
    return this.tools.filter(({ choice }) => choice.checked).map(({ id }) => id);
  }

  #countChosen() {
    const { words, plural } = this.services;
    return plural(words.overview.chosen, this.#chosen().length);
  }

  #showChosen() {
    const chosen = this.#chosen();
    part(this.root, "[data-part=chosen]").hidden = !chosen.length;
    part(this.root, "[data-part=chosen_count]").textContent = this.#countChosen();
    for (const how of ["filled", "blank"]) {
      const link = /** @type {HTMLAnchorElement} */ (part(this.root, `[data-print=${how}]`));
      link.search = `?tools=${chosen.join(",")}&how=${how}&go=1`;
    }
  }
}
