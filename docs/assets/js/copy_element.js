// @ts-check
import { copyOf, inCopy } from "./copies.js";

/** @type {Map<string, HTMLElement>} the tools of the page as they came, before a script touched them */
const UNTOUCHED = new Map();

/** To be called while scripts load, before the tools start. @param {Document} document */
export function keepUntouched(document) {
  for (const tool of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("gb-checklist, gb-worksheet"))) {
    UNTOUCHED.set(tool.id, /** @type {HTMLElement} */ (tool.cloneNode(true)));
  }
}

/**
 * The element of a copy: the tool as it came, with all its controls bound to the answers of the copy. It keeps the ids
 * of the tool and of its heading, which links from elsewhere name.
 * @param {string} tool @param {string} copy empty for the first
 */
export function elementOfCopy(tool, copy) {
  const element = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (UNTOUCHED.get(tool)).cloneNode(true));
  if (!copy) return element;
  element.dataset.copy = copyOf(tool, copy);
  for (const one of element.querySelectorAll("*")) {
    for (const { name, value } of [...one.attributes]) {
      if (value.includes(`${tool}--`)) one.setAttribute(name, inCopy(value, tool, copy));
    }
  }
  return element;
}

/** A copy that stands on one page with its tool has ids of its own. @param {string} tool @param {string} copy */
export function elementBeside(tool, copy) {
  const element = elementOfCopy(tool, copy);
  const [from, to] = [`${tool}-title`, `${copyOf(tool, copy)}-title`];
  for (const name of ["id", "aria-labelledby"]) {
    for (const one of element.querySelectorAll(`[${name}~="${from}"]`)) one.setAttribute(name, (one.getAttribute(name) ?? "").replace(from, to));
  }
  element.id = copyOf(tool, copy);
  return element;
}

/** @param {Element} root @returns {boolean} whether its copies can be made on this page */
export function isUntouchedKept(root) {
  return UNTOUCHED.has(root.id);
}
