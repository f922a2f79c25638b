// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAlike } from "./alike.js";
import { everywhere, FakeBrowser, oneOf, PREFIX } from "./fake_browser.js";

/** @import { Tab } from "./fake_browser.js" */

const GOAL = "goal-plan--goal";
const UIDS = ["a--one", "a--two", "a--two~skip", "w--wins", "w--wins--r1--did", "people--r1--name"];

/**
 * Several tabs edit the same answers; news between them, and from the database, arrive in any order and late.
 * @param {number} seed @param {{dead?: boolean, skew?: boolean, faults?: boolean}} [kind]
 */
async function play(seed, { dead = false, skew = false, faults = false } = {}) {
  const browser = new FakeBrowser(seed);
  const { random } = browser.tasks;
  /** @type {Map<string, unknown>} uid -> what was set last of all */
  const last = new Map();
  const open = () => {
    const ahead = skew ? oneOf(random, [0, 86_400_000, -86_400_000]) : 0;
    return browser.tab({ now: () => browser.time + ahead, ...(dead ? { storage: () => null } : {}) });
  };
  for (let count = 0; count < 3; count++) open().store.start();
  if (faults) disturb(browser, 0.2);
  for (let turn = 0; turn < 60; turn++) {
    browser.time += 5;
    const tab = oneOf(random, browser.tabs);
    act(browser, tab, last, turn, open);
    for (let step = random() * 8; step > 1; step--) await browser.tasks.step();
  }
  await browser.tasks.settle();
  if (faults) disturb(browser, 0);
  if (dead || faults) for (const tab of browser.tabs) tab.fire("visibilitychange");
  await browser.tasks.settle();
  return { browser, last };
}

/** Lets calls of both stores fail now and then. @param {FakeBrowser} browser @param {number} often */
function disturb(browser, often) {
  const { random } = browser.tasks;
  for (const tab of browser.tabs) {
    tab.storage.trouble = (call) => {
      if (call === "setItem" && random() < often) throw new DOMException("full", "QuotaExceededError");
    };
  }
  browser.indexedDB.trouble = (site) => {
    const error = new DOMException("broken", oneOf(random, ["UnknownError", "QuotaExceededError", "AbortError"]));
    return random() < often / 4 ? { how: /[!]|transaction/.test(site) ? "throw" : "error", error } : null;
  };
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

test("where both stores fail now and then they end alike when that is over, with the last answer to each", async () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { browser, last } = await play(seed, { faults: true });
    assertAlike(browser, true);
    assert.deepEqual(browser.indexedDB.uncaught, []);
    for (const [uid, value] of last) assert.equal(browser.tabs[0].store.get(uid), value, `seed ${seed}: ${uid}`);
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

test("a page from the back/forward cache reads again before it trusts what it shows", async () => {
  const browser = new FakeBrowser();
  const sleeping = await browser.readyTab();
  sleeping.store.set(GOAL, "old");
  await browser.tasks.settle();
  browser.tabs = [];
  const other = await browser.readyTab();
  browser.time += 1000;
  other.store.set(GOAL, "typed in another page");
  other.store.set("goal-plan--why", "also new");
  await browser.tasks.settle();
  sleeping.storage.data = new Map(browser.stored);
  browser.tabs = [sleeping];
  sleeping.changes.length = 0;
  sleeping.fire("pageshow", { persisted: true });
  assert.equal(sleeping.store.get(GOAL), "typed in another page");
  assert.deepEqual(sleeping.changes, [{ uids: [GOAL, "goal-plan--why"], from: "tab" }]);
  sleeping.store.set("goal-plan--when", "work");
  await browser.tasks.settle();
  assert.deepEqual(everywhere(browser, GOAL), ["typed in another page", "typed in another page"]);
});

test("a page from the back/forward cache reads the database again too, and an edit made meanwhile wins", async () => {
  const browser = new FakeBrowser();
  const sleeping = await browser.readyTab({ storage: () => null });
  browser.tabs = [];
  const other = await browser.readyTab({ storage: () => null });
  other.store.set(GOAL, "typed in another page");
  other.store.set("goal-plan--why", "old");
  await browser.tasks.settle();
  browser.tabs = [sleeping];
  sleeping.fire("pageshow", { persisted: true });
  sleeping.store.set("goal-plan--why", "new");
  await browser.tasks.settle();
  assert.equal(sleeping.store.get(GOAL), "typed in another page");
  assert.equal(browser.inDatabase("goal-plan--why").v, "new");
});

test("a page that slept beside a broken database does not put its old answer over a newer one", async () => {
  const browser = new FakeBrowser();
  const needs = { indexedDB: () => null };
  const sleeping = await browser.readyTab(needs);
  sleeping.store.set(GOAL, "old");
  await browser.tasks.settle();
  browser.tabs = [];
  browser.time += 1000;
  const other = await browser.readyTab(needs);
  other.store.set(GOAL, "newer");
  await browser.tasks.settle();
  sleeping.storage.data = new Map(browser.stored);
  browser.tabs = [sleeping, other];
  sleeping.fire("visibilitychange");
  await browser.tasks.settle();
  assert.deepEqual([sleeping.store.get(GOAL), other.store.get(GOAL), browser.inLocal(GOAL).v], ["newer", "newer", "newer"]);
});

test("a page that comes into view reads what it missed", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  tab.storage.data.set(PREFIX + GOAL, JSON.stringify({ v: "missed", t: 5, w: "wa" }));
  tab.fire("visibilitychange");
  assert.equal(tab.store.get(GOAL), "missed");
});

test("another tab is told, and told only of what changed", async () => {
  const browser = new FakeBrowser();
  const [one, two] = [await browser.readyTab(), await browser.readyTab()];
  one.store.set(GOAL, "x");
  await browser.tasks.settle();
  assert.equal(two.store.get(GOAL), "x");
  assert.deepEqual(two.changes, [{ uids: [GOAL], from: "tab" }]);
  assert.deepEqual(one.changes, [{ uids: [GOAL], from: "here" }]);
  assert.equal(two.store.status.state, "ready", "the other tab saved nothing itself");
});

test("other tabs hear of an edit even where localStorage is dead", async () => {
  const browser = new FakeBrowser();
  const dead = { storage: () => null };
  const [one, two] = [await browser.readyTab(dead), await browser.readyTab(dead)];
  one.store.set(GOAL, "x");
  await browser.tasks.settle();
  assert.equal(two.store.get(GOAL), "x");
});

test("messages that are no answers are ignored", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  const entry = { v: "x", t: 5, w: "wa" };
  for (const data of [null, 7, {}, { uid: "Not a name", entry }, { uid: GOAL, entry: { v: {} } }, { uid: GOAL }]) {
    tab.channel.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
  for (const key of ["theme", "gb:other:1:a--b", "gb:dem0:1:a--b", `${PREFIX}Not a name`]) tab.fire("storage", { key, newValue: JSON.stringify(entry) });
  await browser.tasks.settle();
  assert.deepEqual([tab.changes, tab.store.status.state], [[], "ready"]);
});

test("a channel that is closed does not stop an edit", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab({ storage: () => null });
  tab.channel.postMessage = () => {
    throw new DOMException("closed", "InvalidStateError");
  };
  tab.store.set(GOAL, "x");
  tab.store.set(GOAL, "xy");
  await browser.tasks.settle();
  assert.equal(browser.inDatabase(GOAL).v, "xy");
});
