// @ts-check
/** @import { Moved } from "./lineage.js" */
/** @import { Entry, Value } from "./record.js" */
/** @import { Schema } from "./schema.js" */
/** @import { Snapshots, Why } from "./snapshots.js" */
import { Answers, otherUid } from "./answers.js";
import { isEntry, isValue } from "./record.js";
import { Saving } from "./saving.js";
import { Signals } from "./signals.js";
import { parseUid } from "./uid.js";

/**
 * @typedef {{uids: string[], from: "here" | "tab" | "load"}} Changed
 * @typedef {"blocked" | "full" | "closed" | "error"} Reason
 * @typedef {object} Status
 * @property {"reading" | "ready" | "saving" | "saved" | "partly" | "failed" | "readonly"} state ready: nothing was changed yet;
 *   saved: both stores confirmed everything; partly: only one did; failed: only this page knows;
 *   readonly: the answers are of a newer edition of the guidebook, so nothing is written
 * @property {number | null} at when everything was last confirmed
 * @property {Reason | null} reason why a store fails
 *
 * @typedef {Pick<BroadcastChannel, "postMessage" | "addEventListener">} Channel
 * @typedef {object} StoreNeeds
 * @property {string} site
 * @property {() => Storage | null} storage a function, because touching localStorage can throw
 * @property {() => IDBFactory | null} indexedDB
 * @property {Channel | null} channel to other tabs, for when localStorage cannot carry the news
 * @property {() => number} now
 * @property {(act: () => void, ms: number) => void} later
 * @property {() => number} random from 0 to below 1
 * @property {Moved} moved
 * @property {EventTarget} page the window
 * @property {Schema} [schema] how answers are stored, if not as now
 */

/** @returns {Promise<never>} */
const absent = () => Promise.reject(new Error("not on this page"));

/** The reader's answers, as the components see them: accepted at once, kept as well as the browser lets us. */
export class Store {
  // Earlier versions have a script of their own, on every page where an answer can change. It sets these.
  /** @type {Snapshots["list"]} those there are, newest first */
  snapshots = absent;
  /** @type {Snapshots["take"]} keeps all answers as they are at this moment */
  takeSnapshot = absent;
  /** @type {Snapshots["read"]} all entries of then, those of removed answers too */
  readSnapshot = absent;
  /** @type {Snapshots["drop"]} */
  dropSnapshot = absent;
  #signals = new Signals();
  /** @type {Promise<void> | null} */
  #started = null;
  #page;
  #channel;
  #answers;
  #saving;

