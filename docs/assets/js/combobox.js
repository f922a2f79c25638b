// @ts-check

/**
 * @typedef {{value: string, text: string, hint: string}} Choice `hint` tells two of the same text apart
 * @typedef {object} ComboboxNeeds
 * @property {string} label of the list
 * @property {(text: string) => Choice[]} find what the list offers for the text in the input
 * @property {(choice: Choice) => void} choose
 */

/**
 * A list of offers below a text input, which takes any other text as well. Keys and roles are those of the pattern
 * "editable combobox with list autocomplete" of the ARIA Authoring Practices.
 */
export class Combobox {
  /** @type {Choice[]} */
  #choices = [];
  #active = -1;

  /** @param {HTMLInputElement} input @param {ComboboxNeeds} needs */
  constructor(input, { label, find, choose }) {
    this.input = input;
    this.find = find;
    this.choose = choose;
    this.list = input.ownerDocument.createElement("ul");
    this.list.className = "gb-options";
    this.list.id = `${input.id}~options`;
    this.list.role = "listbox";
    this.list.ariaLabel = label;
    this.list.hidden = true;
    input.after(this.list);
    input.role = "combobox";
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.ariaExpanded = "false";
    this.#listen();
  }

  get isOpen() {
    return !this.list.hidden;
  }

  open() {
    this.#choices = this.input.readOnly ? [] : this.find(this.input.value);
    this.#active = -1;
    this.list.replaceChildren(...this.#choices.map((choice, index) => this.#option(choice, index)));
    this.#show(this.#choices.length > 0);
  }

  close() {
    this.#show(false);
  }

  #listen() {
    const { input, list } = this;
    input.addEventListener("input", () => this.open());
    input.addEventListener("click", () => this.isOpen || this.open());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.#key(event));
    // The focus stays in the input, so that leaving it means leaving the field.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[role=option]"));
      if (option) this.#take(Number(option.dataset.index));
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return; // Enter ends the writing of a sign, and arrows choose among signs
    /** @type {Record<string, () => boolean>} each tells whether the key was for the list */
    const keys = {
      ArrowDown: () => this.#step(1),
      ArrowUp: () => this.#step(-1),
      Enter: () => this.#take(this.#active),
      Tab: () => this.#take(this.#active) && false,
      Escape: () => this.isOpen && (this.close(), true),
    };
    if (!keys[event.key]?.()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** @param {1 | -1} by */
  #step(by) {
    if (!this.isOpen) this.open();
    const count = this.#choices.length;
    if (!count) return false;
    const from = this.#active < 0 && by < 0 ? 0 : this.#active;
    this.#mark((from + by + count) % count);
    return true;
  }

  /** @param {number} index */
  #mark(index) {
    const options = [...this.list.children];
    options.forEach((option, at) => option.ariaSelected = String(at === index));
    this.#active = index;
    this.input.setAttribute("aria-activedescendant", options[index].id);
    options[index].scrollIntoView({ block: "nearest" });
  }

  /** @param {number} index */
  #take(index) {
    const choice = this.isOpen ? this.#choices[index] : undefined;
    if (!choice) return false;
    this.close();
    this.choose(choice);
    return true;
  }

  /** @param {boolean} open */
  #show(open) {
    this.list.hidden = !open;
    this.input.ariaExpanded = String(open);
    this.input.removeAttribute("aria-activedescendant");
    if (!open) this.#active = -1;
  }

  /** @param {Choice} choice @param {number} index */
  #option({ text, hint }, index) {
    const option = this.list.ownerDocument.createElement("li");
    option.className = "gb-option";
    option.id = `${this.list.id}-${index}`;
    option.dataset.index = String(index);
    option.role = "option";
    option.dir = "auto";
    option.ariaSelected = "false";
    option.append(text);
    if (hint) {
      const more = this.list.ownerDocument.createElement("span");
      more.className = "gb-option__hint";
      more.textContent = hint;
      option.append(" ", more);
    }
    return option;
  }
}
