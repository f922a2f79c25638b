// @ts-check
/** @import { AnyField } from "./fields.js" */

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {HTMLElement} element
 * @property {AnyField[]} cells in the order of the columns
 * @property {string} place how it was last named
 */

/** By what the controls of a row are kept, and refer to each other. */
const ROW_NAMES = ["id", "for", "list", "name", "data-uid", "aria-describedby", "aria-labelledby"];

/**
 * Makes a row like `pattern`, with names of its own.
 * @param {HTMLElement} pattern @param {string} id @param {(id: string) => string} prefix of the uids of a row
 */
export function copyRow(pattern, id, prefix) {
  const row = /** @type {HTMLElement} */ (pattern.cloneNode(true));
  const [from, to] = [prefix(row.dataset.row ?? ""), prefix(id)];
  row.dataset.row = id;
  for (const name of ROW_NAMES) {
    for (const one of row.querySelectorAll(`[${name}*="${from}"]`)) {
      one.setAttribute(name, (one.getAttribute(name) ?? "").replaceAll(from, to));
    }
  }
  row.querySelector(".gb-row__actions")?.removeAttribute("hidden");
  return row;
}

/**
 * Gives the controls of a row names that tell rows apart: by its label where it has one, else by its number.
 * @param {Row} row @param {number} number @param {number} all how many rows there are
 * @param {(word: string, values: Record<string, string | number>) => string} say
 */
export function nameRow(row, number, all, say) {
  const place = `${number} ${number === all}`;
  if (row.place === place) return;
  row.place = place;
  const { label } = row.element.dataset;
  for (const cell of row.cells) {
    const column = cell.root.dataset.label ?? "";
    cell.name(label ? say("cell_of", { column, row: label }) : say("cell", { column, number }));
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (row.element.querySelectorAll("[data-action]"))) {
    const action = button.dataset.action ?? "";
    button.ariaLabel = say(action, { number });
    // Not disabled: it may have the focus.
    const end = { row_up: 1, row_down: all }[action];
    if (end) button.ariaDisabled = String(number === end);
  }
}
