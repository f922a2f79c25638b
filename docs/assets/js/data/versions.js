// @ts-check
/** @import { Data } from "../data.js" */
/** @import { Value } from "../record.js" */
/** @import { Snapshot } from "../snapshots.js" */
/** @import { Arrival } from "../transfer.js" */
import { part } from "../services.js";
import { speakingOf } from "../speaking.js";
import { arrivalsOf, changesOf } from "../transfer.js";
import { fill } from "../words.js";
import { answerLine, momentOf, wordsOf } from "./answer_line.js";

/** Earlier versions of all answers: what is in each, and the way back to it. */
export class EarlierVersions {
  #waiting = 0;

  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.words = page.words.versions;
    this.window = /** @type {Window} */ (root.ownerDocument.defaultView);
    this.list = part(root, "[data-part=versions]");
    this.note = part(root, "[data-part=note]");
    /** @type {HTMLTemplateElement} */
    this.line = part(root, "template");
  }

  /** Once for all changes before the screen is drawn again: another tab may be writing. */
  draw() {
    this.window.cancelAnimationFrame(this.#waiting);
    this.#waiting = this.window.requestAnimationFrame(() => this.#read());
  }

  async #read() {
    try {
      const versions = await this.page.services.store.snapshots();
      const open = this.list.querySelector("[data-open]");
      if (open && versions.some(({ id }) => `${id}` === /** @type {HTMLElement} */ (open).dataset.open)) return;
      this.list.replaceChildren(...versions.map((one) => this.#drawn(one)));
      this.note.textContent = versions.length ? "" : this.words.none;
    } catch {
      this.list.replaceChildren();
      this.note.textContent = this.words.unreadable;
    }
  }

  /** @param {Snapshot} version */
  #drawn(version) {
    const line = part(/** @type {DocumentFragment} */ (this.line.content.cloneNode(true)), "li");
    const { plural, moment } = this.page.services;
    const when = moment(momentOf(version.at));
    const why = this.words.why[version.why] ?? "";
    part(line, "[data-part=when]").textContent = when;
    part(line, "[data-part=why]").textContent = [why, plural(this.words.count, version.count)].filter(Boolean).join(" · ");
    /** @type {Record<string, () => Promise<void> | void>} */
    const actions = {
      look: () => this.#look(line, version.id),
      restore: () => this.#restore(version.id, when),
      drop: () => this.page.open(part(line, "[data-part=sure]")),
      drop_now: () => this.#drop(version.id, when),
      keep: () => this.#keep(line),
    };
    for (const [name, act] of Object.entries(actions)) {
      const button = part(line, `[data-action=${name}]`);
      button.ariaLabel = fill(this.page.words.button_of, { button: button.textContent ?? "", name: when });
      button.addEventListener("click", () => this.#try(act));
    }
    return line;
  }

  /** What goes wrong is said, and has changed nothing. @param {() => Promise<void> | void} act */
  async #try(act) {
    try {
      await act();
    } catch {
      this.page.tell(this.words.failed);
    }
  }

  /** @param {HTMLElement} line */
  #keep(line) {
    part(line, "[data-part=sure]").hidden = true;
    part(line, "[data-action=drop]").focus();
  }

  /** @param {number} id @returns {Promise<Arrival[]>} what would become of each of its answers */
  async #arrivals(id) {
    const { store, moved } = this.page.services;
    const answers = new Map();
    for (const [uid, { v, t }] of await store.readSnapshot(id)) {
      if (v !== null) answers.set(uid, { value: v, time: t, label: "" });
    }
    return arrivalsOf({ exportedAt: "", answers }, { entries: store.all(), moved, question: () => null });
  }

  /** @param {HTMLElement} line @param {number} id */
  async #look(line, id) {
    const { store, plural } = this.page.services;
    const panel = part(line, "[data-part=inside]");
    const button = part(line, "[data-action=look]");
    panel.hidden = !panel.hidden;
    button.ariaExpanded = String(!panel.hidden);
    line.toggleAttribute("data-open", false);
    if (panel.hidden) return;
    line.dataset.open = `${id}`;
    const arrivals = await this.#arrivals(id);
    const since = changesOf(arrivals, "replace", store.live().keys()).filter(([, value]) => value === null).length;
    /** @param {Arrival["state"][]} states */
    const number = (...states) => arrivals.filter(({ state }) => states.includes(state)).length;
    const counts = { back: number("fresh", "removed"), differs: number("theirs", "mine"), since };
    const facts = Object.entries(counts).filter(([, count]) => count).map(([name, count]) => plural(this.words[name], count));
    part(panel, "[data-part=facts]").textContent = facts.join(" ") || this.words.same;
    const lines = arrivals.filter(({ uid }) => this.#isToRead(uid))
      .map(({ uid, value }) => answerLine(this.page.nameOf(uid), this.#said(uid, value)));
    part(panel, "[data-part=answers]").replaceChildren(...lines);
  }

  /** The order of rows and the names of copies are no answers. @param {string} uid */
  #isToRead(uid) {
    const question = this.page.outline.question(uid);
    return question?.label !== "" && question?.kind !== "order";
  }

  /** @param {string} uid @param {Value} value */
  #said(uid, value) {
    const question = this.page.outline.question(uid);
    if (!question || typeof value === "boolean") return wordsOf(value, this.page.words);
    return speakingOf(this.page.services).say({ id: "", ...question }, value);
  }

  /** What is here now is kept as a version first; without that, nothing is changed. @param {number} id @param {string} when */
  async #restore(id, when) {
    const { store } = this.page.services;
    if (this.page.refuses()) return;
    const arrivals = await this.#arrivals(id);
    const changes = changesOf(arrivals, "replace", store.live().keys());
    if (!changes.length) return this.page.tell(this.words.same);
    await store.takeSnapshot("restore");
    this.list.replaceChildren();
    this.page.change(changes, fill(this.words.restored, { when }));
  }

  /** @param {number} id @param {string} when */
  async #drop(id, when) {
    if (this.page.refuses()) return;
    await this.page.services.store.dropSnapshot(id);
    this.list.replaceChildren();
    this.page.tell(fill(this.words.dropped, { when }));
    this.draw();
  }
}
