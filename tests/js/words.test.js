// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { counting, fill } from "../../docs/assets/js/words.js";

const DAYS = { one: "{number} день", few: "{number} дня", many: "{number} дней", other: "{number} дня" };

test("a pattern is filled, and a name that nobody fills stays", () => {
  assert.equal(fill("{done} of {all}", { done: "1", all: 2 }), "1 of 2");
  assert.equal(fill("{nobody}", {}), "{nobody}");
  assert.equal(fill("{text}", { text: "$& {text}" }), "$& {text}");
});

test("a phrase takes the form that its language has for the number", () => {
  const { plural } = counting("ru");
  assert.deepEqual([1, 2, 5, 21].map((number) => plural(DAYS, number)), ["1 день", "2 дня", "5 дней", "21 день"]);
  assert.equal(counting("en-GB").plural({ one: "a row", other: "{number} rows" }, 1), "a row");
});

test("a form that is not there is the one for others", () => {
  assert.equal(counting("ar").plural({ other: "{number} of {all}" }, 2, { all: 3 }), "2 of 3");
});

test("numbers are written in the digits of the language", () => {
  assert.equal(counting("fa").digits(12), "۱۲");
  assert.equal(counting("fa").plural({ other: "{number} از {all}" }, 1, { all: 20 }), "۱ از ۲۰");
  assert.equal(counting("en-GB").digits(1234), "1,234");
});
