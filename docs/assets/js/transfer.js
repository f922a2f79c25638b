// @ts-check
/** @import { Moved } from "./lineage.js" */
/** @import { Question } from "./outline.js" */
/** @import { Entry, Value } from "./record.js" */
import { crc32, FILE_FORMAT, FILE_VERSION } from "./download.js";
import { fits } from "./fitting.js";
import { homesOf, inheritedTime } from "./lineage.js";
import { isValue, sameValue } from "./record.js";
import { parseUid } from "./uid.js";

/**
 * @typedef {"large" | "broken" | "foreign" | "newer" | "other_site" | "damaged" | "password" | "secure" | "outgrown"} Refusal
 * @typedef {{value: Exclude<Value, null>, time: number, label: string}} SavedAnswer
 * @typedef {{exportedAt: string, answers: Map<string, SavedAnswer>}} SavedFile
 *
 * What would become of one answer of the file. fresh: there is none here; same: it is here already; theirs: the
 * file's is newer; mine: the one here is newer; removed: it was removed here after the file was saved; misfit: its
 * question cannot be answered so, and it is left out.
 * @typedef {"fresh" | "same" | "theirs" | "mine" | "removed" | "misfit"} ArrivalState
 * @typedef {{uid: string, value: Exclude<Value, null>, label: string, state: ArrivalState, moved: boolean, known: boolean}} Arrival
 *
 * @typedef {object} Home where the answers of a file are going
 * @property {ReadonlyMap<string, Entry>} entries what is kept here, removed answers too
 * @property {Moved} moved
 * @property {(uid: string) => Question | null} question what the book asks there
 */

// Far more than a reader writes in years, and little enough to be read at once.
const FILE_LENGTH = 20_000_000;
const FILE_ANSWERS = 100_000;

/** Why a file of answers is not taken. */
export class FileRefused extends Error {
  /** @param {Refusal} reason @param {string} [site] whose file it is */
  constructor(reason, site = "") {
    super(reason);
    this.reason = reason;
    this.site = site;
  }
}

/**
 * Reads a file that `exportFile` wrote, all of it or nothing.
 * @param {string} text @param {string} site the id of this guide
 * @returns {SavedFile}
 * @throws {FileRefused} for anything else, whatever it holds
 */
export function readFile(text, site) {
  if (text.length > FILE_LENGTH) throw new FileRefused("large");
  const file = parseFile(text);
  if (!isObject(file) || file.format !== FILE_FORMAT) throw new FileRefused("foreign");
  if (!Number.isSafeInteger(file.version) || file.version < 1) throw new FileRefused("damaged");
  if (file.version > FILE_VERSION) throw new FileRefused("newer");
  const { answers, checksum, exportedAt } = file;
  if (typeof file.site !== "string" || !Array.isArray(answers)) throw new FileRefused("damaged");
  if (file.site !== site) throw new FileRefused("other_site", file.site.slice(0, 80));
  if (answers.length > FILE_ANSWERS) throw new FileRefused("large");
  if (!answers.every(isFlat)) throw new FileRefused("damaged"); // before anything walks down into it
  if (checksum !== `crc32:${crc32(JSON.stringify(answers))}`) throw new FileRefused("damaged");
  return { exportedAt: typeof exportedAt === "string" ? exportedAt : "", answers: answersOf(answers) };
}

/**
 * What would become of each answer of a file.
 * @param {SavedFile} file @param {Home} home
 * @returns {Arrival[]}
 */
export function arrivalsOf({ answers }, { entries, moved, question }) {
  /** @type {Map<string, SavedAnswer & {moved: boolean}>} two answers may have moved to one question: the newer stays */
  const resolved = new Map();
  for (const [uid, answer] of answers) {
    const homes = homesOf(uid, moved);
    const time = homes.length > 1 ? inheritedTime(answer.time) : answer.time;
    for (const home of homes) {
      const other = resolved.get(home);
      if (!other || other.time < time) resolved.set(home, { ...answer, time, moved: home !== uid });
    }
  }
  return [...resolved].map(([uid, answer]) => {
    const asked = question(uid);
    return {
      uid,
      value: answer.value,
      label: answer.label,
      state: asked && !fits(asked.kind, answer.value) ? "misfit" : stateOf(answer, entries.get(uid)),
      moved: answer.moved,
      known: asked !== null,
    };
  });
}

/**
 * What to store. Merging keeps the newer of two answers; replacing makes everything as it is in the file.
 * @param {Arrival[]} arrivals @param {"merge" | "replace"} how @param {Iterable<string>} live uids that hold an answer here
 * @returns {[string, Value][]}
 */
export function changesOf(arrivals, how, live) {
  const wanted = how === "merge" ? ["fresh", "theirs"] : ["fresh", "theirs", "mine", "removed"];
  /** @type {[string, Value][]} */
  const changes = arrivals.filter(({ state }) => wanted.includes(state)).map(({ uid, value }) => [uid, value]);
  if (how === "merge") return changes;
  const kept = new Set(arrivals.map(({ uid }) => uid));
  return [...changes, ...[...live].filter((uid) => !kept.has(uid)).map((uid) => /** @type {[string, null]} */ ([uid, null]))];
}

/** @param {SavedAnswer} answer @param {Entry | undefined} entry @returns {Arrival["state"]} */
function stateOf({ value, time }, entry) {
  if (!entry) return "fresh";
  if (sameValue(entry.v, value)) return "same";
  const later = time > entry.t;
  if (entry.v === null) return later ? "fresh" : "removed";
  return later ? "theirs" : "mine";
}

/** @param {unknown[]} answers @returns {Map<string, SavedAnswer>} */
function answersOf(answers) {
  const found = new Map();
  for (const answer of answers) {
    if (!isObject(answer) || found.has(answer.uid)) throw new FileRefused("damaged");
    const { uid, value, label } = answer;
    const time = typeof answer.time === "string" ? Date.parse(answer.time) : NaN;
    const whole = parseUid(uid) && isValue(value) && value !== null && time >= 0;
    if (!whole) throw new FileRefused("damaged");
    found.set(uid, { value, time, label: typeof label === "string" ? label : "" });
  }
  return found;
}

/** @param {string} text @returns {unknown} @throws {FileRefused} */
export function parseFile(text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new FileRefused(/^[\ufeff\s]*\{/.test(text) ? "broken" : "foreign");
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether nothing in it is deeper than a list of words. @param {unknown} answer */
function isFlat(answer) {
  const isBare = (/** @type {unknown} */ one) => typeof one !== "object" || one === null;
  return isObject(answer) && Object.values(answer).every((one) => isBare(one) || (Array.isArray(one) && one.every(isBare)));
}
