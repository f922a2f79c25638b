// @ts-check
/** @import { Entry } from "./record.js" */
/** @import { Edition } from "./schema.js" */
import { newer, parseEntry } from "./record.js";
import { isUid } from "./uid.js";

/**
 * Answers in localStorage, one key each, so that two tabs never overwrite each other's fields.
 *
 * A text that cannot be read is damaged, not worthless. It stays under its key until an answer has to be written
 * there, and is first moved to `gb:<site>:<schema>:damaged:<uid>`; nothing is ever removed.
 */
export class LocalAnswers {
  /** @type {Set<string>} uids whose stored text could not be read */
  damaged = new Set();
  /** @type {string[]} uids whose answer was only there in an older schema */
  migrated = [];
  /** @type {Storage | null} */
  #area = null;
  #count = 0;
  #proven = false;
  #open;
  #start;
  #keys;
  #edition;

  /**
   * @param {() => Storage | null} open touching localStorage throws where the reader blocks site data
   * @param {string} site
   * @param {Edition} edition
   */
  constructor(open, site, edition) {
    this.#open = open;
    this.#start = `gb:${site}:`;
    this.#keys = new RegExp(`^${this.#start}([1-9]\\d*):(.+)`);
    this.#edition = edition;
  }

  /** @returns {Map<string, Entry>} those of older schemas too, which stay where they are */
  all() {
    const area = this.#storage();
    /** @type {Map<string, Entry>[]} */
    const found = Array.from({ length: this.#edition.version }, () => new Map());
    for (let index = 0; index < area.length; index++) {
      const { version, uid } = this.#parse(area.key(index));
      const entry = uid && found[version - 1] && this.#read(uid, version);
      if (entry) found[version - 1].set(uid, entry);
    }
    this.#count = area.length;
    const all = this.#edition.joined(found);
    const own = found[this.#edition.version - 1];
    this.migrated = [...all.keys()].filter((uid) => all.get(uid) !== own.get(uid));
    return all;
  }

  /** Whether nothing was removed behind our back (by the browser's tools or another page of this origin). */
  intact() {
    return this.#storage().length >= this.#count;
  }

  /** Finds out before the reader types whether anything can be kept here. Throws what the browser throws. */
  probe() {
    if (this.#proven) return;
    const key = `${this.#start}probe`;
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
    const area = this.#writable();
    const keys = Array.from({ length: area.length }, (_, index) => area.key(index) ?? "");
    for (const key of keys.filter((one) => one.startsWith(this.#key("damaged:")))) area.removeItem(key);
    this.#count = area.length;
  }

  /** @param {string | null} key @returns {string | null} the uid, if the key is an answer of this site */
  uidOf(key) {
    const { version, uid } = this.#parse(key);
    return version === this.#edition.version ? uid : null;
  }

  /** @param {string | null} key @returns {{version: number, uid: string | null}} */
  #parse(key) {
    const [, number, uid] = this.#keys.exec(key ?? "") ?? [];
    const version = Number(number);
    if (version > this.#edition.version) this.#edition.outgrown = true;
    return { version, uid: isUid(uid) ? uid : null };
  }

  /** @param {string} uid @param {number} [version] */
  #read(uid, version) {
    const text = this.#storage().getItem(this.#key(uid, version));
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
    const area = this.#writable();
    area.setItem(key, text);
    if (area.getItem(key) !== text) throw new DOMException("localStorage did not keep what was written", "DataError");
    this.#proven = true;
  }

  #storage() {
    this.#area ??= this.#open();
    if (!this.#area) throw new DOMException("localStorage is switched off", "SecurityError");
    return this.#area;
  }

  #writable() {
    if (this.#edition.outgrown) throw new DOMException("newer answers", "VersionError");
    return this.#storage();
  }

  /** @param {string} uid */
  #key(uid, version = this.#edition.version) {
    return `${this.#start}${version}:${uid}`;
  }
}
