// @ts-check
/** @import { Value } from "./record.js" */
/** @import { Services } from "./services.js" */
/** @import { Arrival } from "./transfer.js" */
import { part } from "./services.js";
import { arrivalsOf, changesOf, FileRefused, readFile } from "./transfer.js";
import { questionOf } from "./uid.js";
import { fill } from "./words.js";

// Above the length that `readFile` takes, in bytes, so that a film is not read into memory to be refused.
const LARGEST_FILE = 60_000_000;
const ARRIVALS = /** @type {const} */ (["fresh", "theirs", "mine", "removed", "same"]);

/** The page that hands readers their answers: a file to keep, a file to bring back, and an end to all of it. */
export class Data {
  /** @type {Arrival[]} */
  #arrivals = [];
  /** @type {(() => void)[]} */
  #ends = [];

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.words = services.words.data;
    /** @type {Map<string, string>} question -> what it is called */
    this.labels = new Map(Object.entries(JSON.parse(root.dataset.labels ?? "{}")));
    this.done = part(root, "[data-part=done]");
    this.refusal = part(root, "[data-part=refusal]");
    this.preview = part(root, "[data-part=preview]");
    this.sure = part(root, "[data-part=sure]");
    this.#wire();
    part(root, "[data-part=no-script]").hidden = true;
    part(root, "[data-part=all]").hidden = false;
  }

  start() {
    this.#ends.push(this.services.store.subscribe(() => this.#count()));
    this.#count();
  }

  stop() {
    for (const end of this.#ends.splice(0)) end();
  }

  #wire() {
    /** @type {Record<string, () => void>} */
    const actions = {
      save: () => this.#save(),
      read: () => this.#look(part(this.root, "[data-part=paste]")),
      merge: () => this.#take("merge"),
      replace: () => this.#take("replace"),
      cancel: () => this.#close(this.preview, "[data-action=read]"),
      erase: () => this.#open(this.sure),
      erase_now: () => this.#erase(),
      keep: () => this.#close(this.sure, "[data-action=erase]"),
    };
    for (const [name, act] of Object.entries(actions)) {
      for (const button of this.root.querySelectorAll(`[data-action=${name}]`)) button.addEventListener("click", act);
    }
    const input = /** @type {HTMLInputElement} */ (part(this.root, "[data-part=file]"));
    input.addEventListener("change", () => this.#file(input.files?.[0]));
    const zone = part(this.root, "[data-part=zone]");
    zone.addEventListener("dragover", (event) => event.preventDefault());
    zone.addEventListener("drop", (event) => this.#drop(event));
  }

  #count() {
    const { store, plural } = this.services;
    part(this.root, "[data-part=count]").textContent = plural(this.words.stored, store.live().size);
  }

  #save() {
    const labels = new Map([...this.services.store.live().keys()].map((uid) => [uid, this.labels.get(questionOf(uid)) ?? ""]));
    this.services.download(labels);
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
    const { store, site, moved } = this.services;
    try {
      const file = readFile(text, site);
      const knows = (/** @type {string} */ uid) => this.labels.has(questionOf(uid));
      this.#arrivals = arrivalsOf(file, { entries: store.all(), moved, knows });
      this.#describe(file.exportedAt);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      this.#refuse(error);
    }
  }

  /** @param {FileRefused} refused */
  #refuse({ reason, site }) {
    this.preview.hidden = true;
    this.refusal.hidden = false;
    this.refusal.textContent = fill(this.words.refused[reason], { site });
  }

  /** @param {string} exportedAt */
  #describe(exportedAt) {
    const { plural, day, store } = this.services;
    const facts = new Map(ARRIVALS.map((state) => [state, this.#arrivals.filter((one) => one.state === state).length]));
    const marks = { moved: this.#arrivals.filter(({ moved }) => moved), unknown: this.#arrivals.filter(({ known }) => !known) };
    const lines = [...facts, ...Object.entries(marks).map(([name, some]) => /** @type {const} */ ([name, some.length]))]
      .filter(([, count]) => count).map(([name, count]) => plural(this.words[name], count));
    const gone = changesOf(this.#arrivals, "replace", store.live().keys()).filter(([, value]) => value === null).length;
    if (gone) lines.push(plural(this.words.gone, gone));
    part(this.preview, "[data-part=when]").textContent = /^\d{4}-\d\d-\d\dT/.test(exportedAt)
      ? fill(this.words.saved_at, { day: day(exportedAt.slice(0, 10)) })
      : "";
    part(this.preview, "[data-part=facts]").replaceChildren(...(lines.length ? lines : [this.words.empty]).map(lineOf));
    this.#open(this.preview);
  }

  /** @param {"merge" | "replace"} how */
  #take(how) {
    const { store, plural } = this.services;
    const changes = changesOf(this.#arrivals, how, store.live().keys());
    this.preview.hidden = true;
    const text = changes.length ? plural(this.words.taken, changes.length) : this.words.nothing;
    this.#change(changes, text);
  }

  async #erase() {
    const { store } = this.services;
    const before = this.#now(store.live().keys());
    this.sure.hidden = true;
    const erasing = store.erase().then(() => this.words.erased, () => this.words.not_erased);
    this.#tell(this.words.erasing, before);
    this.#tell(await erasing, before);
  }

  /** Changes all of it at once. @param {[string, Value][]} changes @param {string} text */
  #change(changes, text) {
    const before = this.#now(changes.map(([uid]) => uid));
    this.services.store.setMany(changes);
    this.#tell(text, before);
  }

  /** @param {Iterable<string>} uids @returns {[string, Value][]} */
  #now(uids) {
    return [...uids].map((uid) => [uid, this.services.store.get(uid) ?? null]);
  }

  /** Says what was done, with the way back. @param {string} text @param {[string, Value][]} before */
  #tell(text, before) {
    this.done.replaceChildren(text, ...(before.length ? [" ", this.#undo(before)] : []));
    this.done.hidden = false;
    this.done.focus();
    this.services.announce(text);
  }

  /** @param {[string, Value][]} before */
  #undo(before) {
    const { store, announce } = this.services;
    const button = this.root.ownerDocument.createElement("button");
    button.type = "button";
    button.className = "gb-button";
    button.textContent = this.words.undo;
    button.addEventListener("click", () => {
      store.setMany(before);
      this.done.replaceChildren(this.words.undone);
      this.done.focus();
      announce(this.words.undone);
    }, { once: true });
    return button;
  }

  /** @param {HTMLElement} section */
  #open(section) {
    this.refusal.hidden = true;
    this.done.hidden = true;
    section.hidden = false;
    part(section, "[tabindex]").focus();
  }

  /** @param {HTMLElement} section @param {string} back */
  #close(section, back) {
    section.hidden = true;
    part(this.root, back).focus();
  }
}

/** @param {string} text */
function lineOf(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
