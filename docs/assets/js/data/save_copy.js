// @ts-check
/** @import { Data } from "../data.js" */
import { csvOf } from "../csv.js";
import { saveFile } from "../download.js";
import { lockFile } from "../lock.js";
import { markdownOf } from "../markdown.js";
import { htmlOf } from "../readable.js";
import { part } from "../services.js";
import { speakingOf } from "../speaking.js";
import { fill } from "../words.js";
import { tablesIn, writtenPages } from "../written.js";

const PASSWORD_LENGTH = 8;

/** Everything that is kept, as a file: one that comes back, locked or not, or one to read. */
export class SaveCopy {
  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.crypto = /** @type {Window & typeof globalThis} */ (root.ownerDocument.defaultView).crypto;
    this.lock = /** @type {HTMLInputElement} */ (part(root, "[data-part=lock]"));
    this.password = /** @type {HTMLInputElement} */ (part(root, "[data-part=password]"));
    this.tables = /** @type {HTMLSelectElement} */ (part(root, "[data-part=tables]"));
    this.wrong = part(root, "[data-part=wrong]");
    /** @type {Record<string, () => void>} */
    const actions = {
      save: () => this.#save(),
      html: () => this.#hand(".html", "text/html", htmlOf(this.#written(), this.#cover())),
      markdown: () => this.#hand(".md", "text/markdown", markdownOf(this.#written(), this.#cover())),
      csv: () => this.#handTable(),
    };
    for (const [name, act] of Object.entries(actions)) part(root, `[data-action=${name}]`).addEventListener("click", act);
    this.#offerLock();
  }

  draw() {
    const { services: { store, plural, inPrivate }, words } = this.page;
    const forms = inPrivate ? words.stored_private : words.stored;
    part(this.root, "[data-part=count]").textContent = plural(forms, store.live().size);
    this.#drawTables();
  }

  /** Browsers lock nothing on a page that came without https. */
  #offerLock() {
    const show = /** @type {HTMLInputElement} */ (part(this.root, "[data-part=show]"));
    part(this.root, "[data-part=lock_option]").hidden = !this.crypto.subtle;
    part(this.root, "[data-part=no_lock]").hidden = Boolean(this.crypto.subtle);
    this.lock.checked = false; // as some browsers remember it
    this.lock.addEventListener("change", () => {
      part(this.root, "[data-part=locking]").hidden = !this.lock.checked;
      part(this.root, "[data-part=open]").hidden = this.lock.checked;
      this.#complain("");
    });
    show.addEventListener("change", () => this.password.type = show.checked ? "text" : "password");
    this.password.addEventListener("keydown", ({ key }) => key === "Enter" && this.#save());
  }

  async #save() {
    const { page, password } = this;
    if (!this.lock.checked) return page.save();
    const isShort = password.value.length < PASSWORD_LENGTH;
    this.#complain(isShort ? page.services.plural(page.words.short, PASSWORD_LENGTH) : "");
    if (isShort) return password.focus();
    page.services.announce(page.words.locking);
    const how = { site: page.services.site, password: password.value, crypto: this.crypto };
    page.hand(await lockFile(page.file(), how));
  }

  /** @param {string} text */
  #complain(text) {
    this.wrong.hidden = !text;
    this.wrong.textContent = text;
    this.password.ariaInvalid = text ? "true" : null;
  }

  #written() {
    const { outline, services } = this.page;
    const wording = (/** @type {string} */ uid) => this.page.wordingOf(uid);
    return writtenPages(outline, services.store, { ...speakingOf(services), wording });
  }

  #cover() {
    const { services: { day, now }, words, root } = this.page;
    const { lang, dir } = root.ownerDocument.documentElement;
    const text = fill(words.cover, { day: day(new Date(now()).toISOString().slice(0, 10)), guide: root.dataset.guide ?? "" });
    return { title: words.cover_title, text, lang, dir: dir || "ltr", skipped: words.not_for_me };
  }

  /** @param {string} ending of its name @param {string} type @param {string} text */
  #hand(ending, type, text) {
    const name = this.page.file().name.replace(/\.json$/, ending);
    saveFile(this.root.ownerDocument, { name, text, type });
  }

  #handTable() {
    const chosen = tablesIn(this.#written()).find(({ table }) => table.id === this.tables.value)?.table;
    if (chosen) this.#hand(`-${chosen.id}.csv`, "text/csv", csvOf([chosen.head, ...chosen.rows]));
  }

  /** The tables in which there is something. */
  #drawTables() {
    const tables = tablesIn(this.#written());
    const shown = [...this.tables.options].map(({ value }) => value);
    part(this.root, "[data-part=csv]").hidden = !tables.length;
    if (tables.map(({ table }) => table.id).join() === shown.join()) return;
    const { value } = this.tables;
    this.tables.replaceChildren(...tables.map(({ title, table }) => new Option(title, table.id)));
    if (shown.includes(value) && tables.some(({ table }) => table.id === value)) this.tables.value = value;
  }
}
