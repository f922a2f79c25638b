// @ts-check
/** @import { Asked, AskedTool, Outline } from "./outline.js" */
/** @import { Entry, Value } from "./record.js" */
import { fits } from "./fitting.js";
import { BELOW } from "./outline.js";
import { parseUid } from "./uid.js";

/**
 * All answers as people read them, before they become a page, Markdown or a table.
 * @typedef {{text: string, done: boolean, skipped: boolean, more: string[]}} WrittenTick  more: its date and its note
 * @typedef {{label: string, text: string} | {label: string, lines: string[]} | {ticks: WrittenTick[]} |
 *   WrittenTable} WrittenPart
 * @typedef {{id: string, label: string, head: string[], rows: string[][]}} WrittenTable
 * @typedef {{title: string, parts: WrittenPart[]}} WrittenTool
 * @typedef {{title: string, tools: WrittenTool[]}} WrittenPage
 *
 * What is kept, as the store tells it.
 * @typedef {object} Kept
 * @property {() => ReadonlyMap<string, Entry>} live
 * @property {(uid: string) => Value | undefined} get
 * @property {(table: string, order?: string) => string[]} rowsOf
 *
 * @typedef {object} Speaking how one value becomes words
 * @property {(asked: Asked, value: Value) => string} say
 * @property {(number: number) => string} week
 * @property {(title: string, name: string) => string} copy
 * @property {{people: string, others: string}} titles
 * @property {(uid: string) => string} wording what the question of a forgotten answer was called, or nothing
 */

/**
 * Every answer there is, in the order of the book; what has no question any more comes last.
 * @param {Outline} outline @param {Kept} kept @param {Speaking} speaking
 * @returns {WrittenPage[]}
 */
export function writtenPages(outline, kept, speaking) {
  const ofTools = outline.pages.map(({ title, tools }) => ({
    title,
    tools: tools.flatMap((tool) => copiesOf(tool, kept).map((copy) => writtenTool(tool, copy, kept, speaking))),
  }));
  const { titles } = speaking;
  const people = writtenTable({ id: "", kind: "people", label: "", columns: outline.people }, "people", kept, speaking, "people--order");
  const others = [...kept.live()].filter(([uid, { v }]) => !fits(outline.question(uid)?.kind ?? "", v)).sort()
    .map(([uid, { v }]) => ({ label: speaking.wording(uid) || uid, text: plainly(v) }));
  return [
    ...ofTools,
    { title: titles.people, tools: [{ title: "", parts: people.rows.length ? [people] : [] }] },
    { title: titles.others, tools: [{ title: "", parts: others }] },
  ].map(({ title, tools }) => ({ title, tools: tools.filter(({ parts }) => parts.length) })).filter(({ tools }) => tools.length);
}

/**
 * The tables that hold anything, each with a title that says whose it is.
 * @param {WrittenPage[]} pages @returns {{title: string, table: WrittenTable}[]}
 */
export function tablesIn(pages) {
  return pages.flatMap((page) => page.tools.flatMap(({ title, parts }) => parts.flatMap((one) => {
    if (!("head" in one)) return [];
    return [{ title: [title || page.title, one.label].filter(Boolean).join(": "), table: one }];
  })));
}

/** The tool itself, then the copies that hold answers. @param {AskedTool} tool @param {Kept} kept @returns {string[]} */
function copiesOf({ id }, kept) {
  const copies = [...kept.live().keys()].flatMap((uid) => {
    const parts = uid.startsWith(`${id}_`) ? parseUid(uid) : null;
    return parts?.tool === id && parts.copy ? [parts.copy] : [];
  });
  return ["", ...new Set(copies)];
}

