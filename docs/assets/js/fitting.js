// @ts-check
/** @import { Value } from "./record.js" */

// Far beyond what anybody types into one box, and far below what would make a page stand still.
const TEXT_LENGTH = 1_000_000;
const SHORT_LENGTH = 200;
const LIST_LENGTH = 10_000;
const CHOICE_ID = /^([a-z0-9]+(-[a-z0-9]+)*)?$/;
const PERSON_LENGTH = 10_000;

/** @type {Record<string, RegExp>} */
const FORMS = {
  date: /^(\d{4,6}-\d\d-\d\d)?$/,
  time: /^(\d\d:\d\d(:\d\d(\.\d{1,3})?)?)?$/,
  datetime: /^(\d{4,6}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?)?$/,
  radio: CHOICE_ID,
  scale: CHOICE_ID,
  select: CHOICE_ID,
};

/**
 * Whether a question of this kind could have been answered so. What could not is a slip or a trick, and the field
 * would not know how to show it.
 * @param {string} kind of a field, or `order`; empty where the book has no such question @param {Value} value
 */
export function fits(kind, value) {
  if (!kind) return false;
  if (kind === "tick") return typeof value === "boolean";
  if (kind === "order") return Array.isArray(value) && isList(value, SHORT_LENGTH);
  if (kind === "person" && Array.isArray(value)) return isList(value, PERSON_LENGTH);
  if (typeof value !== "string") return false;
  const form = FORMS[kind];
  return form ? value.length <= SHORT_LENGTH && form.test(value) : value.length <= TEXT_LENGTH;
}

/** @param {string[]} list @param {number} longest */
function isList(list, longest) {
  return list.length <= LIST_LENGTH && list.every((one) => one.length <= longest);
}
