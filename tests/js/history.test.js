// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { outdated } from "../../docs/assets/js/history.js";
import { FakeBrowser } from "./fake_browser.js";

const DAY = 86_400_000;

/** @param {import("../../docs/assets/js/history.js").Step[]} rows @param {number} [since] @returns {number[]} places of those that stay */
function staying(rows, since = 0) {
  const keys = rows.map((_, index) => index);
  const going = new Set(outdated(keys, rows, since));
  return keys.filter((key) => !going.has(key));
}

/** @param {number} count @param {(index: number) => object} [more] */
function rowsOf(count, more = () => ({})) {
  return Array.from({ length: count }, (_, index) => ({ uid: `a--f${index}`, t: index, v: "x", prev: null, ...more(index) }));
}

test("steps older than the versions that are kept go, and what could not be read stays", () => {
  const rows = [...rowsOf(6), { uid: "a--b", damaged: { odd: true } }];
  assert.deepEqual(staying(rows, 4), [4, 5, 6]);
  assert.deepEqual(staying(rows), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(staying([]), []);
});

test("of one field fifty steps stay, the newest", () => {
  const rows = rowsOf(80, () => ({ uid: "a--b" }));
  assert.deepEqual([staying(rows).length, staying(rows)[0]], [50, 30]);
});

test("of all fields five thousand steps stay, and two million letters", () => {
  assert.deepEqual([staying(rowsOf(6000)).length, staying(rowsOf(6000))[0]], [5000, 1000]);
  const long = staying(rowsOf(300, () => ({ v: "x".repeat(9_980) })));
  assert.equal(long.length, 200);
  assert.equal(long[0], 100);
});

test("a year of writing leaves the history of eleven days and eighteen versions", async () => {
  const browser = new FakeBrowser();
  for (let day = 0; day < 365; day++) {
    browser.time += DAY;
    const tab = await browser.readyTab();
    for (let stay = 0; stay < 6; stay++) {
      const uid = `diary--f${(day + stay) % 40}`;
      for (const text of ["T", "Th", `Thought ${day}.${stay}`]) tab.store.set(uid, text);
      tab.store.settle(uid);
    }
    await browser.tasks.settle();
    browser.close(tab);
    browser.timers = [];
    const { size } = browser.indexedDB.committed("gb-demo", "ops");
    assert.ok(size <= 11 * 6, `${size} steps on day ${day}`);
  }
  assert.equal(browser.indexedDB.committed("gb-demo", "snapshots").size, 18);
  const { store } = await browser.readyTab();
  assert.equal(store.live().size, 40);
  const reading = store.snapshots();
  await browser.tasks.settle();
  assert.equal((await reading)[0].count, 40);
});

test("the history of one long day is cut when the next begins", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  for (let step = 0; step < 200; step++) {
    store.set("diary--page", `thought ${step}`);
    store.settle("diary--page");
  }
  await browser.tasks.settle();
  assert.equal(browser.history().length, 200);
  browser.time += DAY;
  store.set("diary--page", "the next day");
  await browser.tasks.settle();
  assert.deepEqual([browser.history().length, browser.history().at(-1).v], [50, "the next day"]);
});
