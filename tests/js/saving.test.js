// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { everywhere, FakeBrowser, PREFIX } from "./fake_browser.js";

const GOAL = "goal-plan--goal";
const LONG = "A long answer that took the reader a quarter of an hour to write.";
const YEAR = 365 * 86_400_000;

test("what only one store knows is written to the other, whichever it is", async () => {
  for (const where of ["local", "database"]) {
    const browser = new FakeBrowser();
    const { store } = await browser.readyTab();
    store.set(GOAL, "x");
    await browser.tasks.settle();
    if (where === "local") browser.indexedDB.deleteUnder("gb-demo");
    else browser.stored.clear();
    browser.tabs = [];
    const next = await browser.readyTab();
    assert.equal(next.store.get(GOAL), "x");
    assert.deepEqual(everywhere(browser, GOAL), ["x", "x"], `kept in ${where}`);
    assert.equal(next.store.status.state, "ready");
  }
});

test("the database, which takes its time, is asked before localStorage is read", () => {
  const browser = new FakeBrowser();
  const tab = browser.tab();
  /** @type {string[]} */
  const calls = [];
  browser.indexedDB.trouble = (call) => (calls.push(call), null);
  tab.storage.trouble = (call) => void calls.push(call);
  tab.store.start();
  assert.deepEqual(calls.slice(0, 2), ["open", "length"]);
});

test("of two different answers the newer one wins, whichever store has it", async () => {
  for (const [local, database] of [[5, 9], [9, 5]]) {
    const browser = new FakeBrowser();
    const { store } = await browser.readyTab();
    store.set(GOAL, "any");
    await browser.tasks.settle();
    browser.tabs = [];
    browser.putLocal(GOAL, { v: "local", t: local, w: "wa" });
    browser.indexedDB.committed("gb-demo", "answers").set(GOAL, { uid: GOAL, v: "database", t: database, w: "wb" });
    const winner = local > database ? "local" : "database";
    const next = await browser.readyTab();
    assert.equal(next.store.get(GOAL), winner);
    assert.deepEqual(everywhere(browser, GOAL), [winner, winner]);
  }
});

test("an edit made before the database is read wins, even over an answer from the future", async () => {
  const browser = new FakeBrowser();
  const past = await browser.readyTab();
  past.store.set(GOAL, "x");
  past.store.set("goal-plan--why", "kept");
  await browser.tasks.settle();
  const future = { uid: GOAL, v: LONG, t: browser.time + YEAR, w: "wzzzzzzzz" };
  browser.indexedDB.committed("gb-demo", "answers").set(GOAL, future);
  browser.stored.clear();
  browser.tabs = [];
  const tab = browser.tab();
  tab.store.start();
  tab.store.set(GOAL, "typed at once");
  assert.equal(tab.store.status.state, "saving");
  await browser.tasks.settle();
  assert.equal(tab.store.get(GOAL), "typed at once");
  assert.deepEqual(everywhere(browser, GOAL), ["typed at once", "typed at once"]);
  assert.ok(browser.inLocal(GOAL).t > future.t);
  assert.deepEqual(everywhere(browser, "goal-plan--why"), ["kept", "kept"]);
  assert.equal(browser.history().at(-1).prev, LONG, "what was overwritten unseen is in the history");
  assert.equal(tab.store.otherVersion(GOAL), LONG, "and is offered");
});

test("an edit made before the database could be read does not win over what another tab wrote later", async () => {
  const browser = new FakeBrowser();
  const one = await browser.readyTab();
  const { indexedDB } = browser;
  indexedDB.trouble = (site) => site === "getAll" ? { how: "error", error: new DOMException("busy", "UnknownError") } : null;
  const two = await browser.readyTab();
  two.store.set(GOAL, "early");
  await browser.tasks.settle();
  indexedDB.trouble = () => null;
  browser.tabs = [one];
  browser.time += 1000;
  one.store.set(GOAL, "later");
  await browser.tasks.settle();
  browser.tabs = [one, two];
  two.fire("visibilitychange");
  await browser.tasks.settle();
  assert.deepEqual([one.store.get(GOAL), two.store.get(GOAL), ...everywhere(browser, GOAL)], ["later", "later", "later", "later"]);
});

test("an edit made before anything was started is an early edit too", async () => {
  const browser = new FakeBrowser();
  browser.putLocal(GOAL, { v: "from the future", t: browser.time + YEAR, w: "wzzzzzzzz" });
  const tab = browser.tab();
  tab.store.set(GOAL, "typed");
  await browser.tasks.settle();
  assert.deepEqual(everywhere(browser, GOAL), ["typed", "typed"]);
});

test("answers follow their item when the author moves it, and the old ones stay where they are", async () => {
  const browser = new FakeBrowser();
  const old = await browser.readyTab();
  old.store.set("goal-check--one-goal", true);
  old.store.set("goal-check--one-goal~skip", true);
  old.store.set("wins-log--wins", ["r1"]);
  old.store.set("wins-log--wins--r1--did", "Asked");
  await browser.tasks.settle();
  browser.close(old);
  const moved = new Map([
    ["goal-check--one-goal", "follow-up--goal"],
    ["follow-up--goal", "follow-up--first-goal"],
    ["wins-log--wins--did", "wins-log--wins--done"],
  ]);
  const tab = await browser.readyTab({ moved });
  assert.equal(tab.store.get("follow-up--first-goal"), true);
  assert.equal(tab.store.get("follow-up--first-goal~skip"), true);
  assert.equal(tab.store.get("wins-log--wins--r1--done"), "Asked");
  assert.deepEqual(tab.store.uidsOf("goal-check"), []);
  for (const uid of ["follow-up--first-goal", "wins-log--wins--r1--done", "goal-check--one-goal", "wins-log--wins--r1--did"]) {
    assert.notEqual(everywhere(browser, uid)[0] ?? everywhere(browser, uid)[1], undefined, uid);
  }
  browser.time += 1000;
  tab.store.set("follow-up--first-goal", false);
  await browser.tasks.settle();
  const next = await browser.readyTab({ moved });
  assert.equal(next.store.get("follow-up--first-goal"), false, "the old tick does not come back");
});

