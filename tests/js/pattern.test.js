// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { composed } from "../../docs/assets/js/pattern.js";

// Those of tests/patterns.json, parsed by Python as the pages hold them.
const CASES = JSON.parse(readFileSync(new URL("../golden/patterns.json", import.meta.url), "utf8"));

for (const { name, pattern, answers, text } of CASES) {
  test(name, () => assert.equal(composed(pattern, answers), text));
}
