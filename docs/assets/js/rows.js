// @ts-check
/** @import { AnyField } from "./fields.js" */
/** @import { Row } from "./row.js" */
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
/** @import { Value } from "./record.js" */
import { actOn, addRow, removeRow } from "./acts.js";
import { keepInOrder } from "./order.js";
import { copyRow, nameRow } from "./row.js";
import { part } from "./services.js";
import { randomId } from "./uid.js";
import { fill } from "./words.js";

/** @typedef {(root: HTMLElement, tool: Tool, services: Services) => AnyField} DrawField */

/** @type {((rows: Rows) => void)[]} */
const ROW_AIDS = [];

/** Adds what eases the work with rows and comes with a script of its own. @param {((rows: Rows) => void)[]} aids */
export function addRowAids(...aids) {
  ROW_AIDS.push(...aids);
}

/**
 * Rows that readers add, move and remove. The rows for paper that the server drew give the pattern of a row; each
 * answer is kept under the row's own random id, never under its place. Tables and lists extend it.
 *
 * What the server draws in `root`: `.gb-rows__paper` with rows for paper. The first of them holds the buttons of a row
 * (`data-action` row_up, row_down, remove_row); each row has `data-row`, each cell `data-cell` (its column), `data-kind`
 * and `data-label`. Below stands the button `data-action=add_row`. Rows that are the author's own stand in
 * `.gb-rows__given` instead, without those buttons.
 *
 * A list that is kept elsewhere overrides `list`, `order`, `stored` and perhaps `removal` or `remove`.
 */
export class Rows {
  /** @type {Map<string, Row>} in their order */
  shown = new Map();
  /** @type {string[]} */
  #stored = [];

  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services @param {DrawField} drawCell */
  constructor(root, tool, services, drawCell) {
    this.root = root;
    this.tool = tool;
    this.services = services;
    this.drawCell = drawCell;
    this.ready = this.newId();
    this.given = /** @type {HTMLElement | null} */ (root.querySelector(".gb-rows__given"));
    const source = this.given ?? part(root, ".gb-rows__paper");
    this.pattern = /** @type {HTMLElement} */ (part(source, "[data-row]").cloneNode(true));
    this.body = this.given ?? this.#beside(source);
    this.body.addEventListener("click", ({ target }) => actOn(this, /** @type {Element} */ (target)));
    this.adder = /** @type {HTMLButtonElement | null} */ (root.querySelector("[data-action=add_row]"));
    this.adder?.addEventListener("click", () => addRow(this));
    if (this.adder) this.adder.hidden = false;
    this.max = Number(this.adder?.dataset.max ?? Infinity);
    for (const aid of ROW_AIDS) aid(this);
  }

  /** Whose rows these are: the uid of a cell is `<list>--<row>--<column>`. */
  get list() {
    return this.root.dataset.field ?? "";
  }

  /** The uid under which the order of the rows is kept. */
  get order() {
    return this.list;
  }

  /** The words that readers are told. @returns {Record<string, string>} */
  get words() {
    return this.services.words.fields.table;
  }

  /** The ids of the rows that are stored, in their order. */
  stored() {
    return this.services.store.rowsOf(this.list);
  }

  /** What stands in the rows, as part of a text. @param {string[]} ids @returns {string} */
  printed(ids) {
    const cells = ids.flatMap((id) => this.shown.get(id)?.cells ?? []);
    return cells.map((cell) => String(cell.printed?.(cell.stored?.()) ?? "").trim()).filter((text) => text).join(", ");
  }

  /** What to store so that a row is gone, with all its answers. @param {string} id @returns {[string, Value][]} */
  removal(id) {
    return [[this.order, this.stored().filter((one) => one !== id)], ...this.answersOf(id).map(goneAnswer)];
  }

  /** @param {string} id */
  remove(id) {
    removeRow(this, id);
  }

  /** The uids of all that was answered in a row. @param {string} id */
  answersOf(id) {
    const [tool] = this.list.split("--");
    return this.services.store.uidsOf(tool).filter((uid) => uid.startsWith(this.prefix(id)));
  }

  /** Whether a row is more than the empty one that stands ready. @param {string} id */
  isStored(id) {
    return this.#stored.includes(id);
  }

  /** How the uids of the cells of a row start. @param {string} id */
  prefix(id) {
    return `${this.list}--${id}--`;
  }

  /** @returns {string} an id for one more row */
  newId() {
    return randomId("r", this.services.random);
  }

  /** @param {string} word one of `words` @param {Record<string, string | number>} values */
  say(word, values) {
    const { digits } = this.services;
    const written = Object.entries(values).map(([name, one]) => [name, typeof one === "number" ? digits(one) : one]);
    return fill(this.words[word], Object.fromEntries(written));
  }

