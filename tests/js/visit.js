// @ts-check
import assert from "node:assert/strict";
import { FakeBrowser } from "./fake_browser.js";

export const LOCAL_CALLS = ["open", "length", "key", "getItem", "setItem", "removeItem"];
export const DATABASE_CALLS = [
  "open", "upgrade", "transaction", "getAll!", "getAll", "get!", "get", "put answers!", "put answers", "add ops!", "add ops",
  "put ops!", "put ops", "commit",
];

const UIDS = ["a--one", "a--two", "b--three", "b--three~skip"];

/** Plays a visit and checks at every step that nothing is claimed that is not so. */
export class Visit {
  /** @type {Map<string, number>} */ last = new Map();
  #number = 0;

  /** @param {number} seed */
  constructor(seed) {
    this.browser = new FakeBrowser(seed);
    this.tab = this.browser.tab({ storage: () => this.#area() });
    this.tab.store.subscribeStatus(() => this.#check());
  }

  /** @returns {any} */
  #area() {
    this.tab.storage.trouble("open");
    return this.tab.absent ? null : this.tab.storage;
  }

  /** @param {number} edits */
  async write(edits) {
    const { tab, browser } = this;
    for (let count = 0; count < edits; count++) {
      browser.time += 10;
      const uid = UIDS[this.#number % UIDS.length];
      this.last.set(uid, ++this.#number);
      tab.store.set(uid, this.#number);
      if (this.#number % 3 === 0) tab.store.settle(uid);
      for (let step = browser.tasks.random() * 6; step > 1; step--) await browser.tasks.step();
      this.#check();
    }
  }

  async settle() {
    await this.browser.tasks.settle();
    this.#check();
    assert.deepEqual(this.browser.indexedDB.uncaught, []);
    for (const [uid, value] of this.last) assert.equal(this.tab.store.get(uid), value);
  }

  /** @returns {[boolean, boolean]} whether localStorage and the database hold the last of every answer */
  kept() {
    const uids = [...this.last.keys()];
    const { storage } = this.tab;
    return [
      uids.every((uid) => JSON.parse(storage.data.get(`gb:demo:1:${uid}`) ?? "{}").v === this.last.get(uid)),
      uids.every((uid) => this.browser.inDatabase(uid)?.v === this.last.get(uid)),
    ];
  }

  #check() {
    const { state, reason } = this.tab.store.status;
    const [local, database] = this.kept();
    if (state === "saved") assert.ok(local && database, `called saved: ${local}, ${database}`);
    if (state === "partly" && this.tab.store.status.at !== null) assert.ok(local || database, "called partly saved");
    if (state === "partly" || state === "failed") assert.ok(reason, "a failure has a reason");
    if (state === "saved" || state === "ready") assert.equal(reason, null);
  }
}
