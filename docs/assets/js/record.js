// @ts-check

/**
 * One answer as it is stored. `v` is null when the reader removed it: a removal is an entry too, or a copy
 * kept elsewhere would bring the answer back.
 * @typedef {null | boolean | number | string | string[]} Value
 * @typedef {{v: Value, t: number, w: string}} Entry  value, time in ms (hybrid logical clock), tab that wrote it
 */

// More than any browser lets localStorage hold, so nothing that could be written is ever refused when read.
const ENTRY_TEXT_LENGTH = 6_000_000;
const ENTRY_LIST_LENGTH = 10_000;
const ENTRY_TAB_LENGTH = 40;

/** @param {unknown} value @returns {value is Value} */
export function isValue(value) {
  if (Array.isArray(value)) return value.length <= ENTRY_LIST_LENGTH && value.every((id) => typeof id === "string");
  return value === null || typeof value === "boolean" || typeof value === "string" || Number.isFinite(value);
}

/** @param {any} entry @returns {entry is Entry} */
export function isEntry(entry) {
  return typeof entry === "object" && entry !== null && isValue(entry.v) &&
    Number.isSafeInteger(entry.t) && entry.t >= 0 &&
    typeof entry.w === "string" && entry.w.length <= ENTRY_TAB_LENGTH;
}

/** @param {string | null} text @returns {Entry | null} null for anything that is not an entry; never throws */
export function parseEntry(text) {
  if (typeof text !== "string" || text.length > ENTRY_TEXT_LENGTH) return null;
  try {
    const entry = JSON.parse(text);
    return isEntry(entry) ? { v: entry.v, t: entry.t, w: entry.w } : null;
  } catch {
    return null; // not JSON: the caller keeps the text and counts it as damaged
  }
}

/** @param {Value} a @param {Value} b */
export function sameValue(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * A total order, so that every tab and every store picks the same winner in whatever order entries arrive. The
 * value decides last: two entries with one stamp should not exist, but a hand-edited file can hold them.
 * @param {Entry} a @param {Entry} b @returns {boolean} whether a wins over b
 */
export function newer(a, b) {
  if (a.t !== b.t) return a.t > b.t;
  if (a.w !== b.w) return a.w > b.w;
  return a.v !== b.v && JSON.stringify(a.v) > JSON.stringify(b.v);
}

/** @param {Map<string, Entry>} map @param {string} uid @param {Entry} entry @returns {boolean} whether it won */
export function mergeInto(map, uid, entry) {
  const current = map.get(uid);
  if (current && !newer(entry, current)) return false;
  map.set(uid, entry);
  return true;
}
