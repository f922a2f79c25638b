// @ts-check
/** @import { Words } from "./words.js" */

/** @param {Document} _document @param {Words} _words */
export function repairTheme(_document, _words) {}
