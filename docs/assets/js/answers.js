// @ts-check
/** @import { Moved } from "./lineage.js" */
/** @import { Entry, Value } from "./record.js" */
import { Clock } from "./clock.js";
import { homesOf, inheritedTime } from "./lineage.js";
import { mergeInto, newer, sameValue } from "./record.js";
import { randomId } from "./uid.js";

/**
 * @typedef {{open: boolean, base: Entry | undefined, key?: IDBValidKey, prev?: Value}} Edit  one stay of the focus in
 *   a field: `base` is the answer before it; `key` and `prev` belong to its row in the history
 */

const LONG_TEXT = 40;

/** All answers of the reader, as one page knows them; where they are stored is not their business. */
export class Answers {
  /** @type {Map<string, Entry>} removed answers too */
  entries = new Map();
  /** @type {Map<string, Set<string>>} tool, with its copy -> what is known of it: pages ask for it at every stroke */
  #tools = new Map();
  /** @type {Map<string, Edit>} what was edited here */
  #edits = new Map();
  /** @type {string[]} under what names texts that lost were put since this was last asked */
  #beside = [];
  /** @type {Map<string, Entry> | null} the last answer of `live()`, until something changes */
  #live = null;
  #clock;
  #tab;
  #moved;

  /** @param {{now: () => number, random: () => number, moved: Moved}} needs */
  constructor({ now, random, moved }) {
    this.#clock = new Clock(now);
    this.#tab = randomId("w", random);
    this.#moved = moved;
  }

  /** @param {string} uid @returns {Exclude<Value, null> | undefined} */
  get(uid) {
    const value = this.entries.get(uid)?.v ?? undefined;
    return Array.isArray(value) ? [...value] : value;
  }

  /** Answers that are there, without those the author moved elsewhere. @returns {ReadonlyMap<string, Entry>} */
  live() {
    this.#live ??= new Map([...this.entries].filter(([uid, { v }]) => v !== null && this.#isHome(uid)));
    return this.#live;
  }

