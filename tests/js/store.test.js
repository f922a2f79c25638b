// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { everywhere, FakeBrowser } from "./fake_browser.js";

/** @import { Tab } from "./fake_browser.js" */

const GOAL = "goal-plan--goal";

/** @param {Tab} tab */
function states(tab) {
  return tab.statuses.map(({ state }) => state);
}

test("an answer is kept in both stores and is there on the next page before it is first drawn", async () => {
  const browser = new FakeBrowser();
  const first = await browser.readyTab();
  first.store.set(GOAL, "Talk to five people");
  await browser.tasks.settle();
  assert.deepEqual(everywhere(browser, GOAL), ["Talk to five people", "Talk to five people"]);
  const second = browser.tab();
  second.store.start();
  assert.equal(second.store.get(GOAL), "Talk to five people");
});

test("the status goes from reading to ready, and from saving to saved only when both confirmed", async () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  tab.store.start();
  assert.equal(tab.store.status.state, "reading");
  await browser.tasks.settle();
  tab.store.set(GOAL, "x");
  assert.equal(tab.store.status.state, "saving");
  await browser.tasks.settle();
  assert.deepEqual(states(tab), ["ready", "saving", "saved"]);
  assert.deepEqual(tab.store.status, { state: "saved", at: browser.time, reason: null });
});

test("a page that only looks writes nothing", async () => {
  const browser = new FakeBrowser();
  browser.putLocal(GOAL, { v: "x", t: 5, w: "wa" });
  await browser.readyTab();
  const before = [JSON.stringify([...browser.stored]), JSON.stringify(browser.inDatabase(GOAL))];
  const tab = await browser.readyTab();
  tab.fire("visibilitychange");
  tab.fire("pagehide");
  tab.fire("pageshow", { persisted: true });
  await browser.tasks.settle();
  assert.deepEqual([JSON.stringify([...browser.stored]), JSON.stringify(browser.inDatabase(GOAL))], before);
  assert.deepEqual(browser.history(), []);
  assert.ok(!states(tab).includes("saved") && !states(tab).includes("saving"));
});

test("typing is written at every stroke and is one step of history until the focus leaves", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  for (const text of ["T", "Ta", "Talk"]) {
    store.set(GOAL, text);
    assert.equal(JSON.parse([...browser.tabs[0].storage.data.values()][0]).v, text, "localStorage at once");
  }
  await browser.tasks.settle();
  store.settle(GOAL);
  store.set(GOAL, "Talk now");
  await browser.tasks.settle();
  assert.deepEqual(browser.history().map(({ v, prev }) => [prev, v]), [[null, "Talk"], ["Talk", "Talk now"]]);
});

test("the same answer again is not written, told or stamped", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  tab.store.set(GOAL, "x");
  await browser.tasks.settle();
  const before = browser.inLocal(GOAL);
  tab.changes.length = 0;
  browser.time += 1000;
  tab.store.set(GOAL, "x");
  tab.store.clear("goal-plan--why");
  await browser.tasks.settle();
  assert.deepEqual([browser.inLocal(GOAL), tab.changes], [before, []]);
});

test("removing is an entry that outlives the answer in either store", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  store.set(GOAL, "x");
  await browser.tasks.settle();
  browser.time += 1000;
  const old = browser.inLocal(GOAL);
  store.clear(GOAL);
  await browser.tasks.settle();
  assert.equal(store.has(GOAL), false);
  browser.putLocal(GOAL, old);
  const next = await browser.readyTab();
  assert.equal(next.store.has(GOAL), false);
  assert.deepEqual(everywhere(browser, GOAL), [null, null]);
});

test("clearing a tool and undoing it are one act each", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  tab.store.set("a--one", true);
  tab.store.set("a--one~skip", true);
  tab.store.set("ab--two", true);
  tab.changes.length = 0;
  const before = tab.store.uidsOf("a").map((uid) => /** @type {[string, any]} */ ([uid, tab.store.get(uid)]));
  assert.deepEqual(before.map(([uid]) => uid), ["a--one", "a--one~skip"]);
  tab.store.setMany(before.map(([uid]) => [uid, null]));
  assert.deepEqual(tab.store.uidsOf("a"), []);
  tab.store.setMany(before);
  await browser.tasks.settle();
  assert.deepEqual(tab.store.uidsOf("a"), ["a--one", "a--one~skip"]);
  assert.deepEqual(tab.changes.map(({ from, uids }) => [from, uids.length]), [["here", 2], ["here", 2]]);
  assert.deepEqual(browser.history().filter(({ uid }) => uid === "a--one").map(({ v }) => v), [true, null, true]);
});

test("a listener that throws keeps neither the others nor the stores from their turn", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  /** @type {string[]} */
  const heard = [];
  const onError = (/** @type {ErrorEvent} */ event) => {
    event.preventDefault();
    heard.push(event.error.message);
  };
  globalThis.addEventListener("error", onError);
  const end = store.subscribe(() => {
    throw new Error("a component is broken");
  });
  store.subscribe(() => heard.push("the other one"));
  store.set(GOAL, "x");
  end();
  store.set(GOAL, "y");
  await browser.tasks.settle();
  globalThis.removeEventListener("error", onError);
  assert.deepEqual(heard, ["a component is broken", "the other one", "the other one"]);
  assert.deepEqual(everywhere(browser, GOAL), ["y", "y"]);
});

test("what is no answer is refused by name, and nothing of that act is kept", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  for (const [uid, value] of /** @type {[string, any][]} */ ([["Not a name", "x"], [GOAL, undefined], [GOAL, {}], [GOAL, NaN]])) {
    assert.throws(() => store.setMany([["goal-plan--why", "y"], [uid, value]]), TypeError);
  }
  assert.equal(store.has("goal-plan--why"), false);
});
