// @ts-check
/** @import { Value } from "./record.js" */
/** @import { Services } from "./services.js" */
/** @import { Store } from "./store.js" */
import { randomId } from "./uid.js";

/**
 * The people of the list as the last change left them. Reading them walks all answers, so it is done once a change.
 * @typedef {{ids: string[], names: Map<string, string>, byName: Map<string, string[]>}} PeopleNow
 * @typedef {"here" | "gone" | "text"} Standing what an answer that may name a person is: somebody on the list,
 *   somebody who is not on it any more, or just words
 */

const PEOPLE_TABLE = "people";
export const PEOPLE_ORDER = "people--order";
const PERSON_ID = /^r[a-z0-9]{8}$/;

/** The one list of people of the whole book, over the store. It knows no page. */
export class People {
  /** @type {PeopleNow | null} */
  #now = null;
  #store;
  #random;
  #line;

  /** @param {Pick<Services, "store" | "random" | "words">} services */
  constructor({ store, random, words }) {
    this.#store = store;
    this.#random = random;
    // Made once, as that takes longer than to use it.
    this.#line = new Intl.ListFormat(words.locale, { type: "unit", style: "short" });
    store.subscribe(({ uids }) => {
      if (uids.some(isOfPeople)) this.#now = null;
    });
  }

  /** Row ids in the order of the list. */
  ids() {
    return this.#read().ids;
  }

  /** @param {string} id */
  has(id) {
    return this.#read().names.has(id);
  }

  /** @param {string} id @returns {string} empty for somebody who has no name yet */
  nameOf(id) {
    return this.#read().names.get(id) ?? "";
  }

  /** @param {string} id @param {string} column @returns {string} */
  fact(id, column) {
    return String(this.#store.get(personUid(id, column)) ?? "");
  }

  /**
   * A word can look like an id ("rodriguez" does), so what looks like one and never was one is one only with a digit.
   * @param {string} value @returns {Standing}
   */
  standing(value) {
    if (this.has(value)) return "here";
    if (!PERSON_ID.test(value)) return "text";
    return /\d/.test(value) || this.#store.hadRow(PEOPLE_TABLE, value) ? "gone" : "text";
  }

  /** Everybody of exactly this name, whatever its case and spaces. @param {string} name @returns {string[]} */
  called(name) {
    return this.#read().byName.get(folded(name)) ?? [];
  }

  /** People whose name holds this text, those first whose name starts with it. @param {string} text */
  matching(text) {
    const part = plain(text);
    const found = this.ids().filter((id) => plain(this.nameOf(id)).includes(part) && this.nameOf(id).trim());
    return [true, false].flatMap((starts) => found.filter((id) => plain(this.nameOf(id)).startsWith(part) === starts));
  }

  /**
   * Puts somebody to the end of the list.
   * @param {string} name
   * @returns {string} the new id
   */
  add(name) {
    const id = randomId("r", this.#random);
    this.#store.setMany([[PEOPLE_ORDER, [...this.ids(), id]], [personUid(id, "name"), name]]);
    return id;
  }

  /** @param {Iterable<string>} names */
  inOneLine(names) {
    return this.#line.format(names);
  }

  /** The answers anywhere in the book that name this person. @param {string} id @returns {string[]} */
  pointingTo(id) {
    const live = [...this.#store.live()].filter(([uid]) => uid !== PEOPLE_ORDER && !isOwn(uid, id));
    return live.filter(([, { v }]) => v === id || (Array.isArray(v) && v.includes(id))).map(([uid]) => uid);
  }

  /**
   * Takes somebody off the list with all that is noted about them.
   * @param {string} id
   * @param {"keep" | "clear"} fate of the answers that name them: they keep the name as words, or lose it
   * @returns {() => void} undoes it
   */
  remove(id, fate) {
    const words = fate === "keep" ? this.nameOf(id).trim() : "";
    /** @type {[string, Value][]} */
    const after = [
      [PEOPLE_ORDER, this.ids().filter((one) => one !== id)],
      ...[...this.#store.live().keys()].filter((uid) => isOwn(uid, id)).map(noAnswer),
      ...this.pointingTo(id).map((uid) => /** @type {[string, Value]} */ ([uid, this.#without(uid, id, words)])),
    ];
    const before = after.map(([uid]) => /** @type {[string, Value]} */ ([uid, this.#store.get(uid) ?? null]));
    before[0][1] = this.ids();
    this.#store.setMany(after);
    return () => this.#store.setMany(before);
  }

  /** @param {string} uid @param {string} id @param {string} words in its place @returns {Value} */
  #without(uid, id, words) {
    const value = this.#store.get(uid);
    if (!Array.isArray(value)) return words || null;
    const left = value.flatMap((one) => one !== id ? [one] : words ? [words] : []);
    return left.length ? left : null;
  }

  #read() {
    if (this.#now) return this.#now;
    const ids = this.#store.rowsOf(PEOPLE_TABLE, PEOPLE_ORDER);
    const names = new Map(ids.map((id) => [id, this.fact(id, "name")]));
    /** @type {Map<string, string[]>} */
    const byName = new Map();
    for (const [id, name] of names) {
      const key = folded(name);
      if (key) byName.set(key, [...byName.get(key) ?? [], id]);
    }
    this.#now = { ids, names, byName };
    return this.#now;
  }
}

/** @type {WeakMap<Store, People>} */
const PEOPLE_OF = new WeakMap();

/** The list that all components of a page share. @param {Services} services */
export function peopleOf(services) {
  const people = PEOPLE_OF.get(services.store) ?? new People(services);
  PEOPLE_OF.set(services.store, people);
  return people;
}

/** @param {string} id @param {string} column */
export function personUid(id, column) {
  return `${PEOPLE_TABLE}--${id}--${column}`;
}

/** @param {string} uid */
export function isOfPeople(uid) {
  return uid.startsWith(`${PEOPLE_TABLE}--`);
}

/** A name with its spaces as people see them. @param {string} name */
export function tidy(name) {
  return name.trim().replace(/\s+/g, " ");
}

/** @param {string} uid @param {string} id */
function isOwn(uid, id) {
  return uid.startsWith(personUid(id, ""));
}

/** @param {string} uid @returns {[string, Value]} */
function noAnswer(uid) {
  return [uid, null];
}

/** Two names that are the same to people. @param {string} name */
function folded(name) {
  return tidy(name).normalize("NFC").toLocaleLowerCase();
}

/** For searching: without accents too. @param {string} name */
function plain(name) {
  return folded(name).normalize("NFD").replace(/\p{M}/gu, "");
}
