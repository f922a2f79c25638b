// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock } from "../../docs/assets/js/clock.js";
import { oneOf, seeded } from "./fake_browser.js";

const TEN_YEARS = 10 * 365 * 86_400_000;

test("a clock never goes back and is later than all it saw", () => {
  const random = seeded(45);
  let now = 1_800_000_000_000;
  let last = 0;
  const clock = new Clock(() => now);
  for (let turn = 0; turn < 20_000; turn++) {
    now += oneOf(random, [0, 1, 1000, -3_600_000, TEN_YEARS, -TEN_YEARS, 0.5]);
    const seen = random() < 0.3 ? Math.floor(now + random() * TEN_YEARS) : 0;
    clock.saw(seen);
    const next = clock.next();
    assert.ok(Number.isSafeInteger(next) && next > last && next > seen);
    last = next;
  }
});

test("a device without a clock still counts", () => {
  const clock = new Clock(() => NaN);
  assert.deepEqual([clock.next(), clock.next()], [1, 2]);
});
