// @ts-check
/** @import { Field } from "./field.js" */
/** @import { People } from "./people.js" */
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
/** @import { Words } from "./words.js" */
import { drawField } from "./fields.js";
import { personUid } from "./people.js";
import { copyRow } from "./row.js";
import { fill } from "./words.js";

// What the line of somebody says besides the name, where the book has such columns.
const SHORT_FACTS = ["circle", "field"];
const SHORT_LABELLED = ["next-on"];
// The highest number first; everything else counts upwards.
const DOWNWARDS = ["closeness"];

/**
 * What is noted about people, in words. One set of fields, which are on no page, knows how each column is put into
 * words; it is held to one person after the other.
 */
export class Facts {
  /** @param {HTMLElement} pattern @param {Tool} tool @param {Services} services */
  constructor(pattern, tool, services) {
    this.words = services.words;
    const row = copyRow(pattern, "r00000000", (id) => personUid(id, ""));
    const roots = /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-cell]"));
    /** @type {Map<string, {label: string, field: Field}>} */
    this.columns = new Map([...roots].map((root) => {
      const field = /** @type {Field} */ (/** @type {unknown} */ (drawField(root, tool, services)));
      return [root.dataset.cell ?? "", { label: root.dataset.label ?? "", field }];
    }));
  }

  /** @param {string} id @param {string} column @returns {string} */
  of(id, column) {
    const field = this.columns.get(column)?.field;
    if (!field) return "";
    field.uid = personUid(id, column);
    return field.printed(field.stored());
  }

  /** @param {string} id */
  short(id) {
    const facts = SHORT_FACTS.map((column) => this.of(id, column));
    return [...facts, ...SHORT_LABELLED.map((column) => this.#labelled(id, column))].filter((one) => one).join(" · ");
  }

  /** @param {string} id */
  long(id) {
    const columns = [...this.columns.keys()].filter((column) => column !== "name");
    return columns.map((column) => this.#labelled(id, column)).filter((one) => one).join(" · ");
  }

  /** @param {string} id @param {string} column */
  #labelled(id, column) {
    const fact = this.of(id, column);
    return fact && fill(this.words.people.fact, { label: this.columns.get(column)?.label ?? "", fact });
  }
}

/**
 * People in the order of a column. Those of whom it is not known come last, in the order of the list.
 * @param {string[]} ids @param {string} column or nothing for the order of the list
 * @param {People} people @param {Words} words
 */
export function sortedPeople(ids, column, people, words) {
  if (!column) return ids;
  /** @type {string[]} */
  const options = words.people.orders[column] ?? [];
  const { compare } = new Intl.Collator(words.locale, { numeric: true });
  const keys = new Map(ids.map((id) => {
    const fact = people.fact(id, column).trim();
    return [id, options.includes(fact) ? String(options.indexOf(fact)) : fact];
  }));
  const known = ids.filter((id) => keys.get(id)).sort((a, b) => compare(keys.get(a) ?? "", keys.get(b) ?? ""));
  if (DOWNWARDS.includes(column)) known.reverse();
  return [...known, ...ids.filter((id) => !keys.get(id))];
}
