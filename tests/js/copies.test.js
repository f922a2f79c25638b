// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Copies, factsOf, inCopy } from "../../docs/assets/js/copies.js";
import { furthest, withCopies } from "../../docs/assets/js/copies_listed.js";
import { exportFile } from "../../docs/assets/js/download.js";
import { answeredIn, progressOf } from "../../docs/assets/js/progress.js";
import { counting } from "../../docs/assets/js/words.js";
import { FakeBrowser } from "./fake_browser.js";

const WORDS = { copies: { first: "The first one", nameless: "A copy", again: "{name} ({number})" } };
const NONE = { done: 0, all: 4, skipped: 0, started: false, time: 0 };

/** @param {FakeBrowser} [browser] */
async function tools(browser = new FakeBrowser()) {
  const { store } = await browser.readyTab();
  const services = /** @type {any} */ ({
    store, words: WORDS, random: browser.tasks.random, now: browser.now, day: (/** @type {string} */ day) => `day ${day}`, ...counting("en"),
  });
  return { browser, store, services, copies: new Copies("event-day", services) };
}

/** @param {Copies} copies */
const names = (copies) => copies.list().map(({ name, archived }) => archived ? `(${name})` : name);

test("copies stand in the order in which they were made, under names that can change", async () => {
  const { copies, store } = await tools();
  const may = copies.make(" Conference May ");
  copies.make("Fair");
  assert.match(may, /^c[a-z0-9]{8}$/);
  assert.deepEqual(names(copies), ["Conference May", "Fair"]);
  copies.rename(may, "Conference June");
  copies.rename(may, "  ");
  assert.deepEqual(names(copies), ["Conference June", "Fair"]);
  assert.deepEqual(store.uidsOf("event-day"), ["event-day--copy"]);
});

test("a list of copies asks what is answered in them, and does not walk all answers of the book", async () => {
  const { copies, store } = await tools();
  const may = copies.make("May");
  store.set("event-night_c11111111--badge", true);
  store.live = () => assert.fail("walked all answers");
  assert.deepEqual(copies.list().map(({ id }) => id), [may]);
});

test("a copy without a name is called after the day, and the next of that day gets a number", async () => {
  const { copies } = await tools();
  copies.make("");
  copies.make("");
  const [one, other] = names(copies);
  assert.match(one, /^day \d{4}-\d\d-\d\d$/);
  assert.equal(other, `${one} (2)`);
});

test("a name of any length is cut, and an order that names what is not there names no copy", async () => {
  const { copies, store } = await tools();
  const id = copies.make("x".repeat(200));
  assert.deepEqual(names(copies), ["x".repeat(80)]);
  store.set("event-day--copy", ["c00000000", id, "c99999999"]);
  assert.deepEqual(names(copies), ["x".repeat(80)]);
});

test("when one copy is removed the others keep their order", async () => {
  const { copies } = await tools();
  const [first, ...others] = ["May", "June", "July", "August"].map((name) => copies.make(name));
  const back = copies.remove(first);
  assert.deepEqual(copies.list().map(({ id }) => id), others);
  back();
  assert.deepEqual(names(copies), ["May", "June", "July", "August"]);
});

test("the first one has no name beside the title until it gets one", async () => {
  const { copies } = await tools();
  assert.deepEqual([copies.titleOf(""), copies.nameOf("")], ["", "The first one"]);
  copies.rename("", "Conference April");
  assert.equal(copies.titleOf(""), "Conference April");
  copies.rename("", "");
  assert.equal(copies.titleOf(""), "");
});

test("a copy that is removed is gone with its answers and comes back with them", async () => {
  const { copies, store } = await tools();
  const id = copies.make("May");
  copies.make("June");
  store.set(`event-day_${id}--badge`, true);
  store.set("event-day--badge", true);
  const undo = copies.remove(id);
  assert.deepEqual([names(copies), store.uidsOf(`event-day_${id}`), store.get("event-day--badge")], [["June"], [], true]);
  undo();
  assert.deepEqual([names(copies), store.get(`event-day_${id}--badge`)], [["May", "June"], true]);
});

test("a copy in the archive is still one, and comes out of it", async () => {
  const { copies } = await tools();
  const id = copies.make("May");
  copies.archive(id, true);
  assert.deepEqual(names(copies), ["(May)"]);
  copies.archive(id, false);
  assert.deepEqual(names(copies), ["May"]);
});