  /** @param {StoreNeeds} needs */
  constructor(needs) {
    this.#page = needs.page;
    this.#channel = needs.channel;
    this.#answers = new Answers(needs);
    this.#saving = new Saving(
      needs,
      this.#answers,
      (uids, from) => this.#tell(uids, from),
      (status) => this.#signals.send("status", status),
    );
  }

  /** On return localStorage has been read; the promise is fulfilled after the merge with IndexedDB. Never rejects. */
  start() {
    this.#started ??= this.#begin();
    return this.#started;
  }

  /** @param {string} uid */
  get(uid) {
    return this.#answers.get(uid);
  }

  /** @param {string} uid */
  has(uid) {
    return this.get(uid) !== undefined;
  }

  /** All answers there are, with their times. */
  live() {
    return this.#answers.live();
  }

  /** All that is known, removed answers too. @returns {ReadonlyMap<string, Entry>} */
  all() {
    return this.#answers.entries;
  }

  /** Whatever answers are known of, each copy by itself. A list of copies asks this, for there are far more answers. */
  tools() {
    return this.#answers.tools();
  }

  /** @param {string} tool with its copy, if it is one */
  uidsOf(tool) {
    return this.#answers.uidsOf(tool);
  }

  /** @param {string} table @param {string} [order] where the order is kept, if not under the name of the table */
  rowsOf(table, order) {
    return this.#answers.rowsOf(table, order);
  }

  /** @param {string} table @param {string} row */
  hadRow(table, row) {
    return this.#answers.hadRow(table, row);
  }

  /** @param {string} uid @param {Value} value */
  set(uid, value) {
    this.#change([[uid, value]]);
  }

  /** @param {string} uid */
  clear(uid) {
    this.#change([[uid, null]]);
  }

  /** One act on many answers, such as clearing a tool or undoing that. @param {[string, Value][]} pairs */
  setMany(pairs) {
    for (const [uid] of pairs) this.settle(uid);
    this.#change(pairs);
    for (const [uid] of pairs) this.settle(uid);
  }

  /** What is kept in the database besides answers. @type {Saving["transact"]} */
  transact(stores, mode, work, durability) {
    return this.#saving.transact(stores, mode, work, durability);
  }

  /**
   * Removes every answer, the history and the earlier versions: what a reader erases must not stay in them, so there
   * is no way back but a file saved before. What other tabs write meanwhile stays.
   * @returns {Promise<void>} rejected where a store fails; the answers are gone from the page all the same
   */
  erase() {
    // Those under old names too, which stay stored after the author moved their questions.
    this.setMany([...this.all()].filter(([, { v }]) => v !== null).map(([uid]) => [uid, null]));
    return this.#saving.forget();
  }

  /** @param {string} uid the focus left this field: its next edit is a new step in the history */
  settle(uid) {
    this.#answers.settle(uid);
  }

  /** A long text that lost against an edit made without seeing it. @param {string} uid */
  otherVersion(uid) {
    return this.get(otherUid(uid));
  }

  /** @param {string} uid */
  forgetOther(uid) {
    this.clear(otherUid(uid));
  }

  get status() {
    return this.#saving.status;
  }

  /** @param {(changed: Changed) => void} listener @returns {() => void} ends the subscription */
  subscribe(listener) {
    return this.#signals.listen("changed", listener);
  }

  /** @param {(status: Status) => void} listener @returns {() => void} ends the subscription */
  subscribeStatus(listener) {
    return this.#signals.listen("status", listener);
  }

  /** Called before every edit here, with nothing changed yet. @param {() => void} listener */
  beforeChange(listener) {
    return this.#signals.listen("changing", listener);
  }

  async #begin() {
    const saving = this.#saving;
    this.#page.addEventListener("storage", (event) => saving.stored(/** @type {StorageEvent} */ (event)));
    this.#page.addEventListener("pageshow", (event) => {
      if (/** @type {PageTransitionEvent} */ (event).persisted) saving.reread(true);
    });
    this.#page.addEventListener("visibilitychange", () => saving.reread(false));
    this.#page.addEventListener("pagehide", () => saving.save());
    this.#channel?.addEventListener("message", ({ data }) => {
      if (!parseUid(data?.uid) || !isEntry(data.entry)) return;
      saving.heard(new Map([[data.uid, data.entry]]), [saving.local, saving.remote]);
    });
    await saving.save();
  }

  /** @param {[string, Value][]} pairs */
  #change(pairs) {
    for (const [uid, value] of pairs) {
      if (!parseUid(uid) || !isValue(value)) throw new TypeError(`not an answer: ${uid}`);
    }
    this.start(); // reads localStorage first, so that no edit overwrites what was not looked at
    this.#signals.send("changing", null);
    const uids = pairs.filter(([uid, value]) => this.#answers.edit(uid, value)).map(([uid]) => uid);
    if (!uids.length) return;
    this.#saving.edited(uids);
    this.#broadcast(uids);
    this.#tell(uids, "here");
  }

  /** @param {string[]} uids told by localStorage itself, where that works */
  #broadcast(uids) {
    try {
      for (const uid of uids.filter((one) => this.#saving.local.pending.has(one))) {
        this.#channel?.postMessage({ uid, entry: this.#answers.entries.get(uid) });
      }
    } catch {
      this.#channel = null; // closed: other tabs see the edit when they read the database again
    }
  }

  /** @param {string[]} uids @param {Changed["from"]} from */
  #tell(uids, from) {
    if (uids.length) this.#signals.send("changed", { uids, from });
  }
}
