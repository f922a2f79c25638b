// @ts-check
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { migrate, schemaOf } from "../../docs/assets/js/migrations.js";
import { SCHEMA } from "../../docs/assets/js/schema.js";
import { FakeBrowser } from "./fake_browser.js";

/** @import { Step } from "../../docs/assets/js/migrations.js" */
/** @import { Tab } from "./fake_browser.js" */

const SAVED = new URL("../saved/", import.meta.url);
const GOAL = "plan--goal";

/** @type {Step} numbers become texts, and the wish becomes the goal */
const second = (entries) =>
  new Map([...entries].map(([uid, entry]) => [
    uid.replace("plan--wish", GOAL),
    { ...entry, v: typeof entry.v === "number" ? String(entry.v) : entry.v },
  ]));
/** @type {Step} */
const third = (entries) => new Map([...entries].map(([uid, entry]) => [uid.replace(GOAL, "plan--aim"), entry]));

/** @param {FakeBrowser} browser @param {...Step} steps */
function edition(browser, ...steps) {
  return { schema: schemaOf(steps, browser.now) };
}

/** A page of the first edition that kept two answers. @param {FakeBrowser} browser */
async function firstVisit(browser) {
  const tab = await browser.readyTab();
  tab.store.set("plan--wish", "Talk to five people");
  tab.store.set("plan--hours", 3);
  await browser.tasks.settle();
  return tab;
}

/** @param {FakeBrowser} browser */
function everything(browser) {
  const stores = [...browser.indexedDB.databases.get("gb-demo")?.stores ?? []].map(([name, { rows }]) => [name, [...rows]]);
  return JSON.stringify([[...browser.stored], stores]);
}

test("steps follow one another from the schema of the answers on", () => {
  const entries = new Map([["plan--wish", { v: 3, t: 5, w: "wa" }]]);
  const seen = (/** @type {number} */ from) => [...migrate(entries, from, [second, third])].map(([uid, { v, t }]) => [uid, v, t]);
  assert.deepEqual(seen(1), [["plan--aim", "3", 5]]);
  assert.deepEqual(seen(2), [["plan--wish", 3, 5]]);
  assert.deepEqual(seen(3), [["plan--wish", 3, 5]]);
  assert.deepEqual([...entries.keys()], ["plan--wish"], "what was given is left as it was");
});

for (const [missing, forget] of /** @type {[string, (browser: FakeBrowser) => void][]} */ ([
  ["neither store", () => {}],
  ["localStorage", (browser) => browser.stored.clear()],
  ["the database", (browser) => browser.indexedDB.deleteUnder("gb-demo")],
])) {
  test(`answers of an older edition are taken over into both stores, where ${missing} was lost too`, async () => {
    const browser = new FakeBrowser();
    browser.close(await firstVisit(browser));
    forget(browser);
    const tab = await browser.readyTab(edition(browser, second, third));
    assert.deepEqual([tab.store.get("plan--aim"), tab.store.get("plan--hours")], ["Talk to five people", "3"]);
    assert.deepEqual([...tab.store.live().keys()].sort(), ["plan--aim", "plan--hours"]);
    assert.equal(JSON.parse(browser.stored.get("gb:demo:3:plan--aim") ?? "{}").v, "Talk to five people");
    assert.equal(browser.inDatabase("plan--aim").v, "Talk to five people");
    assert.equal(browser.indexedDB.committed("gb-demo", "meta").get("schema").value, 3);
    assert.equal(tab.store.status.state, "ready");
  });
}

test("before they are taken over an earlier version is made of them, which is read as answers of today", async () => {
  const browser = new FakeBrowser();
  browser.close(await firstVisit(browser));
  const tab = await browser.readyTab(edition(browser, second));
  const listing = tab.store.snapshots();
  await browser.tasks.settle();
  assert.deepEqual((await listing).map(({ why, count }) => [why, count]), [["migration", 2]]);
  const [row] = browser.indexedDB.committed("gb-demo", "snapshots").values();
  assert.equal(row.schema, 1);
  assert.ok(row.text.includes("plan--wish"));
  const reading = tab.store.readSnapshot(1);
  await browser.tasks.settle();
  assert.equal((await reading).get(GOAL)?.v, "Talk to five people", "read as answers of today");
});

test("a step that fails leaves the database as it was, and the answers in sight", async () => {
  const browser = new FakeBrowser();
  browser.close(await firstVisit(browser));
  const before = JSON.stringify([...browser.indexedDB.committed("gb-demo", "answers")]);
  const broken = () => {
    throw new Error("a mistake of ours");
  };
  const tab = await browser.readyTab(edition(browser, broken));
  assert.equal(JSON.stringify([...browser.indexedDB.committed("gb-demo", "answers")]), before);
  assert.equal(browser.indexedDB.databases.get("gb-demo")?.version, 1);
  assert.equal(tab.store.status.state, "failed", "nothing is called saved");
  assert.deepEqual(browser.indexedDB.uncaught, []);
});

