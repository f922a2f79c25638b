// @ts-check
/**
 * The name of an answer: `<tool>[_<copy>]--<field>[--<row>--<column>][~<aspect>]`. A shared list has rows
 * but no field: `people--<row>--<column>`.
 * @typedef {{tool: string, copy: string | null, field: string | null, row: string | null,
 *   column: string | null, aspect: string | null}} UidParts
 */

const UID_ID = "([a-z0-9]+(?:-[a-z0-9]+)*)";
const UID_PATTERN = new RegExp(`^${UID_ID}(?:_${UID_ID})?--${UID_ID}(?:--${UID_ID})?(?:--${UID_ID})?(?:~${UID_ID})?$`);
const UID_LENGTH = 200;
const UID_PART_LENGTH = 40;
const ROW_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Much sooner told than what it is made of. @param {unknown} uid @returns {uid is string} */
export function isUid(uid) {
  return typeof uid === "string" && uid.length <= UID_LENGTH && UID_PATTERN.test(uid) &&
    (uid.length <= UID_PART_LENGTH || uid.split(/--|[_~]/).every((part) => part.length <= UID_PART_LENGTH));
}

/** @param {unknown} uid @returns {UidParts | null} */
export function parseUid(uid) {
  const match = isUid(uid) && UID_PATTERN.exec(uid);
  if (!match) return null;
  const [tool, copy, first, second, third, aspect] = match.slice(1).map((part) => part ?? null);
  if (third) return { tool, copy, field: first, row: second, column: third, aspect };
  if (second) return { tool, copy, field: null, row: first, column: second, aspect };
  return { tool, copy, field: first, row: null, column: null, aspect };
}

/** @param {UidParts} parts */
export function makeUid({ tool, copy, field, row, column, aspect }) {
  const path = [copy ? `${tool}_${copy}` : tool, field, row, column].filter((part) => part).join("--");
  return aspect ? `${path}~${aspect}` : path;
}

/**
 * The question that an answer belongs to, as the book names it: without copy, row and aspect.
 * @param {string} uid
 */
export function questionOf(uid) {
  const parts = parseUid(uid);
  return parts ? makeUid({ ...parts, copy: null, row: null, aspect: null }) : uid;
}

/** @param {string} letter @param {() => number} random a number from 0 to below 1 */
export function randomId(letter, random) {
  const pick = () => ROW_LETTERS[Math.floor(random() * ROW_LETTERS.length)];
  return letter + Array.from({ length: 8 }, pick).join("");
}
