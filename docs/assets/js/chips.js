// @ts-check

/** @typedef {{value: string, text: string}} Chip */

/** What was chosen already, each with a button that takes it away. They stand before an input. */
export class Chips {
  /**
   * @param {HTMLInputElement} input
   * @param {{removeLabel: (text: string) => string, remove: (value: string) => void}} needs
   */
  constructor(input, { removeLabel, remove }) {
    this.input = input;
    this.removeLabel = removeLabel;
    this.list = input.ownerDocument.createElement("ul");
    this.list.className = "gb-chips";
    this.list.hidden = true;
    input.before(this.list);
    this.list.addEventListener("click", ({ target }) => this.#press(/** @type {Element} */ (target), remove));
    this.list.addEventListener("keydown", (event) => {
      if (!["Backspace", "Delete"].includes(event.key)) return;
      event.preventDefault();
      this.#press(/** @type {Element} */ (event.target), remove);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !input.value) this.#focus(this.list.children.length - 1);
    });
  }

  /** @param {Chip[]} chips */
  show(chips) {
    const shown = [...this.list.children].map((one) => one.firstChild?.textContent);
    if (chips.length !== shown.length || chips.some(({ text }, index) => text !== shown[index])) this.#draw(chips);
    else chips.forEach(({ value }, index) => this.#buttons()[index].value = value);
  }

  /** @param {Chip[]} chips */
  #draw(chips) {
    this.list.hidden = !chips.length;
    this.list.replaceChildren(...chips.map(({ value, text }) => {
      const chip = this.list.ownerDocument.createElement("li");
      const button = this.list.ownerDocument.createElement("button");
      chip.className = "gb-chip";
      button.className = "gb-button gb-button--quiet";
      button.type = "button";
      button.value = value;
      button.ariaLabel = this.removeLabel(text);
      button.textContent = "×";
      const name = this.list.ownerDocument.createElement("bdi");
      name.textContent = text;
      chip.append(name, button);
      return chip;
    }));
  }

  /** @param {Element} target @param {(value: string) => void} remove */
  #press(target, remove) {
    const button = target.closest("button");
    if (!button) return;
    const place = this.#buttons().indexOf(button);
    remove(button.value);
    this.#focus(Math.min(place, this.list.children.length - 1));
  }

  /** @param {number} place of the chip, or below 0 for the input */
  #focus(place) {
    (this.#buttons()[place] ?? this.input).focus();
  }

  #buttons() {
    return [...this.list.querySelectorAll("button")];
  }
}
