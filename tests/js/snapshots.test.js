// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { kept } from "../../docs/assets/js/snapshots.js";
import { FakeBrowser } from "./fake_browser.js";

const DAY = 86_400_000;
const GOAL = "goal-plan--goal";
const WHY = "goal-plan--why";

/** @param {FakeBrowser} browser @template T @param {Promise<T>} promise @returns {Promise<T>} */
async function done(browser, promise) {
  promise.catch(() => "looked at below");
  await browser.tasks.settle();
  return await promise;
}

/** One day in which something is written. @param {FakeBrowser} browser @param {unknown} text */
async function dayOf(browser, text) {
  browser.time += DAY;
  const tab = await browser.readyTab();
  tab.store.set(GOAL, String(text));
  await browser.tasks.settle();
  browser.close(tab);
}

/** @param {number} count @param {number} [apart] @returns {{id: number, at: number}[]} */
function everyDay(count, apart = DAY) {
  return Array.from({ length: count }, (_, index) => ({ id: index + 1, at: 20_000 * DAY + index * apart }));
}

test("of a hundred days the ten newest stay, and eight weeks before them, one a week", () => {
  const list = kept(everyDay(100));
  assert.equal(list.length, 18);
  assert.deepEqual(list.slice(0, 10).map(({ id }) => id), [100, 99, 98, 97, 96, 95, 94, 93, 92, 91]);
  const gaps = list.slice(10).map(({ at }, index, all) => index ? (all[index - 1].at - at) / DAY : 7);
  assert.ok(gaps.slice(1).every((gap) => gap === 7), String(gaps));
});

test("kept day by day the same stay as kept at once, in whatever order they are given", () => {
  const days = everyDay(100);
  /** @type {{id: number, at: number}[]} */
  let list = [];
  for (const day of days) list = kept([day, ...list]);
  assert.deepEqual(list, kept([...days].reverse()));
});

test("a reader who writes once in a season keeps eighteen versions, and a clock gone wrong makes none of them old", () => {
  assert.equal(kept(everyDay(30, 90 * DAY)).length, 18);
  const wrong = everyDay(11).map((one) => one.id === 11 ? { ...one, at: 0 } : one);
  assert.equal(kept(wrong)[0].id, 11);
  assert.deepEqual(kept([]), []);
});

test("the first change of a day keeps what was there before it, and the next one keeps nothing", async () => {
  const browser = new FakeBrowser();
  await dayOf(browser, "first");
  browser.time += DAY;
  const { store } = await browser.readyTab();
  store.set(GOAL, "second");
  store.set(WHY, "also today");
  await browser.tasks.settle();
  store.set(GOAL, "third");
  const list = await done(browser, store.snapshots());
  assert.deepEqual(list.map(({ why, at, count }) => [why, at, count]), [["daily", browser.time, 1]]);
  const entries = await done(browser, store.readSnapshot(list[0].id));
  assert.deepEqual([...entries].map(([uid, { v }]) => [uid, v]), [[GOAL, "first"]]);
});

test("a change made before the database was read keeps what only the database knew", async () => {
  const browser = new FakeBrowser();
  await dayOf(browser, "first");
  browser.stored.clear();
  browser.time += DAY;
  const tab = browser.tab();
  tab.store.set(GOAL, "typed at once");
  await browser.tasks.settle();
  const [{ id }] = await done(browser, tab.store.snapshots());
  assert.equal((await done(browser, tab.store.readSnapshot(id))).get(GOAL)?.v, "first");
});

test("several tabs keep one version a day between them", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const browser = new FakeBrowser(seed);
    await dayOf(browser, "first");
    browser.time += DAY;
    const tabs = [browser.tab(), browser.tab(), browser.tab()];
    for (const [index, { store }] of tabs.entries()) store.set(`a--f${index}`, index);
    await browser.tasks.settle();
    assert.equal((await done(browser, tabs[0].store.snapshots())).length, 1, `seed ${seed}`);
  }
});

