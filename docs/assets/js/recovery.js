// @ts-check
/** @import { Remains } from "./remains.js" */
import { exportFile, saveFile } from "./download.js";
import { answersIn, readRemains } from "./remains.js";
import { part } from "./services.js";
import { sessionOf } from "./session.js";
import { questionOf } from "./uid.js";
import { counting } from "./words.js";

/**
 * The page to go to when the guide itself does not work: everything that lies in the browser, to see and to take
 * along. It stands alone, without the script of all pages.
 */
export class Recovery {
  /** @param {HTMLElement} root @param {Window & typeof globalThis} window */
  constructor(root, window) {
    const { site = "", locale = "en" } = root.dataset;
    this.root = root;
    this.window = window;
    this.site = site;
    this.words = JSON.parse(root.dataset.words ?? "{}");
    this.plural = counting(locale).plural;
    this.text = /** @type {HTMLTextAreaElement} */ (part(root, "[data-part=text]"));
    this.done = part(root, "[data-part=done]");
  }

  async start() {
    const remains = await readRemains({ ...sessionOf(this.window, this.site), site: this.site });
    const file = this.#fileOf(remains);
    this.text.value = file.text;
    part(this.root, "[data-action=save]").addEventListener("click", () => saveFile(this.window.document, file));
    part(this.root, "[data-action=copy]").addEventListener("click", () => this.#copy());
    part(this.root, "[data-part=remains]").replaceChildren(...this.#listsOf(remains));
    part(this.root, "[data-part=no-script]").hidden = true;
    part(this.root, "[data-part=all]").hidden = false;
  }

  /** In the form that can be brought back, with all the rest beside the answers. @param {Remains} remains */
  #fileOf(remains) {
    const entries = answersIn(remains, this.site);
    const known = new Map(Object.entries(JSON.parse(this.root.dataset.labels ?? "{}")));
    const labels = new Map([...entries.keys()].map((uid) => [uid, known.get(questionOf(uid)) ?? ""]));
    const { name, text } = exportFile({ site: this.site, entries, labels, now: Date.now });
    const count = [...entries.values()].filter(({ v }) => v !== null).length;
    part(this.root, "[data-part=count]").textContent = this.plural(this.words.found, count);
    return { name, text: `${JSON.stringify({ ...JSON.parse(text), remains }, null, 2)}\n` };
  }

  async #copy() {
    this.text.select();
    try {
      await this.window.navigator.clipboard.writeText(this.text.value);
      this.done.textContent = this.words.copied;
    } catch {
      this.text.focus();
      this.done.textContent = this.words.not_copied;
    }
  }

  /** @param {Remains} remains @returns {HTMLElement[]} */
  #listsOf({ keys, tables, troubles }) {
    const lists = [["keys", Object.entries(keys)], ...Object.entries(tables).map(([name, rows]) => [name, rows.map((row, index) => [`${index + 1}`, row])])];
    const shown = /** @type {[string, [string, unknown][]][]} */ (lists).map(([name, rows]) => this.#listOf(name, rows));
    return [...shown, ...Object.entries(troubles).map(([name, why]) => this.#listOf(name, [[this.words.unreadable, why]]))];
  }

  /** @param {string} name @param {[string, unknown][]} rows */
  #listOf(name, rows) {
    const { document } = this.window;
    const list = document.createElement("details");
    list.className = "gb-fold";
    const title = document.createElement("summary");
    title.textContent = `${this.words.lists[name] ?? name}: ${this.plural(this.words.rows, rows.length)}`;
    const text = document.createElement("pre");
    text.textContent = rows.map(([key, row]) => `${key}  ${typeof row === "string" ? row : JSON.stringify(row)}`).join("\n");
    text.tabIndex = 0; // it scrolls
    text.dir = "ltr"; // the form of a program, in whatever language the page is
    list.append(title, text);
    return list;
  }
}
