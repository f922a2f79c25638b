// @ts-check
/** @import { Data } from "../data.js" */
/** @import { Lock } from "../lock.js" */
/** @import { Arrival, SavedFile } from "../transfer.js" */
import { openLock, readLock } from "../lock.js";
import { part } from "../services.js";
import { arrivalsOf, changesOf, FileRefused, readFile } from "../transfer.js";
import { fill } from "../words.js";

// Above the length that `readLock` takes, in bytes, so that a film is not read into memory to be refused.
const LARGEST_FILE = 100_000_000;
const ARRIVALS = /** @type {const} */ (["fresh", "theirs", "mine", "removed", "same", "misfit"]);

/** A file of answers that comes back: first its reader sees what is in it, then says what to do with it. */
export class BringBack {
  /** @type {SavedFile | null} */
  #file = null;
  /** @type {Lock | null} */
  #lock = null;
  /** @type {AbortController | null} */
  #dropping = null;

  /** @param {HTMLElement} root @param {Data} page */
  constructor(root, page) {
    this.root = root;
    this.page = page;
    this.crypto = /** @type {Window & typeof globalThis} */ (root.ownerDocument.defaultView).crypto;
    this.refusal = part(root, "[data-part=refusal]");
    this.preview = part(root, "[data-part=preview]");
    this.locked = part(root, "[data-part=locked]");
    this.key = /** @type {HTMLInputElement} */ (part(root, "[data-part=key]"));
    this.input = /** @type {HTMLInputElement} */ (part(root, "[data-part=file]"));
    const show = /** @type {HTMLInputElement} */ (part(root, "[data-part=show]"));
    const box = /** @type {HTMLTextAreaElement} */ (/** @type {Element} */ (part(root, "[data-part=paste]")));
    /** @type {Record<string, () => void>} */
    const actions = {
      read: () => this.#attempt(() => this.#look(box.value)),
      unlock: () => this.#attempt(() => this.#unlock()),
      merge: () => this.#attempt(() => this.#take("merge")),
      replace: () => this.#attempt(() => this.#take("replace")),
      cancel: () => this.#cancel(),
    };
    for (const [name, act] of Object.entries(actions)) {
      for (const button of root.querySelectorAll(`[data-action=${name}]`)) button.addEventListener("click", act);
    }
    this.input.addEventListener("change", () => this.#choose(this.input.files?.[0]));
    this.key.addEventListener("keydown", ({ key }) => key === "Enter" && actions.unlock());
    show.addEventListener("change", () => this.key.type = show.checked ? "text" : "password");
  }

  /** A file may be dropped anywhere on the page: elsewhere the browser would leave the page to show it. */
  draw() {
    if (this.#dropping) return;
    this.#dropping = new AbortController();
    const { signal } = this.#dropping;
    const { ownerDocument } = this.root;
    ownerDocument.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault(), { signal });
    ownerDocument.addEventListener("drop", (event) => this.#drop(event), { signal });
  }

  stop() {
    this.#dropping?.abort();
    this.#dropping = null;
  }

  #cancel() {
    this.#forget();
    part(this.root, "[data-action=read]").focus();
  }

  /** Whatever was shown of a file before. */
  #forget() {
    this.page.hush();
    this.#file = null;
    this.#lock = null;
    this.key.value = "";
    for (const shown of [this.preview, this.locked, this.refusal]) shown.hidden = true;
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return; // text that is dropped goes where it was dropped
    event.preventDefault();
    this.#choose(file);
  }

  /** @param {File | undefined} file */
  #choose(file) {
    if (!file) return;
    this.#attempt(async () => {
      if (file.size > LARGEST_FILE) throw new FileRefused("large");
      this.#look(textOf(await file.arrayBuffer()));
      this.input.value = ""; // the same file can be chosen again after it was changed
    });
  }

  /** @param {() => void | Promise<void>} act */
  async #attempt(act) {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      this.#refuse(error);
    }
  }

  /** Tells what is in a file, and changes nothing. @param {string} text */
  #look(text) {
    this.#forget();
    const { site } = this.page.services;
    this.#lock = readLock(text, site);
    if (!this.#lock) this.#show(readFile(text, site));
    else if (!this.crypto.subtle) throw new FileRefused("secure");
    else this.page.open(this.locked);
  }

  async #unlock() {
    const lock = this.#lock;
    if (!lock) return;
    const text = await openLock(lock, this.key.value, this.crypto);
    if (lock !== this.#lock) return; // another file was chosen meanwhile
    const file = readFile(text, this.page.services.site);
    this.#forget();
    this.#show(file);
  }

  /** @param {FileRefused} refused */
  #refuse({ reason, site }) {
    const again = reason === "password" ? this.#lock : null;
    if (!again) this.#forget();
    this.refusal.hidden = false;
    this.refusal.textContent = fill(this.page.words.refused[reason], { site });
    if (again) this.key.focus();
  }

  /** Against what is kept now: another tab may have changed it since the file was looked into. @param {SavedFile} file */
  #arrivals(file) {
    const { services: { store, moved }, outline } = this.page;
    return arrivalsOf(file, { entries: store.all(), moved, question: (uid) => outline.question(uid) });
  }

  /** @param {SavedFile} file */
  #show(file) {
    const { services: { plural, day, store }, words } = this.page;
    this.#file = file;
    const arrivals = this.#arrivals(file);
    const counts = [
      ...ARRIVALS.map((state) => /** @type {const} */ ([state, arrivals.filter((one) => one.state === state).length])),
      /** @type {const} */ (["moved", arrivals.filter(({ moved }) => moved).length]),
      /** @type {const} */ (["unknown", arrivals.filter(({ known }) => !known).length]),
      /** @type {const} */ (["gone", changesOf(arrivals, "replace", store.live().keys()).filter(([, value]) => value === null).length]),
    ];
    const lines = counts.filter(([, count]) => count).map(([name, count]) => plural(words[name], count));
    part(this.preview, "[data-part=when]").textContent = /^\d{4}-\d\d-\d\dT/.test(file.exportedAt)
      ? fill(words.saved_at, { day: day(file.exportedAt.slice(0, 10)) })
      : "";
    part(this.preview, "[data-part=facts]").replaceChildren(...(lines.length ? lines : [words.empty]).map(lineOf));
    this.page.open(this.preview);
  }

  /** @param {"merge" | "replace"} how */
  async #take(how) {
    const file = this.#file;
    if (!file) return;
    const { services: { store, plural }, words } = this.page;
    this.#forget(); // so that it is taken once, however often the button is pressed
    const changes = () => changesOf(this.#arrivals(file), how, store.live().keys());
    if (!changes().length) return this.page.tell(words.nothing);
    if (store.status.state === "readonly") throw new FileRefused("outgrown");
    const isKept = await store.takeSnapshot("import").then(() => true, () => false);
    const all = changes();
    this.page.change(all, [plural(words.taken, all.length), isKept ? words.kept_before : words.not_kept_before].join(" "));
  }
}

/** Some editors save text as UTF-16, and say so in the first two bytes. @param {ArrayBuffer} bytes */
function textOf(bytes) {
  const [first, second] = new Uint8Array(bytes);
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** @param {string} text */
function lineOf(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