test("old keys stay, and what a page of the older edition still wrote there is found later", async () => {
  const browser = new FakeBrowser();
  browser.close(await firstVisit(browser));
  browser.close(await browser.readyTab(edition(browser, second)));
  assert.equal(browser.inLocal("plan--hours").v, 3);
  browser.putLocal("plan--hours", { v: 4, t: browser.time + 10, w: "wz" });
  const tab = await browser.readyTab(edition(browser, second));
  assert.equal(tab.store.get("plan--hours"), "4");
});

test("a page of the older edition that is still open writes nothing from the moment a newer one took over", async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const browser = new FakeBrowser(seed);
    const old = await firstVisit(browser);
    const tab = await browser.readyTab(edition(browser, second));
    tab.store.set(GOAL, "Talk to six");
    await browser.tasks.settle();
    assert.deepEqual(old.store.status, { state: "readonly", at: old.store.status.at, reason: null });
    const before = everything(browser);
    await writeEverywhere(browser, old);
    assert.equal(everything(browser), before);
    assert.equal(old.store.get("plan--why"), "typed all the same", "what is typed stays on the page, to be downloaded");
    assert.equal(tab.store.get("plan--why"), undefined);
  }
});

/** All that a page can do to the stores. @param {FakeBrowser} browser @param {Tab} tab */
async function writeEverywhere(browser, tab) {
  browser.time += 86_400_000;
  tab.store.set("plan--why", "typed all the same");
  tab.store.setMany([["plan--wish", null]]);
  const refused = [tab.store.takeSnapshot("import"), tab.store.dropSnapshot(1), tab.store.erase()];
  tab.store.set("plan--why", "typed all the same");
  for (const type of ["visibilitychange", "pagehide", "pageshow"]) tab.fire(type, { persisted: true });
  const settled = Promise.allSettled(refused);
  await browser.tasks.settle();
  assert.deepEqual((await settled).map(({ status }) => status), ["rejected", "rejected", "rejected"]);
}

/** @type {[string, (browser: FakeBrowser) => void][]} */
const NEWER = [
  ["localStorage", ({ stored }) => void stored.set("gb:demo:2:plan--goal", '{"v":"x","t":5,"w":"wa"}')],
  ["the version of the database", ({ indexedDB }) => {
    const stored = indexedDB.databases.get("gb-demo");
    if (stored) stored.version = 2;
  }],
  ["the schema noted in the database", ({ indexedDB }) => {
    indexedDB.committed("gb-demo", "meta").set("schema", { key: "schema", value: 2 });
  }],
];

for (const [where, outgrow] of NEWER) {
  test(`a page that finds newer answers in ${where} shows what it can read and writes nothing`, async () => {
    const browser = new FakeBrowser();
    browser.close(await firstVisit(browser));
    outgrow(browser);
    const before = everything(browser);
    const tab = await browser.readyTab();
    assert.equal(tab.store.status.state, "readonly");
    assert.equal(tab.store.get("plan--wish"), "Talk to five people");
    await writeEverywhere(browser, tab);
    assert.equal(everything(browser), before);
    assert.equal(tab.store.status.state, "readonly");
    assert.ok(!tab.statuses.some(({ state }) => state === "saved"));
  });
}

test("keys of other sites, and of no schema, say nothing about the answers here", async () => {
  const browser = new FakeBrowser();
  for (const key of ["gb:demo2:2:plan--goal", "gb:demo:probe", "gb:demo:02:a--b", "gb:demo:x:a--b", "x-gb:demo:2:a--b"]) browser.stored.set(key, "x");
  assert.equal((await browser.readyTab()).store.status.state, "ready");
});

const files = readdirSync(SAVED).filter((name) => /^\d+\.json$/.test(name));

test("there is a file of what readers have for every schema, up to that of today", () => {
  assert.deepEqual(files.map((name) => parseInt(name)).sort(), Array.from({ length: SCHEMA.version }, (_, index) => index + 1));
});

for (const name of files) {
  const saved = JSON.parse(readFileSync(new URL(name, SAVED), "utf8"));

  for (const [lost, forget] of /** @type {[string, (browser: FakeBrowser) => void][]} */ ([
    ["nothing", () => {}],
    ["all but one answer in localStorage", (browser) => {
      for (const key of Object.keys(saved.localStorage)) if (!key.endsWith("--note")) browser.stored.delete(key);
    }],
    ["all but one answer in the database", (browser) => {
      const { rows } = /** @type {any} */ (browser.indexedDB.databases.get("gb-demo")?.stores.get("answers"));
      for (const uid of [...rows.keys()]) if (uid !== "goal-plan--when~date") rows.delete(uid);
    }],
  ])) {
    test(`every answer in tests/saved/${name} is found, with ${lost} lost`, async () => {
      const browser = new FakeBrowser();
      browser.restore(saved);
      forget(browser);
      const { store } = await browser.readyTab();
      const found = Object.fromEntries([...store.live()].map(([uid, { v }]) => [uid, v]));
      assert.deepEqual(found, saved.answers);
      const reading = store.readSnapshot(1);
      await browser.tasks.settle();
      assert.equal((await reading).get("goal-check--one-goal")?.v, true);
    });
  }
}
