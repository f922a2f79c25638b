// @ts-check
/** @import { Listed, ListedTool } from "./glance.js" */
/** @import { Progress } from "./progress.js" */
/** @import { Services } from "./services.js" */
import { Copies, factsOf } from "./copies.js";
import { progressOf } from "./progress.js";
import { part } from "./services.js";

/**
 * A tool of a list, and its copies that are not in the archive. @param {ListedTool} facts @param {Services} services
 * @returns {(ListedTool & {copy?: string})[]}
 */
export function withCopies(facts, services) {
  const tool = facts.parts.map((one) => one.split("--")[0]).find((one) => one !== "people") ?? "";
  const copies = new Copies(tool, services).list().filter(({ archived }) => !archived);
  return [facts, ...copies.map((copy) => ({ ...factsOf(facts, tool, copy), copy: copy.name }))];
}

/**
 * Lists the copies of a tool in its line, each with its progress.
 * @param {Listed} line @param {ReadonlyMap<string, number>} answered @param {Services} services
 */
export function listCopies({ element, tools: [facts] }, answered, services) {
  const { words, plural } = services;
  for (const old of element.querySelectorAll("[data-part=copy]")) old.remove();
  const link = /** @type {HTMLAnchorElement | null} */ (element.querySelector("a[href*='-title']"));
  const [, ...copies] = link ? withCopies({ ...facts, url: link.href }, services) : [];
  for (const { copy, url, parts, kind } of copies) {
    const { done, all } = progressOf({ kind, parts }, answered);
    const line = element.ownerDocument.createElement("a");
    line.dataset.part = "copy";
    line.className = "gb-link gb-entry__print";
    line.href = url ?? "";
    line.textContent = `${copy} · ${plural(kind === "worksheet" ? words.glance.answered : words.progress, done, { all })}`;
    /** @type {Element} */ (part(element, "[data-part=progress]").parentElement).append(line);
  }
}

/** How far the reader came in a tool: as far as in that of its copies in which it is furthest. @param {Progress[]} copies */
export function furthest(copies) {
  const share = (/** @type {Progress} */ { done, all, started }) => started ? 1 + done / Math.max(1, all) : 0;
  return copies.reduce((best, one) => share(one) > share(best) ? one : best);
}
