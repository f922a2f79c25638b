// @ts-check
/**
 * A row of the history: one stay of the focus in a field, with what it wrote and what was there before. A row with
 * `damaged` holds an answer that could not be read.
 * @typedef {{uid: string, t?: number, damaged?: unknown}} Step
 */

const STEPS_AT_MOST = 5_000;
const STEPS_OF_ONE = 50;
const LETTERS_AT_MOST = 2_000_000;

/**
 * Which rows of the history go, so that years of writing stay small: those older than the ten newest versions, which
 * hold what was there then; beyond that, the oldest of a field that has many, and the oldest of all. What could not be
 * read stays, as nothing else holds it.
 *
 * Removed answers have no bound of their own: as entries in both stores they stay for ever. Each takes some sixty
 * letters, and without it a copy that was away (a file, a store that failed) would bring back what was removed.
 * @param {IDBValidKey[]} keys oldest first @param {Step[]} rows of these keys
 * @param {number} since time of the oldest of the newest versions
 * @returns {IDBValidKey[]}
 */
export function outdated(keys, rows, since) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let all = 0;
  let letters = 0;
  /** @param {Step} row whether there is room for it, beside all newer ones */
  const fits = ({ uid, t = 0, ...rest }) => {
    const count = (counts.get(uid) ?? 0) + 1;
    counts.set(uid, count);
    letters += JSON.stringify(rest).length;
    return t >= since && count <= STEPS_OF_ONE && ++all <= STEPS_AT_MOST && letters <= LETTERS_AT_MOST;
  };
  const going = [];
  for (let index = rows.length - 1; index >= 0; index--) {
    if (!("damaged" in rows[index]) && !fits(rows[index])) going.push(keys[index]);
  }
  return going;
}
