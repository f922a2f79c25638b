// @ts-check
/** @import { Answers, Entry } from "./record.js" */
/** @import { Changed, Reason, Status, StoreNeeds } from "./store.js" */
import { AnswersDatabase } from "./database.js";
import { LocalAnswers } from "./local.js";
import { newer, parseEntry } from "./record.js";

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

  /** @param {Iterable<string>} uids */
  mark(uids) {
    for (const uid of uids) this.pending.set(uid, null);
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

/** Keeps memory, localStorage and IndexedDB alike: the newer entry wins and is written where it is missing. */
export class Saving {
  local = new Side();
  remote = new Side();
  /** @type {Status} */
  status = { state: "reading", at: null, reason: null };
  #edited = false;
  #loaded = false;
  /** @type {Promise<void> | null} */
  #reading = null;
  #needs;
  #answers;
  #localAnswers;
  #database;
  #tell;
  #onstatus;

  /**
   * @param {StoreNeeds} needs
   * @param {Answers} answers
   * @param {(uids: string[], from: Changed["from"]) => void} tell
   * @param {(status: Status) => void} onstatus
   */
  constructor(needs, answers, tell, onstatus) {
    this.#needs = needs;
    this.#answers = answers;
    this.#localAnswers = new LocalAnswers(needs.storage, needs.site);
    this.#database = new AnswersDatabase(needs.indexedDB, needs.site, () => this.#lose(this.remote));
    this.#tell = tell;
    this.#onstatus = onstatus;
  }

  /** Writes what is waiting, after reading what is not known yet. Never rejects. */
  async save() {
    this.#saveLocal();
    await this.#saveRemote();
    this.#loaded = true;
  }

  /** @param {string[]} uids just edited here */
  edited(uids) {
    this.#edited = true;
    if (!this.local.read || !this.remote.read) this.#answers.keepEarly(uids);
    this.local.mark(uids);
    this.remote.mark(uids);
    this.save();
  }

  /** @param {boolean} stale whether the page slept (back/forward cache) and knows nothing of what happened since */
  reread(stale) {
    this.local.read = false;
    if (stale || this.local.reason) this.remote.read = false; // without localStorage, some news may have been missed
    this.save();
  }

  /** Another tab wrote to localStorage. @param {StorageEvent} event */
  stored({ key, newValue }) {
    const uid = this.#localAnswers.uidOf(key);
    const entry = parseEntry(newValue);
    if (uid && entry) this.heard(new Map([[uid, entry]]), []);
    else if (uid || key === null) this.#lose(this.local); // removed or damaged: mended at the next edit or visit
  }

  /** @param {ReadonlyMap<string, Entry>} news from another tab @param {Side[]} sides that may not have it */
  heard(news, sides) {
    const changed = this.#answers.take(news);
    this.#answers.yieldEarly(changed);
    for (const side of sides) side.mark(changed);
    for (const [uid, entry] of news) {
      const mine = this.#answers.entries.get(uid);
      if (mine && newer(mine, entry)) this.local.mark([uid]);
    }
    this.save();
    this.#tell(changed, "tab");
  }

  #saveLocal() {
    const side = this.local;
    side.reason = null;
    try {
      if (!side.read || !this.#localAnswers.intact()) this.#merge(this.#localAnswers.all(), side, this.remote);
      if (!side.pending.size) this.#localAnswers.probe();
    } catch (error) {
      side.reason = reasonOf(error);
    }
    for (const [uid, entry] of side.send(this.#answers.entries)) this.#writeLocal(uid, entry);
    this.#announce();
  }

  /** @param {string} uid @param {Entry} entry */
  #writeLocal(uid, entry) {
    try {
      const held = this.#localAnswers.write(uid, entry);
      this.local.pending.delete(uid);
      if (held !== entry) this.#tell(this.#answers.take(new Map([[uid, held]])), "tab");
    } catch (error) {
      this.local.giveBack([[uid, entry]]);
      this.local.reason = reasonOf(error);
    }
  }

  /** Each edit gets a transaction of its own at once and never waits for an earlier one.
   * @param {number} [retries] @returns {Promise<void>} */
  async #saveRemote(retries = 2) {
    const side = this.remote;
    /** @type {[string, Entry][]} */
    let sent = [];
    try {
      if (!side.read) await this.#readRemote();
      while ((sent = side.send(this.#answers.entries)).length) await this.#writeRemote(sent);
      if (side.read) side.reason = null;
    } catch (error) {
      side.giveBack(sent);
      side.reason = reasonOf(error);
      if (side.reason === "closed" && retries) return this.#saveRemote(retries - 1);
    }
    this.#announce();
  }

  #readRemote() {
    this.#reading ??= this.#database.all().then((found) => {
      this.#merge(found, this.remote, this.local);
      this.#saveLocal();
    }).finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** @param {[string, Entry][]} sent */
  async #writeRemote(sent) {
    const changes = sent.map(([uid, entry]) => ({ uid, entry, operation: this.#answers.editOf(uid, entry) }));
    const held = await this.#database.write(changes);
    this.remote.confirm(this.#answers.entries, sent);
    if (held.size) this.heard(held, [this.local]);
  }

  /** @param {ReadonlyMap<string, Entry>} found in one store @param {Side} side @param {Side} other */
  #merge(found, side, other) {
    const changed = this.#answers.take(found);
    const beaten = this.#answers.restamp();
    side.read = true;
    side.markMissing(this.#answers.entries, found);
    if (other.read) {
      other.mark([...changed, ...beaten]);
      this.#answers.forgetEarly();
    }
    this.#tell(changed, this.#loaded ? "tab" : "load");
  }

  /** @param {Side} side */
  #lose(side) {
    side.read = false;
    side.reason = "closed";
    if (side === this.remote) this.#answers.forgetRows();
    this.#announce();
  }

  #announce() {
    const sides = [this.local, this.remote];
    let status = statusOf(sides, this.#edited, this.status.at);
    if (this.#edited && status.state !== "saving" && status.state !== "failed") {
      this.#edited = false;
      status = statusOf(sides, false, this.#needs.now());
    }
    if (JSON.stringify(status) === JSON.stringify(this.status)) return;
    this.status = status;
    this.#onstatus(status);
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
