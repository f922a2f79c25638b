// @ts-check
/** @import { Services } from "./services.js" */
import { isOfPeople, peopleOf, PEOPLE_ORDER } from "./people.js";
import { PersonCard } from "./person_card.js";
import { keepInOrder } from "./order.js";
import { Facts, sortedPeople } from "./person_facts.js";
import { part } from "./services.js";
import { Tool } from "./tool.js";

/** All people of the book, with all that any worksheet notes about them. */
export class PeoplePage {
  /** @type {Map<string, PersonCard>} */
  #cards = new Map();

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    this.people = peopleOf(services);
    this.tool = new Tool(root, services);
    this.list = part(root, "[data-part=list]");
    this.find = /** @type {HTMLInputElement} */ (part(root, "[data-part=find]"));
    this.sort = /** @type {HTMLSelectElement} */ (part(root, "[data-part=sort]"));
    this.circle = /** @type {HTMLSelectElement | null} */ (root.querySelector("[data-part=circle]"));
    this.pattern = /** @type {HTMLElement} */ (part(root, "[data-row]").cloneNode(true));
    this.facts = new Facts(this.pattern, this.tool, services);
    for (const one of root.querySelectorAll(".gb-rows__paper .gb-control")) one.remove();
    for (const one of root.querySelectorAll(".gb-rows__paper [data-uid]")) one.removeAttribute("data-uid");
    part(root, "[data-part=bar]").hidden = false;
    for (const one of [this.find, this.sort, this.circle]) one?.addEventListener("input", () => this.#arrange());
    const add = part(root, "[data-action=add_person]");
    add.hidden = false;
    add.addEventListener("click", () => this.#add());
  }

  start() {
    this.tool.start(() => this.#draw(), (uids, from) => this.#changed(uids, from));
  }

  stop() {
    this.tool.stop();
  }

  #draw() {
    this.#arrange();
    for (const card of this.#cards.values()) card.draw();
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from */
  #changed(uids, from) {
    const touched = new Set([...uids].filter((uid) => isOfPeople(uid) && uid !== PEOPLE_ORDER).map(personIn));
    // While somebody is being written about, nobody changes places.
    if (uids.has(PEOPLE_ORDER) || [...touched].some((id) => this.people.has(id) !== this.#cards.has(id))) this.#arrange();
    for (const [id, card] of this.#cards) card.changed(uids, from, touched.has(id));
  }

  /** Makes and removes cards as people come and go, and puts those that are sought into their order. */
  #arrange() {
    const ids = this.people.ids();
    const before = this.#cards;
    this.#cards = new Map(ids.map((id) => [id, before.get(id) ?? this.#card(id)]));
    for (const [id, { element }] of before) if (!this.#cards.has(id)) element.remove();
    const sorted = sortedPeople(ids, this.sort.value, this.people, this.services.words);
    keepInOrder(this.list, sorted.flatMap((id) => this.#cards.get(id)?.element ?? []));
    const found = new Set(this.people.matching(this.find.value));
    let shown = 0;
    for (const [id, { element }] of this.#cards) {
      element.hidden = !this.#isSought(id, found);
      if (!element.hidden) shown++;
    }
    this.#count(shown, ids.length);
  }

  /** @param {string} id @param {Set<string>} found */
  #isSought(id, found) {
    const named = !this.find.value.trim() || found.has(id);
    return named && (!this.circle?.value || this.people.fact(id, "circle") === this.circle.value);
  }

  /** @param {number} shown @param {number} all */
  #count(shown, all) {
    const { plural, words } = this.services;
    const count = shown === all ? plural(words.people.count, all) : plural(words.people.shown, shown, { all });
    part(this.root, "[data-part=empty]").hidden = all > 0;
    part(this.root, "[data-part=count]").textContent = all ? count : "";
    this.root.classList.toggle("gb-rows--empty", !all);
  }

  /** @param {string} id */
  #card(id) {
    const card = new PersonCard(id, this.pattern, this.facts, this.tool, this.services, () => this.#beside(id));
    card.draw();
    return card;
  }

  /** The focus goes to the card itself, or to the nearest where it is gone. @param {string} id @returns {() => void} */
  #beside(id) {
    const place = [...this.list.children].findIndex((one) => one === this.#cards.get(id)?.element);
    return () => {
      const near = this.list.children[Math.min(place, this.list.children.length - 1)];
      const card = this.#cards.get(id)?.element ?? near ?? this.root;
      /** @type {HTMLElement} */ (card.querySelector("summary") ?? part(this.root, "[data-action=add_person]")).focus();
    };
  }

  #add() {
    this.find.value = "";
    if (this.circle) this.circle.value = "";
    const id = this.people.add("");
    this.#arrange();
    this.#cards.get(id)?.open();
  }
}

/** @param {string} uid */
function personIn(uid) {
  return uid.split("--")[1];
}