test("a day on which nothing was changed since the last version keeps none, nor does a page that only looks", async () => {
  const browser = new FakeBrowser();
  await dayOf(browser, "first");
  await dayOf(browser, "second");
  const tab = await browser.readyTab();
  await done(browser, tab.store.takeSnapshot("import"));
  await dayOf(browser, "third");
  browser.time += DAY;
  const looking = await browser.readyTab();
  looking.fire("pagehide");
  await browser.tasks.settle();
  assert.deepEqual((await done(browser, tab.store.snapshots())).map(({ why }) => why), ["import", "daily"]);
});

test("a version asked for holds removed answers too, is counted without them, and can be dropped", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  store.set(GOAL, "x");
  store.set(WHY, "y");
  store.clear(WHY);
  const asked = store.takeSnapshot("import");
  store.set(GOAL, "changed at once");
  const id = await done(browser, asked);
  const entries = await done(browser, store.readSnapshot(id));
  assert.deepEqual([...entries].map(([uid, { v }]) => [uid, v]), [[GOAL, "x"], [WHY, null]]);
  assert.equal((await done(browser, store.snapshots()))[0].count, 1);
  await done(browser, store.dropSnapshot(id));
  assert.deepEqual(await done(browser, store.snapshots()), []);
  await assert.rejects(done(browser, store.readSnapshot(id)), { name: "NotFoundError" });
});

test("what is no answer in an earlier version is left out, and the rest of it is read", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  const pairs = [[GOAL, { v: "kept", t: 1, w: "wa" }], ["<b>", { v: 1, t: 1, w: "wa" }], [WHY, { v: { odd: true }, t: 1, w: "wa" }], [WHY, null]];
  const row = { at: 1, why: "daily", schema: 1, count: 4, text: JSON.stringify(pairs) };
  const adding = store.transact(["snapshots"], "readwrite", (transaction) => transaction.objectStore("snapshots").add(row));
  const id = Number((await done(browser, adding)).result);
  assert.deepEqual([...await done(browser, store.readSnapshot(id))].map(([uid, { v }]) => [uid, v]), [[GOAL, "kept"]]);
});

test("versions are pruned as they are taken", async () => {
  const browser = new FakeBrowser();
  for (let day = 0; day < 100; day++) await dayOf(browser, day);
  const { store } = await browser.readyTab();
  const list = await done(browser, store.snapshots());
  assert.equal(list.length, 18);
  assert.ok(browser.indexedDB.committed("gb-demo", "snapshots").size === 18);
});

test("where the database is away a version is refused by name, and answers are kept all the same", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab({ indexedDB: () => null });
  store.set(GOAL, "x");
  for (const asked of /** @type {Promise<unknown>[]} */ ([store.takeSnapshot("import"), store.snapshots(), store.readSnapshot(1)])) {
    await assert.rejects(done(browser, asked), { name: "SecurityError" });
  }
  assert.equal(browser.inLocal(GOAL).v, "x");
});

test("a version that cannot be written leaves those that are there, and the answer is written", async () => {
  const browser = new FakeBrowser();
  await dayOf(browser, "first");
  await dayOf(browser, "second");
  for (const site of ["add snapshots", "add snapshots!", "getAllKeys", "getAllKeys!", "commit"]) {
    browser.indexedDB.trouble = (asked) => asked === site
      ? { how: site.endsWith("!") ? "throw" : "error", error: new DOMException("full", "QuotaExceededError") }
      : null;
    const { store } = await browser.readyTab();
    await assert.rejects(done(browser, store.takeSnapshot("import")), { name: "QuotaExceededError" });
    browser.indexedDB.trouble = () => null;
    assert.equal((await done(browser, store.snapshots())).length, 1);
  }
  assert.deepEqual(browser.indexedDB.uncaught, []);
});

test("erasing empties earlier versions and history", async () => {
  const browser = new FakeBrowser();
  await dayOf(browser, "first");
  await dayOf(browser, "second");
  browser.time += DAY;
  const { store } = await browser.readyTab();
  await done(browser, store.erase());
  assert.deepEqual([await done(browser, store.snapshots()), browser.history()], [[], []]);
  assert.equal(store.live().size, 0);
});