test("two tabs that each make a copy have both in the end", async () => {
  const browser = new FakeBrowser();
  const [here, there] = [await tools(browser), await tools(browser)];
  here.copies.make("May");
  there.copies.make("June");
  await browser.tasks.settle();
  assert.deepEqual(names(here.copies).sort(), ["June", "May"]);
  assert.deepEqual(names(here.copies), names(there.copies));
});

test("answers in a copy that nobody named are in sight all the same", async () => {
  const { copies, store } = await tools();
  store.set("event-day_c12345678--badge", true);
  assert.deepEqual(names(copies), ["A copy"]);
  store.set("old-tool_c12345678--copy~name", "May");
  assert.deepEqual(names(copies), ["May"], "its name stayed with the tool that its question came from");
});

test("the copy that the address asks for is shown, else the last, else the first", async () => {
  const { copies, store } = await tools();
  const [may, june] = [copies.make("May"), copies.make("June")];
  assert.equal(copies.wanted(""), "");
  copies.keepShown(june);
  assert.equal(copies.wanted(""), june);
  assert.equal(copies.wanted(`?copy=other_c1&copy=event-day_${may}`), may);
  assert.equal(copies.wanted("?copy=event-day"), june);
  assert.equal(copies.wanted("?copy=event-day_cfromafar"), "", "a copy of another device");
  copies.remove(june);
  assert.equal(copies.wanted(""), "");
  assert.equal(store.get(`event-day_${june}--copy~name`), undefined);
});

test("only the names of the tool's own answers change in a copy", () => {
  assert.equal(inCopy("day--a day--b~~help", "day", "c1"), "day_c1--a day_c1--b~~help");
  assert.equal(inCopy("#event-day--a", "day", "c1"), "#event-day--a");
  assert.equal(inCopy("day-title", "day", "c1"), "day-title");
  assert.equal(inCopy("day--a", "day", ""), "day--a");
});

test("each copy has its own progress, in rows too, and a way to it", () => {
  const facts = { kind: "worksheet", parts: ["log--goal", "log--wins--", "people--circle|people--note"], title: "Log", url: "../x/#log-title" };
  const copy = factsOf(facts, "log", { id: "c1", name: "May", archived: false });
  assert.deepEqual([copy.title, copy.url], ["Log · May", "../x/?copy=log_c1#log-title"]);
  const answered = answeredIn([["log_c1--wins--r1--did", { v: "x", t: 5 }], ["log--goal", { v: "x", t: 4 }]]);
  assert.equal(progressOf(copy, answered).done, 1);
  assert.equal(progressOf({ ...copy, parts: ["log_c1--wins--"] }, answered).done, 1);
  assert.equal(progressOf({ ...facts, parts: ["log--wins--"] }, answered).done, 0);
});

test("in a sum a tool counts by its copy that is furthest, and those put away count no more", async () => {
  const { copies, services } = await tools();
  const id = copies.make("May");
  const facts = { kind: "checklist", parts: ["event-day--badge"] };
  assert.deepEqual(withCopies(facts, services).map(({ parts }) => parts), [["event-day--badge"], [`event-day_${id}--badge`]]);
  copies.archive(id, true);
  assert.equal(withCopies(facts, services).length, 1);
  const some = { ...NONE, done: 2, started: true };
  assert.deepEqual(furthest([NONE, some, { ...some, done: 1 }]), some);
});

test("in a file an answer in a copy is called after the copy", async () => {
  const { copies, store } = await tools();
  const id = copies.make("May");
  store.set(`event-day_${id}--badge`, true);
  store.set("event-day--badge", "text");
  const labels = new Map([["event-day--badge", "Wear it"], [`event-day_${id}--badge`, "Wear it"]]);
  const { answers } = JSON.parse(exportFile({ site: "demo", entries: store.live(), labels, now: () => 5 }).text);
  const label = (/** @type {string} */ uid) => answers.find((/** @type {any} */ one) => one.uid === uid).label;
  assert.deepEqual([label("event-day--badge"), label(`event-day_${id}--badge`)], ["Wear it", "May: Wear it"]);
});
