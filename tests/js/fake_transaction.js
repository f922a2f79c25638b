// @ts-check
/** @import { FakeConnection } from "./fake_indexeddb.js" */

/**
 * @typedef {{how: "throw" | "error" | "blocked" | "silence", error: DOMException}} Trouble
 * @typedef {{keyPath: string | null, next: number, rows: Map<any, any>}} StoredRows
 */

const DELETED = Symbol("deleted");

export class FakeRequest {
  site = "";
  /** @type {any} */ result = undefined;
  /** @type {DOMException | null} */ error = null;
  /** @type {FakeTransaction | null} */ transaction = null;
  /** @type {((event: any) => void) | null} */ onsuccess = null;
  /** @type {((event: any) => void) | null} */ onerror = null;
  /** @type {((event: any) => void) | null} */ onblocked = null;
  /** @type {((event: any) => void) | null} */ onupgradeneeded = null;
  /** @type {() => any} */ run = () => undefined;
}

export class FakeTransaction {
  active = true;
  finished = false;
  /** @type {FakeRequest[]} */ requests = [];
  /** @type {DOMException | null} */ error = null;
  /** @type {Map<string, Map<any, any>>} store -> what this transaction changed */ changes = new Map();
  /** @type {((event: any) => void) | null} */ oncomplete = null;
  /** @type {((event: any) => void) | null} */ onabort = null;
  /** @type {((event: any) => void) | null} */ onerror = null;
  /** @type {(committed: boolean) => void} */ afterwards = () => {};

  /** @param {FakeConnection} connection @param {string} mode */
  constructor(connection, mode) {
    this.connection = connection;
    this.factory = connection.factory;
    this.mode = mode;
  }

  /** @param {string} name */
  objectStore(name) {
    if (this.finished) throw new DOMException("finished", "InvalidStateError");
    return new FakeObjectStore(this, name);
  }

  abort() {
    if (this.finished) throw new DOMException("finished", "InvalidStateError");
    this.rollBack(null);
  }

  start() {
    this.active = false;
    if (!this.finished) this.factory.schedule(() => this.#step());
  }

  /** @param {DOMException | null} error */
  rollBack(error) {
    if (this.finished) return;
    this.error = error;
    this.#finish();
    this.factory.schedule(() => {
      for (const request of this.requests.splice(0)) this.#answer(request, new DOMException("rolled back", "AbortError"));
      this.factory.fire(this, "onabort", { target: this });
      this.afterwards(false);
    });
  }

  #step() {
    if (this.finished) return;
    const request = this.requests.shift();
    if (!request) return this.#commit();
    const trouble = this.factory.trouble(request.site);
    if (trouble?.how === "silence") return;
    if (!trouble) request.result = request.run();
    this.#answer(request, trouble && trouble.error);
    if (!this.finished) this.factory.schedule(() => this.#step());
  }

  /** @param {FakeRequest} request @param {DOMException | null} error */
  #answer(request, error) {
    let quiet = false;
    const event = { target: request, preventDefault: () => quiet = true };
    request.error = error;
    this.active = !this.finished;
    const threw = this.factory.fire(request, error ? "onerror" : "onsuccess", event);
    if (error) this.factory.fire(this, "onerror", event);
    this.active = false;
    if (error && !quiet) this.factory.uncaught.push(error);
    if (threw) this.rollBack(new DOMException("a handler threw", "AbortError"));
    if (error && !quiet) this.rollBack(error);
  }

  #commit() {
    const trouble = this.factory.trouble("commit");
    if (trouble?.how === "silence") return;
    if (trouble) return this.rollBack(trouble.error);
    for (const [name, rows] of this.changes) {
      const stored = this.connection.stored.stores.get(name)?.rows;
      for (const [key, row] of rows) row === DELETED ? stored?.delete(key) : stored?.set(key, row);
    }
    this.#finish();
    this.factory.schedule(() => {
      this.factory.fire(this, "oncomplete", { target: this });
      this.afterwards(true);
    });
  }

  #finish() {
    this.finished = true;
    const { waiting } = this.connection.stored;
    const first = waiting[0] === this;
    waiting.splice(waiting.indexOf(this), 1);
    if (first && waiting.length) this.factory.schedule(() => waiting[0]?.start());
  }
}

export class FakeObjectStore {
  /** @param {FakeTransaction} transaction @param {string} name */
  constructor(transaction, name) {
    this.transaction = transaction;
    this.name = name;
    this.stored = /** @type {StoredRows} */ (transaction.connection.stored.stores.get(name));
    if (!transaction.changes.has(name)) transaction.changes.set(name, new Map());
    this.changes = /** @type {Map<any, any>} */ (transaction.changes.get(name));
  }

  createIndex() {}

  /** @param {any} key */
  get(key) {
    return this.#ask("get", () => structuredClone(this.#rows().get(key)));
  }

  getAll() {
    return this.#ask("getAll", () => structuredClone([...this.#rows().values()]));
  }

  getAllKeys() {
    return this.#ask("getAllKeys", () => [...this.#rows().keys()]);
  }

  /** @param {any} key */
  delete(key) {
    return this.#ask(`delete ${this.name}`, () => void this.changes.set(key, DELETED));
  }

  clear() {
    return this.#ask(`clear ${this.name}`, () => [...this.#rows().keys()].forEach((key) => this.changes.set(key, DELETED)));
  }

  #rows() {
    const all = [...new Map([...this.stored.rows, ...this.changes])].filter(([, row]) => row !== DELETED);
    return new Map(this.stored.keyPath ? all : all.sort(([a], [b]) => a - b));
  }

  /** @param {any} row */
  add(row) {
    return this.#write("add", row, undefined);
  }

  /** @param {any} row @param {any} [key] */
  put(row, key) {
    return this.#write("put", row, key);
  }

  /** @param {string} call @param {any} row @param {any} key */
  #write(call, row, key) {
    if (this.transaction.mode === "readonly") throw new DOMException("read only", "ReadOnlyError");
    const copy = structuredClone(row);
    return this.#ask(`${call} ${this.name}`, () => {
      const real = this.stored.keyPath ? copy[this.stored.keyPath] : key ?? this.stored.next;
      if (!this.stored.keyPath) this.stored.next = Math.max(this.stored.next, real + 1);
      this.changes.set(real, copy);
      return real;
    });
  }

  /** @param {string} site @param {() => any} run */
  #ask(site, run) {
    if (!this.transaction.active) throw new DOMException("not active", "TransactionInactiveError");
    const trouble = this.transaction.factory.trouble(`${site}!`);
    if (trouble) throw trouble.error;
    const request = new FakeRequest();
    request.run = run;
    this.transaction.requests.push(request);
    request.site = site;
    return request;
  }
}
