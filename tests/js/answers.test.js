// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers, otherUid } from "../../docs/assets/js/answers.js";
import { parseUid } from "../../docs/assets/js/uid.js";
import { oneOf, seeded } from "./fake_browser.js";

/** @import { Entry, Value } from "../../docs/assets/js/record.js" */

const LONG = "A long answer that took the reader a quarter of an hour to write.";

/** @param {[string, string | string[]][]} [moved] @param {number} [now] */
function answers(moved = [], now = 1000) {
  return new Answers({ now: () => now, random: seeded(1), moved: new Map(moved) });
}

/** @param {string} uid @param {Value} v @param {number} t @returns {Map<string, Entry>} */
function news(uid, v, t, w = "wzzzzzzzz") {
  return new Map([[uid, { v, t, w }]]);
}

test("a removed answer is not there, and its removal is remembered", () => {
  const mine = answers();
  mine.edit("a--b", "x");
  mine.edit("a--b", null);
  assert.equal(mine.get("a--b"), undefined);
  assert.equal(mine.entries.get("a--b")?.v, null);
  assert.deepEqual(mine.take(news("a--b", "x", 999)), []);
});

test("the same answer again is no edit", () => {
  const mine = answers();
  assert.equal(mine.edit("a--b", null), false);
  assert.equal(mine.edit("a--b", ["r1"]), true);
  assert.equal(mine.edit("a--b", ["r1"]), false);
  assert.equal(mine.edit("a--b", ["r1", "r2"]), true);
});

test("a list that somebody changes afterwards does not change the answer", () => {
  const mine = answers();
  const list = ["r1"];
  mine.edit("a--b", list);
  list.push("r2");
  /** @type {string[]} */ (mine.get("a--b")).push("r3");
  assert.deepEqual(mine.get("a--b"), ["r1"]);
});

test("an answer whose item moved is there under its new name, once", () => {
  const mine = answers([["a--old", "b--new"], ["t--x--c", "t--x--d"]]);
  assert.deepEqual(mine.take(news("a--old~skip", true, 5)), ["a--old~skip", "b--new~skip"]);
  mine.take(news("t--x--r1--c", "cell", 6));
  assert.equal(mine.get("b--new~skip"), true);
  assert.deepEqual([...mine.live().keys()], ["b--new~skip", "t--x--r1--d"]);
  assert.deepEqual(mine.uidsOf("a"), []);
  assert.deepEqual(mine.rowsOf("t--x"), ["r1"]);
  mine.edit("t--x--r1--d", null);
  assert.deepEqual(mine.rowsOf("t--x"), [], "the cell under the old name does not bring the row back");
});

/** @type {[string, string[]][]} */
const SPLIT = [["a--old", ["b--one", "c--two"]]];
const YEAR = 2027;
const day = (/** @type {number} */ number) => Date.UTC(YEAR, 0, number);

test("each part of a split question has the old answer, and the old one counts no more", () => {
  const mine = answers(SPLIT, day(9));
  assert.deepEqual(mine.take(news("a--old", "x", day(1))), ["a--old", "b--one", "c--two"]);
  assert.deepEqual([...mine.live().keys()], ["b--one", "c--two"]);
  assert.deepEqual([mine.get("b--one"), mine.get("c--two"), mine.entries.get("a--old")?.v], ["x", "x", "x"]);
});

test("a part that has an answer of its own keeps it, however old it is", () => {
  for (const v of ["own", null]) {
    const mine = answers(SPLIT, day(9));
    mine.take(news("b--one", v, day(1)));
    mine.take(news("a--old", "x", day(5)));
    assert.deepEqual([mine.entries.get("b--one")?.v, mine.get("c--two")], [v, "x"]);
  }
});

test("what the reader changed or removed in a part does not come back with the old answer", () => {
  const mine = answers(SPLIT, day(9));
  mine.take(news("a--old", "x", day(1)));
  mine.edit("b--one", "y");
  mine.edit("c--two", null);
  assert.deepEqual(mine.take(news("a--old", "x", day(1))), []);
  assert.deepEqual([mine.get("b--one"), mine.get("c--two")], ["y", undefined]);
});

test("in whatever order the answers of split questions arrive, once or twice, the end is the same", () => {
  const random = seeded(5);
  const uids = ["a--old", "b--one", "c--two", "d--three", "c--two~skip", "a--old~skip"];
  /** @type {[string, string | string[]][]} */
  const moved = [...SPLIT, ["c--two", ["d--three", "e--four"]]];
  for (let turn = 0; turn < 3000; turn++) {
    const found = Array.from({ length: 6 }, () => news(oneOf(random, uids), oneOf(random, ["x", "y", null]), day(1 + Math.floor(5 * random()))));
    const [one, other] = [answers(moved), answers(moved)];
    for (const entries of found) one.take(entries);
    for (const entries of [...found, ...found].sort(() => random() - 0.5)) other.take(entries);
    other.take(one.entries); // as another tab or a file would bring it
    one.take(one.entries);
    assert.deepEqual(new Map([...other.entries].sort()), new Map([...one.entries].sort()), JSON.stringify(found.map((entries) => [...entries])));
  }
});

