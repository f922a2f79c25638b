// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { isValue, mergeInto, newer, parseEntry } from "../../docs/assets/js/record.js";
import { oneOf, seeded } from "./fake_browser.js";

/** @import { Entry, Value } from "../../docs/assets/js/record.js" */

const TEN_YEARS = 10 * 365 * 86_400_000;

/** @param {() => number} random @returns {Entry} few times, tabs and values, so that stamps are often equal */
function anyEntry(random) {
  /** @type {Value[]} */
  const values = [null, true, false, "", "a", "b", 0, 7, [], ["r1"], ["r1", "r2"]];
  const skew = oneOf(random, [0, 0, 0, TEN_YEARS, -TEN_YEARS]);
  return { v: oneOf(random, values), t: 1_800_000_000_000 + skew + Math.floor(random() * 3), w: oneOf(random, ["wa", "wb"]) };
}

/** @param {[string, Entry][]} entries */
function merged(...entries) {
  /** @type {Map<string, Entry>} */
  const map = new Map();
  for (const [uid, entry] of entries) mergeInto(map, uid, entry);
  return JSON.stringify([...map].sort());
}

/** @param {string} one @param {string} other two maps that were merged */
function together(one, other) {
  return merged(...JSON.parse(one), ...JSON.parse(other));
}

test("merging gives the same in whatever order, however grouped, however often, and however wrong the clocks", () => {
  const random = seeded(42);
  for (let turn = 0; turn < 100_000; turn++) {
    /** @type {[string, Entry][]} */
    const [a, b, c] = [1, 2, 3].map(() => [oneOf(random, ["x--y", "x--z"]), anyEntry(random)]);
    const all = merged(a, b, c);
    const others = [
      ["commutative", merged(b, a, c), merged(c, b, a)],
      ["associative", together(merged(a, b), merged(c)), together(merged(a), merged(b, c))],
      ["idempotent", merged(a, a, b, c, b, a), together(all, all)],
    ];
    for (const [law, one, other] of others) if (one !== all || other !== all) assert.fail(`${law}: ${JSON.stringify([a, b, c])}`);
  }
});

test("of two entries exactly one is newer, unless they are the same", () => {
  const random = seeded(43);
  for (let turn = 0; turn < 20_000; turn++) {
    const [a, b] = [anyEntry(random), anyEntry(random)];
    const same = JSON.stringify(a) === JSON.stringify(b);
    assert.equal(Number(newer(a, b)) + Number(newer(b, a)), same ? 0 : 1);
  }
});

test("an entry is read as it was written", () => {
  for (const v of [null, true, "", "ä\u0000\ud800 \"", ["r1", "r2"], -1.5]) {
    assert.deepEqual(parseEntry(JSON.stringify({ v, t: 1, w: "wa", more: 1 })), { v, t: 1, w: "wa" });
  }
});

for (
  const bad of [
    "", "{", "null", "1", "[]", "{}", '{"v":1,"t":1}', '{"v":1,"t":-1,"w":"a"}', '{"v":1,"t":1.5,"w":"a"}', '{"v":1,"t":1e300,"w":"a"}',
    '{"v":1,"t":"1","w":"a"}', '{"v":1,"t":1,"w":1}', '{"t":1,"w":"a"}', '{"v":{},"t":1,"w":"a"}', '{"v":[1],"t":1,"w":"a"}',
    '{"__proto__":{"v":1,"t":1,"w":"a"}}', `{"v":1,"t":1,"w":"${"a".repeat(41)}"}`, "[".repeat(200_000), `"${"a".repeat(6_000_001)}"`,
    `{"v":${JSON.stringify(Array(10_001).fill("r"))},"t":1,"w":"a"}`, '{"v":1,"t":1,"w":"a"', "\ufeff{}",
  ]
) {
  test(`${bad.slice(0, 40)} is not an entry, and reading it throws nothing`, () => assert.equal(parseEntry(bad), null));
}

test("mutilated entries never throw and leave the world as it was", () => {
  const random = seeded(44);
  const text = JSON.stringify({ v: ["__proto__", "r2"], t: 1_800_000_000_000, w: "wabcdefgh" });
  for (let turn = 0; turn < 20_000; turn++) {
    const at = Math.floor(random() * text.length);
    const entry = parseEntry(text.slice(0, at) + oneOf(random, ["", "}", '"', "\\", "[", "9", "\u0000"]) + text.slice(at + 1));
    if (entry) assert.ok(isValue(entry.v) && Number.isSafeInteger(entry.t));
  }
  assert.equal(/** @type {any} */ ({}).v, undefined);
});
