// @ts-check
/** @import { Entry, Value } from "./record.js" */
/** @import { Edition } from "./schema.js" */
/** @import { Guard } from "./transaction.js" */
import { isEntry, newer } from "./record.js";
import { completed } from "./transaction.js";

/**
 * @typedef {{key?: IDBValidKey, prev?: Value}} Operation  one stay of the focus in a field; `key` is its row in `ops`
 * @typedef {{uid: string, entry: Entry, operation?: Operation}} Change
 */

/**
 * Answers in IndexedDB, which survives what localStorage does not: a crash of the whole browser.
 * Every failure is a rejection with a name; after a lost connection the next call opens a new one.
 */
export class AnswersDatabase {
  /** @type {Set<unknown>} uids whose stored row could not be read */
  damaged = new Set();
  /** @type {Promise<IDBDatabase> | null} */
  #opening = null;
  /** @type {IDBDatabase | null} */
  #database = null;
  #factory;
  #name;
  #onlost;
  #edition;

  /**
   * @param {() => IDBFactory | null} factory
   * @param {string} site
   * @param {Edition} edition
   * @param {() => void} onlost called when the connection is closed under us
   */
  constructor(factory, site, edition, onlost) {
    this.#edition = edition;
    this.#factory = factory;
    this.#name = `gb-${site}`;
    this.#onlost = onlost;
  }

  /** @returns {Promise<Map<string, Entry>>} */
  async all() {
    const [rows, schema] = await this.transact(["answers", "meta"], "readonly", (transaction) => [
      transaction.objectStore("answers").getAll(),
      transaction.objectStore("meta").get("schema"),
    ]);
    if (schema.result?.value > this.#edition.version) this.#edition.outgrown = true;
    const found = new Map();
    for (const row of rows.result) {
      const { uid } = row;
      if (isEntry(row)) found.set(uid, entryOf(row));
      else this.damaged.add(uid);
    }
    return found;
  }

  /**
   * Resolves once everything is committed, with the entries that were already there and newer. A keystroke needs
   * relaxed durability (it outlives a killed browser); rare, precious writes may ask for strict (a power cut).
   * @param {Change[]} changes
   * @param {"relaxed" | "strict"} [durability]
   * @returns {Promise<Map<string, Entry>>}
   */
  async write(changes, durability = "relaxed") {
    const held = new Map();
    await this.transact(["answers", "ops"], "readwrite", (transaction, guard) => {
      for (const change of changes) {
        const reading = transaction.objectStore("answers").get(change.uid);
        reading.onsuccess = guard(() => {
          const current = isEntry(reading.result) ? entryOf(reading.result) : null;
          if (current && newer(current, change.entry)) held.set(change.uid, current);
          else transaction.objectStore("answers").put({ uid: change.uid, ...entryOf(change.entry) });
          note(transaction, change, reading.result, current);
        });
      }
    }, durability);
    return held;
  }

  /** Empties the history and the earlier versions: what was erased must not stay in them. */
  async forget() {
    await this.transact(["ops", "snapshots"], "readwrite", (transaction) => {
      transaction.objectStore("ops").clear();
      transaction.objectStore("snapshots").clear();
    }, "strict");
  }

  /**
   * All or nothing, in the order in which it was asked for.
   * @template T
   * @param {string[]} stores
   * @param {IDBTransactionMode} mode
   * @param {(transaction: IDBTransaction, guard: Guard) => T} work
   * @param {"relaxed" | "strict"} [durability]
   * @returns {Promise<T>} what the work returned, once everything is committed
   */
  async transact(stores, mode, work, durability = "relaxed") {
    const database = await this.#open();
    if (this.#edition.outgrown && mode === "readwrite") throw new DOMException("newer answers", "VersionError");
    const transaction = this.#begin(database, stores, mode, { durability });
    return completed(transaction, (guard) => work(transaction, guard));
  }

  #open() {
    this.#opening ??= this.#connect().catch((error) => {
      this.#opening = null;
      if (error?.name === "VersionError") this.#edition.outgrown = true;
      throw error;
    });
    return this.#opening;
  }

  async #connect() {
    const factory = this.#factory();
    if (!factory) throw new DOMException("IndexedDB is switched off", "SecurityError");
    const database = await opened(factory.open(this.#name, this.#edition.version), this.#edition);
    // Staying open would block a newer version of the guidebook in another tab, or the reader's wish to erase.
    database.onversionchange = ({ newVersion }) => {
      if (Number(newVersion) > this.#edition.version) this.#edition.outgrown = true;
      this.#lose(database);
    };
    database.onclose = () => this.#lose(database);
    this.#database = database;
    return database;
  }

  /**
   * @param {IDBDatabase} database
   * @param {string[]} stores
   * @param {IDBTransactionMode} mode
   * @param {IDBTransactionOptions} [options]
   */
  #begin(database, stores, mode, options) {
    try {
      return database.transaction(stores, mode, options);
    } catch (error) {
      this.#lose(database); // closed without an event, as Safari does after a long sleep
      throw error;
    }
  }

  /** @param {IDBDatabase} database */
  #lose(database) {
    database.close();
    if (this.#database !== database) return;
    this.#database = this.#opening = null;
    this.#onlost();
  }
}

/** @param {IDBOpenDBRequest} request @param {Edition} edition @returns {Promise<IDBDatabase>} */
function opened(request, edition) {
  return new Promise((resolve, reject) => {
    let tooLate = false;
    /** @type {unknown} */
    let cause = null;
    request.onupgradeneeded = ({ oldVersion }) => {
      const transaction = /** @type {IDBTransaction} */ (request.transaction);
      completed(transaction, (guard) => {
        if (oldVersion) edition.upgrade(transaction, guard, oldVersion);
        else createStores(request.result, edition.version);
      }).catch((error) => {
        cause = error; // better than what the request will say, which is only that it was rolled back
      });
    };
    request.onblocked = () => {
      tooLate = true;
      reject(new DOMException("another tab holds the database open", "BlockedError"));
    };
    request.onerror = (event) => {
      event.preventDefault(); // Firefox reports it as an uncaught error otherwise
      reject(cause ?? request.error);
    };
    request.onsuccess = () => tooLate ? request.result.close() : resolve(request.result);
  });
}

/** @param {IDBDatabase} database @param {number} version */
function createStores(database, version) {
  database.createObjectStore("answers", { keyPath: "uid" });
  database.createObjectStore("ops", { autoIncrement: true }).createIndex("uid", "uid");
  database.createObjectStore("snapshots", { autoIncrement: true });
  database.createObjectStore("meta", { keyPath: "key" }).put({ key: "schema", value: version });
}

/**
 * Keeps the history: one row per stay in a field, with what was there before. An unreadable row that is being
 * replaced is kept whole, in a row of its own.
 * @param {IDBTransaction} transaction
 * @param {Change} change
 * @param {unknown} stored
 * @param {Entry | null} current `stored`, if it can be read
 */
function note(transaction, { uid, entry, operation }, stored, current) {
  const ops = transaction.objectStore("ops");
  if (stored !== undefined && !current) ops.add({ uid, damaged: stored });
  if (!operation) return;
  if (operation.prev === undefined) operation.prev = current && current.v;
  const row = { uid, ...entryOf(entry), prev: operation.prev };
  const writing = operation.key === undefined ? ops.add(row) : ops.put(row, operation.key);
  writing.onsuccess = () => {
    operation.key = writing.result;
  };
}

/** @param {Entry} row */
function entryOf({ v, t, w }) {
  return { v, t, w };
}
