// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { FakeBrowser, PREFIX } from "./fake_browser.js";

/** @import { Tab } from "./fake_browser.js" */

const GOAL = "goal-plan--goal";
const LONG = "A long answer that took the reader a quarter of an hour to write.";
const YEAR = 365 * 86_400_000;

/** @param {FakeBrowser} browser @param {string} uid */
function everywhere(browser, uid) {
  return [browser.inLocal(uid)?.v, browser.inDatabase(uid)?.v];
}

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
  for (const key of ["theme", "gb:other:1:a--b", `${PREFIX}Not a name`]) tab.fire("storage", { key, newValue: JSON.stringify(entry) });
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

test("what is no answer is refused by name, and nothing of that act is kept", async () => {
  const browser = new FakeBrowser();
  const { store } = await browser.readyTab();
  for (const [uid, value] of /** @type {[string, any][]} */ ([["Not a name", "x"], [GOAL, undefined], [GOAL, {}], [GOAL, NaN]])) {
    assert.throws(() => store.setMany([["goal-plan--why", "y"], [uid, value]]), TypeError);
  }
  assert.equal(store.has("goal-plan--why"), false);
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
