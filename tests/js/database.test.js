// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswersDatabase } from "../../docs/assets/js/database.js";
import { SCHEMA } from "../../docs/assets/js/schema.js";
import { FakeBrowser } from "./fake_browser.js";

const ENTRY = { v: "x", t: 5, w: "wa" };

function setUp() {
  const browser = new FakeBrowser();
  const { indexedDB, tasks } = browser;
  let lost = 0;
  const database = new AnswersDatabase(() => /** @type {any} */ (indexedDB), "demo", { ...SCHEMA, outgrown: false }, () => lost++);
  /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
  const finish = async (promise) => {
    promise.catch(() => "looked at below");
    await tasks.settle();
    return await promise;
  };
  return { browser, indexedDB, tasks, database, finish, lost: () => lost };
}

test("a new database has its stores and says which schema it holds", async () => {
  const { database, finish, browser } = setUp();
  assert.equal((await finish(database.all())).size, 0);
  assert.deepEqual([...browser.indexedDB.databases.get("gb-demo")?.stores.keys() ?? []], ["answers", "ops", "snapshots", "meta"]);
  assert.deepEqual(browser.indexedDB.committed("gb-demo", "meta").get("schema"), { key: "schema", value: 1 });
});

test("a write is there after its promise, not before", async () => {
  const { database, finish, browser } = setUp();
  const writing = database.write([{ uid: "a--b", entry: ENTRY }]);
  assert.equal(browser.inDatabase("a--b"), undefined);
  await finish(writing);
  assert.deepEqual(browser.inDatabase("a--b"), { uid: "a--b", ...ENTRY });
  assert.deepEqual([...await finish(database.all())], [["a--b", ENTRY]]);
});

test("an older entry never replaces a newer one, and the newer one is handed back", async () => {
  const { database, finish, browser } = setUp();
  const later = { v: "later", t: 9, w: "wb" };
  await finish(database.write([{ uid: "a--b", entry: later }]));
  assert.deepEqual([...await finish(database.write([{ uid: "a--b", entry: ENTRY }]))], [["a--b", later]]);
  assert.equal(browser.inDatabase("a--b").v, "later");
});

test("one stay in a field is one row of history, with what was there before", async () => {
  const { database, finish, browser } = setUp();
  await finish(database.write([{ uid: "a--b", entry: ENTRY }]));
  const stay = {};
  const typing = ["y", "yo", "you"].map((v, index) => database.write([{ uid: "a--b", entry: { v, t: 6 + index, w: "wa" }, operation: stay }]));
  await finish(Promise.all(typing));
  await finish(database.write([{ uid: "a--b", entry: { v: "z", t: 20, w: "wa" }, operation: {} }]));
  assert.deepEqual(browser.history(), [
    { uid: "a--b", v: "you", t: 8, w: "wa", prev: "x" },
    { uid: "a--b", v: "z", t: 20, w: "wa", prev: "you" },
  ]);
});

test("an edit that lost is in the history all the same", async () => {
  const { database, finish, browser } = setUp();
  await finish(database.write([{ uid: "a--b", entry: { v: "winner", t: 9, w: "wb" } }]));
  await finish(database.write([{ uid: "a--b", entry: ENTRY, operation: {} }]));
  assert.deepEqual(browser.history(), [{ uid: "a--b", ...ENTRY, prev: "winner" }]);
});

test("a row that cannot be read is reported, not used, and kept in the history when an answer takes its place", async () => {
  const { database, finish, browser } = setUp();
  await finish(database.all());
  browser.indexedDB.committed("gb-demo", "answers").set("a--b", { uid: "a--b", v: { odd: 1 }, t: "?" });
  assert.equal((await finish(database.all())).size, 0);
  assert.deepEqual([...database.damaged], ["a--b"]);
  await finish(database.write([{ uid: "a--b", entry: ENTRY }]));
  assert.deepEqual(browser.inDatabase("a--b"), { uid: "a--b", ...ENTRY });
  assert.deepEqual(browser.history(), [{ uid: "a--b", damaged: { uid: "a--b", v: { odd: 1 }, t: "?" } }]);
});

