// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAlike } from "./alike.js";
import { FakeBrowser, oneOf } from "./fake_browser.js";
import { LONG } from "./long.js";

/** @import { Tab } from "./fake_browser.js" */

const SEEDS = LONG ? 50 : 20;
const ACTS = LONG ? 10_000 : 500;
const UIDS = Array.from({ length: 40 }, (_, index) => ["a--f", "b--f", "people--r1--c", "w--wins--r2--c"][index % 4] + index);

/** Two to five tabs on the same answers, opened, closed, put to sleep by the browser and woken stale. */
class Play {
  /** @type {Map<string, unknown>} uid -> what was set last of all */ last = new Map();
  /** @type {Tab[]} pages in the back/forward cache */ asleep = [];
  #number = 0;

  /** @param {number} seed */
  constructor(seed) {
    this.browser = new FakeBrowser(seed);
    this.random = this.browser.tasks.random;
    for (let count = 2 + Math.floor(this.random() * 4); count > 0; count--) this.#open();
  }

  /** @param {number} acts */
  async run(acts) {
    const { browser, random } = this;
    for (let turn = 0; turn < acts; turn++) {
      browser.time += random() < 0.002 ? 86_400_000 : 5;
      this.#act(oneOf(random, browser.tabs), random());
      for (let step = random() * 6; step > 1; step--) await browser.tasks.step();
      browser.timers = [];
    }
    while (this.asleep.length) this.#wake();
    await browser.tasks.settle();
    // Where two writes crossed and the newer one's page is closed, localStorage holds the older until a page is opened.
    this.#open();
    await browser.tasks.settle();
  }

  /** @param {Tab} tab @param {number} chance */
  #act(tab, chance) {
    const { browser, random } = this;
    if (chance < 0.62) this.#set(tab, [oneOf(random, UIDS)]);
    else if (chance < 0.66) this.#set(tab, [oneOf(random, UIDS), oneOf(random, UIDS), oneOf(random, UIDS)]);
    else if (chance < 0.73) this.#clear(tab, oneOf(random, UIDS));
    else if (chance < 0.8) tab.store.settle(oneOf(random, UIDS));
    else if (chance < 0.85) tab.fire("visibilitychange");
    else if (chance < 0.9 && browser.tabs.length > 1) this.#sleep(tab);
    else if (chance < 0.95 && this.asleep.length) this.#wake();
    else if (chance < 0.97 && browser.tabs.length > 2) browser.close(tab);
    else if (browser.tabs.length + this.asleep.length < 5) this.#open();
  }

  #open() {
    this.browser.tab().store.start();
  }

  /** @param {Tab} tab @param {string[]} uids */
  #set(tab, uids) {
    const value = `${tab.name} wrote this as its thought number ${++this.#number}`;
    for (const uid of uids) this.last.set(uid, value);
    tab.store.setMany(uids.map((uid) => [uid, value]));
  }

  /** @param {Tab} tab @param {string} uid */
  #clear(tab, uid) {
    if (!tab.store.has(uid)) return;
    this.last.set(uid, undefined);
    tab.store.clear(uid);
  }

  /** Its writes have left it before; news do not reach it. @param {Tab} tab */
  #sleep(tab) {
    const { browser } = this;
    tab.fire("pagehide");
    for (const task of browser.tasks.lanes.get(`to browser ${tab.name}`) ?? []) task();
    browser.tasks.lanes.delete(`to browser ${tab.name}`);
    browser.close(tab);
    this.asleep.push(tab);
  }

  #wake() {
    const tab = /** @type {Tab} */ (this.asleep.shift());
    this.browser.tasks.lanes.delete(`to ${tab.name}`);
    tab.storage.underway.clear();
    tab.storage.data = new Map(this.browser.stored);
    tab.open = true;
    this.browser.tabs.push(tab);
    tab.fire("pageshow", { persisted: true });
  }
}

test(`${ACTS} acts in tabs, some asleep and woken stale, on ${SEEDS} seeds: all end alike, and no field is lost`, async () => {
  let fields = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const play = new Play(seed);
    await play.run(ACTS);
    const { browser, last } = play;
    assertAlike(browser, true);
    assert.deepEqual(browser.indexedDB.uncaught, []);
    for (const [uid, value] of last) assert.equal(browser.tabs[0].store.get(uid), value, `seed ${seed}: ${uid}`);
    fields += last.size;
  }
  assert.ok(fields > SEEDS * 35, `${fields} fields`);
});
