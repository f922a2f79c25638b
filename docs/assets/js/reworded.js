// @ts-check
/** @import { Tool } from "./tool.js" */
import { parseUid, questionOf } from "./uid.js";
import { fill } from "./words.js";

/** @typedef {{text: string, until: string}} Wording  what a question said, and the last day on which it did */

const SEEN = "reworded";

/**
 * Tells readers who answered a question in its earlier words what these were, until they have seen it or answer anew.
 * @param {Tool} tool @returns {() => void} ends it
 */
export function tellRewordings(tool) {
  const { store, words } = tool.services;
  const asked = Object.entries(/** @type {Record<string, Wording[]>} */ (words.reworded.questions))
    .map(([question, was]) => ({ question, was, place: placeOf(tool, question) }))
    .filter(({ place }) => place);
  /** @type {Map<string, HTMLElement>} */
  const notes = new Map();
  const draw = () => {
    for (const { question, was, place } of asked) {
      const text = earlierWording(was, answersTo(tool, question), String(store.get(markOf(tool, question)) ?? ""));
      if (Boolean(text) === notes.has(question)) continue;
      notes.get(question)?.remove();
      notes.delete(question);
      if (text) notes.set(question, noteIn(/** @type {HTMLElement} */ (place), tool, text, () => see(question, was)));
    }
  };
  const see = (/** @type {string} */ question, /** @type {Wording[]} */ was) =>
    store.setMany([[markOf(tool, question), was[was.length - 1].until]]);
  draw();
  return store.subscribe(draw);
}

/**
 * The words that somebody answered, where they are not those of today.
 * @param {Wording[]} was the oldest first @param {number[]} times of the answers @param {string} seen until when it was told
 */
export function earlierWording(was, times, seen) {
  if (!times.length || seen >= was[was.length - 1].until) return null;
  const day = new Date(Math.max(...times)).toISOString().slice(0, 10);
  return was.find(({ until }) => day <= until)?.text ?? null;
}

/** When it was answered, in every row and every box of it. @param {Tool} tool @param {string} question @returns {number[]} */
function answersTo(tool, question) {
  const { store } = tool.services;
  const own = question.startsWith("people--") ? "people" : tool.id;
  const isAnswer = (/** @type {string} */ uid) => {
    const one = questionOf(uid);
    const below = own !== "people" && one.startsWith(`${question}--`);
    return (one === question || below) && parseUid(uid)?.aspect !== SEEN;
  };
  return store.uidsOf(own).filter(isAnswer).map((uid) => store.all().get(uid)?.t ?? 0);
}

/** @param {Tool} tool @param {string} question */
function markOf(tool, question) {
  const [own, ...below] = question.split("--");
  return `${[own === "people" ? own : tool.id, ...below].join("--")}~${SEEN}`;
}

/** Where a question stands in a tool; a column stands with its table. @param {Tool} tool @param {string} question */
function placeOf({ root, id }, question) {
  const [own, field] = question.split("--");
  if (own === "people") return /** @type {HTMLElement | null} */ (root.querySelector("[data-field][data-kind=people]"));
  if (own !== id.split("_")[0]) return null;
  const tick = root.querySelector(`.gb-tick[data-uid="${id}--${field}"]`)?.closest(".gb-item");
  return /** @type {HTMLElement | null} */ (tick ?? root.querySelector(`[data-field="${id}--${field}"]`));
}

/** @param {HTMLElement} place @param {Tool} tool @param {string} text @param {() => void} see */
function noteIn(place, tool, text, see) {
  const { words } = tool.services;
  const note = place.ownerDocument.createElement("p");
  const button = place.ownerDocument.createElement("button");
  note.className = "gb-field__help gb-field__note gb-reworded";
  button.className = "gb-button";
  button.type = "button";
  button.textContent = words.reworded.seen;
  button.addEventListener("click", () => {
    see();
    /** @type {HTMLElement | null} */ (place.querySelector(".gb-tick, .gb-control"))?.focus(); // what was pressed is gone
  });
  note.append(`${fill(words.reworded.notice, { text })} `, button);
  place.append(note);
  return note;
}
