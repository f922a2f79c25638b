// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeUid, parseUid, randomId } from "../../docs/assets/js/uid.js";
import { seeded } from "./fake_browser.js";

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

test("random ids are a letter and eight signs, and hold no pattern", () => {
  const random = seeded(1);
  const ids = new Set(Array.from({ length: 10_000 }, () => randomId("r", random)));
  assert.equal(ids.size, 10_000);
  for (const id of ids) assert.match(id, /^r[a-z0-9]{8}$/);
  assert.equal(randomId("c", () => 0.999999999), "c99999999");
});