  /** Whatever answers are known of, each copy by itself; not all of them hold one. */
  tools() {
    return [...this.#tools.keys()];
  }

  /** @param {string} tool with its copy, if it is one @returns {string[]} */
  uidsOf(tool) {
    return [...this.#knownOf(tool)].filter((uid) => this.get(uid) !== undefined && this.#isHome(uid));
  }

  /**
   * The rows of a table in the order of its list; then rows another tab added meanwhile, by id, because an order by
   * time would make rows jump while the reader types.
   * @param {string} table @param {string} [order] where the order is kept, if not under the name of the table
   */
  rowsOf(table, order = table) {
    /** @type {Map<string, boolean>} row -> whether one of its cells is live */
    const rows = new Map();
    for (const uid of this.#knownOf(table)) {
      const cell = uid.startsWith(`${table}--`) && this.#isHome(uid) ? uid.slice(table.length + 2).split("--") : [];
      if (cell.length === 2) rows.set(cell[0], rows.get(cell[0]) || this.get(uid) !== undefined);
    }
    const list = this.get(order);
    const listed = Array.isArray(list) ? list.filter((row) => rows.get(row) !== false) : [];
    const others = [...rows.keys()].filter((row) => rows.get(row)).sort();
    return [...new Set([...listed, ...others])];
  }

  /** Whether there ever was such a row, which may be removed by now. @param {string} table @param {string} row */
  hadRow(table, row) {
    return [...this.#knownOf(table)].some((uid) => uid.startsWith(`${table}--${row}--`));
  }

  /** @param {string} uid @param {Value} value @returns {boolean} whether anything changed */
  edit(uid, value) {
    const old = this.entries.get(uid);
    if (sameValue(old?.v ?? null, value)) return false;
    const edit = this.#edits.get(uid);
    if (!edit?.open) this.#edits.set(uid, { open: true, base: old });
    // A field that has focus is not redrawn, so what another tab wrote there meanwhile was never seen here.
    else if (old && old !== edit.base && !this.isMine(uid)) this.#keepOther(uid, old.v, value);
    this.#stamp(uid, value);
    return true;
  }

  /** @param {string} uid the focus left this field: its next edit is a new step in the history */
  settle(uid) {
    const edit = this.#edits.get(uid);
    if (edit) edit.open = false;
  }

  /** Whether the answer that stands was given on this page. @param {string} uid */
  isMine(uid) {
    return this.entries.get(uid)?.w === this.#tab;
  }

  /** @param {string} uid @returns {Edit | undefined} what the answer that stands came from, if it is mine */
  editOf(uid) {
    return this.isMine(uid) ? this.#edits.get(uid) : undefined;
  }

  /** The rows in the history are not there any more, as their database was lost. */
  forgetRows() {
    for (const edit of this.#edits.values()) delete edit.key;
  }

  /** @param {ReadonlyMap<string, Entry>} found @returns {string[]} uids that changed, moved ones under all their names */
  take(found) {
    const changed = new Set();
    for (const [uid, entry] of found) {
      const homes = homesOf(uid, this.#moved);
      for (const name of homes.includes(uid) ? homes : [uid, ...homes]) {
        const copied = name !== uid && homes.length > 1;
        if (this.#absorb(name, copied ? { ...entry, t: inheritedTime(entry.t) } : entry)) changed.add(name);
      }
    }
    return [...changed];
  }

  /**
   * Edits made before a store was read win over what was found there from a clock that was ahead. What is newer by
   * the clock as it is now, another tab wrote since.
   * @param {ReadonlyMap<string, Entry>} early
   * @returns {string[]} those that had to be stamped again
   */
  restamp(early) {
    const beaten = [...early].filter(([uid]) => !this.isMine(uid) && this.#clock.isAhead(this.entries.get(uid)?.t ?? 0));
    for (const [uid, { v }] of beaten) {
      this.#keepOther(uid, this.get(uid) ?? null, v);
      this.#stamp(uid, v);
    }
    return beaten.map(([uid]) => uid);
  }

  /** What was put beside an answer since this was last asked: it has to be stored as well. */
  takeBeside() {
    return this.#beside.splice(0);
  }

  /** @param {string} uid @param {Value} value */
  #stamp(uid, value) {
    this.#knownOf(uid).add(uid);
    this.#live = null;
    this.entries.set(uid, { v: Array.isArray(value) ? [...value] : value, t: this.#clock.next(), w: this.#tab });
  }

  /** @param {string} uid @param {Entry} entry @returns {boolean} whether there is something new to show */
  #absorb(uid, entry) {
    this.#clock.saw(entry.t);
    const mine = this.entries.get(uid);
    if (!mine) this.#knownOf(uid).add(uid);
    const won = mergeInto(this.entries, uid, entry);
    if (won) this.#live = null;
    const edit = this.#edits.get(uid);
    if (!mine || !edit || mine.w !== this.#tab || entry.w === this.#tab) return won;
    // An entry that won while the field has focus, or lost though newer than what was edited, was not seen here.
    if (won) return (edit.open && this.#keepOther(uid, mine.v, entry.v)) || won;
    return (!edit.base || newer(entry, edit.base)) && this.#keepOther(uid, entry.v, mine.v);
  }

  /** Keeps a long text that lost against an edit made without seeing it. @param {string} uid @param {Value} lost @param {Value} kept */
  #keepOther(uid, lost, kept) {
    if (typeof lost !== "string" || lost.length < LONG_TEXT) return false;
    if (typeof kept !== "string" || !kept || kept.includes(lost)) return false;
    const name = otherUid(uid);
    if (this.get(name) !== lost) {
      this.#stamp(name, lost);
      this.#beside.push(name);
    }
    return true;
  }

  /** @param {string} path that begins with a tool @returns {Set<string>} */
  #knownOf(path) {
    const [tool] = path.split("--", 1);
    const known = this.#tools.get(tool) ?? new Set();
    this.#tools.set(tool, known);
    return known;
  }

  /** @param {string} uid */
  #isHome(uid) {
    return !this.#moved.size || homesOf(uid, this.#moved)[0] === uid;
  }
}

/** The name of a text that lost: kept like any answer, so that it outlives the page. @param {string} uid */
export function otherUid(uid) {
  return uid + (uid.includes("~") ? "-other" : "~other");
}
