// @ts-check
/** @import { Choice } from "../combobox.js" */
/** @import { Value } from "../record.js" */
/** @import { Services } from "../services.js" */
/** @import { Tool } from "../tool.js" */
import { Chips } from "../chips.js";
import { Combobox } from "../combobox.js";
import { Field } from "../field.js";
import { isOfPeople, peopleOf, personUid, tidy } from "../people.js";
import { part } from "../services.js";
import { parseUid } from "../uid.js";
import { fill } from "../words.js";

// What stands between names in languages whose readers may use this.
const BETWEEN_NAMES = /[,;،、，\n]/;

/**
 * Somebody of the list of people, or several. While a name is typed the text itself is stored, so that nothing is
 * lost; when the field is left, the name is looked up, and somebody new joins the list.
 */
export class PersonField extends Field {
  /** Whether the input holds a name that nobody was found for yet. */
  #typing = false;
  /** @type {string[]} what is stored without the text in the input: those chosen already, or the one */
  #chosen = [];

  /** @param {HTMLElement} root @param {Tool} tool @param {Services} services */
  constructor(root, tool, services) {
    super(root, tool, services);
    this.people = peopleOf(services);
    this.words = services.words.people;
    this.input = /** @type {HTMLInputElement} */ (part(root, ".gb-control"));
    this.most = this.input.dataset.many === undefined ? 1 : Number(this.input.dataset.many) || Infinity;
    this.combobox = new Combobox(this.input, {
      label: this.words.list,
      find: (text) => this.#offers(text),
      choose: ({ value }) => this.#put([value]),
    });
    this.chips = this.most > 1 ? this.#makeChips() : null;
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.#look();
    });
    root.addEventListener("focusout", () => this.#typing && this.#look());
  }

  /** @returns {Value} @override */
  answer() {
    const text = this.input.value;
    const isShown = text === this.#shownText();
    if (!isShown || !this.#names(this.#chosen[0])) this.#typing = Boolean(tidy(text)) && (this.#typing || !isShown);
    else this.#typing = false;
    if (!this.chips) return isShown && text ? this.#chosen[0] : text;
    if (BETWEEN_NAMES.test(text)) queueMicrotask(() => this.#look());
    return this.#value(this.#typing ? [...this.#chosen, text] : this.#chosen);
  }

  /** @returns {string[]} @override */
  stored() {
    const value = this.services.store.get(this.uid) ?? [];
    return Array.isArray(value) ? value : [String(value)].filter((one) => one);
  }

  /** @param {string[]} entries @override */
  show(entries) {
    if (this.chips) return this.#showChips(this.chips, entries);
    this.#chosen = entries;
    if (this.input.value !== this.#shownText()) this.input.value = this.#shownText();
  }

  /** @param {string[]} entries @override */
  printed(entries) {
    return this.people.inOneLine(entries.map((value) => this.textOf(value)));
  }

  /** @param {string} text @override */
  name(text) {
    this.input.ariaLabel = text;
  }

  /** @param {Set<string>} uids @param {"here" | "tab" | "load"} from @override */
  changed(uids, from) {
    if (uids.has(this.uid)) {
      super.changed(uids, from);
      if (this.chips) this.show(this.stored()); // also while the next name is typed
    } else if (this.#chosen.some((id) => uids.has(personUid(id, "name")))) this.draw();
  }

  /** @param {string} value @returns {string} a name as people read it */
  textOf(value) {
    const standing = this.people.standing(value);
    if (standing === "text") return value;
    return standing === "gone" ? this.words.gone : tidy(this.people.nameOf(value)) || this.words.nameless;
  }

  /** What the input shows while nothing is typed into it. */
  #shownText() {
    return this.chips || !this.#chosen.length ? "" : this.textOf(this.#chosen[0]);
  }

  /** Whether an answer names somebody, here or gone, and is not just words. @param {string | undefined} value */
  #names(value) {
    return value !== undefined && this.people.standing(value) !== "text";
  }

  /** What is being typed is the last of the entries, and stays in the input. @param {Chips} chips @param {string[]} entries */
  #showChips(chips, entries) {
    const { value } = this.input;
    const isTyped = this.#typing && entries.at(-1) === value;
    this.#chosen = isTyped ? entries.slice(0, -1) : entries;
    if (!isTyped && this.root.ownerDocument.activeElement !== this.input) this.input.value = "";
    chips.show(this.#chosen.map((one) => ({ value: one, text: this.textOf(one) })));
    this.#limit();
  }

  #makeChips() {
    return new Chips(this.input, {
      removeLabel: (name) => fill(this.words.take_out, { name }),
      remove: (value) => this.#store(this.#chosen.filter((one) => one !== value)),
    });
  }

  /** Says when there is no room for more. The input stays, as the focus may be in it. */
  #limit() {
    const full = this.#chosen.length >= this.most;
    if (full === this.input.readOnly) return;
    this.input.readOnly = full;
    const line = this.root.querySelector(".gb-person__most") ?? this.root.ownerDocument.createElement("p");
    line.className = "gb-person__most gb-field__help";
    line.id = `${this.input.id}~most`;
    line.textContent = this.services.plural(this.words.most, this.most);
    if (full) this.input.before(line);
    else line.remove();
    this.input.ariaDescription = full ? line.textContent : null;
  }

  /** @param {string} text @returns {Choice[]} */
  #offers(text) {
    const self = isOfPeople(this.uid) ? parseUid(this.uid)?.row : null;
    const taken = this.chips ? this.#chosen : [];
    const found = this.people.matching(text === this.#shownText() ? "" : text);
    const free = found.filter((id) => id !== self && !taken.includes(id));
    return free.map((value) => ({ value, text: tidy(this.people.nameOf(value)), hint: this.#hint(value) }));
  }

  /** One more fact where two people have the same name. @param {string} id */
  #hint(id) {
    if (this.people.called(this.people.nameOf(id)).length < 2) return "";
    const circle = this.people.fact(id, "circle");
    return this.people.fact(id, "field") || (this.words.options.circle?.[circle] ?? circle);
  }

  /** Looks up what was typed; who is not on the list joins it. */
  #look() {
    const text = tidy(this.input.value);
    this.combobox.close();
    if (!text || (!this.#typing && this.#names(this.#chosen[0]))) return;
    const names = this.chips ? text.split(BETWEEN_NAMES).map(tidy).filter((name) => name) : [text];
    const found = names.map((name) => this.people.called(name));
    const doubtful = found.findIndex((ids) => ids.length > 1);
    if (doubtful >= 0) this.#askWhich(names[doubtful]);
    else if (names.length) this.#join(names);
  }

  /** @param {string[]} names */
  #join(names) {
    /** @type {string[]} */
    const added = [];
    const ids = names.map((name) => {
      const known = this.people.called(name)[0];
      return known ?? added[added.push(this.people.add(name)) - 1];
    });
    this.#put(ids);
    if (!added.length) return;
    const joined = added.map((id) => this.people.nameOf(id));
    this.tool.offerUndo(this.services.plural(this.words.joined, added.length, { name: this.printed(joined) }), () => {
      for (const id of added) this.people.remove(id, "keep");
      this.input.focus();
    });
  }

  /** @param {string} name that several have */
  #askWhich(name) {
    this.tool.offer(this.uid, fill(this.words.which, { name }), this.words.choose, () => {
      this.input.focus();
      this.combobox.open();
    });
  }

  /** Puts people into the place of what was typed. @param {string[]} ids */
  #put(ids) {
    this.#typing = false;
    this.input.value = "";
    this.#store(this.chips ? [...new Set([...this.#chosen, ...ids])] : ids);
  }

  /** @param {string[]} entries */
  #store(entries) {
    this.services.store.setMany([[this.uid, this.#value(entries)]]);
    this.draw();
  }

  /** @param {string[]} entries @returns {Value} */
  #value(entries) {
    if (!entries.length) return null;
    return this.chips ? entries : entries[0];
  }
}
