// @ts-check
/** @import { Value } from "../../docs/assets/js/record.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { answeredIn, progressOf, sumOf } from "../../docs/assets/js/progress.js";

const CHECKLIST = { kind: "checklist", parts: ["goal-check--one-goal", "goal-check--number-date", "goal-check--stop-rule"] };
const WORKSHEET = { kind: "worksheet", parts: ["wins-log--proudest", "wins-log--wins--"] };
const PEOPLE = { kind: "worksheet", parts: ["people--met|people--reach"] };

/** @param {Record<string, Value>} values each one a second later than the one before */
function answers(values) {
  return answeredIn(Object.entries(values).map(([uid, v], place) => [uid, { v, t: 1000 * (place + 1) }]));
}

/** @param {{kind: string, parts: string[]}} tool @param {Record<string, Value>} values */
function count(tool, values) {
  const { done, all } = progressOf(tool, answers(values));
  return `${done} of ${all}`;
}

test("a tool that nobody touched has not started", () => {
  assert.deepEqual(progressOf(CHECKLIST, answers({})), { done: 0, all: 3, skipped: 0, started: false, time: 0 });
});

test("a checklist counts its ticks", () => {
  assert.equal(count(CHECKLIST, { "goal-check--one-goal": true, "goal-check--stop-rule": false }), "1 of 3");
});

test("an item that is not for this reader leaves the count, ticked or not", () => {
  const values = { "goal-check--one-goal": true, "goal-check--one-goal~skip": true, "goal-check--stop-rule": true };
  assert.deepEqual(progressOf(CHECKLIST, answers(values)), { done: 1, all: 2, skipped: 1, started: true, time: 3000 });
  assert.equal(count(CHECKLIST, { ...values, "goal-check--one-goal~skip": false }), "2 of 3");
});

test("a checklist of which everything was skipped has started and has nothing left", () => {
  const values = Object.fromEntries(CHECKLIST.parts.map((uid) => [`${uid}~skip`, true]));
  assert.deepEqual(progressOf(CHECKLIST, answers(values)), { done: 0, all: 0, skipped: 3, started: true, time: 3000 });
});

test("a tick of a row the reader added, or of another tool, is not counted", () => {
  assert.equal(count(CHECKLIST, { "goal-check--own--r1a2b3c4d--done": true, "goal-check-2--one-goal": true }), "0 of 3");
});

test("a worksheet counts the fields with an answer", () => {
  assert.equal(count(WORKSHEET, { "wins-log--proudest": "The rota" }), "1 of 2");
  for (const empty of ["", " \n", null]) assert.equal(count(WORKSHEET, { "wins-log--proudest": empty }), "0 of 2");
});

test("a table counts once, as soon as one cell holds an answer", () => {
  const rows = { "wins-log--wins": ["r1a2b3c4d", "r5e6f7g8h"] };
  assert.equal(count(WORKSHEET, rows), "0 of 2", "rows alone are no answer");
  assert.equal(count(WORKSHEET, { ...rows, "wins-log--wins--r1a2b3c4d--did": "" }), "0 of 2");
  const cells = { "wins-log--wins--r1a2b3c4d--did": "Rota", "wins-log--wins--r5e6f7g8h--did": "Plan" };
  assert.equal(count(WORKSHEET, { ...rows, ...cells }), "1 of 2");
});

test("a note beside an answer, and the answers of a copy, are not counted", () => {
  assert.equal(count(WORKSHEET, { "wins-log--proudest~note": "x", "wins-log_c1a2b3c4d--proudest": "x" }), "0 of 2");
  assert.equal(count(WORKSHEET, { "wins-log--wins--r1a2b3c4d--did~note": "x" }), "0 of 2");
});

test("a sheet about people counts what it asks itself, of anybody", () => {
  assert.equal(count(PEOPLE, { "people--r1a2b3c4d--name": "Ama K." }), "0 of 1");
  assert.equal(count(PEOPLE, { "people--r1a2b3c4d--reach": "by phone" }), "1 of 1");
});

test("a list with someone in it, a zero and a yes are answers", () => {
  for (const value of [["r1a2b3c4d"], 0, true]) assert.equal(count(WORKSHEET, { "wins-log--proudest": value }), "1 of 2");
});

test("the time is that of the last thing that counts", () => {
  const values = { "goal-check--one-goal": true, "goal-check--stop-rule~skip": true, "wins-log--proudest": "x" };
  assert.equal(progressOf(CHECKLIST, answers(values)).time, 2000);
  assert.equal(progressOf(WORKSHEET, answers(values)).time, 3000);
});

test("a chapter is the sum of its tools", () => {
  const answered = answers({ "goal-check--one-goal": true, "goal-check--stop-rule~skip": true, "wins-log--proudest": "x" });
  const several = [CHECKLIST, WORKSHEET].map((tool) => progressOf(tool, answered));
  assert.deepEqual(sumOf(several), { done: 2, all: 4, skipped: 1, started: true, time: 3000 });
  assert.deepEqual(sumOf([]), { done: 0, all: 0, skipped: 0, started: false, time: 0 });
});
