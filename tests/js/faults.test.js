// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { DATABASE_CALLS, LOCAL_CALLS, Visit } from "./visit.js";

/** @import { FakeBrowser, Tab } from "./fake_browser.js" */

const LOCAL_ERRORS = ["SecurityError", "QuotaExceededError", "UnknownError"];
const DATABASE_ERRORS = ["QuotaExceededError", "InvalidStateError", "AbortError", "UnknownError"];

/**
 * @typedef {object} Fault
 * @property {string} name
 * @property {(browser: FakeBrowser, tab: Tab) => void} begin
 * @property {(browser: FakeBrowser, tab: Tab) => void} end
 */

/** @param {string} call @param {string} error @returns {Fault} */
function localFault(call, error) {
  return {
    name: `localStorage ${call}: ${error}`,
    begin: (_, tab) => {
      tab.storage.trouble = (asked) => {
        if (asked === call) throw new DOMException(error, error);
      };
    },
    end: (_, tab) => void (tab.storage.trouble = () => {}),
  };
}

/** @param {string} call @param {string} error @param {"throw" | "error" | "blocked" | "silence"} how @returns {Fault} */
function databaseFault(call, error, how) {
  return {
    name: `database ${call}: ${how === "blocked" || how === "silence" ? how : error}`,
    begin: ({ indexedDB }) => {
      indexedDB.trouble = (asked) => asked === call ? { how, error: new DOMException(error, error) } : null;
    },
    end: ({ indexedDB }) => void (indexedDB.trouble = () => null),
  };
}

/** @type {Fault[]} */
const LOCAL_FAULTS = [
  ...LOCAL_CALLS.flatMap((call) => LOCAL_ERRORS.map((error) => localFault(call, error))),
  {
    name: "localStorage is null",
    begin: (_, tab) => void (tab.absent = true),
    end: (_, tab) => void (tab.absent = false),
  },
  {
    name: "localStorage forgets at once",
    begin: (_, tab) => void (tab.storage.setItem = () => {}),
    end: (_, tab) => void Reflect.deleteProperty(tab.storage, "setItem"),
  },
];

/** @type {Fault[]} */
const DATABASE_FAULTS = [
  ...DATABASE_CALLS.flatMap((call) =>
    DATABASE_ERRORS.map((error) => databaseFault(call, error, call.endsWith("!") || call === "transaction" ? "throw" : "error"))
  ),
  databaseFault("open", "SecurityError", "throw"),
  databaseFault("open", "", "blocked"),
  {
    name: "database thrown away once",
    begin: (browser) => browser.indexedDB.deleteUnder("gb-demo"),
    end: () => {},
  },
  {
    name: "database asked to make way once",
    begin: (browser) => void browser.indexedDB.askForVersion("gb-demo"),
    end: () => {},
  },
];

/** @param {Fault[]} faults @param {"before the page" | "in the middle"} when @param {number} seed */
async function visit(faults, when, seed) {
  const now = new Visit(seed);
  const each = (/** @type {"begin" | "end"} */ step) => faults.forEach((fault) => fault[step](now.browser, now.tab));
  if (when === "before the page") each("begin");
  now.tab.store.start();
  await now.write(3);
  if (when === "before the page") await now.settle();
  else {
    await now.settle();
    each("begin");
  }
  await now.write(5);
  await now.settle();
  const during = now.tab.store.status.state;
  now.tab.fire("visibilitychange");
  now.tab.fire("pagehide");
  await now.settle();
  each("end");
  now.tab.fire("visibilitychange");
  await now.settle();
  assert.deepEqual([now.tab.store.status.state, now.tab.store.status.reason], ["saved", null], "mended by coming back");
  await now.write(2);
  await now.settle();
  assert.deepEqual([now.tab.store.status.state, ...now.kept()], ["saved", true, true], "saved again");
  return during;
}

for (const when of /** @type {const} */ (["before the page", "in the middle"])) {
  for (const fault of [...LOCAL_FAULTS, ...DATABASE_FAULTS]) {
    test(`${fault.name}, ${when}: no answer is lost from the page, nothing is uncaught, nothing called saved falsely`, async () => {
      for (let seed = 1; seed <= 5; seed++) {
        const during = await visit([fault], when, seed);
        assert.ok(during === "partly" || during === "saved", during);
      }
    });
  }
}

test("both stores failing in every combination: failed or saved, never in between, and whole again afterwards", async () => {
  let dead = 0;
  for (const when of /** @type {const} */ (["before the page", "in the middle"])) {
    for (const local of LOCAL_FAULTS) {
      for (const database of DATABASE_FAULTS) {
        const during = await visit([local, database], when, 1);
        if (during === "failed") dead++;
      }
    }
  }
  assert.ok(dead > 500, `${dead} combinations left no store`);
});

