// @ts-check
import { Snapshots } from "../../docs/assets/js/snapshots.js";
import { Store } from "../../docs/assets/js/store.js";
import { FakeIndexedDB } from "./fake_indexeddb.js";

export const SITE = "demo";
export const PREFIX = `gb:${SITE}:1:`;

/** Numbers that look random and are the same in every run. @param {number} seed */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {() => number} random @param {readonly T[]} things @returns {T} */
export function oneOf(random, things) {
  return things[Math.floor(random() * things.length)];
}

/** Tasks wait in lanes; within a lane they keep their order, between lanes chance decides. */
export class Tasks {
  /** @type {Map<string, (() => void)[]>} */
  lanes = new Map();

  /** @param {() => number} random */
  constructor(random) {
    this.random = random;
  }

  /** @param {string} lane @param {() => void} task */
  add(lane, task) {
    this.lanes.set(lane, [...this.lanes.get(lane) ?? [], task]);
  }

  /** @returns {Promise<boolean>} whether there was anything to do */
  async step() {
    const lane = oneOf(this.random, [...this.lanes.keys()]);
    if (lane === undefined) return false;
    const [task, ...rest] = this.lanes.get(lane) ?? [];
    if (rest.length) this.lanes.set(lane, rest);
    else this.lanes.delete(lane);
    task();
    for (let tick = 0; tick < 30; tick++) await null;
    return true;
  }

  async settle() {
    for (let tick = 0; tick < 30; tick++) await null;
    while (await this.step());
  }
}

/** localStorage as a browser with several processes keeps it: each tab has a copy, and news take their time. */
export class FakeStorage {
  /** @type {Map<string, string>} */ data;
  /** @type {Map<string, number>} own writes the others have not seen yet */ underway = new Map();
  /** @type {(call: string, key?: string) => void} throws what the browser would throw */ trouble = () => {};

  /** @param {Tab} tab */
  constructor(tab) {
    this.tab = tab;
    this.data = new Map(tab.browser.stored);
  }

  get length() {
    this.trouble("length");
    return this.data.size;
  }

  /** @param {number} index */
  key(index) {
    this.trouble("key");
    return [...this.data.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    this.trouble("getItem", key);
    return this.data.get(key) ?? null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    this.trouble("setItem", key);
    this.#put(key, text);
  }

  /** @param {string} key */
  removeItem(key) {
    this.trouble("removeItem", key);
    this.#put(key, null);
  }

  /** @param {string} key @param {string | null} text */
  #put(key, text) {
    if (text === null) this.data.delete(key);
    else this.data.set(key, text);
    this.underway.set(key, (this.underway.get(key) ?? 0) + 1);
    const { browser, name } = this.tab;
    browser.tasks.add(`to browser ${name}`, () => browser.wrote(this.tab, key, text));
  }

  /** @param {Tab} from @param {string} key @param {string | null} text */
  hear(from, key, text) {
    const underway = this.underway.get(key) ?? 0;
    if (from === this.tab) return void this.underway.set(key, underway - 1);
    if (!underway && text === null) this.data.delete(key);
    if (!underway && text !== null) this.data.set(key, text);
    this.tab.fire("storage", { key, newValue: text });
  }
}

/** One page of the guidebook in one tab. */
export class Tab extends EventTarget {
  open = true;
  absent = false;
  /** @type {import("../../docs/assets/js/store.js").Status[]} */ statuses = [];
  /** @type {{uids: string[], from: string}[]} */ changes = [];

  /** @param {FakeBrowser} browser @param {string} name @param {Partial<import("../../docs/assets/js/store.js").StoreNeeds>} needs */
  constructor(browser, name, needs) {
    super();
    this.browser = browser;
    this.name = name;
    this.version = needs.schema?.version ?? 1;
    this.storage = new FakeStorage(this);
    this.channel = Object.assign(new EventTarget(), {
      postMessage: (/** @type {unknown} */ data) => browser.post(this, structuredClone(data)),
    });
    /** @type {Store} */
    this.store = new Store({
      site: SITE,
      storage: () => /** @type {any} */ (this.storage),
      indexedDB: () => /** @type {any} */ (browser.indexedDB),
      channel: /** @type {any} */ (this.channel),
      now: browser.now,
      later: (act, ms) => void browser.timers.push({ act, at: browser.time + ms }),
      random: browser.tasks.random,
      moved: new Map(),
      page: this,
      ...needs,
    });
    this.snapshots = new Snapshots(this.store, browser.now, needs.schema);
    this.store.subscribeStatus((status) => this.statuses.push(status));
    this.store.subscribe((change) => this.changes.push(change));
  }

