// @ts-check
/** @import { Entry } from "./record.js" */
import { newer, parseEntry } from "./record.js";
import { parseUid } from "./uid.js";

/**
 * Answers in localStorage, one key each, so that two tabs never overwrite each other's fields.
 *
 * A text that cannot be read is damaged, not worthless. It stays under its key until an answer has to be written
 * there, and is first moved to `gb:<site>:1:damaged:<uid>`; nothing is ever removed.
 */
export class LocalAnswers {
  /** @type {Set<string>} uids whose stored text could not be read */
  damaged = new Set();
  /** @type {Storage | null} */
  #area = null;
  #count = 0;
  #proven = false;
  #open;
  #site;

  /**
   * @param {() => Storage | null} open touching localStorage throws where the reader blocks site data
   * @param {string} site
   */
  constructor(open, site) {
    this.#open = open;
    this.#site = site;
  }

  /** @returns {Map<string, Entry>} */
  all() {
    const area = this.#storage();
    const found = new Map();
    for (let index = 0; index < area.length; index++) {
      const uid = this.uidOf(area.key(index));
      const entry = uid && this.#read(uid);
      if (entry) found.set(uid, entry);
    }
    this.#count = area.length;
    return found;
  }

  /** Whether nothing was removed behind our back (by the browser's tools or another page of this origin). */
  intact() {
    return this.#storage().length >= this.#count;
  }

  /** Finds out before the reader types whether anything can be kept here. Throws what the browser throws. */
  probe() {
    if (this.#proven) return;
    const key = `gb:${this.#site}:probe`;
    this.#put(key, "1");
    this.#storage().removeItem(key);
  }

  /** @param {string} uid @param {Entry} entry @returns {Entry} what the store now holds: this, or a newer one */
  write(uid, entry) {
    const current = this.#read(uid);
    if (current && newer(current, entry)) return current;
    if (this.damaged.has(uid)) this.#setAside(uid);
    this.#put(this.#key(uid), JSON.stringify({ v: entry.v, t: entry.t, w: entry.w }));
    this.#count = this.#storage().length;
    return entry;
  }

  /** Removes the damaged texts that were set aside: what was erased must not stay in them. */
  forget() {
    const area = this.#storage();
    const keys = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "");
    for (const key of keys.filter((one) => one.startsWith(this.#key("damaged:")))) area.removeItem(key);
    this.#count = area.length;
  }

  /** @param {string | null} key @returns {string | null} the uid, if the key is an answer of this site */
  uidOf(key) {
    const uid = key?.startsWith(this.#key("")) ? key.slice(this.#key("").length) : null;
    return parseUid(uid) && uid;
  }

  /** @param {string} uid */
  #read(uid) {
    const text = this.#storage().getItem(this.#key(uid));
    const entry = parseEntry(text);
    this.damaged[text !== null && !entry ? "add" : "delete"](uid);
    return entry;
  }

  /** @param {string} uid */
  #setAside(uid) {
    const area = this.#storage();
    let key = this.#key(`damaged:${uid}`);
    while (area.getItem(key) !== null) key += "+";
    this.#put(key, area.getItem(this.#key(uid)) ?? "");
    this.damaged.delete(uid);
  }

  /** @param {string} key @param {string} text */
  #put(key, text) {
    const area = this.#storage();
    area.setItem(key, text);
    if (area.getItem(key) !== text) throw new DOMException("localStorage did not keep what was written", "DataError");
    this.#proven = true;
  }

  #storage() {
    this.#area ??= this.#open();
    if (!this.#area) throw new DOMException("localStorage is switched off", "SecurityError");
    return this.#area;
  }

  /** @param {string} uid */
  #key(uid) {
    return `gb:${this.#site}:1:${uid}`;
  }
}
