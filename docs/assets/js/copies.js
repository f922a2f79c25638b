// @ts-check
/** @import { ListedTool } from "./glance.js" */
/** @import { Services } from "./services.js" */
/** @import { Value } from "./record.js" */
import { randomId } from "./uid.js";
import { fill } from "./words.js";

/**
 * A tool once more, with answers of its own, such as an event list for each event. The first has the empty id, and its
 * answers are those of the tool itself.
 * @typedef {{id: string, name: string, archived: boolean}} Copy
 */

// No question has this id. Below it are kept: the order of the copies, which one is shown, and of each one what follows.
const KEPT = "copy";
const LONGEST_NAME = 80;

/** How the uids in a copy start. @param {string} tool @param {string} copy */
export function copyOf(tool, copy) {
  return copy ? `${tool}_${copy}` : tool;
}

/** The same answers in a copy. @param {string} text that holds uids @param {string} tool @param {string} copy */
export function inCopy(text, tool, copy) {
  return copy ? text.replace(new RegExp(`(?<![a-z0-9-])${tool}--`, "g"), `${copyOf(tool, copy)}--`) : text;
}

/** What counts in a copy, and where it is. @param {ListedTool} facts @param {string} tool @param {Copy} copy @returns {ListedTool} */
export function factsOf(facts, tool, { id, name }) {
  const [page, place] = (facts.url ?? "").split("#");
  return {
    ...facts,
    parts: facts.parts.map((part) => inCopy(part, tool, id)),
    title: `${facts.title ?? ""} · ${name}`,
    url: `${page}?copy=${copyOf(tool, id)}#${place}`,
  };
}

/** The copies of one tool. */
export class Copies {
  /** @param {string} tool @param {Services} services */
  constructor(tool, services) {
    this.tool = tool;
    this.services = services;
  }

  get words() {
    return this.services.words.copies;
  }

  /** Those that readers made, in their order, and behind them those another tab or a file brought. @returns {Copy[]} */
  list() {
    const { store } = this.services;
    const start = `${this.tool}_`;
    const found = store.tools().filter((tool) => tool.startsWith(start) && store.uidsOf(tool).length).map((tool) => tool.slice(start.length));
    const order = store.get(this.#uid(""));
    const listed = Array.isArray(order) ? order.filter((id) => found.includes(id)) : [];
    const ids = [...new Set([...listed, ...found.sort()])];
    return ids.map((id) => ({ id, name: this.nameOf(id), archived: store.get(this.#uid(id, "archived")) === true }));
  }

  /** @param {string} id */
  nameOf(id) {
    return this.#named(id) || (id ? this.words.nameless : this.words.first);
  }

  /** What stands beside the title: nothing for the first, unless it was named. @param {string} id */
  titleOf(id) {
    return id ? this.nameOf(id) : this.#named(id);
  }

  /** The copy to show: the one that the address asks for, else the one that was shown last. @param {string} address */
  wanted(address) {
    const asked = new URLSearchParams(address).getAll("copy").find((one) => one.split("_")[0] === this.tool)?.split("_")[1];
    const id = asked ?? String(this.services.store.get(this.#uid("", "shown")) ?? "");
    return this.list().some((copy) => copy.id === id) ? id : "";
  }

  /** @param {string} id */
  keepShown(id) {
    this.services.store.setMany([[this.#uid("", "shown"), id || null]]);
  }

  /** @param {string} name @returns {string} the id of the new copy, which is empty */
  make(name) {
    const id = randomId("c", this.services.random);
    const order = this.list().map((copy) => copy.id);
    this.services.store.setMany([[this.#uid(id, "name"), clean(name) || this.freeName()], [this.#uid(""), [...order, id]]]);
    return id;
  }

  /** @param {string} id @param {string} name */
  rename(id, name) {
    this.services.store.setMany([[this.#uid(id, "name"), clean(name) || (id ? this.nameOf(id) : null)]]);
  }

  /** @param {string} id @param {boolean} archived */
  archive(id, archived) {
    this.services.store.setMany([[this.#uid(id, "archived"), archived || null]]);
  }

  /** Removes a copy with all its answers. @param {string} id @returns {() => void} brings it back */
  remove(id) {
    const { store } = this.services;
    const uids = [...store.uidsOf(copyOf(this.tool, id)), this.#uid("")];
    const before = uids.map((uid) => /** @type {[string, Value]} */ ([uid, store.get(uid) ?? null]));
    const order = this.list().map((copy) => copy.id).filter((one) => one !== id);
    store.setMany(before.map(([uid]) => [uid, uid === this.#uid("") && order.length ? order : null]));
    return () => store.setMany(before);
  }

  /** A name that no copy has: the day of today, with a number if need be. */
  freeName() {
    const now = new Date(this.services.now());
    const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
    const today = this.services.day(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
    const taken = ["", ...this.list().map(({ id }) => id)].map((id) => this.#named(id));
    let [name, number] = [today, 1];
    while (taken.includes(name)) name = fill(this.words.again, { name: today, number: this.services.digits(++number) });
    return name;
  }

  /** A copy that came along when a question moved to another tool has its name there. @param {string} id */
  #named(id) {
    const { store } = this.services;
    const name = store.get(this.#uid(id, "name"));
    if (name || !id) return String(name ?? "");
    const names = store.tools().filter((tool) => tool.endsWith(`_${id}`)).map((tool) => store.get(`${tool}--${KEPT}~name`));
    return String(names.find((one) => one) ?? "");
  }

  /** @param {string} id @param {"name" | "archived" | "shown"} [aspect] */
  #uid(id, aspect) {
    return `${copyOf(this.tool, id)}--${KEPT}${aspect ? `~${aspect}` : ""}`;
  }
}

/** @param {string} name */
function clean(name) {
  return name.trim().slice(0, LONGEST_NAME);
}
