// @ts-check
/** @import { Moved } from "./lineage.js" */
/** @import { Store } from "./store.js" */
/** @import { Plural, Words } from "./words.js" */

/**
 * What every component is given; nothing reaches for a global.
 * @typedef {object} Services
 * @property {Store} store
 * @property {Words} words
 * @property {(text: string) => void} announce says it to screen readers
 * @property {(tool: HTMLElement, how: {blank: boolean}) => void} print
 * @property {string} site the id of this guide
 * @property {Moved} moved where the author's questions went
 * @property {boolean} inPrivate whether nothing of this tab is kept on the device
 * @property {(labels?: ReadonlyMap<string, string>) => void} download hands the reader a file with all answers;
 *   set by a script of its own, on every page with tools
 * @property {Plural} plural a phrase that counts, such as "1 of 8 done"
 * @property {(number: number) => string} digits a number as the language writes it
 * @property {(time: number) => string} hour such as 14:05
 * @property {(day: string) => string} day such as 5 February 2027, from 2027-02-05; what is no day stays as it is
 * @property {(time: string) => string} clock such as 08:30, from 08:30
 * @property {(moment: string) => string} moment such as 3 April 2027 at 10:00, from 2027-04-03T10:00
 * @property {() => number} now
 * @property {() => number} random from 0 to below 1
 */

/**
 * Finds a part of a component, or says which one is missing.
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode & {id?: string}} root
 * @param {string} selector
 * @returns {E}
 */
export function part(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new MissingPart(`${root.id || "the page"} has no ${selector}`);
  return /** @type {E} */ (found);
}

export class MissingPart extends Error {}
