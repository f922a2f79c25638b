// @ts-check
/**
 * As much of IndexedDB as the guidebook uses, honest about order: nothing happens within the call that asked for
 * it, transactions wait for each other, a transaction is only usable while it is active, and data that were not
 * committed are not there.
 *
 * @typedef {{how: "throw" | "error" | "blocked" | "silence", error: DOMException}} Trouble
 * @typedef {{keyPath: string | null, next: number, rows: Map<any, any>}} StoredRows
 * @typedef {{version: number, stores: Map<string, StoredRows>, connections: Set<FakeConnection>,
 *   waiting: FakeTransaction[]}} StoredDatabase
 */

class FakeRequest {
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

  /** Another page asks for a newer version. @param {string} name @returns {boolean} whether everybody made way */
  askForVersion(name) {
    const connections = this.databases.get(name)?.connections ?? new Set();
    for (const connection of [...connections]) this.fire(connection, "onversionchange", {});
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
    } else if (stored) {
      this.#opened(request, stored);
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
    const stored = { version, stores: new Map(), connections: new Set(), waiting: [] };
    const connection = new FakeConnection(this, stored);
    const transaction = new FakeTransaction(connection, "versionchange");
    connection.upgrading = transaction;
    request.result = connection;
    request.transaction = transaction;
    stored.waiting.push(transaction);
    this.upgrading.add(name);
    this.fire(request, "onupgradeneeded", { target: request });
    connection.upgrading = null;
    transaction.afterwards = (committed) => {
      this.upgrading.delete(name);
      if (committed) this.databases.set(name, stored);
      this.schedule(() => {
        if (committed) this.fire(request, "onsuccess", { target: request });
        else this.#refuse(request, new DOMException("upgrade rolled back", "AbortError"));
      });
    };
    transaction.start();
  }
}

class FakeConnection {
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

class FakeTransaction {
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
    if (trouble) return this.rollBack(trouble.error);
    for (const [name, rows] of this.changes) {
      for (const [key, row] of rows) this.connection.stored.stores.get(name)?.rows.set(key, row);
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

class FakeObjectStore {
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
    return this.#ask("get", () => structuredClone(this.changes.get(key) ?? this.stored.rows.get(key)));
  }

  getAll() {
    return this.#ask("getAll", () => structuredClone([...new Map([...this.stored.rows, ...this.changes]).values()]));
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