test("names like those of an object's own things are answers like any other", () => {
  const mine = answers();
  mine.take(news("constructor--prototype", "x", 5));
  assert.equal(mine.get("constructor--prototype"), "x");
  assert.equal(mine.get("constructor"), undefined);
});

/** @type {[string, string[], Record<string, Value>, string[]][]} */
const TABLES = [
  ["rows in the order of the list", ["r2", "r1"], { "r1--a": "x", "r2--a": "y" }, ["r2", "r1"]],
  ["a new row has no cells yet", ["r1"], {}, ["r1"]],
  ["an emptied cell keeps its row", ["r1"], { "r1--a": "" }, ["r1"]],
  ["a row whose cells were removed is gone", ["r1", "r2"], { "r1--a": null, "r1--b": null, "r2--a": null, "r2--b": "x" }, ["r2"]],
  ["rows another tab added come last", ["r5"], { "r5--a": "x", "r2--a": "y", "r1--a": "z", "r0--a": null }, ["r5", "r1", "r2"]],
  ["a row listed twice is drawn once", ["r1", "r1"], {}, ["r1"]],
];

for (const [name, list, cells, rows] of TABLES) {
  test(`table: ${name}`, () => {
    const mine = answers();
    mine.take(news("w--wins", list, 1));
    for (const [cell, v] of Object.entries(cells)) mine.take(news(`w--wins--${cell}`, v, 1));
    mine.take(news("w--wins-too--r9--a", "another table", 1));
    assert.deepEqual(mine.rowsOf("w--wins"), rows);
  });
}

test("the shared list of people has rows too", () => {
  const mine = answers();
  mine.take(news("people--r1--name", "Ann", 1));
  assert.deepEqual(mine.rowsOf("people"), ["r1"]);
});

test("a long text that loses to another tab while it is being written is offered", () => {
  const mine = answers();
  mine.edit("a--b", LONG);
  assert.deepEqual(mine.take(news("a--b", "other words", 2000)), ["a--b"]);
  assert.equal(mine.get(otherUid("a--b")), LONG);
  assert.deepEqual([mine.takeBeside(), mine.takeBeside()], [["a--b~other"], []], "to be stored once");
});

test("a long text from another tab that arrives late and loses is offered", () => {
  const mine = answers();
  mine.take(news("a--b", "the beginning", 900));
  mine.edit("a--b", "my end of it");
  mine.settle("a--b");
  assert.deepEqual(mine.take(news("a--b", LONG, 950)), ["a--b"]);
  assert.equal(mine.get("a--b"), "my end of it");
  assert.equal(mine.get(otherUid("a--b")), LONG);
});

test("a long text that came while the field had focus, so was not shown, is offered when typing goes on", () => {
  const mine = answers();
  mine.edit("a--b", "mine");
  mine.take(news("a--b", LONG, 2000));
  mine.edit("a--b", "mine goes on");
  assert.equal(mine.get(otherUid("a--b")), LONG);
});

test("the text that lost has a name that can be kept, whatever it lost to", () => {
  assert.deepEqual(["a--b", "a--b~note", "a--b--r1--c"].map(otherUid), ["a--b~other", "a--b~note-other", "a--b--r1--c~other"]);
  assert.ok(["a--b", "a--b~note", "a--b--r1--c"].every((uid) => parseUid(otherUid(uid))));
});

/** @type {[string, (mine: Answers) => void][]} */
const NOT_OFFERED = [
  ["was finished here before", (mine) => {
    mine.edit("a--b", LONG);
    mine.settle("a--b");
    mine.take(news("a--b", "went on there", 2000));
  }],
  ["was seen before the edit", (mine) => {
    mine.take(news("a--b", LONG, 900));
    mine.edit("a--b", "rewritten");
    mine.take(news("a--b", LONG, 900));
  }],
  ["is short", (mine) => {
    mine.edit("a--b", "short");
    mine.take(news("a--b", "also short", 2000));
  }],
  ["is contained in the winner", (mine) => {
    mine.edit("a--b", LONG);
    mine.take(news("a--b", `${LONG} And more.`, 2000));
  }],
  ["was removed there on purpose", (mine) => {
    mine.edit("a--b", LONG);
    mine.take(news("a--b", null, 2000));
  }],
  ["is only a stage of the other tab's typing", (mine) => {
    mine.edit("a--b", "mine");
    mine.take(news("a--b", LONG, 2000));
    mine.take(news("a--b", `${LONG} And`.toUpperCase(), 2001));
  }],
];

for (const [name, happens] of NOT_OFFERED) {
  test(`a text is not offered again when it ${name}`, () => {
    const mine = answers();
    happens(mine);
    assert.equal(mine.get(otherUid("a--b")), undefined);
  });
}
