// @ts-check
/** @import { Answers } from "./answers.js" */
/** @import { Entry } from "./record.js" */
/** @import { Changed, Status, StoreNeeds } from "./store.js" */
import { AnswersDatabase } from "./database.js";
import { LocalAnswers } from "./local.js";
import { newer, parseEntry } from "./record.js";
import { SCHEMA } from "./schema.js";
import { reasonOf, Side, statusOf } from "./side.js";

// A store that has not answered for so long is no longer waited for, though it may answer yet.
const PATIENCE = 10_000;

/** Keeps memory, localStorage and IndexedDB alike: the newer entry wins and is written where it is missing. */
export class Saving {
  local = new Side();
  remote = new Side();
  /** @type {Status} */
  status = { state: "reading", at: null, reason: null };
  #sides = [this.local, this.remote];
  #edited = false;
  #loaded = false;
  /** @type {Promise<void> | null} */
  #reading = null;
  #needs;
  #answers;
  #edition;
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
    const { storage, indexedDB, site } = needs;
    this.#edition = { ...SCHEMA, ...needs.schema, outgrown: false };
    this.#localAnswers = new LocalAnswers(storage, site, this.#edition);
    this.#database = new AnswersDatabase(indexedDB, site, this.#edition, () => this.#lose(this.remote));
    this.#tell = tell;
    this.#onstatus = onstatus;
  }

  /** Writes what is waiting, after reading what is not known yet. Never rejects. */
  async save() {
    // Asked first, as the answer takes its time; it comes after what follows here.
    if (!this.remote.read) this.#readRemote();
    this.#saveLocal();
    await this.#saveRemote();
    this.#loaded = true;
  }

  /** @type {AnswersDatabase["transact"]} */
  transact(stores, mode, work, durability) {
    return this.#inTime(this.#database.transact(stores, mode, work, durability));
  }

  /** Takes out of both stores what they hold besides the answers. Rejects where a store fails. */
  async forget() {
    await this.#inTime(this.save().then(() => this.#database.forget()));
    this.#localAnswers.forget();
    this.#answers.forgetRows();
  }

  /** @param {string[]} uids just edited here */
  edited(uids) {
    this.#edited = true;
    uids.push(...this.#answers.takeBeside());
    for (const side of this.#sides) side.edited(uids, this.#answers.entries);
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
    else if (uid || key === null || this.#edition.outgrown) this.#lose(this.local); // removed or damaged: mended at the next edit or visit
  }

  /** @param {ReadonlyMap<string, Entry>} news from another tab @param {Side[]} sides that may not have it */
  heard(news, sides) {
    const { entries } = this.#answers;
    const changed = this.#settle(this.#answers.take(news));
    for (const side of sides) side.mark(changed);
    this.local.mark([...news].filter(([uid, entry]) => newer(entries.get(uid) ?? entry, entry)).map(([uid]) => uid));
    this.save();
    this.#tell(changed, "tab");
  }

  #saveLocal() {
    const side = this.local;
    side.reason = null;
    try {
      if (!side.read || !this.#localAnswers.intact()) {
        this.#merge(this.#localAnswers.all(), side, this.remote);
        side.mark(this.#localAnswers.migrated);
      }
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
      if (held !== entry) this.heard(new Map([[uid, held]]), []);
    } catch (error) {
      this.local.mark([uid]);
      this.local.reason = reasonOf(error);
    }
  }

  /**
   * Each edit gets a transaction of its own at once and never waits for an earlier one.
   * @param {number} [retries] @returns {Promise<void>}
   */
  async #saveRemote(retries = 2) {
    const side = this.remote;
    /** @type {[string, Entry][]} */
    let sent = [];
    let answered = false;
    this.#needs.later(() => {
      if (answered) return;
      side.reason = "error";
      this.#announce();
    }, PATIENCE);
    try {
      if (!side.read) await this.#readRemote();
      while ((sent = side.send(this.#answers.entries)).length) await this.#writeRemote(sent);
      if (side.read && !side.pending.size) side.reason = null;
    } catch (error) {
      side.giveBack(sent);
      side.reason = reasonOf(error);
      if (side.reason === "closed" && retries) return this.#saveRemote(retries - 1);
    } finally {
      answered = true;
    }
    this.#announce();
  }

  /** @template T @param {Promise<T>} promise @returns {Promise<T>} */
  #inTime(promise) {
    return new Promise((resolve, reject) => {
      promise.then(resolve, reject);
      this.#needs.later(() => reject(new DOMException("no answer", "TimeoutError")), PATIENCE);
    });
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
    const changes = sent.map(([uid, entry]) => ({ uid, entry, operation: this.#answers.editOf(uid) }));
    const held = await this.#database.write(changes);
    this.remote.confirm(this.#answers.entries, sent);
    if (held.size) this.heard(held, [this.local]);
  }

  /** @param {ReadonlyMap<string, Entry>} found in one store @param {Side} side @param {Side} other */
  #merge(found, side, other) {
    const changed = this.#answers.take(found);
    const beaten = this.#answers.restamp(side.early);
    side.early.clear();
    side.read = true;
    side.markMissing(this.#answers.entries, found);
    if (other.read) other.mark([...changed, ...beaten]);
    this.#settle(changed);
    this.#tell(changed, this.#loaded ? "tab" : "load");
  }

  /** What another tab's later edit replaced is no early edit any more; its text was put beside. @param {string[]} changed */
  #settle(changed) {
    const beside = this.#answers.takeBeside();
    for (const side of this.#sides) side.mark(beside);
    for (const uid of changed) if (!this.#answers.isMine(uid)) this.#sides.forEach(({ early }) => early.delete(uid));
    return changed;
  }

  /** @param {Side} side */
  #lose(side) {
    side.read = false;
    side.reason = "closed";
    if (side === this.remote) this.#answers.forgetRows();
    this.#announce();
  }

  #announce() {
    let status = statusOf(this.#sides, this.#edited, this.status.at);
    if (this.#edited && status.state !== "saving" && status.state !== "failed") {
      this.#edited = false;
      status = statusOf(this.#sides, false, this.#needs.now());
    }
    if (this.#edition.outgrown) status = { state: "readonly", at: status.at, reason: null };
    if (JSON.stringify(status) === JSON.stringify(this.status)) return;
    this.status = status;
    this.#onstatus(status);
  }
}
