// @ts-check
/** @import { Services } from "../services.js" */
/** @import { Tool } from "../tool.js" */
import { ControlField } from "../control.js";
import { part } from "../services.js";
import { questionOf } from "../uid.js";

/** A few short words with commas between them. Those that the reader used before are offered. */
export class TagsField extends ControlField {
  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    super(root, tool, services);
    for (const type of ["focus", "input"]) this.control.addEventListener(type, () => this.#offer());
  }

  /** @param {string} answer @override */
  printed(answer) {
    return tagsIn(answer).join(" · ");
  }

  #offer() {
    const options = offeredTags(this.answer(), this.#earlier());
    part(this.root, "datalist").replaceChildren(...options.map((value) => new Option("", value)));
  }

  /** What stands in the other rows and copies of this field. */
  #earlier() {
    const own = questionOf(this.uid);
    const answers = [...this.services.store.live()].filter(([uid]) => uid !== this.uid && questionOf(uid) === own);
    return answers.flatMap(([, { v }]) => tagsIn(String(v)));
  }
}

/** @param {string} text */
export function tagsIn(text) {
  return text.split(",").map((tag) => tag.trim()).filter((tag) => tag);
}

/**
 * A browser puts an offer in place of all that stands in the line, so each starts with what is already written.
 * @param {string} text @param {string[]} earlier
 * @returns {string[]}
 */
export function offeredTags(text, earlier) {
  const written = tagsIn(text.slice(0, text.lastIndexOf(",") + 1));
  const fresh = [...new Set(earlier)].filter((tag) => !written.includes(tag)).sort();
  return fresh.map((tag) => [...written, tag].join(", "));
}
