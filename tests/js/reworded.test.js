// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { earlierWording } from "../../docs/assets/js/reworded.js";

const WAS = [{ text: "First words", until: "2027-02-05" }, { text: "Second words", until: "2027-03-01" }];
const at = (/** @type {string} */ time) => Date.parse(`${time}Z`);

/** @type {[string, string[], string, string | null][]} */
const CASES = [
  ["nobody answered", [], "", null],
  ["it was answered in the first words", ["2027-01-01T10:00"], "", "First words"],
  ["it was answered on their last day", ["2027-02-05T23:59"], "", "First words"],
  ["it was answered in the second words", ["2027-02-06T00:00"], "", "Second words"],
  ["it was answered in the words of today", ["2027-03-02T00:00"], "", null],
  ["one row was answered in the words of today", ["2027-01-01T10:00", "2027-03-02T00:00"], "", null],
  ["the reader has seen it", ["2027-01-01T10:00"], "2027-03-01", null],
  ["the reader has seen it before the words changed again", ["2027-01-01T10:00"], "2027-02-05", "First words"],
];

for (const [when, times, seen, told] of CASES) {
  test(`of the earlier words of a question, when ${when}, ${told ? "those are told" : "nothing is told"}`, () => {
    assert.equal(earlierWording(WAS, times.map(at), seen), told);
  });
}
