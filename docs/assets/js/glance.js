// @ts-check
/** @import { ToolFacts, Progress } from "./progress.js" */
/** @import { Services } from "./services.js" */
import { furthest, listCopies, withCopies } from "./copies_listed.js";
import { answeredIn, progressOf, sumOf } from "./progress.js";
import { part } from "./services.js";

/** @typedef {ToolFacts & {title?: string, url?: string}} ListedTool */
/** @typedef {{element: HTMLElement, tools: ListedTool[]}} Listed  a line of a list: one tool, or a chapter with several */

/** What fires at a list when the progress of its lines was drawn anew. */
export const GLANCED = "gb-glanced";

/** How far the reader has come, beside each tool or chapter of a list. */
export class Glance {
  #end = () => {};

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.lines = listedIn(root);
  }

  start() {
    this.#end = whenAnswersChange(this.root, this.services, () => this.#draw());
    this.#draw();
  }

  stop() {
    this.#end();
  }

  #draw() {
    const answered = answeredIn(this.services.store.live());
    for (const line of this.lines) {
      const { element, tools } = line;
      const single = tools.length === 1;
      this.#show(element, tools, single ? progressOf(tools[0], answered) : sumOf(tools.map((tool) => this.#progress(tool, answered))));
      if (single) listCopies(line, answered, this.services);
    }
    this.root.dispatchEvent(new CustomEvent(GLANCED, { bubbles: true }));
  }

  /** @param {ListedTool} tool @param {ReadonlyMap<string, number>} answered */
  #progress(tool, answered) {
    return furthest(withCopies(tool, this.services).map((one) => progressOf(one, answered)));
  }

  /** @param {HTMLElement} line @param {ListedTool[]} tools @param {Progress} progress */
  #show(line, tools, progress) {
    const { done, all, started } = progress;
    const { words, plural } = this.services;
    line.dataset.state = stateOf(progress);
    /** @type {HTMLElement | null} */
    const bar = line.querySelector("[data-part=bar]");
    if (bar) bar.style.inlineSize = `${100 * (all ? done / all : 1)}%`;
    const forms = bar ? words.glance.sum : tools[0].kind === "worksheet" ? words.glance.answered : words.progress;
    part(line, "[data-part=progress]").textContent = started ? plural(forms, done, { all }) : "";
  }
}

/** @param {ParentNode} root @returns {Listed[]} */
export function listedIn(root) {
  const lines = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-facts]"));
  return [...lines].map((element) => ({ element, tools: JSON.parse(element.dataset.facts ?? "[]") }));
}

/** @param {Progress} progress @returns {"new" | "started" | "done"} */
export function stateOf({ started, done, all }) {
  if (!started) return "new";
  return done < all ? "started" : "done";
}

/**
 * Calls `draw` after answers changed, once for all changes before the screen is drawn again.
 * @param {HTMLElement} root @param {Services} services @param {() => void} draw @returns {() => void} ends it
 */
export function whenAnswersChange(root, { store }, draw) {
  const page = /** @type {Window} */ (root.ownerDocument.defaultView);
  let waiting = 0;
  const end = store.subscribe(() => {
    page.cancelAnimationFrame(waiting);
    waiting = page.requestAnimationFrame(draw);
  });
  return () => {
    page.cancelAnimationFrame(waiting);
    end();
  };
}
