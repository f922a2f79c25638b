// @ts-check
/** @import { Entry } from "./record.js" */
/** @import { Reason, Status } from "./store.js" */
import { newer } from "./record.js";

/** @type {Map<string, Reason>} name of an error -> what the reader is told */
const REASONS = new Map([
  ["SecurityError", "blocked"],
  ["BlockedError", "blocked"],
  ["QuotaExceededError", "full"],
  ["InvalidStateError", "closed"],
  ["AbortError", "closed"], // a rollback nobody asked for: the connection is going
]);

/** What is known about one of the two stores. The status is computed from this and from nothing else. */
export class Side {
  /** whether memory holds all that this store holds */
  read = false;
  /** @type {Reason | null} why the last attempt failed */
  reason = null;
  /** @type {Map<string, Entry | null>} what is not confirmed: null has to be sent, an entry is on its way */
  pending = new Map();
  /** @type {Map<string, Entry>} edits made before this store was read */
  early = new Map();

  /** @param {Iterable<string>} uids */
  mark(uids) {
    for (const uid of uids) this.pending.set(uid, null);
  }

  /** @param {Iterable<string>} uids just edited here @param {ReadonlyMap<string, Entry>} entries */
  edited(uids, entries) {
    this.mark(uids);
    if (!this.read) for (const uid of uids) this.early.set(uid, /** @type {Entry} */ (entries.get(uid)));
  }

  /** @param {ReadonlyMap<string, Entry>} entries @param {ReadonlyMap<string, Entry>} found in this store */
  markMissing(entries, found) {
    for (const [uid, entry] of entries) {
      const stored = found.get(uid);
      if (!stored || newer(entry, stored)) this.pending.set(uid, null);
    }
  }

  /** @param {ReadonlyMap<string, Entry>} entries @returns {[string, Entry][]} what has to go, from now on its way */
  send(entries) {
    /** @type {[string, Entry][]} */
    const sent = [];
    for (const [uid, underway] of this.pending) {
      const entry = entries.get(uid);
      if (!entry || entry === underway) continue;
      this.pending.set(uid, entry);
      sent.push([uid, entry]);
    }
    return sent;
  }

  /** @param {ReadonlyMap<string, Entry>} entries @param {[string, Entry][]} sent what changed since then still waits */
  confirm(entries, sent) {
    for (const [uid, entry] of sent) if (entries.get(uid) === entry) this.pending.delete(uid);
  }

  /** @param {[string, Entry][]} sent in vain */
  giveBack(sent) {
    for (const [uid, entry] of sent) if (this.pending.get(uid) === entry) this.pending.set(uid, null);
  }
}

/**
 * @param {Side[]} sides
 * @param {boolean} edited whether the reader changed something since `at`
 * @param {number | null} at when everything was last confirmed
 * @returns {Status}
 */
export function statusOf(sides, edited, at) {
  const working = sides.filter(({ reason }) => !reason);
  const reason = sides.find((side) => side.reason)?.reason ?? null;
  const unread = working.some(({ read }) => !read);
  const waiting = working.some(({ pending }) => pending.size);
  if (!working.length) return { state: "failed", at, reason };
  if ((edited && unread) || (waiting && (edited || at !== null))) return { state: "saving", at, reason };
  if (unread) return { state: "reading", at, reason };
  if (reason) return { state: "partly", at, reason };
  return { state: at === null ? "ready" : "saved", at, reason };
}

/** @param {any} error @returns {Reason} */
export function reasonOf(error) {
  return REASONS.get(error?.name) ?? "error";
}
