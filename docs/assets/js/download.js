// @ts-check
/** @import { Entry } from "./record.js" */

/** @typedef {{name: string, text: string, type?: string}} AnswersFile */

export const FILE_FORMAT = "gb-answers";
export const FILE_VERSION = 1;
const LATEST_DATE = 8.64e15;

/**
 * All answers as a file that a person can read, in the form that the guidebook will always understand.
 * @param {{site: string, entries: ReadonlyMap<string, Entry>, labels: ReadonlyMap<string, string>,
 *   now: () => number}} what
 * @returns {AnswersFile}
 */
export function exportFile({ site, entries, labels, now }) {
  const answers = [...entries].filter(([, { v }]) => v !== null)
    .sort(([a], [b]) => a < b ? -1 : 1)
    .map(([uid, { v, t }]) => ({ uid, value: v, time: isoTime(t), label: labelOf(uid, entries, labels) }));
  const exportedAt = isoTime(now());
  const checksum = `crc32:${crc32(JSON.stringify(answers))}`;
  const file = { format: FILE_FORMAT, version: FILE_VERSION, site, exportedAt, answers, checksum };
  return { name: `${site}-answers-${exportedAt.slice(0, 10)}.json`, text: `${JSON.stringify(file, null, 2)}\n` };
}

/**
 * An answer in a copy of a tool is called after the copy too.
 * @param {string} uid @param {ReadonlyMap<string, Entry>} entries @param {ReadonlyMap<string, string>} labels
 */
function labelOf(uid, entries, labels) {
  const copy = uid.includes("_") && entries.get(uid.replace(/--.*/, "--copy~name"));
  return [copy && copy.v, labels.get(uid)].filter(Boolean).join(": ");
}

/** @param {Document} document @param {AnswersFile} file */
export function saveFile(document, { name, text, type = "application/json" }) {
  const link = document.createElement("a");
  // Freed with the page and not before: some browsers read the file only after the click was handled.
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
}

/** @param {number} time */
function isoTime(time) {
  return new Date(Math.min(time, LATEST_DATE)).toISOString(); // a stamp may lie beyond what a date can hold
}

/**
 * Finds damage, not forgery. Not SHA-256, which browsers only offer on https and localhost.
 * @param {string} text @returns {string} 8 hexadecimal digits
 */
export function crc32(text) {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (~crc >>> 0).toString(16).padStart(8, "0");
}
