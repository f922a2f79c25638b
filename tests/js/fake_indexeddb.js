// @ts-check
/**
 * As much of IndexedDB as the guidebook uses, honest about order: nothing happens within the call that asked for
 * it, transactions wait for each other, a transaction is only usable while it is active, and data that were not
 * committed are not there.
 *
 * @typedef {{version: number, stores: Map<string, StoredRows>, connections: Set<FakeConnection>,
 *   waiting: FakeTransaction[]}} StoredDatabase
 */
/** @import { StoredRows, Trouble } from "./fake_transaction.js" */
import { FakeObjectStore, FakeRequest, FakeTransaction } from "./fake_transaction.js";

export class FakeIndexedDB {
  /** @type {Map<string, StoredDatabase>} */
  databases = new Map();
  /** @type {Set<string>} databases that are being made; others wait */
  upgrading = new Set();
  /** @type {unknown[]} what a page would see as an uncaught error */
  uncaught = [];
  /** @type {(site: string) => Trouble | null} */
  trouble = () => null;

  /** @param {(task: () => void) => void} schedule */
  constructor(schedule) {
    this.schedule = schedule;
  }

  /** @param {string} name @param {number} version */
  open(name, version) {
    const trouble = this.trouble("open");
    if (trouble?.how === "throw") throw trouble.error;
    const request = new FakeRequest();
    if (trouble?.how !== "silence") this.schedule(() => this.#opening(request, name, version, trouble));
    return request;
  }

  /** @param {string} name @param {string} store @returns {Map<any, any>} what would survive a crash */
  committed(name, store) {
    return this.databases.get(name)?.stores.get(store)?.rows ?? new Map();
  }

  /** The reader, or the browser, throws the data away while pages use them. @param {string} name */
  deleteUnder(name) {
    const connections = this.databases.get(name)?.connections ?? [];
    this.databases.delete(name);
    for (const connection of connections) connection.closeUnder();
  }

  /** The whole browser dies: what was not committed is gone, and nobody hears of it. */
  crash() {
    this.upgrading.clear();
    for (const stored of this.databases.values()) {
      stored.connections.clear();
      stored.waiting = [];
    }
  }

  /** @param {string} name @param {number | null} newVersion null to be thrown away @returns {boolean} whether everybody made way */
  askForVersion(name, newVersion = null) {
    const connections = this.databases.get(name)?.connections ?? new Set();
    for (const connection of [...connections]) this.fire(connection, "onversionchange", { newVersion });
    return connections.size === 0;
  }

  /** @param {any} target @param {string} handler @param {object} event @returns {boolean} whether it threw */
  fire(target, handler, event) {
    try {
      target[handler]?.(event);
      return false;
    } catch (error) {
      this.uncaught.push(error);
      return true;
    }
  }

  /** @param {FakeRequest} request @param {string} name @param {number} version @param {Trouble | null} trouble */
  #opening(request, name, version, trouble) {
    if (this.upgrading.has(name)) return this.schedule(() => this.#opening(request, name, version, trouble));
    if (trouble?.how === "blocked") {
      this.fire(request, "onblocked", {});
      this.schedule(() => this.#opening(request, name, version, null));
      return;
    }
    const stored = this.databases.get(name);
    if (trouble || (stored && stored.version > version)) {
      this.#refuse(request, trouble?.error ?? new DOMException("newer", "VersionError"));
    } else if (stored?.version === version) {
      this.#opened(request, stored);
    } else if (stored && !this.askForVersion(name, version)) {
      this.fire(request, "onblocked", {});
      this.schedule(() => this.#opening(request, name, version, null));
    } else {
      this.#upgrade(request, name, version);
    }
  }

  /** @param {FakeRequest} request @param {DOMException} error */
  #refuse(request, error) {
    request.error = error;
    this.#complain(request);
  }

  /** @param {FakeRequest} request */
  #complain(request) {
    let quiet = false;
    this.fire(request, "onerror", { target: request, preventDefault: () => quiet = true });
    if (!quiet) this.uncaught.push(request.error); // as Firefox does
  }

  /** @param {FakeRequest} request @param {StoredDatabase} stored */
  #opened(request, stored) {
    request.result = new FakeConnection(this, stored);
    this.fire(request, "onsuccess", { target: request });
  }

  /** @param {FakeRequest} request @param {string} name @param {number} version */
  #upgrade(request, name, version) {
    /** @type {StoredDatabase} */
    const stored = this.databases.get(name) ?? { version: 0, stores: new Map(), connections: new Set(), waiting: [] };
    const oldVersion = stored.version;
    const connection = new FakeConnection(this, stored);
    const transaction = new FakeTransaction(connection, "versionchange");
    connection.upgrading = transaction;
    request.result = connection;
    request.transaction = transaction;
    stored.waiting.push(transaction);
    this.upgrading.add(name);
    this.fire(request, "onupgradeneeded", { target: request, oldVersion });
    connection.upgrading = null;
    transaction.afterwards = (committed) => {
      this.upgrading.delete(name);
      if (committed) this.databases.set(name, Object.assign(stored, { version }));
      else connection.close();
      this.schedule(() => {
        if (committed) this.fire(request, "onsuccess", { target: request });
        else this.#refuse(request, new DOMException("upgrade rolled back", "AbortError"));
      });
    };
    transaction.start();
  }
}

export class FakeConnection {
  closed = false;
  /** @type {FakeTransaction | null} */ upgrading = null;
  /** @type {((event: any) => void) | null} */ onversionchange = null;
  /** @type {((event: any) => void) | null} */ onclose = null;

  /** @param {FakeIndexedDB} factory @param {StoredDatabase} stored */
  constructor(factory, stored) {
    this.factory = factory;
    this.stored = stored;
    stored.connections.add(this);
  }

  /** @param {string} name @param {{keyPath?: string}} options */
  createObjectStore(name, { keyPath }) {
    const trouble = this.factory.trouble("upgrade");
    if (trouble) throw trouble.error;
    this.stored.stores.set(name, { keyPath: keyPath ?? null, next: 1, rows: new Map() });
    return new FakeObjectStore(/** @type {FakeTransaction} */ (this.upgrading), name);
  }

  /** @param {string[]} names @param {IDBTransactionMode} mode */
  transaction(names, mode) {
    const trouble = this.factory.trouble("transaction");
    if (trouble) throw trouble.error;
    if (this.closed) throw new DOMException("closed", "InvalidStateError");
    if (names.some((name) => !this.stored.stores.has(name))) throw new DOMException("no such store", "NotFoundError");
    const transaction = new FakeTransaction(this, mode);
    this.factory.schedule(() => transaction.active = false);
    this.stored.waiting.push(transaction);
    if (this.stored.waiting.length === 1) this.factory.schedule(() => transaction.start());
    return transaction;
  }

  close() {
    this.closed = true;
    this.stored.connections.delete(this);
  }

  closeUnder() {
    this.close();
    for (const transaction of [...this.stored.waiting]) {
      if (transaction.connection === this) transaction.rollBack(new DOMException("closing", "AbortError"));
    }
    this.factory.schedule(() => this.factory.fire(this, "onclose", {}));
  }
}
