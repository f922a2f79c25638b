// @ts-check
/** @import { Copies } from "./copies.js" */
/** @import { Tool } from "./tool.js" */
import { part } from "./services.js";
import { fill } from "./words.js";

/**
 * What a panel asks of the tool it stands in.
 * @typedef {{shown: string, show: (id: string) => void, removed: (name: string, undo: () => void) => void}} CopyShower
 */

/** Below a tool: which of its copies is shown, and what can be done with it. Empty until it is drawn. */
export class CopiesPanel {
  #renaming = false;

  /** @param {Tool} tool @param {Copies} copies @param {CopyShower} shower */
  constructor(tool, copies, shower) {
    this.tool = tool;
    this.copies = copies;
    this.shower = shower;
    this.document = tool.root.ownerDocument;
    const { words } = copies;
    this.button = this.#button("", () => this.#toggle());
    this.button.classList.add("gb-button--quiet");
    this.panel = this.#element("div", { id: `${tool.root.id}~copies`, class: "gb-copies", role: "group", hidden: "" });
    this.panel.ariaLabel = words.panel;
    this.choice = /** @type {HTMLSelectElement} */ (this.#element("select", { class: "gb-control", autocomplete: "off" }));
    this.choice.addEventListener("change", () => this.shower.show(this.choice.value));
    this.field = this.#labelled(words.shown, this.choice);
    this.name = /** @type {HTMLInputElement} */ (this.#element("input", { class: "gb-control", type: "text", maxlength: "80", autocomplete: "off" }));
    this.name.addEventListener("keydown", (event) => this.#typed(event));
    this.acts = this.#line(
      this.#button(words.make, () => this.#ask(false)),
      this.#button(words.rename, () => this.#ask(true)),
      this.#button(words.archive, () => this.#archive()),
      this.#button(words.remove, () => this.#remove()),
    );
    this.naming = this.#line(
      this.#labelled(words.name, this.name),
      this.#button(words.keep_name, () => this.#keepName()),
      this.#button(words.cancel, () => this.#close()),
    );
    this.help = this.#element("p", { class: "gb-field__help" });
    this.naming.hidden = true;
    this.panel.append(this.help, this.field, this.acts, this.naming);
    const actions = part(tool.foot, "[data-part=actions]");
    this.button.setAttribute("aria-controls", this.panel.id);
    this.button.ariaExpanded = "false";
    actions.append(this.button);
    actions.after(this.panel);
  }

  /** Takes it out, so that the tool can be started again. */
  end() {
    this.button.remove();
    this.panel.remove();
  }

  draw() {
    const { words } = this.copies;
    const list = this.copies.list();
    const { digits } = this.tool.services;
    const now = list.find(({ id }) => id === this.shower.shown);
    this.button.textContent = list.length ? fill(words.many, { number: digits(list.length + 1) }) : words.none;
    this.help.textContent = list.length ? "" : words.help;
    this.field.hidden = !list.length;
    const all = [{ id: "", name: this.copies.nameOf(""), archived: false }, ...list];
    this.choice.replaceChildren(...all.sort((a, b) => Number(a.archived) - Number(b.archived)).map((copy) => this.#option(copy)));
    this.choice.value = this.shower.shown;
    const [, rename, archive, remove] = /** @type {HTMLElement[]} */ ([...this.acts.children]);
    rename.hidden = !list.length;
    archive.hidden = remove.hidden = !now;
    archive.textContent = now?.archived ? words.bring_back : words.archive;
  }

  /** Opens it and puts the focus into it. */
  open() {
    this.panel.hidden = false;
    this.button.ariaExpanded = "true";
    /** @type {HTMLElement} */ (this.field.hidden ? this.acts.firstElementChild : this.choice).focus();
  }

  #toggle() {
    if (this.panel.hidden) return this.open();
    this.panel.hidden = true;
    this.button.ariaExpanded = "false";
  }

  /** @param {boolean} renaming */
  #ask(renaming) {
    this.#renaming = renaming;
    this.acts.hidden = true;
    this.naming.hidden = false;
    this.name.value = renaming ? this.copies.titleOf(this.shower.shown) : this.copies.freeName();
    this.name.focus();
    this.name.select();
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    const act = { Enter: () => this.#keepName(), Escape: () => this.#close() }[event.key];
    if (!act || event.isComposing) return; // composing: the key belongs to the word that is being written
    event.preventDefault(); // or it would press the button that gets the focus
    act();
  }

  #keepName() {
    const { copies, shower, name } = this;
    if (this.#renaming) copies.rename(shower.shown, name.value);
    else return shower.show(copies.make(name.value));
    this.#close();
  }

  #close() {
    this.naming.hidden = true;
    this.acts.hidden = false;
    const [make, rename] = this.acts.children;
    /** @type {HTMLElement} */ (this.#renaming ? rename : make).focus();
  }

  #archive() {
    const { copies, shower } = this;
    const now = copies.list().find(({ id }) => id === shower.shown);
    if (!now) return;
    copies.archive(now.id, !now.archived);
    this.tool.services.announce(fill(now.archived ? copies.words.is_back : copies.words.archived_now, { name: now.name }));
  }

  #remove() {
    const { copies, shower } = this;
    const name = copies.nameOf(shower.shown);
    shower.removed(name, copies.remove(shower.shown));
  }

  /** @param {{id: string, name: string, archived: boolean}} copy */
  #option({ id, name, archived }) {
    const option = this.document.createElement("option");
    option.value = id;
    option.textContent = archived ? fill(this.copies.words.archived, { name }) : name;
    return option;
  }

  /** @param {string} text @param {HTMLElement} control */
  #labelled(text, control) {
    const label = this.#element("label", {});
    const words = this.#element("span", { class: "gb-field__label" });
    words.textContent = text;
    label.append(words, control);
    return label;
  }

  /** @param {HTMLElement[]} parts */
  #line(...parts) {
    const line = this.#element("p", { class: "gb-copies__line" });
    line.append(...parts);
    return line;
  }

  /** @param {string} text @param {() => void} act */
  #button(text, act) {
    const button = this.#element("button", { class: "gb-button", type: "button" });
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }

  /** @param {string} name @param {Record<string, string>} attributes */
  #element(name, attributes) {
    const element = this.document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
}
