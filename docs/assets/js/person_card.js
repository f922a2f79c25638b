// @ts-check
/** @import { AnyField } from "./fields.js" */
/** @import { Facts } from "./person_facts.js" */
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { drawField } from "./fields.js";
import { peopleOf, personUid, tidy } from "./people.js";
import { askToRemove } from "./people_question.js";
import { copyRow } from "./row.js";
import { part } from "./services.js";
import { fill } from "./words.js";

/** One of the people: a line that opens. The fields are made when it first opens, as there may be hundreds. */
export class PersonCard {
  /** @type {AnyField[]} */
  #cells = [];

  /**
   * @param {string} id @param {HTMLElement} pattern of the fields @param {Facts} facts
   * @param {Tool} tool @param {Services} services
   * @param {() => () => void} beside remembers the place of this card, and returns what brings the focus there
   */
  constructor(id, pattern, facts, tool, services, beside) {
    this.id = id;
    this.pattern = pattern;
    this.facts = facts;
    this.tool = tool;
    this.services = services;
    this.beside = beside;
    this.element = tool.root.ownerDocument.createElement("li");
    this.element.className = "gb-person";
    this.details = this.#make("details", "", this.element);
    const summary = this.#make("summary", "gb-person__head", this.details);
    this.name = this.#make("bdi", "gb-person__name", summary);
    this.short = this.#make("span", "gb-person__short", summary);
    this.long = this.#make("p", "gb-person__long", this.element);
    this.details.addEventListener("toggle", () => this.#fill());
  }

  draw() {
    this.#tell();
    for (const cell of this.#cells) cell.draw();
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from @param {boolean} mine whether some are of this person */
  changed(uids, from, mine) {
    if (mine) this.#tell();
    for (const cell of this.#cells) cell.changed(uids, from);
  }

  /** Opens the card at its first field. */
  open() {
    /** @type {HTMLDetailsElement} */ (this.details).open = true;
    this.#fill();
    part(this.details, ".gb-control").focus();
  }

  /** Writes the line, and what stands on paper. */
  #tell() {
    const { words } = this.services;
    this.name.textContent = tidy(peopleOf(this.services).nameOf(this.id)) || words.people.nameless;
    this.short.textContent = this.facts.short(this.id);
    this.long.textContent = this.facts.long(this.id);
    const name = this.name.textContent;
    for (const cell of this.#cells) cell.name(fill(words.people.cell, { column: cell.root.dataset.label ?? "", name }));
  }

  #fill() {
    if (this.#cells.length) return;
    const fields = copyRow(this.pattern, this.id, (id) => personUid(id, ""));
    const roots = /** @type {NodeListOf<HTMLElement>} */ (fields.querySelectorAll("[data-cell]"));
    this.#cells = [...roots].map((root) => drawField(root, this.tool, this.services));
    this.details.append(fields);
    const remove = /** @type {HTMLButtonElement} */ (this.#make("button", "gb-button gb-person__remove", this.details));
    remove.type = "button";
    remove.textContent = this.services.words.people.remove;
    remove.addEventListener("click", () => this.#remove(remove));
    this.draw();
  }

  /** @param {HTMLElement} button */
  #remove(button) {
    askToRemove(this.id, peopleOf(this.services), this.tool, this.services, this.beside(), button);
  }

  /** @param {string} tag @param {string} name of the class @param {Element} parent @returns {HTMLElement} */
  #make(tag, name, parent) {
    const element = this.element.ownerDocument.createElement(tag);
    element.className = name;
    parent.append(element);
    return element;
  }
}
