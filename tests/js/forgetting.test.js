// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { belongingTo, forgetDamaged } from "../../docs/assets/js/forgetting.js";

const MOVED = new Map(Object.entries({ "old--a": "plan--a", "plan--b": "other--b" }));

test("to a tool belong its answers, rows and copies, and those the author moved to it", () => {
  const belongs = belongingTo("plan", MOVED);
  for (const uid of ["plan--a", "plan--rows--r1--x", "plan_c1--a", "plan--a~skip", "old--a"]) assert(belongs(uid), uid);
});

test("no other tool loses an answer, not even one that starts alike or has moved away", () => {
  const belongs = belongingTo("plan", MOVED);
  for (const uid of ["plan-2--a", "other--b", "plan--b", "people--r1--name", "", null, 3]) assert(!belongs(uid), `${uid}`);
});

test("damaged texts go with the tool, and with no other tool or guide", () => {
  const kept = new Set(["gb:demo:1:damaged:plan--a", "gb:demo:1:damaged:plan--a++", "gb:demo:1:damaged:other--b", "gb:demo-2:1:damaged:plan--a", "gb:demo:1:plan--a"]);
  const area = { length: kept.size, key: (/** @type {number} */ at) => [...kept][at], removeItem: (/** @type {string} */ key) => kept.delete(key) };
  forgetDamaged(/** @type {any} */ (area), "demo", belongingTo("plan", MOVED));
  assert.deepEqual([...kept], ["gb:demo:1:damaged:other--b", "gb:demo-2:1:damaged:plan--a", "gb:demo:1:plan--a"]);
});
