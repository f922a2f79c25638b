// @ts-check
/** @import { Listed } from "./glance.js" */
/** @import { Services } from "./services.js" */
import { withCopies } from "./copies_listed.js";
import { listedIn, whenAnswersChange } from "./glance.js";
import { answeredIn, progressOf } from "./progress.js";
import { part } from "./services.js";

/** The way back to the tool that the reader worked on last and has not finished. */
export class Continue {
  #end = () => {};

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.chapters = listedIn(part(root.ownerDocument, `#${root.dataset.from}`));
    this.link = /** @type {HTMLAnchorElement} */ (part(root, "[data-part=tool]"));
  }

  start() {
    this.#end = whenAnswersChange(this.root, this.services, () => this.#draw());
    this.#draw();
  }

  stop() {
    this.#end();
  }

  #draw() {
    const [last] = this.#unfinished().sort((one, other) => other.time - one.time);
    this.root.hidden = !last;
    if (!last) return;
    const { words, plural } = this.services;
    this.link.href = last.tool.url ?? "";
    this.link.textContent = last.tool.title ?? "";
    part(this.root, "[data-part=chapter]").textContent = last.chapter;
    part(this.root, "[data-part=left]").textContent = plural(words.glance.left, last.all - last.done, { all: last.all });
  }

  #unfinished() {
    const answered = answeredIn(this.services.store.live());
    const all = this.chapters.flatMap(({ element, tools }) =>
      tools.flatMap((tool) => withCopies(tool, this.services)).map((tool) => ({ chapter: part(element, ".gb-entry__title").textContent, tool, ...progressOf(tool, answered) }))
    );
    return all.filter(({ started, done, all }) => started && done < all);
  }
}
