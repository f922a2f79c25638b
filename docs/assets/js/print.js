// @ts-check
import { MissingPart } from "./services.js";

/**
 * Prints one tool, or a part of one: all that stands beside the way from the page down to it is left out.
 * @param {Window} window @param {HTMLElement} tool @param {{blank: boolean}} how
 */
export function printTool(window, tool, { blank }) {
  const page = window.document.documentElement;
  if (!page.contains(tool)) throw new MissingPart(`${tool.id} is not on the page`);
  const left = [...besideTheWayTo(tool)];
  for (const element of left) element.classList.add("gb-not-printed");
  page.classList.add("gb-print-one");
  tool.classList.add("gb-printed");
  page.classList.toggle("gb-print-blank", blank);
  window.addEventListener("afterprint", () => {
    for (const element of left) element.classList.remove("gb-not-printed");
    page.classList.remove("gb-print-one", "gb-print-blank");
    tool.classList.remove("gb-printed");
  }, { once: true });
  window.print();
}

/** @param {Element} element @returns {Generator<Element>} */
function* besideTheWayTo(element) {
  for (let step = element; step.parentElement && step.localName !== "body"; step = step.parentElement) {
    for (const sibling of step.parentElement.children) if (sibling !== step) yield sibling;
  }
}
