// @ts-check
import { parseUid } from "./uid.js";

/**
 * One question, or one column of a table.
 * @typedef {object} Asked
 * @property {string} id
 * @property {string} kind
 * @property {string} label
 * @property {[string, string][]} [options] what can be chosen: id and label
 * @property {[string, string][]} [rows] those the author gave a table
 * @property {Asked[]} [columns]
 * @property {number} [steps] of a scale
 *
 * @typedef {{id: string, title: string, fields: Asked[]}} AskedTool
 * @typedef {{pages: {title: string, tools: AskedTool[]}[], people: Asked[]}} AskedBook
 *
 * What one stored answer is. kind: a kind of field, or `order` for the ids of rows in their order.
 * @typedef {{kind: string, label: string} & Partial<Asked>} Question
 */

// Kinds whose answers stand in rows below their own name: the column of each, and what a cell of it holds.
export const BELOW = new Map(Object.entries({
  list: ["text", "text"],
  dates: ["date", "date"],
  checkboxes: ["on", "tick"],
  weeks: ["done", "tick"],
}));
const TICK_ASPECTS = new Map([["skip", "tick"], ["date", "date"], ["note", "textarea"]]);
const IN_ORDER = ["table", "list", "dates"];

/** What the book asks, by the names of the answers. */
export class Outline {
  #tools;
  /** @type {Map<string, Asked>} `<tool>--<field>` -> question */
  #asked = new Map();

  /** @param {AskedBook} book */
  constructor({ pages, people }) {
    this.pages = pages;
    this.people = people;
    this.#tools = new Set(pages.flatMap(({ tools }) => tools.map(({ id }) => id)));
    for (const { id, fields } of pages.flatMap(({ tools }) => tools)) {
      for (const field of fields) this.#asked.set(`${id}--${field.id}`, field);
    }
  }

  /** @param {string} uid of an answer @returns {Question | null} null where the book does not ask for it any more */
  question(uid) {
    const parts = parseUid(uid.replace(/~other$/, "").replace(/(~.+)-other$/, "$1")); // a text that lost belongs there too
    if (!parts) return null;
    const { tool, field, row, column, aspect } = parts;
    if (aspect === "reworded") return { kind: "date", label: "" };
    if (tool === "people") return this.#ofPeople(field, column);
    if (field === "copy" && row === null) return this.#tools.has(tool) ? ofCopies(aspect) : null;
    const asked = this.#asked.get(`${tool}--${field}`);
    if (!asked) return null;
    if (aspect) return row === null ? ofAspect(asked, aspect) : null;
    return row === null || column === null ? ofField(asked) : ofCell(asked, row, column);
  }

  /** @param {string} uid what its question is called, or nothing */
  label(uid) {
    return this.question(uid)?.label ?? "";
  }

  /** @param {string | null} field @param {string | null} column @returns {Question | null} */
  #ofPeople(field, column) {
    if (field === "order") return { kind: "order", label: "" };
    return this.people.find(({ id }) => id === column) ?? null;
  }
}

/** What is kept of the copies of a tool besides their answers. @param {string | null} aspect @returns {Question} */
function ofCopies(aspect) {
  if (aspect === null) return { kind: "order", label: "" };
  return { kind: aspect === "archived" ? "tick" : "text", label: "" };
}

/** @param {Asked} asked @param {string} aspect @returns {Question | null} */
function ofAspect({ kind, label }, aspect) {
  const holds = kind === "tick" ? TICK_ASPECTS.get(aspect) : undefined;
  return holds ? { kind: holds, label } : null;
}

/** @param {Asked} asked @returns {Question | null} */
function ofField(asked) {
  const { kind, label } = asked;
  if (IN_ORDER.includes(kind)) return { kind: "order", label };
  return BELOW.has(kind) || kind === "people" ? null : asked;
}

/** @param {Asked} asked @param {string} row @param {string} column @returns {Question | null} */
function ofCell({ kind, label, columns, rows, options }, row, column) {
  const [only, holds] = BELOW.get(kind) ?? [];
  if (only === column) {
    if (kind === "weeks" && !/^w\d{1,3}$/.test(row)) return null;
    const option = options?.find(([id]) => id === row)?.[1];
    return { kind: holds ?? "", label: option ? `${label}: ${option}` : label };
  }
  if (rows && !rows.some(([id]) => id === row)) return null;
  return columns?.find(({ id }) => id === column) ?? null;
}
