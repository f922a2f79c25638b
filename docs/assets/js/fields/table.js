// @ts-check
/** @import { AnyField } from "../fields.js" */
/** @import { Services } from "../services.js" */
/** @import { Tool } from "../tool.js" */
/** @import { Value } from "../record.js" */
import { part } from "../services.js";
import { randomId } from "../uid.js";
import { fill } from "../words.js";

/** @typedef {{id: string, element: HTMLTableRowElement, cells: AnyField[]}} TableRow */
/** @typedef {(root: HTMLElement, tool: Tool, services: Services) => AnyField} DrawField */

/**
 * A table to which readers add rows. The rows for paper that the server drew give the pattern of a row; each answer
 * is kept under the row's own random id, never under its place.
 */
export class TableField {
  /** @type {TableRow[]} */
  #rows = [];
  /** The empty row that stands ready in an empty table; it is stored when something is written into it. */
  #ready;

  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services @param {DrawField} drawCell */
  constructor(root, tool, services, drawCell) {
    this.root = root;
    this.tool = tool;
    this.services = services;
    this.drawCell = drawCell;
    this.uid = root.dataset.field ?? "";
    this.#ready = this.#newId();
    this.paper = part(root, ".gb-table__paper");
    this.pattern = /** @type {HTMLTableRowElement} */ (part(this.paper, "tr").cloneNode(true));
    for (const control of this.paper.querySelectorAll(".gb-control, button")) control.remove();
    this.body = root.ownerDocument.createElement("tbody");
    this.body.className = "gb-table__rows";
    this.paper.before(this.body);
    const add = part(root, "[data-action=add_row]");
    add.hidden = false;
    add.addEventListener("click", () => this.#add());
  }

  draw() {
    this.#arrange();
    for (const { cells } of this.#rows) for (const cell of cells) cell.draw();
  }

  /** A table names each of its cells itself, and stands in none. */
  name() {}

  /** Puts the rows that are stored in their order, and names them. */
  #arrange() {
    const { store } = this.services;
    const stored = store.rowsOf(this.uid);
    const ids = stored.length ? stored : [this.#ready];
    this.root.classList.toggle("gb-table--empty", !stored.length);
    const kept = new Map(this.#rows.map((row) => [row.id, row]));
    this.#rows = ids.map((id) => kept.get(id) ?? this.#row(id));
    for (const [id, { element }] of kept) if (!ids.includes(id)) element.remove();
    // A row that is in its place is not moved: a moved element loses the focus.
    this.#rows.forEach(({ element }, place) => {
      if (this.body.rows[place] !== element) this.body.insertBefore(element, this.body.rows[place] ?? null);
    });
    this.#rows.forEach((row, place) => this.#name(row, place + 1));
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from */
  changed(uids, from) {
    if (![...uids].some((uid) => uid === this.uid || uid.startsWith(`${this.uid}--`))) return;
    this.#arrange();
    for (const { cells } of this.#rows) for (const cell of cells) cell.changed(uids, from);
  }

  #newId() {
    return randomId("r", this.services.random);
  }

  /** @param {string} id @returns {TableRow} */
  #row(id) {
    const element = /** @type {HTMLTableRowElement} */ (this.pattern.cloneNode(true));
    element.dataset.row = id;
    for (const control of element.querySelectorAll("[data-uid]")) {
      const uid = control.id.replace(/--p1--/, `--${id}--`);
      control.id = uid;
      control.setAttribute("data-uid", uid);
    }
    element.addEventListener("input", () => this.#keep(id), { capture: true });
    const remove = part(element, "[data-action=remove_row]");
    remove.hidden = false;
    remove.addEventListener("click", () => this.#remove(id));
    const cells = [...element.querySelectorAll("td[data-kind]")].map((cell) =>
      this.drawCell(/** @type {HTMLElement} */ (cell), this.tool, this.services)
    );
    for (const cell of cells) cell.draw();
    return { id, element, cells };
  }

  /** Gives the controls of a row names that tell rows apart. @param {TableRow} row @param {number} number */
  #name({ element, cells }, number) {
    const { words } = this.services;
    for (const cell of cells) {
      const column = cell.root.dataset.label ?? "";
      cell.name(fill(words.fields.table.cell, { column, number }));
    }
    part(element, "[data-action=remove_row]").ariaLabel = fill(words.fields.table.remove_row, { number });
  }

  /** Puts a row into the stored order before its first answer is stored. @param {string} id */
  #keep(id) {
    const { store } = this.services;
    const ids = store.rowsOf(this.uid);
    if (!ids.includes(id)) store.set(this.uid, [...ids, id]);
  }

  #add() {
    const { store, words, announce } = this.services;
    // The empty row that stands ready becomes a row of its own, so that one more is one more.
    const ids = this.#rows.map(({ id }) => id);
    const id = this.#newId();
    store.set(this.uid, [...ids, id]);
    store.settle(this.uid);
    this.#ready = this.#newId();
    this.#focus(id, ".gb-control");
    announce(fill(words.fields.table.row_added, { number: ids.length + 1 }));
  }

  /** @param {string} id */
  #remove(id) {
    const { store, words, announce } = this.services;
    const place = this.#rows.findIndex((row) => row.id === id);
    const ids = store.rowsOf(this.uid);
    if (!ids.includes(id)) return;
    /** @type {[string, Value][]} */
    const before = [[this.uid, ids], ...this.#cellsOf(id)];
    store.setMany(before.map(([uid]) => [uid, uid === this.uid ? ids.filter((one) => one !== id) : null]));
    const neighbour = this.#rows[Math.min(place, this.#rows.length - 1)];
    this.#focus(neighbour.id, "[data-action=remove_row]");
    const number = place + 1;
    this.tool.offerUndo(fill(words.fields.table.row_removed, { number }), () => {
      store.setMany(before);
      this.#focus(id, ".gb-control");
      announce(fill(words.fields.table.row_restored, { number }));
    });
  }

  /** @param {string} id @returns {[string, Value][]} */
  #cellsOf(id) {
    const { store } = this.services;
    const uids = store.uidsOf(this.tool.root.id).filter((uid) => uid.startsWith(`${this.uid}--${id}--`));
    return uids.map((uid) => [uid, store.get(uid) ?? null]);
  }

  /** @param {string} id @param {string} selector */
  #focus(id, selector) {
    const row = this.#rows.find((one) => one.id === id);
    if (row) part(row.element, selector).focus();
  }
}
