// @ts-check
/** @import { AnswersFile } from "./download.js" */
/** @import { Value } from "./record.js" */
/** @import { Services } from "./services.js" */
import { BringBack } from "./data/bring_back.js";
import { Erase } from "./data/erase.js";
import { EraseTool } from "./data/erase_tool.js";
import { KeepSafe } from "./data/keep_safe.js";
import { Pageless } from "./data/pageless.js";
import { PrivateSession } from "./data/private_session.js";
import { SaveCopy } from "./data/save_copy.js";
import { EarlierVersions } from "./data/versions.js";
import { exportFile, saveFile } from "./download.js";
import { LastCopy } from "./last_copy.js";
import { Outline } from "./outline.js";
import { part } from "./services.js";
import { questionOf } from "./uid.js";
import { fill } from "./words.js";

/**
 * One part of the page, over the element with its name in `data-section`.
 * @typedef {object} Section
 * @property {HTMLElement} root
 * @property {() => void} [draw] shows what is stored: at first, and after every change of an answer
 * @property {() => void} [stop]
 */
/** @typedef {new (root: HTMLElement, page: Data) => Section} SectionClass */

/** @type {Record<string, SectionClass>} */
const DATA_SECTIONS = {
  save_copy: SaveCopy,
  bring_back: BringBack,
  keep_safe: KeepSafe,
  versions: EarlierVersions,
  pageless: Pageless,
  private_session: PrivateSession,
  erase_tool: EraseTool,
  erase: Erase,
};

/** The page that hands readers their answers, and what its sections share: one place that says what was done. */
export class Data {
  /** @type {Section[]} */
  #sections = [];
  /** @type {(() => void)[]} */
  #ends = [];

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.words = services.words.data;
    this.outline = new Outline(JSON.parse(root.dataset.outline ?? ""));
    /** @type {Map<string, string>} question that is in the guide no more -> its last wording */
    this.wordings = new Map(Object.entries(JSON.parse(root.dataset.wordings ?? "{}")));
    this.done = part(root, "[data-part=done]");
    for (const [name, Section] of Object.entries(DATA_SECTIONS)) {
      this.#sections.push(new Section(part(root, `[data-section=${name}]`), this));
    }
    root.addEventListener("keydown", (event) => this.#escape(event));
    part(root, "[data-part=no-script]").hidden = true;
    part(root, "[data-part=all]").hidden = false;
  }

  start() {
    const { store } = this.services;
    this.#ends.push(store.subscribe(() => this.draw()), store.subscribeStatus(() => this.#showTrouble()));
    this.#showTrouble();
    this.draw();
  }

  stop() {
    for (const end of this.#ends.splice(0)) end();
    for (const section of this.#sections) section.stop?.();
  }

  /** Says it where nothing can be changed, as the answers are of a newer edition of the guide. */
  refuses() {
    const outgrown = this.services.store.status.state === "readonly";
    if (outgrown) this.tell(this.words.refused.outgrown);
    return outgrown;
  }

  /** What is not kept at all is the first thing to know. */
  #showTrouble() {
    const { store: { status: { state, reason } }, words } = this.services;
    const trouble = part(this.root, "[data-part=trouble]");
    trouble.hidden = state !== "failed" && state !== "readonly";
    trouble.textContent = trouble.hidden ? "" : fill(words.status[state], { reason: words.status[reason ?? ""] ?? "" });
  }

  /** Whether the book has the question of an answer. @param {string} uid */
  knows(uid) {
    return this.outline.question(uid) !== null;
  }

  /** What its question is called, or was when it was last in the guide. @param {string} uid */
  wordingOf(uid) {
    return this.outline.label(uid) || this.wordings.get(questionOf(uid)) || "";
  }

  /** The same, and its own name where nobody knows its question. @param {string} uid */
  nameOf(uid) {
    return this.wordingOf(uid) || uid;
  }

  /** Hands out a file with all answers. */
  save() {
    this.hand(this.file());
  }

  /** Hands out a file that can be brought back, and notes that there is one. @param {AnswersFile} file */
  hand(file) {
    const { store, site, now, inPrivate } = this.services;
    const window = /** @type {Window} */ (this.root.ownerDocument.defaultView);
    saveFile(window.document, file);
    if (!inPrivate) new LastCopy({ storage: () => window.localStorage, site, now }).saved(store.all());
  }

  /** All answers, with what their questions are called. */
  file() {
    const { store, site, now } = this.services;
    const labels = new Map([...store.live().keys()].map((uid) => [uid, this.wordingOf(uid)]));
    return exportFile({ site, entries: store.live(), labels, now });
  }

  /** Changes all of it at once. @param {[string, Value][]} changes @param {string} text what was done */
  change(changes, text) {
    const before = this.now(changes.map(([uid]) => uid));
    this.services.store.setMany(changes);
    this.tell(text, before);
  }

  /** What stands there now, to be put back. @param {Iterable<string>} uids @returns {[string, Value][]} */
  now(uids) {
    return [...uids].map((uid) => [uid, this.services.store.get(uid) ?? null]);
  }

  /** Says what was done, with the way back. @param {string} text @param {[string, Value][]} [before] */
  tell(text, before = []) {
    this.done.replaceChildren(text, ...(before.length ? [" ", this.#undo(before)] : []));
    this.done.hidden = false;
    this.done.focus();
    this.services.announce(text);
  }

  /** What was done before is said no longer. */
  hush() {
    this.done.hidden = true;
  }

  /** Shows a part that was hidden, and leads to it. @param {HTMLElement} hidden */
  open(hidden) {
    this.hush();
    hidden.hidden = false;
    part(hidden, "[tabindex]").focus();
  }

  /** Out of a question that was asked: its last button changes nothing. @param {KeyboardEvent} event */
  #escape({ key, isComposing, target }) {
    if (key !== "Escape" || isComposing) return; // composing: the key belongs to the word that is being written
    const asked = /** @type {Element} */ (target).closest(".gb-data__sure, .gb-data__preview");
    /** @type {HTMLElement | undefined} */ ([...asked?.querySelectorAll("button") ?? []].pop())?.click();
  }

  draw() {
    for (const section of this.#sections) section.draw?.();
  }

  /** @param {[string, Value][]} before */
  #undo(before) {
    const { store } = this.services;
    const button = this.root.ownerDocument.createElement("button");
    button.type = "button";
    button.className = "gb-button";
    button.textContent = this.words.undo;
    button.addEventListener("click", () => {
      store.setMany(before);
      this.tell(this.words.undone);
    }, { once: true });
    return button;
  }
}
