// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeUid, parseUid, randomId, resolveUid } from "../../docs/assets/js/uid.js";
import { oneOf, seeded } from "./fake_browser.js";

const NOTHING = { copy: null, field: null, row: null, column: null, aspect: null };

/** @type {[string, import("../../docs/assets/js/uid.js").UidParts][]} */
const NAMES = [
  ["goal-check--one-goal", { ...NOTHING, tool: "goal-check", field: "one-goal" }],
  ["goal-check--one-goal~skip", { ...NOTHING, tool: "goal-check", field: "one-goal", aspect: "skip" }],
  ["event-day_c1a2b3c4d--badge", { ...NOTHING, tool: "event-day", copy: "c1a2b3c4d", field: "badge" }],
  ["wins-log--wins--r1a2b3c4d--did", { ...NOTHING, tool: "wins-log", field: "wins", row: "r1a2b3c4d", column: "did" }],
  ["people--r1a2b3c4d--name", { ...NOTHING, tool: "people", row: "r1a2b3c4d", column: "name" }],
  ["a_b--c--d--e~f", { tool: "a", copy: "b", field: "c", row: "d", column: "e", aspect: "f" }],
];

for (const [uid, parts] of NAMES) {
  test(`${uid} is understood and written again the same`, () => {
    assert.deepEqual(parseUid(uid), parts);
    assert.equal(makeUid(parts), uid);
  });
}

for (
  const bad of [
    "", "goal", "Goal--a", "a--", "--a", "a---b", "a--b-", "a_--b", "a--b~", "a--b~c~d", "a--b--c--d--e", "a.b--c", "a--b ", "ä--b",
    `${"a".repeat(41)}--b`, `a--${"b".repeat(41)}`, [1, 2, 3, 4, 5].map(() => "a".repeat(40)).join("--"), "__proto__", null, 7, {},
  ]
) {
  test(`${String(bad).slice(0, 20)} is no name of an answer`, () => assert.equal(parseUid(bad), null));
}

/** @type {[string, string, string, [string, string][]][]} */
const MOVES = [
  ["an item goes to another tool", "goal-check--one-goal", "follow-up--first-goal", [["goal-check--one-goal", "follow-up--first-goal"]]],
  ["its aspect goes along", "a--b~skip", "c--d~skip", [["a--b", "c--d"]]],
  ["its copy goes along", "a_c12345678--b", "c_c12345678--d", [["a--b", "c--d"]]],
  ["a column is renamed in every row", "w--wins--r1--did", "w--wins--r1--done", [["w--wins--did", "w--wins--done"]]],
  ["a table moves with all its cells", "w--wins--r1--did", "log--won--r1--did", [["w--wins", "log--won"]]],
  ["a table moves and its list of rows too", "w--wins", "log--won", [["w--wins", "log--won"]]],
  ["a column of the people list is renamed", "people--r1--name", "people--r1--full-name", [["people--name", "people--full-name"]]],
  ["moves follow each other", "a--b", "e--f", [["a--b", "c--d"], ["c--d", "e--f"]]],
  ["first the column, then its table", "w--wins--r1--did", "log--won--r1--done", [["w--wins--did", "w--wins--done"], ["w--wins", "log--won"]]],
  ["a ring leads nowhere", "a--b", "a--b", [["a--b", "c--d"], ["c--d", "a--b"]]],
  ["a move onto itself leads nowhere", "a--b", "a--b", [["a--b", "a--b"]]],
  ["a ring further on leads nowhere", "a--b", "a--b", [["a--b", "c--d"], ["c--d", "e--f"], ["e--f", "c--d"]]],
  ["what did not move stays", "a--c", "a--c", [["a--b", "c--d"]]],
  ["a name that only begins alike stays", "a--bc", "a--bc", [["a--b", "c--d"]]],
  ["names of objects' own things stay", "constructor--name", "constructor--name", [["a--b", "c--d"]]],
];

for (const [name, from, to, moved] of MOVES) {
  test(`moved: ${name}`, () => assert.equal(resolveUid(from, new Map(moved)), to));
}

test("whatever the moves, an answer ends where it stays", () => {
  const random = seeded(7);
  const names = ["a--b", "c--d", "e--f", "g--h", "t--x--col", "t--x--row"];
  for (let turn = 0; turn < 20_000; turn++) {
    const moved = new Map(Array.from({ length: 5 }, () => [oneOf(random, names), oneOf(random, names)]));
    const uid = oneOf(random, ["a--b", "c--d~skip", "e_c1--f", "t--x--r1--col", "t--x--r1--row~note"]);
    const end = resolveUid(uid, moved);
    if (end !== uid) assert.equal(resolveUid(end, moved), end, `${uid} by ${JSON.stringify([...moved])}`);
  }
});

test("random ids are a letter and eight signs, and hold no pattern", () => {
  const random = seeded(1);
  const ids = new Set(Array.from({ length: 10_000 }, () => randomId("r", random)));
  assert.equal(ids.size, 10_000);
  for (const id of ids) assert.match(id, /^r[a-z0-9]{8}$/);
  assert.equal(randomId("c", () => 0.999999999), "c99999999");
});