test("the answer to a question that was split is there in each part, kept in both stores, and comes once", async () => {
  const browser = new FakeBrowser();
  browser.time = Date.UTC(2027, 1, 5);
  const old = await browser.readyTab();
  old.store.set("plan--goal", "Asked");
  await browser.tasks.settle();
  browser.close(old);
  const moved = new Map([["plan--goal", ["plan--aim", "plan--reason"]]]);
  const tab = await browser.readyTab({ moved });
  assert.deepEqual(tab.store.uidsOf("plan").sort(), ["plan--aim", "plan--reason"]);
  await browser.tasks.settle();
  for (const uid of ["plan--goal", "plan--aim", "plan--reason"]) {
    for (const held of everywhere(browser, uid)) assert.notEqual(held, undefined, uid);
  }
  browser.time += 1000;
  tab.store.set("plan--aim", "Something else");
  tab.store.clear("plan--reason");
  await browser.tasks.settle();
  const next = await browser.readyTab({ moved });
  assert.deepEqual([next.store.get("plan--aim"), next.store.has("plan--reason")], ["Something else", false]);
});

test("what was erased is also gone under its old names", async () => {
  const browser = new FakeBrowser();
  const old = await browser.readyTab();
  old.store.set("plan--goal", "Asked");
  old.store.set("plan--aim", "Asked too");
  await browser.tasks.settle();
  browser.close(old);
  const moved = new Map(Object.entries({ "plan--goal": ["plan--one", "plan--two"], "plan--aim": "plan--three" }));
  const tab = await browser.readyTab({ moved });
  const erasing = tab.store.erase();
  await browser.tasks.settle();
  await erasing;
  for (const uid of ["goal", "one", "two", "aim", "three"]) {
    for (const held of everywhere(browser, `plan--${uid}`)) assert.ok(!JSON.stringify(held).includes("Asked"), uid);
  }
});

test("localStorage emptied behind our back is filled again with the next edit, and never called saved before", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  tab.store.set(GOAL, "x");
  await browser.tasks.settle();
  tab.storage.data.clear();
  browser.stored.clear();
  tab.store.set("goal-plan--why", "y");
  await browser.tasks.settle();
  assert.deepEqual([everywhere(browser, GOAL), everywhere(browser, "goal-plan--why")], [["x", "x"], ["y", "y"]]);
});

test("localStorage emptied by another page is no longer called saved, and filled again at the next visit", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  tab.store.set(GOAL, "x");
  await browser.tasks.settle();
  tab.storage.data.clear();
  tab.fire("storage", { key: null, newValue: null });
  assert.deepEqual([tab.store.status.state, tab.store.status.reason], ["partly", "closed"]);
  tab.fire("visibilitychange");
  await browser.tasks.settle();
  assert.equal(tab.store.status.state, "saved");
  assert.deepEqual(everywhere(browser, GOAL), ["x", "x"]);
});

test("a database thrown away behind our back holds everything again after the next edit", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  tab.store.set(GOAL, "x");
  await browser.tasks.settle();
  browser.indexedDB.deleteUnder("gb-demo");
  await browser.tasks.settle();
  assert.deepEqual([tab.store.status.state, tab.store.status.reason], ["partly", "closed"]);
  tab.store.set("goal-plan--why", "y");
  await browser.tasks.settle();
  assert.equal(tab.store.status.state, "saved");
  assert.deepEqual([everywhere(browser, GOAL), everywhere(browser, "goal-plan--why")], [["x", "x"], ["y", "y"]]);
});

test("a database closed without a word is opened again for the very edit that met it closed", async () => {
  const browser = new FakeBrowser();
  const tab = await browser.readyTab();
  for (const connection of browser.indexedDB.databases.get("gb-demo")?.connections ?? []) connection.close();
  tab.store.set(GOAL, "x");
  await browser.tasks.settle();
  assert.equal(tab.store.status.state, "saved");
  assert.deepEqual(everywhere(browser, GOAL), ["x", "x"]);
});

test("a damaged answer is mended from the other store, and its text is kept", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  store.set(GOAL, "x");
  await browser.tasks.settle();
  browser.stored.set(PREFIX + GOAL, '{"v":"ha');
  const next = await browser.readyTab();
  assert.equal(next.store.get(GOAL), "x");
  assert.deepEqual(everywhere(browser, GOAL), ["x", "x"]);
  assert.equal(browser.stored.get(`${PREFIX}damaged:${GOAL}`), '{"v":"ha');
});

test("after the browser was killed, whatever was called saved is there", async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const browser = new FakeBrowser(seed);
    const tab = await browser.readyTab();
    let saved = 0;
    tab.store.subscribeStatus(({ state }) => {
      if (state === "saved") saved = Number(tab.store.get(GOAL));
    });
    for (let number = 1; number <= 5; number++) {
      tab.store.set(GOAL, number);
      for (let step = browser.tasks.random() * 12; step > 1; step--) await browser.tasks.step();
    }
    browser.tasks.lanes.clear();
    browser.indexedDB.crash();
    browser.stored.clear(); // a killed browser forgets the last minute of localStorage
    browser.tabs = [];
    const next = await browser.readyTab();
    assert.ok(Number(next.store.get(GOAL) ?? 0) >= saved, `seed ${seed}: ${saved} was called saved`);
  }
});
