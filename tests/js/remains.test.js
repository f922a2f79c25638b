// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { answersIn, readRemains } from "../../docs/assets/js/remains.js";

/** @param {unknown} v @param {number} t */
const entry = (v, t) => ({ v, t, w: "wa" });
/** @param {Record<string, string>} keys @param {Record<string, unknown[]>} [tables] */
const found = (keys, tables = {}) =>
  Object.fromEntries([...answersIn({ keys, tables, troubles: {} }, "demo")].map(([uid, { v }]) => [uid, v]));

test("of two places the newer answer counts, and what was removed stays removed", () => {
  const keys = { "gb:demo:1:a--one": JSON.stringify(entry("old", 1)), "gb:demo:1:a--two": JSON.stringify(entry(null, 5)) };
  const answers = [{ uid: "a--one", ...entry("new", 2) }, { uid: "a--two", ...entry("removed since", 4) }];
  assert.deepEqual(found(keys, { answers }), { "a--one": "new", "a--two": null });
});

test("what only an earlier version or the history knows is found there", () => {
  const snapshots = [{ text: JSON.stringify([["a--one", entry("then", 1)], ["a--two", entry("lost", 1)]]) }];
  const ops = [{ uid: "a--three", ...entry("typed", 3) }];
  const answers = [{ uid: "a--one", ...entry("now", 2) }];
  assert.deepEqual(found({}, { answers, ops, snapshots }), { "a--one": "now", "a--two": "lost", "a--three": "typed" });
});

test("what cannot be read takes nothing else with it", () => {
  const keys = { "gb:demo:1:a--one": "{", "gb:demo:1:damaged:a--one": "{", "gb:demo:probe": "1", "gb:demo:2:a--two": JSON.stringify(entry(true, 1)) };
  const tables = { answers: [null, 3, { uid: "<b>", v: 1, t: 1, w: "" }], ops: [{ damaged: {} }], snapshots: [{ text: "[[" }, null, { text: "[3]" }] };
  assert.deepEqual(found(keys, tables), { "a--two": true });
});

test("only what belongs to the guide is shown, as it lies there", async () => {
  const kept = new Map([["gb:demo:1:a--one", "{"], ["gb:demo-2:1:a--one", "another guide"], ["theme", "dark"]]);
  const storage = { length: kept.size, key: (/** @type {number} */ at) => [...kept.keys()][at], getItem: (/** @type {string} */ key) => kept.get(key) };
  const remains = await readRemains({ storage: () => /** @type {any} */ (storage), indexedDB: () => null, site: "demo" });
  assert.deepEqual(remains, { keys: { "gb:demo:1:a--one": "{" }, tables: {}, troubles: {} });
});

test("where one place cannot be read, it is told and the other is read", async () => {
  const dead = () => {
    throw new DOMException("blocked", "SecurityError");
  };
  const { keys, tables, troubles } = await readRemains({ storage: dead, indexedDB: dead, site: "demo" });
  assert.deepEqual([keys, tables, Object.keys(troubles)], [{}, {}, ["keys", "tables"]]);
});
