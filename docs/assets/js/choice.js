// @ts-check
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
/** @import { Words } from "./words.js" */
import { Field } from "./field.js";
import { part } from "./services.js";
import { fill } from "./words.js";

/** A field that is a group of radio buttons. The one without a value stands for no answer. */
export class ChoiceField extends Field {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    super(root, tool, services);
    this.group = part(root, ".gb-choice");
  }

  /** @override */
  answer() {
    return this.#inputs().find(({ checked }) => checked)?.value || null;
  }

  /** An answer that the author took off the list stays chosen, under its id. @param {string} answer @override */
  show(answer) {
    const input = this.#inputs().find(({ value }) => value === answer);
    (input ?? addGone(part(this.group, ".gb-choice__none"), answer, this.uid, this.services.words)).checked = true;
  }

  /** In words, where it becomes part of a text; on paper the circles are printed. @param {string} answer @override */
  printed(answer) {
    const input = this.#inputs().find(({ value }) => value === answer);
    return answer ? input?.labels?.[0]?.textContent?.trim() ?? answer : "";
  }

  /** @param {string} text @override */
  name(text) {
    this.group.ariaLabel = text;
  }

  #inputs() {
    return [.../** @type {NodeListOf<HTMLInputElement>} */ (this.group.querySelectorAll("[data-uid]"))];
  }
}

/**
 * Adds a choice that was made and is no longer offered.
 * @param {HTMLElement} pattern a choice that is @param {string} answer its id @param {string} uid @param {Words} words
 */
export function addGone(pattern, answer, uid, words) {
  const option = /** @type {HTMLElement} */ (pattern.cloneNode(true));
  const input = /** @type {HTMLInputElement} */ (part(option, "[data-uid]"));
  option.className = "gb-choice__option gb-choice__gone";
  input.id = `${uid}~${answer}`;
  input.value = answer;
  input.dataset.uid = uid;
  part(option, "span").textContent = fill(words.fields.select.not_offered, { value: answer });
  pattern.before(option);
  return input;
}
