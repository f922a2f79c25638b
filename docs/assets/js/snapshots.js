// @ts-check
/** @import { Entry } from "./record.js" */
/** @import { Schema } from "./schema.js" */
/** @import { Store } from "./store.js" */
import { outdated } from "./history.js";
import { isEntry, mergeInto } from "./record.js";
import { SCHEMA } from "./schema.js";
import { parseUid } from "./uid.js";

/**
 * @typedef {"daily" | "import" | "erase" | "migration" | "restore"} Why what was about to happen
 * @typedef {{id: number, at: number, why: Why, count: number}} Snapshot an earlier version: when, before what, and how
 *   many answers were there
 * @typedef {{at: number, why: Why, schema: number, count: number, text: string}} Row as it is stored; `text` is `[[uid, entry]…]`, for
 *   one long string is read and written many times faster than thousands of small objects
 */

const NEWEST = 10;
const WEEKS = 8;
const DAY = 86_400_000;

/**
 * Which of the earlier versions stay: the newest, and before those one a week. By number and not by time, so that a
 * clock that went wrong makes none of them old.
 * @template {{id: number, at: number}} T
 * @param {readonly T[]} list
 * @returns {T[]} newest first
 */
export function kept(list) {
  const sorted = [...list].sort((a, b) => b.id - a.id);
  const weeks = new Map();
  for (const one of sorted.slice(NEWEST)) {
    const week = Math.floor(one.at / DAY / 7);
    if (!weeks.has(week) && weeks.size < WEEKS) weeks.set(week, one);
  }
  return [...sorted.slice(0, NEWEST), ...weeks.values()];
}

/** Earlier versions of all answers, in the database. Every failure is a rejection with the browser's name for it. */
export class Snapshots {
  /** @type {unknown} why the version of today is missing */
  trouble = null;
  #today = -1;
  #store;
  #now;
  #schema;

  /** @param {Store} store @param {() => number} now @param {Schema} [schema] */
  constructor(store, now, schema = SCHEMA) {
    this.#schema = schema;
    this.#store = store;
    this.#now = now;
    store.snapshots = () => this.list();
    store.takeSnapshot = (why) => this.take(why);
    store.readSnapshot = (id) => this.read(id);
    store.dropSnapshot = (id) => this.drop(id);
    store.beforeChange(() => this.#daily());
  }

  /** @returns {Promise<Snapshot[]>} newest first */
  async list() {
    const [keys, rows] = await this.#store.transact(["snapshots"], "readonly", (transaction) => {
      const snapshots = transaction.objectStore("snapshots");
      return [snapshots.getAllKeys(), snapshots.getAll()];
    });
    return listOf(keys.result, rows.result).reverse();
  }

  /**
   * Keeps what is known at this moment, together with what only the database knows yet.
   * @param {Why} why
   * @returns {Promise<number>} its id, or that of the newest where the day needs none
   */
  async take(why) {
    const at = this.#now();
    const entries = new Map(this.#store.all());
    const taken = await this.#store.transact(["answers", "snapshots"], "readwrite", (transaction, guard) => {
      const answers = transaction.objectStore("answers").getAll();
      const snapshots = transaction.objectStore("snapshots");
      const keys = snapshots.getAllKeys();
      const rows = snapshots.getAll();
      const result = { id: 0, since: Infinity };
      rows.onsuccess = guard(() => {
        const list = listOf(keys.result, rows.result);
        for (const { uid, ...entry } of answers.result) if (isEntry(entry)) mergeInto(entries, uid, entry);
        const row = rowOf(entries, { at, why, schema: this.#schema.version });
        result.id = list.at(-1)?.id ?? 0;
        if (why === "daily" && !isNeeded(row, list, rows.result.at(-1))) return;
        const adding = snapshots.add(row);
        adding.onsuccess = guard(() => {
          result.id = Number(adding.result);
          const staying = kept([...list, { ...row, id: result.id }]);
          const ids = new Set(staying.map(({ id }) => id));
          for (const { id } of list) if (!ids.has(id)) snapshots.delete(id);
          result.since = staying[NEWEST - 1]?.at ?? 0;
        });
      });
      return result;
    }, "strict");
    if (why === "daily" && taken.since < Infinity) await this.#compact(taken.since);
    return taken.id;
  }

  /** @param {number} id @returns {Promise<Map<string, Entry>>} */
  async read(id) {
    const request = await this.#store.transact(["snapshots"], "readonly", (transaction) => transaction.objectStore("snapshots").get(id));
    if (!request.result) throw new DOMException(`there is no earlier version ${id}`, "NotFoundError");
    const { schema, text } = /** @type {Row} */ (request.result);
    const entries = /** @type {[string, unknown][]} */ (JSON.parse(text));
    const found = Array.from({ length: this.#schema.version }, () => new Map());
    for (const [uid, entry] of entries) if (parseUid(uid) && isEntry(entry)) found[schema - 1].set(uid, entry);
    return this.#schema.joined(found);
  }

  /** @param {number} id */
  async drop(id) {
    await this.#store.transact(["snapshots"], "readwrite", (transaction) => transaction.objectStore("snapshots").delete(id), "strict");
  }

  /** Once a day, and only after an earlier version was kept. @param {number} since */
  async #compact(since) {
    await this.#store.transact(["ops"], "readwrite", (transaction, guard) => {
      const ops = transaction.objectStore("ops");
      const keys = ops.getAllKeys();
      const rows = ops.getAll();
      rows.onsuccess = guard(() => {
        for (const key of outdated(keys.result, rows.result, since)) ops.delete(key);
      });
    });
  }

  /** Before the first change of a day. Asked for before that change is written, so it holds what was there before. */
  #daily() {
    const today = dayOf(this.#now());
    if (today === this.#today) return;
    this.#today = today;
    // Not again at every stroke where it fails: the status says what is wrong, and the next page tries again.
    this.take("daily").then(() => this.trouble = null, (error) => this.trouble = error);
  }
}

/** @param {IDBValidKey[]} keys @param {Row[]} rows @returns {Snapshot[]} oldest first */
function listOf(keys, rows) {
  return rows.map(({ at, why, count }, index) => ({ id: Number(keys[index]), at, why, count }));
}

/** @param {ReadonlyMap<string, Entry>} entries @param {{at: number, why: Why, schema: number}} facts @returns {Row} */
export function rowOf(entries, facts) {
  const sorted = [...entries].sort(([a], [b]) => a < b ? -1 : 1);
  return { ...facts, count: sorted.filter(([, { v }]) => v !== null).length, text: JSON.stringify(sorted) };
}

/** @param {Row} row @param {Snapshot[]} list @param {Row | undefined} newest @returns {boolean} whether today still needs it */
function isNeeded(row, list, newest) {
  const done = list.some(({ why, at }) => why === "daily" && dayOf(at) === dayOf(row.at));
  return !done && row.text !== (newest?.text ?? "[]");
}

/** A day of the world's clock: readers who cross time zones still have one a day. @param {number} time */
function dayOf(time) {
  return Math.floor(time / DAY);
}
