// @ts-check
/** @import { Value } from "./record.js" */
import { parseUid } from "./uid.js";

/**
 * What counts in a tool, as the build tells it: the items of a checklist, the fields of a worksheet. A part is the
 * uid under which its answer is kept; with `--` at its end anything below counts; `|` stands between several of
 * which one is enough.
 * @typedef {{kind: string, parts: string[]}} ToolFacts
 *
 * How far a reader has come. `all` leaves out what was skipped; `time` is that of the last change, 0 for none.
 * @typedef {{done: number, all: number, skipped: number, started: boolean, time: number}} Progress
 */

/**
 * What holds an answer, and since when. An empty text, an empty list and a tick taken away are none.
 * @param {Iterable<[string, {v: Value, t: number}]>} entries
 * @returns {Map<string, number>} by uid; what is kept in rows also by the field they are in (`wins-log--wins--`),
 *   and what is kept of people by the column (`people--circle`)
 */
export function answeredIn(entries) {
  /** @type {Map<string, number>} */
  const answered = new Map();
  for (const [uid, { v, t }] of entries) {
    if (!isAnswer(v)) continue;
    for (const key of [uid, ...wholeOf(uid)]) answered.set(key, Math.max(t, answered.get(key) ?? 0));
  }
  return answered;
}

/** @param {ToolFacts} tool @param {ReadonlyMap<string, number>} answered @returns {Progress} */
export function progressOf({ kind, parts }, answered) {
  const skips = kind === "checklist" ? parts.map((uid) => `${uid}~skip`).filter((uid) => answered.has(uid)) : [];
  const counted = parts.filter((part) => !skips.includes(`${part}~skip`));
  const alternatives = [...parts.flatMap((part) => part.split("|")), ...skips];
  const time = Math.max(0, ...alternatives.map((uid) => answered.get(uid) ?? 0));
  return {
    done: counted.filter((part) => part.split("|").some((uid) => answered.has(uid))).length,
    all: counted.length,
    skipped: skips.length,
    started: time > 0,
    time,
  };
}

/** Of several tools, such as those of a chapter. @param {Progress[]} several @returns {Progress} */
export function sumOf(several) {
  /** @param {(one: Progress) => number} number */
  const sum = (number) => several.reduce((all, one) => all + number(one), 0);
  return {
    done: sum(({ done }) => done),
    all: sum(({ all }) => all),
    skipped: sum(({ skipped }) => skipped),
    started: several.some(({ started }) => started),
    time: Math.max(0, ...several.map(({ time }) => time)),
  };
}

/** @param {Value} value */
function isAnswer(value) {
  if (typeof value === "string") return value.trim() !== "";
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}

/** @param {string} uid of a cell, or of anything else @returns {string[]} what it is a part of */
function wholeOf(uid) {
  // Most have no rows, and a look at all that are kept tells it sooner.
  const { tool, copy, field, row, column, aspect } = uid.split("--", 3)[2] ? parseUid(uid) ?? {} : {};
  if (!row || aspect) return [];
  const own = copy ? `${tool}_${copy}` : tool;
  return [field ? `${own}--${field}--` : `${tool}--${column}`];
}
