// @ts-check
/** @import { Entry, Value } from "../../docs/assets/js/record.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, exportFile } from "../../docs/assets/js/download.js";
import { sameValue } from "../../docs/assets/js/record.js";
import { arrivalsOf, changesOf, FileRefused, readFile } from "../../docs/assets/js/transfer.js";
import { seeded } from "./fake_browser.js";

/** What is asked where; all else takes what comes. */
const KINDS = new Map([["a--one", "tick"], ["a--tick", "tick"], ["a--day", "date"], ["a--choice", "select"], ["a--words", "textarea"], ["a--rows", "order"], ["a--who", "person"]]);
const TIME = Date.UTC(2027, 1, 5);
/** @type {(v: Value, t?: number) => Entry} */
const entry = (v, t = TIME) => ({ v, t, w: "wa" });
/** @type {(entries: Map<string, Entry>) => string} */
const saved = (entries) => exportFile({ site: "demo", entries, labels: new Map([["a--one", "One goal"]]), now: () => TIME }).text;
const TEXT = saved(new Map([["a--one", entry(true)], ["a--two", entry("Größe")]]));

/** @param {string} text */
function refusal(text) {
  try {
    readFile(text, "demo");
  } catch (error) {
    assert.ok(error instanceof FileRefused, `${error}`);
    return error.reason;
  }
  return null;
}

/** @param {(file: any) => void} change */
function edited(change) {
  const file = JSON.parse(TEXT);
  change(file);
  return JSON.stringify(file);
}

/** @param {Map<string, Entry>} entries @param {string} [text] @param {[string, string | string[]][]} [moved] */
function arrivals(entries, text = TEXT, moved = []) {
  const question = (/** @type {string} */ uid) => uid.startsWith("a--") ? { kind: KINDS.get(uid) ?? "text", label: "" } : null;
  return arrivalsOf(readFile(text, "demo"), { entries, moved: new Map(moved), question });
}

test("a file that was saved is read whole", () => {
  const { exportedAt, answers } = readFile(TEXT, "demo");
  assert.equal(exportedAt, "2027-02-05T00:00:00.000Z");
  assert.deepEqual([...answers], [
    ["a--one", { value: true, time: TIME, label: "One goal" }],
    ["a--two", { value: "Größe", time: TIME, label: "" }],
  ]);
});

test("a byte order mark before it does no harm", () => assert.equal(refusal(`\ufeff${TEXT}`), null));

for (
  const [what, text, reason] of /** @type {[string, string, string][]} */ ([
    ["nothing", "", "foreign"],
    ["prose", "My answers", "foreign"],
    ["another JSON file", '{"name": "x"}', "foreign"],
    ["a list", "[]", "foreign"],
    ["half a file", TEXT.slice(0, -20), "broken"],
    ["a later version", edited((file) => file.version = 2), "newer"],
    ["no version", edited((file) => delete file.version), "damaged"],
    ["another guide", edited((file) => file.site = "other"), "other_site"],
    ["an edited answer", edited((file) => file.answers[0].value = false), "damaged"],
    ["no checksum", edited((file) => delete file.checksum), "damaged"],
    ["no answers", edited((file) => delete file.answers), "damaged"],
    ["more than anybody writes", " ".repeat(20_000_001), "large"],
  ])
) {
  test(`${what} is refused by name`, () => assert.equal(refusal(text), reason));
}

for (
  const [what, answer] of /** @type {[string, unknown][]} */ ([
    ["a name that is no uid", { uid: "__proto__", value: "x", time: "2027-02-05T00:00:00.000Z" }],
    ["a value that is an object", { uid: "a--one", value: { deep: 1 }, time: "2027-02-05T00:00:00.000Z" }],
    ["a removed answer", { uid: "a--one", value: null, time: "2027-02-05T00:00:00.000Z" }],
    ["no time", { uid: "a--one", value: "x" }],
    ["a time that is none", { uid: "a--one", value: "x", time: "soon" }],
    ["nothing at all", null],
  ])
) {
  test(`an answer with ${what} is refused, even where the checksum is right`, () => {
    const honest = JSON.parse(saved(new Map()));
    honest.answers = [answer];
    honest.checksum = checksumOf(honest.answers);
    assert.equal(refusal(JSON.stringify(honest)), "damaged");
  });
}

test("an answer that stands twice is refused", () => {
  const file = JSON.parse(TEXT);
  file.answers.push(file.answers[0]);
  file.checksum = checksumOf(file.answers);
  assert.equal(refusal(JSON.stringify(file)), "damaged");
});

test("what would become of each answer is told", () => {
  const entries = new Map([
    ["a--same", entry("x", TIME + 5)],
    ["a--theirs", entry("old", TIME - 1)],
    ["a--mine", entry("new", TIME + 1)],
    ["a--removed", entry(null, TIME + 1)],
    ["a--back", entry(null, TIME - 1)],
  ]);
  const text = saved(new Map(["same", "theirs", "mine", "removed", "back", "fresh"].map((id) => [`a--${id}`, entry("x")])));
  const states = arrivals(entries, text).map(({ uid, state }) => [uid, state]);
  assert.deepEqual(Object.fromEntries(states), {
    "a--same": "same",
    "a--theirs": "theirs",
    "a--mine": "mine",
    "a--removed": "removed",
    "a--back": "fresh",
    "a--fresh": "fresh",
  });
});