/** @param {AskedTool} tool @param {string} copy @param {Kept} kept @param {Speaking} speaking @returns {WrittenTool} */
function writtenTool({ id, title, fields }, copy, kept, speaking) {
  const name = copy ? `${id}_${copy}` : id;
  const ticks = ticksOf(fields.filter(({ kind }) => kind === "tick"), name, kept, speaking);
  const others = fields.filter(({ kind }) => kind !== "tick");
  const parts = others.flatMap((asked) => writtenPart(asked, `${name}--${asked.id}`, kept, speaking));
  const named = String(kept.get(`${name}--copy~name`) ?? "");
  return { title: copy || named ? speaking.copy(title, named) : title, parts: [...ticks, ...parts] };
}

/**
 * All items of a checklist in which anything was done.
 * @param {Asked[]} items @param {string} tool @param {Kept} kept @param {Speaking} speaking
 */
function ticksOf(items, tool, kept, speaking) {
  const ticks = items.map(({ id, label }) => {
    const uid = `${tool}--${id}`;
    const more = ["date", "textarea"].map((kind) => {
      const value = kept.get(kind === "date" ? `${uid}~date` : `${uid}~note`);
      return value === undefined ? "" : speaking.say({ id, kind, label }, value);
    });
    return {
      text: label,
      done: kept.get(uid) === true,
      skipped: kept.get(`${uid}~skip`) === true,
      more: more.filter((text) => text.trim()),
    };
  });
  return ticks.some(({ done, skipped, more }) => done || skipped || more.length) ? [{ ticks }] : [];
}

/** @param {Asked} asked @param {string} uid @param {Kept} kept @param {Speaking} speaking @returns {WrittenPart[]} */
function writtenPart(asked, uid, kept, speaking) {
  const { kind, label } = asked;
  if (kind === "people") return []; // the list stands once, at the end
  if (kind === "table") {
    const table = writtenTable(asked, uid, kept, speaking);
    return table.rows.length ? [table] : [];
  }
  const lines = BELOW.has(kind) ? linesOf(asked, uid, kept, speaking) : null;
  if (lines) return lines.length ? [{ label, lines }] : [];
  const value = kept.get(uid);
  const text = value === undefined ? "" : speaking.say(asked, value);
  return text.trim() ? [{ label, text }] : [];
}

/** @param {Asked} asked @param {string} uid @param {Kept} kept @param {Speaking} speaking */
function linesOf({ kind, options = [] }, uid, kept, speaking) {
  const [column, holds] = BELOW.get(kind) ?? ["", ""];
  const rows = kept.rowsOf(uid);
  if (holds !== "tick") {
    return rows.map((row) => kept.get(`${uid}--${row}--${column}`)).flatMap((value) => {
      const text = value === undefined ? "" : speaking.say({ id: "", kind: holds, label: "" }, value);
      return text.trim() ? [text] : [];
    });
  }
  const ticked = rows.filter((row) => kept.get(`${uid}--${row}--${column}`) === true);
  if (kind === "weeks") return ticked.map((row) => Number(row.slice(1))).sort((a, b) => a - b).map(speaking.week);
  const order = options.map(([id]) => id);
  return ticked.sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((row) => speaking.say({ id: "", kind: "select", label: "", options }, row));
}

/**
 * Without the rows and columns in which there is nothing.
 * @param {Asked} asked @param {string} uid @param {Kept} kept @param {Speaking} speaking @param {string} [order]
 */
function writtenTable({ label, columns = [], rows: given }, uid, kept, speaking, order) {
  const names = new Map(given);
  const ids = given ? [...names.keys()] : kept.rowsOf(uid, order);
  const cells = ids.map((id) => ({ id, texts: columns.map((column) => {
    const value = kept.get(`${uid}--${id}--${column.id}`);
    return value === undefined ? "" : speaking.say(column, value);
  }) })).filter(({ texts }) => texts.some((text) => text.trim()));
  const head = columns.map((column) => column.label);
  const rows = cells.map(({ id, texts }) => given ? [names.get(id) ?? "", ...texts] : texts);
  return { id: uid, label, head: given ? ["", ...head] : head, rows };
}

/** An answer of which nothing is known but what it holds. @param {Value} value */
export function plainly(value) {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
