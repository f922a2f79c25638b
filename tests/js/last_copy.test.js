// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { LastCopy } from "../../docs/assets/js/last_copy.js";

const DAY = 86_400_000;
const START = Date.UTC(2027, 1, 5);

/** A device on which `count` answers were given at the start. @param {number} count @param {string} [noted] */
function device(count, noted) {
  const kept = new Map(noted === undefined ? [] : [["gb:demo:copy", noted]]);
  const area = {
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
  };
  const clock = { now: START };
  const entries = new Map(Array.from({ length: count }, (_, at) => [`a--${at}`, entry(START - at)]));
  const copy = new LastCopy({ storage: () => /** @type {any} */ (area), site: "demo", now: () => clock.now });
  return { copy, entries, clock };
}

/** @param {number} t @param {string | null} v */
function entry(t, v = "x") {
  return { v, t, w: "wa" };
}

test("a copy is due after 25 changes, and not after 24", () => {
  const few = device(24);
  const many = device(25);
  assert.equal(few.copy.due(few.entries), 0);
  assert.equal(many.copy.due(many.entries), 25);
});

test("a copy is due once a change is 14 days old, and not a day before", () => {
  const { copy, entries, clock } = device(1);
  clock.now += 13 * DAY;
  assert.equal(copy.due(entries), 0);
  clock.now += DAY;
  assert.equal(copy.due(entries), 1);
});

test("after a copy only what changed since counts, whatever the clock of another device wrote", () => {
  const { copy, entries, clock } = device(30);
  entries.set("a--ahead", entry(START + 5 * DAY));
  copy.saved(entries);
  clock.now += 30 * DAY;
  assert.equal(copy.due(entries), 0);
  entries.set("a--0", entry(clock.now - 14 * DAY));
  assert.equal(copy.due(entries), 1);
});

test("who puts it off is not asked again for 14 days, and then is", () => {
  const { copy, entries, clock } = device(25);
  copy.hush();
  clock.now += 13 * DAY;
  assert.equal(copy.due(entries), 0);
  clock.now += DAY;
  assert.equal(copy.due(entries), 25);
});

test("where everything was removed, there is nothing to copy", () => {
  const { copy, entries } = device(25);
  for (const uid of entries.keys()) entries.set(uid, entry(START, null));
  assert.equal(copy.due(entries), 0);
});

test("a note that cannot be read stands for no copy, and a browser that keeps nothing is no error", () => {
  for (const noted of ["", "{", "null", '{"at":"x","hushed":0}', '{"at":1}']) {
    const { copy, entries } = device(25, noted);
    assert.equal(copy.due(entries), 25, noted);
  }
  const dead = () => {
    throw new DOMException("blocked", "SecurityError");
  };
  const copy = new LastCopy({ storage: dead, site: "demo", now: () => START });
  copy.hush();
  assert.equal(copy.due(device(25).entries), 25);
});
