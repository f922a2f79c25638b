// @ts-check
/** @import { Value } from "../record.js" */

const MINUTE = 60_000;

/**
 * An answer as a line of a list.
 * @param {string} name of the question @param {string} text
 */
export function answerLine(name, text) {
  const line = document.createElement("li");
  const title = document.createElement("b");
  const answer = document.createElement("bdi"); // it may be written from the other side than the page
  title.textContent = name;
  answer.textContent = text;
  line.append(title, /[.?!…:]$/.test(name) ? " " : ": ", answer);
  return line;
}

/** An answer in words that can be read without its tool. @param {Value} value @param {Record<string, string>} words */
export function wordsOf(value, words) {
  if (typeof value === "boolean") return value ? words.ticked : words.not_ticked;
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** A time as the clock on the wall shows it, such as 2027-04-03T10:00. @param {number} time */
export function momentOf(time) {
  return new Date(time - new Date(time).getTimezoneOffset() * MINUTE).toISOString().slice(0, 16);
}