test("a database of a newer edition is a named error, and is not touched", async () => {
  const { database, finish, browser } = setUp();
  browser.indexedDB.databases.set("gb-demo", { version: 2, stores: new Map(), connections: new Set(), waiting: [] });
  await assert.rejects(finish(database.all()), { name: "VersionError" });
  await assert.rejects(finish(database.write([{ uid: "a--b", entry: ENTRY }])), { name: "VersionError" });
  assert.equal(browser.indexedDB.databases.get("gb-demo")?.stores.size, 0);
});

test("a blocked database is a named error, is not left open, and opens when asked again", async () => {
  const { database, finish, indexedDB } = setUp();
  indexedDB.trouble = (site) => site === "open" ? { how: "blocked", error: new DOMException() } : null;
  await assert.rejects(finish(database.all()), { name: "BlockedError" });
  assert.equal(indexedDB.databases.get("gb-demo")?.connections.size, 0);
  indexedDB.trouble = () => null;
  await finish(database.all());
});

test("it makes way for a newer edition in another tab, says so, and opens again when asked", async () => {
  const { database, finish, indexedDB, lost } = setUp();
  await finish(database.all());
  assert.equal(indexedDB.askForVersion("gb-demo"), true);
  assert.equal(lost(), 1);
  await finish(database.write([{ uid: "a--b", entry: ENTRY }]));
});

test("thrown away while a write is on its way: the write fails, the next call starts anew", async () => {
  const { database, finish, indexedDB, tasks, lost, browser } = setUp();
  await finish(database.all());
  const writing = database.write([{ uid: "a--b", entry: ENTRY }]);
  await tasks.step();
  indexedDB.deleteUnder("gb-demo");
  await assert.rejects(finish(writing), { name: "AbortError" });
  assert.equal(lost(), 1);
  await finish(database.write([{ uid: "a--c", entry: ENTRY }]));
  assert.equal(browser.inDatabase("a--c").v, "x");
});

test("closed without a word: the call fails by name, the next one opens again", async () => {
  const { database, finish, indexedDB, lost } = setUp();
  await finish(database.all());
  for (const connection of indexedDB.databases.get("gb-demo")?.connections ?? []) connection.close();
  await assert.rejects(finish(database.all()), { name: "InvalidStateError" });
  assert.equal(lost(), 1);
  await finish(database.all());
});

/** @type {[string, "throw" | "error"][]} */
const SITES = [
  ["open", "throw"], ["open", "error"], ["upgrade", "throw"], ["transaction", "throw"], ["get!", "throw"], ["get", "error"],
  ["put answers!", "throw"], ["put answers", "error"], ["add ops!", "throw"], ["add ops", "error"], ["commit", "error"],
];

for (const [site, how] of SITES) {
  test(`${site} that fails (${how}) is a rejection with the browser's name for it, and nothing is half written`, async () => {
    const { database, finish, indexedDB, browser } = setUp();
    const change = { uid: "a--b", entry: ENTRY, operation: {} };
    if (site === "commit") await finish(database.all());
    indexedDB.trouble = (asked) => asked === site ? { how, error: new DOMException("no room", "QuotaExceededError") } : null;
    await assert.rejects(finish(database.write([change, { uid: "a--c", entry: ENTRY }])), { name: "QuotaExceededError" });
    assert.deepEqual(indexedDB.uncaught, []);
    assert.equal(browser.inDatabase("a--b"), undefined);
    assert.equal(browser.inDatabase("a--c"), undefined);
    indexedDB.trouble = () => null;
    await finish(database.write([change]));
    assert.equal(browser.history().length, 1);
  });
}

for (const how of /** @type {const} */ (["throw", "error"])) {
  test(`reading that fails (${how}) is a rejection too`, async () => {
    const { database, finish, indexedDB } = setUp();
    const site = how === "throw" ? "getAll!" : "getAll";
    indexedDB.trouble = (asked) => asked === site ? { how, error: new DOMException("broken", "UnknownError") } : null;
    await assert.rejects(finish(database.all()), { name: "UnknownError" });
    assert.deepEqual(indexedDB.uncaught, []);
  });
}

test("a browser without IndexedDB is a named error", async () => {
  const absent = new AnswersDatabase(() => null, "demo", { ...SCHEMA, outgrown: false }, () => {});
  await assert.rejects(absent.all(), { name: "SecurityError" });
  const blocked = new AnswersDatabase(() => {
    throw new DOMException("no", "SecurityError");
  }, "demo", { ...SCHEMA, outgrown: false }, () => {});
  await assert.rejects(blocked.all(), { name: "SecurityError" });
});
