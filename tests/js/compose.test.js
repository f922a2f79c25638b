// @ts-check
/** @import { Answered, Pattern, Said, SaidRow } from "../../docs/assets/js/pattern.js" */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { mailLink, wordsIn } from "../../docs/assets/js/compose.js";
import { composed } from "../../docs/assets/js/pattern.js";

test("words are what stands between blanks, and marks alone are none", () => {
  assert.equal(wordsIn("- Led a team – well,\n\n30 people  (all)"), 7);
  assert.equal(wordsIn(""), 0);
  assert.equal(wordsIn("你好 مرحبا"), 2);
});

test("a link holds the text with the line ends of e-mails", () => {
  assert.equal(mailLink("Ana & Zoë,\nbye?"), "mailto:?body=Ana%20%26%20Zo%C3%AB%2C%0D%0Abye%3F");
});

test("half of a character does no harm", () => assert.equal(mailLink("a\ud800b\ud83d\ude00"), "mailto:?body=a%EF%BF%BDb%F0%9F%98%80"));

test("a text too long for a link has none", () => {
  assert.equal(mailLink("x".repeat(1887))?.length, 1900);
  assert.equal(mailLink("x".repeat(1888)), null);
  assert.equal(mailLink("例".repeat(300)), null);
});

/** @type {{name: string, pattern: Pattern, answers: Answered}[]} */
const CASES = JSON.parse(readFileSync(new URL("../golden/patterns.json", import.meta.url), "utf8"));

test("whichever answers are missing, no text has a hole", () => {
  for (const { name, pattern, answers } of CASES.filter((one) => !/as words|markup|as typed/.test(one.name))) {
    const names = Object.keys(answers);
    for (let subset = 0; subset < 2 ** names.length; subset++) {
      const given = Object.fromEntries(names.filter((_, place) => subset & 2 ** place).map((one) => [one, answers[one]]));
      const text = composed(pattern, given);
      assert.doesNotMatch(text, /[{}[\]]| {2}|\n{3}|- \n|- $|^[ ,;:.!?]|[ \n][,;:.!?]/, `${name}: ${JSON.stringify(text)}`);
      assert.equal(text, text.trim());
    }
  }
});

test("two hundred rows are said at once", () => {
  /** @type {Said} */
  const said = { text: "Led a team of three people through the winter.", chosen: [] };
  /** @type {SaidRow[]} */
  const rows = Array.from({ length: 200 }, () => ({ did: said, result: said }));
  const { pattern } = CASES.find((one) => one.name.startsWith("a line with a column")) ?? { pattern: [] };
  assert.equal(composed(pattern, { wins: rows }).split("\n").length, 200);
});
