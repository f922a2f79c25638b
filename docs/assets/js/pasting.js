// @ts-check
/** @import { Row } from "./row.js" */
/** @import { Rows } from "./rows.js" */
/** @import { Value } from "./record.js" */
import { matchChoice, parsePaste } from "./paste.js";
import { fill } from "./words.js";

// So many cells that could not be filled are named; the others are counted.
const NAMED_CELLS = 10;

/**
 * Lets readers paste what they copied in a spreadsheet: it fills the cell and those right of and below it.
 * @param {Rows} rows
 */
export function takePastes(rows) {
  rows.body.addEventListener("paste", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const cells = parsePaste(text);
    // One cell, and lines for a field that holds lines, are the browser's own.
    const isOne = cells.length === 1 && cells[0].length === 1;
    if (isOne || (target.matches("textarea") && !text.includes("\t"))) return;
    const row = rows.shown.get(/** @type {HTMLElement | null} */ (target.closest("[data-row]"))?.dataset.row ?? "");
    const column = row?.cells.findIndex(({ root }) => root.contains(target)) ?? -1;
    if (!row || column < 0) return;
    event.preventDefault();
    pasteAt(rows, row, column, cells);
  });
}

/** All of it or nothing. @param {Rows} rows @param {Row} row @param {number} column @param {string[][]} cells */
function pasteAt(rows, row, column, cells) {
  const { plural, words } = rows.services;
  const ids = [...rows.shown.keys()];
  const place = ids.indexOf(row.id);
  const width = Math.max(...cells.map((one) => one.length));
  const room = Math.max(rows.given ? 0 : rows.max, ids.length) - place;
  const told = words.rows;
  if (column + width > row.cells.length || cells.length > room) {
    const high = plural(told.height, cells.length);
    return tell(rows, fill(told.no_room, { rows: high, columns: plural(told.width, width) }));
  }
  while (ids.length < place + cells.length) ids.push(rows.newId());
  /** @type {[string, Value][]} */
  const pairs = rows.given ? [] : [[rows.order, ids]];
  const before = pairs.length;
  /** @type {string[]} */
  const left = [];
  cells.forEach((line, down) =>
    line.forEach((text, along) => {
      const { root } = row.cells[column + along];
      const value = valueOf(root, text);
      if (value === undefined) left.push(`“${text}” (${nameOf(rows, ids[place + down], place + down, root)})`);
      else pairs.push([`${rows.prefix(ids[place + down])}${root.dataset.cell}`, value]);
    })
  );
  const done = plural(told.pasted, pairs.length - before);
  write(rows, pairs, done);
  if (!left.length) return;
  const more = left.length > NAMED_CELLS ? [plural(told.more, left.length - NAMED_CELLS)] : [];
  const named = [...left.slice(0, NAMED_CELLS), ...more].join("; ");
  tell(rows, fill(told.not_understood, { cells: named }), done);
}

/** @param {Rows} rows @param {[string, Value][]} pairs @param {string} text what was done */
function write(rows, pairs, text) {
  const { store, announce, words } = rows.services;
  const before = pairs.map(([uid]) => /** @type {[string, Value]} */ ([uid, store.get(uid) ?? null]));
  store.setMany(pairs);
  rows.tool.offerUndo(text, () => {
    store.setMany(before);
    announce(words.restored);
  });
}

/** @param {Rows} rows @param {string} text @param {string} [first] said before it */
function tell(rows, text, first = "") {
  rows.note(text);
  rows.services.announce(`${first} ${text}`.trim());
}

/** @param {Rows} rows @param {string} id @param {number} place @param {HTMLElement} cell */
function nameOf(rows, id, place, cell) {
  const column = cell.dataset.label ?? "";
  const row = rows.shown.get(id)?.element.dataset.label;
  return row ? rows.say("cell_of", { column, row }) : rows.say("cell", { column, number: place + 1 });
}

/** The answer that a text means in a cell, if it means one. @param {HTMLElement} cell @param {string} text */
function valueOf(cell, text) {
  const meant = text.trim();
  const choices = choicesOf(cell);
  if (!meant) return "";
  if (choices.length) return matchChoice(meant, choices);
  if (cell.dataset.kind === "number") return /^\d+$/.test(meant) ? meant : undefined;
  const control = /** @type {HTMLInputElement} */ (cell.querySelector(".gb-control"));
  if (control.matches("textarea")) return text;
  // A control of its kind drops what it does not understand, and line breaks. Spreadsheets leave out a leading 0.
  const copy = /** @type {HTMLInputElement} */ (control.cloneNode());
  for (const one of [meant.replaceAll("\n", " "), `0${meant}`]) {
    copy.value = one;
    if (copy.value) return copy.value;
  }
}

/** @param {HTMLElement} cell @returns {{id: string, label: string}[]} */
function choicesOf(cell) {
  const options = [.../** @type {NodeListOf<HTMLOptionElement>} */ (cell.querySelectorAll("select option"))].map(({ value, text }) => ({ id: value, label: text }));
  const radios = /** @type {NodeListOf<HTMLInputElement>} */ (cell.querySelectorAll("[type=radio]"));
  return [...options, ...[...radios].map(({ value, labels }) => ({ id: value, label: labels?.[0]?.textContent ?? "" }))];
}