test("a visit in which any one call of either store fails, whichever it is", async () => {
  for (let nth = 0; nth < 120; nth++) {
    const now = new Visit(nth);
    let left = nth;
    const { tab, browser } = now;
    tab.storage.trouble = () => {
      if (left-- === 0) throw new DOMException("once", "QuotaExceededError");
    };
    browser.indexedDB.trouble = (site) =>
      left-- === 0 ? { how: site.endsWith("!") ? "throw" : "error", error: new DOMException("once", "UnknownError") } : null;
    tab.store.start();
    await now.write(6);
    await now.settle();
    await now.write(4);
    await now.settle();
    tab.fire("visibilitychange");
    await now.settle();
    assert.deepEqual([tab.store.status.state, ...now.kept()], ["saved", true, true], `call ${nth}`);
  }
});

for (const call of ["open", "getAll", "get", "put answers", "add ops", "commit"]) {
  test(`a database that never answers (${call}): after a while the page says where the answers are, and goes on saying it`, async () => {
    const now = new Visit(1);
    const { tab, browser } = now;
    if (!["open", "getAll"].includes(call)) {
      tab.store.start();
      await now.settle();
    }
    databaseFault(call, "", "silence").begin(browser, tab);
    tab.store.start();
    await now.write(4);
    await now.settle();
    assert.deepEqual([tab.store.status.state, ...now.kept()], ["saving", true, false]);
    await browser.pass(10_000);
    const known = { state: "partly", at: browser.time, reason: "error" };
    assert.deepEqual(tab.store.status, known);
    tab.fire("visibilitychange");
    await browser.pass(60_000);
    assert.deepEqual(tab.store.status, known, "nothing came of looking again");
    const promises = [tab.store.takeSnapshot("import"), tab.store.snapshots(), tab.store.erase()];
    const settled = Promise.allSettled(promises);
    await browser.pass(10_000);
    for (const result of await settled) assert.equal(/** @type {any} */ (result).reason?.name, "TimeoutError");
  });
}

test("a database that answers late is trusted again, and the page says so", async () => {
  const now = new Visit(1);
  now.tab.store.start();
  await now.write(2);
  await now.browser.pass(10_000);
  assert.equal(now.tab.store.status.state, "saved", "one that answered in time is not doubted");
  /** @type {(() => void)[]} */
  const held = [];
  const { indexedDB } = now.browser;
  const { schedule } = indexedDB;
  indexedDB.schedule = (task) => void held.push(task);
  await now.write(3);
  await now.browser.pass(10_000);
  assert.equal(now.tab.store.status.state, "partly");
  indexedDB.schedule = schedule;
  held.forEach(schedule);
  await now.settle();
  assert.deepEqual([now.tab.store.status.state, ...now.kept()], ["saved", true, true]);
});

test("each reason has its name", async () => {
  /** @type {[Fault, string][]} */
  const reasons = [
    [localFault("open", "SecurityError"), "blocked"],
    [localFault("setItem", "QuotaExceededError"), "full"],
    [databaseFault("open", "", "blocked"), "blocked"],
    [databaseFault("commit", "QuotaExceededError", "error"), "full"],
    [databaseFault("transaction", "InvalidStateError", "throw"), "closed"],
    [databaseFault("open", "UnknownError", "error"), "error"],
  ];
  for (const [fault, reason] of reasons) {
    const now = new Visit(1);
    now.tab.store.start();
    await now.settle();
    fault.begin(now.browser, now.tab);
    if (fault.name.includes("open")) {
      const fresh = new Visit(1);
      fault.begin(fresh.browser, fresh.tab);
      fresh.tab.store.start();
      await fresh.settle();
      assert.deepEqual(fresh.tab.store.status, { state: "partly", at: null, reason }, fault.name);
      continue;
    }
    await now.write(1);
    await now.settle();
    assert.deepEqual([now.tab.store.status.state, now.tab.store.status.reason], ["partly", reason], fault.name);
  }
});

test("a full localStorage keeps the old answer, keeps taking others, and is whole when there is room again", async () => {
  const now = new Visit(1);
  await now.write(4);
  await now.settle();
  const old = now.tab.storage.data.get("gb:demo:1:a--one");
  now.tab.storage.trouble = (call, key) => {
    if (call === "setItem" && key === "gb:demo:1:a--one") throw new DOMException("full", "QuotaExceededError");
  };
  await now.write(4);
  await now.settle();
  assert.equal(now.tab.storage.data.get("gb:demo:1:a--one"), old);
  assert.equal(JSON.parse(now.tab.storage.data.get("gb:demo:1:a--two") ?? "").v, now.last.get("a--two"));
  assert.equal(now.tab.store.status.reason, "full");
  now.tab.storage.trouble = () => {};
  now.tab.fire("pagehide");
  await now.settle();
  assert.deepEqual([now.tab.store.status.state, ...now.kept()], ["saved", true, true]);
});
