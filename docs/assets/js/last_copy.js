// @ts-check
/** @import { Entry } from "./record.js" */

const CHANGES = 25;
const FORTNIGHT = 14 * 86_400_000;

/**
 * What the device knows of the last copy that was saved: `at` is the time of the newest answer in it, `hushed` when
 * the reader last put the reminder off. 0 stands for never.
 * @typedef {{at: number, hushed: number}} CopyNote
 */

/** When a copy was last saved on this device. It is kept beside the answers and is none of them. */
export class LastCopy {
  #open;
  #key;
  #now;

  /** @param {{storage: () => Storage | null, site: string, now: () => number}} needs */
  constructor({ storage, site, now }) {
    this.#open = storage;
    this.#key = `gb:${site}:copy`;
    this.#now = now;
  }

  /** @returns {CopyNote} */
  get note() {
    try {
      const { at, hushed } = JSON.parse(this.#open()?.getItem(this.#key) ?? "");
      if (Number.isFinite(at) && Number.isFinite(hushed)) return { at, hushed };
    } catch {
      // Nothing was noted yet, or cannot be: then no copy is known of.
    }
    return { at: 0, hushed: 0 };
  }

  /** @param {ReadonlyMap<string, Entry>} entries those in the copy; a stamp may be ahead of the clock */
  saved(entries) {
    this.#write({ at: [...entries.values()].reduce((last, { t }) => Math.max(last, t), this.#now()), hushed: 0 });
  }

  hush() {
    this.#write({ ...this.note, hushed: this.#now() });
  }

  /**
   * How many answers changed since the last copy, where there are so many, or for so long, that a new one is due.
   * @param {ReadonlyMap<string, Entry>} entries removed answers too @returns {number} 0 while none is due
   */
  due(entries) {
    const { at, hushed } = this.note;
    const now = this.#now();
    const all = [...entries.values()];
    const changed = all.filter(({ t }) => t > at);
    if (now - hushed < FORTNIGHT || !all.some(({ v }) => v !== null)) return 0;
    return changed.length >= CHANGES || changed.some(({ t }) => now - t >= FORTNIGHT) ? changed.length : 0;
  }

  /** @param {CopyNote} note */
  #write(note) {
    try {
      this.#open()?.setItem(this.#key, JSON.stringify(note));
    } catch {
      return; // full or blocked, which the status of every tool says; the reminder will come again
    }
  }
}