  /** @param {string} type @param {object} details */
  fire(type, details = {}) {
    this.dispatchEvent(Object.assign(new Event(type), details));
  }
}

export class FakeBrowser {
  time = 1_800_000_000_000;
  opened = 0;
  now = () => this.time;
  /** @type {{act: () => void, at: number}[]} */ timers = [];
  /** @type {Map<string, string>} */ stored = new Map();
  /** @type {Tab[]} */ tabs = [];

  constructor(seed = 1) {
    this.tasks = new Tasks(seeded(seed));
    this.indexedDB = new FakeIndexedDB((task) => this.tasks.add("database", task));
  }

  /** @param {Partial<import("../../docs/assets/js/store.js").StoreNeeds>} [needs] */
  tab(needs = {}) {
    const tab = new Tab(this, `tab ${this.opened++}`, needs);
    this.tabs.push(tab);
    return tab;
  }

  /** A tab that has read everything. @param {Partial<import("../../docs/assets/js/store.js").StoreNeeds>} [needs] */
  async readyTab(needs = {}) {
    const tab = this.tab(needs);
    tab.store.start();
    await this.tasks.settle();
    return tab;
  }

  /** Time goes by, and what was to happen later happens. @param {number} ms */
  async pass(ms) {
    this.time += ms;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter(({ at }) => at > this.time);
    for (const { act } of due) act();
    await this.tasks.settle();
  }

  /** @param {Tab} tab */
  close(tab) {
    tab.open = false;
    this.tabs = this.tabs.filter((one) => one !== tab);
  }

  /** @param {Tab} from @param {string} key @param {string | null} text */
  wrote(from, key, text) {
    if (text === null) this.stored.delete(key);
    else this.stored.set(key, text);
    for (const tab of this.tabs) this.tasks.add(`to ${tab.name}`, () => tab.open && tab.storage.hear(from, key, text));
  }

  /** @param {Tab} from @param {unknown} data */
  post(from, data) {
    for (const tab of this.tabs) {
      if (tab !== from && tab.version === from.version) {
        this.tasks.add(`post ${from.name} ${tab.name}`, () =>
          tab.open && tab.channel.dispatchEvent(Object.assign(new Event("message"), { data })));
      }
    }
  }

  /** @param {string} uid @returns {any} */
  inLocal(uid) {
    const text = this.stored.get(PREFIX + uid);
    return text === undefined ? undefined : JSON.parse(text);
  }

  /** @param {string} uid @returns {any} */
  inDatabase(uid) {
    return this.indexedDB.committed(`gb-${SITE}`, "answers").get(uid);
  }

  history() {
    return [...this.indexedDB.committed(`gb-${SITE}`, "ops").values()];
  }

  /** What a reader's browser held once, as in tests/saved. @param {any} saved */
  restore({ localStorage, indexedDB, schema }) {
    for (const [key, text] of Object.entries(localStorage)) this.stored.set(key, text);
    const { answers, ops, snapshots, meta } = indexedDB;
    const own = (/** @type {any[]} */ rows, /** @type {string} */ keyPath) => ({ keyPath, next: 1, rows: new Map(rows.map((row) => [row[keyPath], row])) });
    const numbered = (/** @type {[number, any][]} */ rows) => ({ keyPath: null, next: rows.length + 1, rows: new Map(rows) });
    const stores = { answers: own(answers, "uid"), ops: numbered(ops), snapshots: numbered(snapshots), meta: own(meta, "key") };
    this.indexedDB.databases.set(`gb-${SITE}`, { version: schema, stores: new Map(Object.entries(stores)), connections: new Set(), waiting: [] });
  }

  /** @param {string} uid @param {any} entry */
  putLocal(uid, entry) {
    this.stored.set(PREFIX + uid, JSON.stringify(entry));
  }
}

/** What localStorage and the database hold. @param {FakeBrowser} browser @param {string} uid */
export function everywhere(browser, uid) {
  return [browser.inLocal(uid)?.v, browser.inDatabase(uid)?.v];
}
