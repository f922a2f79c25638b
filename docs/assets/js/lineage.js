// @ts-check
import { makeUid, parseUid } from "./uid.js";

// Above all the years that answers span, and below the time at which this book began.
const INHERITED = 1.5e12;

/**
 * Where questions went: an old name -> the new one, or those among which it was split. It knows fields
 * (`old-tool--old-field`) and columns (`tool--table--column`).
 * @typedef {ReadonlyMap<string, string | string[]>} Moved
 */

/**
 * Where an answer belongs after the author's edits; copy, row and aspect go along. That is one place, or several after
 * a split. Edits in a ring lead nowhere, so the answer stays where it is.
 * @param {string} uid @param {Moved} moved @returns {string[]}
 */
export function homesOf(uid, moved) {
  const homes = moved.size ? [...new Set(endsOf(uid, moved, []))] : [];
  return homes.length ? homes : [uid];
}

/**
 * When a question was split, each new one takes a copy of the old answer that loses against whatever the reader gave,
 * changed or removed there, at whatever time. So it is dated some fifty years back.
 * @param {number} time
 */
export function inheritedTime(time) {
  return Math.max(0, time - INHERITED);
}

/** @param {string} uid @param {Moved} moved @param {string[]} before @returns {string[]} */
function endsOf(uid, moved, before) {
  const parts = before.includes(uid) ? null : parseUid(uid);
  if (!parts) return [];
  const { tool, field, column } = parts;
  const whole = [tool, field, column].filter((part) => part).join("--");
  const targets = [moved.get(whole) ?? moved.get(`${tool}--${field}`) ?? []].flat();
  if (!targets.length) return [uid];
  return targets.flatMap((target) => {
    const [to, first, second] = target.split("--");
    const home = field ? { field: first, column: column && (second ?? column) } : { column: first };
    return endsOf(makeUid({ ...parts, tool: to, ...home }), moved, [...before, uid]);
  });
}
