// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeBrowser, oneOf, PREFIX } from "./fake_browser.js";

/** @import { Tab } from "./fake_browser.js" */

const UIDS = ["a--one", "a--two", "a--two~skip", "w--wins", "w--wins--r1--did", "people--r1--name"];

/**
 * Several tabs edit the same answers; news between them, and from the database, arrive in any order and late.
 * @param {number} seed @param {{dead?: boolean, skew?: boolean}} [kind]
 */
async function play(seed, { dead = false, skew = false } = {}) {
  const browser = new FakeBrowser(seed);
  const { random } = browser.tasks;
  /** @type {Map<string, unknown>} uid -> what was set last of all */
  const last = new Map();
  const open = () => {
    const ahead = skew ? oneOf(random, [0, 86_400_000, -86_400_000]) : 0;
    return browser.tab({ now: () => browser.time + ahead, ...(dead ? { storage: () => null } : {}) });
  };
  for (let count = 0; count < 3; count++) open().store.start();
  for (let turn = 0; turn < 60; turn++) {
    browser.time += 5;
    const tab = oneOf(random, browser.tabs);
    act(browser, tab, last, turn, open);
    for (let step = random() * 8; step > 1; step--) await browser.tasks.step();
  }
  await browser.tasks.settle();
  if (dead) for (const tab of browser.tabs) tab.fire("visibilitychange");
  await browser.tasks.settle();
  return { browser, last };
}

/** @param {FakeBrowser} browser @param {Tab} tab @param {Map<string, unknown>} last @param {number} turn @param {() => Tab} open */
function act(browser, tab, last, turn, open) {
  const { random } = browser.tasks;
  const uid = oneOf(random, UIDS);
  const chance = random();
  if (chance < 0.75) {
    last.set(uid, `${turn} of ${tab.name}`);
    tab.store.set(uid, `${turn} of ${tab.name}`);
  } else if (chance < 0.85 && tab.store.has(uid)) {
    last.set(uid, undefined);
    tab.store.clear(uid);
  } else if (chance < 0.9) {
    tab.fire("visibilitychange");
  } else if (chance < 0.94) {
    tab.fire("pageshow", { persisted: true });
  } else if (chance < 0.97) {
    tab.store.settle(uid);
  } else {
    open().store.start();
  }
}

/** @param {FakeBrowser} browser @param {boolean} local */
function assertAlike(browser, local) {
  const database = new Map([...browser.indexedDB.committed("gb-demo", "answers").values()].map(({ uid, v, t, w }) => [uid, { v, t, w }]));
  const live = [...database].filter(([, { v }]) => v !== null).sort();
  for (const { store, name } of browser.tabs) {
    assert.deepEqual([...store.live()].sort(), live, name);
    assert.ok(["ready", "saved", "partly"].includes(store.status.state), `${name}: ${store.status.state}`);
  }
  if (!local) return;
  const stored = [...browser.stored].filter(([key]) => key.startsWith(PREFIX)).map(([key, text]) => [key.slice(PREFIX.length), JSON.parse(text)]);
  assert.deepEqual(stored.sort(), [...database].sort());
}

test("tabs that edit the same answers end alike, in memory and in both stores, with the last answer to each", async () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { browser, last } = await play(seed);
    assertAlike(browser, true);
    for (const [uid, value] of last) assert.equal(browser.tabs[0].store.get(uid), value, `seed ${seed}: ${uid}`);
  }
});

test("where localStorage is dead they end alike as soon as they are looked at", async () => {
  for (let seed = 1; seed <= 60; seed++) assertAlike((await play(seed, { dead: true })).browser, false);
});

test("where their clocks are days apart they end alike, and no answer is lost", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { browser, last } = await play(seed, { skew: true });
    assertAlike(browser, true);
    for (const uid of last.keys()) assert.ok(browser.inDatabase(uid), `seed ${seed}: ${uid}`);
  }
});

test("two tabs that write a thousand different answers lose none", async () => {
  const browser = new FakeBrowser(3);
  const tabs = [await browser.readyTab(), await browser.readyTab()];
  for (let number = 0; number < 500; number++) {
    for (const [index, tab] of tabs.entries()) tab.store.set(`t${index}--f${number}`, number);
    await browser.tasks.step();
  }
  await browser.tasks.settle();
  assert.equal(browser.tabs[0].store.live().size, 1000);
  assertAlike(browser, true);
});
