// @ts-check
/** @import { AnyField } from "./fields.js" */
/** @import { Answered, Pattern, PatternPart, Said, SaidRow } from "./pattern.js" */
/** @import { Services } from "./services.js" */
/** @import { Tool } from "./tool.js" */
import { composed } from "./pattern.js";
import { part } from "./services.js";
import { fill } from "./words.js";

// A common figure for English, and no measurement.
const WORDS_A_MINUTE = 150;
// Windows hands a link of some 2,000 characters to a mail program, and drops a longer one.
const LONGEST_LINK = 1900;

// Kinds whose words stand apart on paper, and in a sentence have commas between them.
const LISTED = ["checkboxes", "tags"];

/** A text that makes itself from the answers of its worksheet. It stores nothing. */
export class ComposedText {
  #text = "";
  #waiting = false;

  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    this.root = root;
    this.tool = tool;
    this.services = services;
    this.uid = root.dataset.field ?? "";
    this.pattern = /** @type {Pattern} */ (JSON.parse(root.dataset.pattern ?? "[]"));
    this.names = namesIn(this.pattern);
    this.output = part(root, ".gb-mirror__text");
    this.note = part(root, "[data-part=note]");
    this.actions = part(root, "[data-part=text-actions]");
    this.note.textContent = fill(this.words.empty, { label: root.dataset.start ?? "" });
    this.count = part(root, "[data-part=count]");
    this.done = part(root, "[data-part=done]");
    part(root, "[data-action=copy]").addEventListener("click", () => this.#copy());
    this.mail = /** @type {HTMLAnchorElement | null} */ (root.querySelector("[data-action=mail]"));
    this.mail?.addEventListener("click", () => this.#write());
    root.classList.add("gb-mirrored");
  }

  get words() {
    return this.services.words.compose;
  }

  /** Nobody answers it. */
  name() {}

  /** What is stored of it: nothing. */
  stored() {
    return this.#text;
  }

  /** @param {string} text */
  printed(text) {
    return text;
  }

  /** Written again only where one of its own answers changed. @param {Set<string>} uids */
  changed(uids) {
    const own = [...new Set(this.names.map((name) => this.#uidOf(name.split(".")[0])))];
    // Names of people are shown in many fields, and are kept in none of them.
    const near = [...own, "people"];
    if ([...uids].some((uid) => near.some((one) => uid === one || uid.startsWith(`${one}--`)))) this.draw();
  }

  /** Waits until the other fields of the worksheet were drawn. */
  draw() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.#show(composed(this.pattern, this.#answers()));
    });
  }

  /** @param {string} text */
  #show(text) {
    if (text !== this.#text) this.done.textContent = "";
    this.#text = text;
    this.output.textContent = text;
    this.note.hidden = text !== "";
    this.actions.hidden = text === "";
    this.count.textContent = this.#count(text);
    if (this.mail) this.mail.href = mailLink(text) ?? "mailto:";
  }

  /** @returns {Answered} */
  #answers() {
    /** @type {Answered} */
    const answers = {};
    for (const name of this.names) {
      const [id, column] = name.split(".");
      const field = this.tool.fields.get(this.#uidOf(id));
      if (!field) continue;
      if (column) answers[id] = this.#rows(field, column, /** @type {SaidRow[] | undefined} */ (answers[id]));
      else answers[id] = this.#said(field);
    }
    return answers;
  }

  /** Adds one more column to the rows read so far. @param {AnyField} field @param {string} column @param {SaidRow[]} [rows] */
  #rows(field, column, rows) {
    /** @type {string[]} */
    const ids = field.stored?.() ?? [];
    return ids.map((id, place) => {
      const cell = this.tool.fields.get(`${field.prefix?.(id)}${column}`);
      return { ...rows?.[place], ...(cell ? { [column]: this.#said(cell) } : {}) };
    });
  }

  /** @param {AnyField} field @returns {Said} */
  #said(field) {
    const stored = field.stored?.();
    const printed = stored === null || stored === undefined ? "" : String(field.printed?.(stored) ?? "");
    const text = LISTED.includes(field.root.dataset.kind ?? "") ? printed.replaceAll(" · ", ", ") : printed;
    return { text, chosen: Array.isArray(stored) ? stored : [String(stored)] };
  }

  /** The list of people is the same in every worksheet. @param {string} id */
  #uidOf(id) {
    const uid = `${this.tool.id}--${id}`;
    return this.tool.fields.has(uid) ? uid : id;
  }

  /** @param {string} text */
  #count(text) {
    const number = wordsIn(text);
    if (this.root.dataset.count === "words") return this.services.plural(this.words.words, number);
    if (this.root.dataset.count !== "time") return "";
    const seconds = Math.max(5, Math.round(number / WORDS_A_MINUTE * 12) * 5);
    if (seconds < 120) return this.services.plural(this.words.seconds, seconds);
    return this.services.plural(this.words.minutes, Math.round(seconds / 60));
  }

  async #copy() {
    this.#tell(await copyText(this.output) ? this.words.copied : this.words.not_copied);
  }

  /** A text that no link can carry is copied instead. */
  async #write() {
    if (mailLink(this.#text) === null && await copyText(this.output)) this.#tell(this.words.too_long);
  }

  /** @param {string} text */
  #tell(text) {
    this.done.textContent = text;
    this.services.announce(text);
  }
}

/** Every answer that a pattern asks for; of a table that a condition names, each column. @param {Pattern} pattern */
function namesIn(pattern) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const { given, parts } of pattern.flat()) {
    for (const { name, columns } of given) {
      for (const one of columns ? columns.map((column) => `${name}.${column}`) : [name]) names.add(one);
    }
    for (const name of askedIn(parts)) names.add(name);
  }
  return [...names];
}

/** @param {PatternPart[]} parts @returns {string[]} */
function askedIn(parts) {
  return parts.flatMap((part) => {
    if (typeof part === "string") return [];
    return "answer" in part ? [part.answer] : askedIn(part.maybe);
  });
}

/** @param {string} text */
export function wordsIn(text) {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** @param {string} text @returns {string | null} null where the text is too long for a link */
export function mailLink(text) {
  // Half of a character, as a program may cut it, has no form in a link.
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\n/g, "\r\n");
  const link = `mailto:?body=${encodeURIComponent(whole)}`;
  return link.length <= LONGEST_LINK ? link : null;
}

/** Copies the text of an element, or selects it where the browser lets no script copy. @param {HTMLElement} element */
async function copyText(element) {
  const document = element.ownerDocument;
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
    return true;
  } catch {
    document.getSelection()?.selectAllChildren(element);
    return document.execCommand("copy"); // the older way, for pages that are not safe enough for the newer one
  }
}
