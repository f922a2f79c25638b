// @ts-check
/** @import { Data } from "../data.js" */
/** @import { Arrival } from "../transfer.js" */
import { part } from "../services.js";
import { arrivalsOf, changesOf, FileRefused, readFile } from "../transfer.js";
import { questionOf } from "../uid.js";
import { fill } from "../words.js";

// Above the length that `readFile` takes, in bytes, so that a film is not read into memory to be refused.
const LARGEST_FILE = 60_000_000;
const ARRIVALS = /** @type {const} */ (["fresh", "theirs", "mine", "removed", "same"]);

/** A file of answers that comes back: first its reader sees what is in it, then says what to do with it. */
export class BringBack {
  /** @type {Arrival[]} */
  #arrivals = [];

  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.refusal = part(root, "[data-part=refusal]");
    this.preview = part(root, "[data-part=preview]");
    /** @type {Record<string, () => void>} */
    const actions = {
      read: () => this.#look(part(root, "[data-part=paste]")),
      merge: () => this.#take("merge"),
      replace: () => this.#take("replace"),
      cancel: () => this.#cancel(),
    };
    for (const [name, act] of Object.entries(actions)) part(root, `[data-action=${name}]`).addEventListener("click", act);
    const input = /** @type {HTMLInputElement} */ (part(root, "[data-part=file]"));
    input.addEventListener("change", () => this.#file(input.files?.[0]));
    root.addEventListener("dragover", (event) => event.preventDefault());
    root.addEventListener("drop", (event) => this.#drop(event));
  }

  #cancel() {
    this.preview.hidden = true;
    part(this.root, "[data-action=read]").focus();
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return; // text that is dropped goes where it was dropped
    event.preventDefault();
    this.#file(file);
  }

  /** @param {File | undefined} file */
  async #file(file) {
    if (!file) return;
    if (file.size > LARGEST_FILE) this.#refuse(new FileRefused("large"));
    else this.#show(await file.text());
  }

  /** @param {HTMLElement} box */
  #look(box) {
    this.#show(/** @type {HTMLTextAreaElement} */ (box).value);
  }

  /** Tells what is in a file, and changes nothing. @param {string} text */
  #show(text) {
    const { store, site, moved } = this.page.services;
    try {
      const file = readFile(text, site);
      const knows = (/** @type {string} */ uid) => this.page.labels.has(questionOf(uid));
      this.#arrivals = arrivalsOf(file, { entries: store.all(), moved, knows });
      this.#describe(file.exportedAt);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      this.#refuse(error);
    }
  }

  /** @param {FileRefused} refused */
  #refuse({ reason, site }) {
    this.page.hush();
    this.preview.hidden = true;
    this.refusal.hidden = false;
    this.refusal.textContent = fill(this.page.words.refused[reason], { site });
  }

  /** @param {string} exportedAt */
  #describe(exportedAt) {
    const { services: { plural, day, store }, words } = this.page;
    const facts = new Map(ARRIVALS.map((state) => [state, this.#arrivals.filter((one) => one.state === state).length]));
    const marks = { moved: this.#arrivals.filter(({ moved }) => moved), unknown: this.#arrivals.filter(({ known }) => !known) };
    const lines = [...facts, ...Object.entries(marks).map(([name, some]) => /** @type {const} */ ([name, some.length]))]
      .filter(([, count]) => count).map(([name, count]) => plural(words[name], count));
    const gone = changesOf(this.#arrivals, "replace", store.live().keys()).filter(([, value]) => value === null).length;
    if (gone) lines.push(plural(words.gone, gone));
    part(this.preview, "[data-part=when]").textContent = /^\d{4}-\d\d-\d\dT/.test(exportedAt)
      ? fill(words.saved_at, { day: day(exportedAt.slice(0, 10)) })
      : "";
    part(this.preview, "[data-part=facts]").replaceChildren(...(lines.length ? lines : [words.empty]).map(lineOf));
    this.refusal.hidden = true;
    this.page.open(this.preview);
  }

  /** @param {"merge" | "replace"} how */
  #take(how) {
    const { services: { store, plural }, words } = this.page;
    const changes = changesOf(this.#arrivals, how, store.live().keys());
    this.preview.hidden = true;
    this.page.change(changes, changes.length ? plural(words.taken, changes.length) : words.nothing);
  }
}

/** @param {string} text */
function lineOf(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