test("an answer to a question that moved goes along, and the newer of two stays", () => {
  const text = saved(new Map([["old--one", entry("older", TIME - 1)], ["a--one", entry("newer")]]));
  const [arrival, ...others] = arrivals(new Map(), text, [["old--one", "a--one"]]);
  assert.deepEqual([arrival.uid, arrival.value, others.length], ["a--one", "newer", 0]);
  const alone = arrivals(new Map(), saved(new Map([["old--one", entry("x")]])), [["old--one", "a--one"]]);
  assert.deepEqual([alone[0].uid, alone[0].moved], ["a--one", true]);
});

test("an answer to a question that was split comes to each part that has none of its own", () => {
  const text = saved(new Map([["old--one", entry("old", TIME)], ["a--two", entry("own", TIME - 1)]]));
  /** @type {[string, string[]][]} */
  const split = [["old--one", ["a--new", "a--two", "a--three"]]];
  const arrived = arrivals(new Map([["a--three", entry("here", TIME - 2)]]), text, split);
  assert.deepEqual(Object.fromEntries(arrived.map(({ uid, value, state, moved }) => [uid, [value, state, moved]])), {
    "a--new": ["old", "fresh", true],
    "a--two": ["own", "fresh", false],
    "a--three": ["old", "mine", true],
  });
});

test("an answer to a question that the book does not have is kept and marked", () => {
  const [arrival] = arrivals(new Map(), saved(new Map([["gone--one", entry("x")]])));
  assert.deepEqual([arrival.known, arrival.state], [false, "fresh"]);
});

for (
  const [uid, fitting, misfits] of /** @type {[string, Value[], Value[]][]} */ ([
    ["a--tick", [true, false], ["yes", 1, ["r1"]]],
    ["a--day", ["2027-02-05", ""], ["tomorrow", "2027-02-05<b>", true, ["2027-02-05"]]],
    ["a--choice", ["work", "not-any-more", "3"], ["Work!", "<img src=x onerror=alert(1)>", "a".repeat(201), true]],
    ["a--words", ["", "anything\n<b>", "x".repeat(1_000_000)], ["x".repeat(1_000_001), true, 3, ["a"]]],
    ["a--rows", [[], ["r1", "r2"]], ["r1", true, ["x".repeat(201)]]],
    ["a--who", ["Ana", ["r1a2b3c4d", "Bo"]], [true, 3]],
    ["gone--one", [true, 3, "x", ["r1"]], []],
  ])
) {
  test(`${uid} takes what its question can be answered with, and leaves the rest out`, () => {
    const states = (/** @type {Value[]} */ values) => values.map((value) => arrivals(new Map(), saved(new Map([[uid, entry(value)]])))[0].state);
    assert.deepEqual(new Set(states(fitting)), new Set(["fresh"]));
    assert.deepEqual(states(misfits), misfits.map(() => "misfit"));
  });
}

test("what is left out of a file changes nothing here, not even when all is replaced", () => {
  const entries = new Map([["a--tick", entry(true)]]);
  const arrived = arrivals(entries, saved(new Map([["a--tick", entry("on", TIME + 1)], ["a--two", entry("x")]])));
  for (const how of /** @type {const} */ (["merge", "replace"])) {
    assert.deepEqual(changesOf(arrived, how, entries.keys()), [["a--two", "x"]]);
  }
});

test("merging keeps what is newer here, and replacing does not", () => {
  const entries = new Map([["a--one", entry(false, TIME + 1)], ["a--own", entry("mine")]]);
  const arrived = arrivals(entries);
  assert.deepEqual(changesOf(arrived, "merge", entries.keys()), [["a--two", "Größe"]]);
  assert.deepEqual(changesOf(arrived, "replace", entries.keys()), [["a--one", true], ["a--two", "Größe"], ["a--own", null]]);
});

test("of 10,000 random states each comes back as it was after it was saved, erased and taken in", () => {
  const random = seeded(7);
  for (let round = 0; round < 10_000; round++) {
    const entries = randomEntries(random);
    const arrived = arrivalsOf(readFile(saved(entries), "demo"), { entries: new Map(), moved: new Map(), question: () => null });
    const back = new Map(changesOf(arrived, "merge", []));
    const live = [...entries].filter(([, { v }]) => v !== null);
    assert.equal(back.size, live.length);
    for (const [uid, { v }] of live) assert.ok(sameValue(back.get(uid) ?? null, v), uid);
  }
});

/** @param {unknown[]} answers */
function checksumOf(answers) {
  return `crc32:${crc32(JSON.stringify(answers))}`;
}

/** @param {() => number} random */
function randomEntries(random) {
  const values = [true, false, "", "text \ud83d\ude42 \u202e", "\ud800", 3, 0.5, [], ["r1", "r2"], null];
  const count = Math.floor(random() * 6);
  return new Map(Array.from({ length: count }, (_, index) => {
    const value = /** @type {Value} */ (values[Math.floor(random() * values.length)]);
    return [`a--f${index}`, entry(value, Math.floor(random() * TIME))];
  }));
}