  draw() {
    const before = this.shown;
    this.arrange();
    // Those that were made just now are drawn.
    for (const [id, row] of this.shown) if (before.get(id) === row) for (const cell of row.cells) cell.draw();
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from */
  changed(uids, from) {
    const { store } = this.services;
    /** @type {Set<string>} */
    const touched = new Set();
    let arrange = from !== "here";
    let elsewhere = false;
    for (const uid of uids) {
      const id = this.#rowOf(uid);
      if (id === undefined) elsewhere = true;
      if (id === undefined) continue;
      touched.add(id);
      // The rows are sought among all answers: not at every key that is pressed.
      arrange ||= !this.#stored.includes(id) || !store.has(uid);
    }
    // A cell may also show what is kept elsewhere, such as the name of somebody.
    if (elsewhere) for (const { cells } of this.shown.values()) for (const cell of cells) cell.changed(uids, from);
    if (!touched.size) return;
    if (arrange) this.arrange();
    for (const id of touched) for (const cell of this.shown.get(id)?.cells ?? []) cell.changed(uids, from);
    if (from === "here") this.#keep(touched);
  }

  /** @param {string} text */
  name(text) {
    this.root.ariaLabel = text;
  }

  /** Stores the rows in another order. @param {string[]} ids */
  reorder(ids) {
    this.services.store.set(this.order, ids);
    this.services.store.settle(this.order);
  }

  /** Makes the element of a row. @param {string} id @returns {HTMLElement} */
  make(id) {
    return copyRow(this.pattern, id, (one) => this.prefix(one));
  }

  /** Says something below the rows. @param {string} text */
  note(text) {
    part(this.root, "[data-part=note]").textContent = text;
  }

  /** @param {string} id @param {string} selector */
  focus(id, selector) {
    const row = this.shown.get(id);
    if (row) part(row.element, selector).focus();
  }

  /** Makes room for the reader's rows beside those for paper, which keep nothing that could be typed into. */
  #beside(/** @type {HTMLElement} */ paper) {
    const body = /** @type {HTMLElement} */ (paper.cloneNode(false));
    body.classList.replace("gb-rows__paper", "gb-rows__own");
    paper.before(body);
    for (const control of paper.querySelectorAll(".gb-control, button")) control.remove();
    for (const other of paper.querySelectorAll("[data-uid]")) other.removeAttribute("data-uid");
    return body;
  }

  /** Puts the rows that are stored in their order, and names them. */
  arrange() {
    this.#stored = this.stored();
    // An empty table has one empty row ready; it is stored when something is written into it.
    const ids = this.#stored.length ? this.#stored : [this.ready];
    this.root.classList.toggle("gb-rows--empty", !this.#stored.length);
    const before = this.shown;
    this.shown = new Map(ids.map((id) => [id, before.get(id) ?? this.#row(id)]));
    for (const [id, { element }] of before) if (!this.shown.has(id)) element.remove();
    const rows = [...this.shown.values()];
    keepInOrder(this.body, rows.map(({ element }) => element));
    rows.forEach((row, index) => {
      nameRow(row, index + 1, rows.length, (word, values) => this.say(word, values));
      if (!row.element.dataset.label) row.element.dataset.number = this.services.digits(index + 1);
    });
    this.#limit(rows.length);
  }

  /** At the limit no row is added; rows beyond it, from before the author lowered it, stay. @param {number} all */
  #limit(all) {
    if (!this.adder) return;
    this.adder.disabled = all >= this.max;
    this.note(this.adder.disabled ? this.say("full", { max: this.max }) : "");
  }

  /** @param {string} id @returns {Row} */
  #row(id) {
    const element = this.make(id);
    const roots = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("[data-cell]"));
    const cells = [...roots].map((root) => this.drawCell(root, this.tool, this.services));
    for (const cell of cells) cell.draw();
    return { id, element, cells, place: "" };
  }

  /** The row that an answer belongs to, or the empty name for the order itself. @param {string} uid */
  #rowOf(uid) {
    if (uid === this.order) return "";
    return uid.startsWith(`${this.list}--`) ? uid.slice(this.list.length + 2).split("--")[0] : undefined;
  }

  /** Puts rows into the stored order when something was written into them. @param {Set<string>} touched */
  #keep(touched) {
    if (this.given) return;
    const order = this.services.store.get(this.order);
    const listed = Array.isArray(order) ? order : [];
    const isNew = (/** @type {string} */ id) => this.#stored.includes(id) && !listed.includes(id);
    if ([...touched].some(isNew)) this.services.store.set(this.order, this.#stored);
  }
}

/** @param {string} uid @returns {[string, Value]} */
function goneAnswer(uid) {
  return [uid, null];
}
