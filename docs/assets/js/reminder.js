// @ts-check
/** @import { Services } from "./services.js" */
import { LastCopy } from "./last_copy.js";
import { whenAnswersChange } from "./glance.js";
import { part } from "./services.js";

/** A line that asks for a copy of the answers when much has changed since the last. It can be put off. */
export class Reminder {
  #end = () => {};

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    const { site, now } = services;
    const window = /** @type {Window} */ (root.ownerDocument.defaultView);
    this.root = root;
    this.services = services;
    this.copy = new LastCopy({ storage: () => window.localStorage, site, now });
    part(root, "[data-action=hush]").addEventListener("click", () => {
      this.copy.hush();
      this.#draw();
    });
  }

  start() {
    if (this.services.inPrivate) return; // what is in this tab ends with it
    this.#end = whenAnswersChange(this.root, this.services, () => this.#draw());
    this.#draw();
  }

  stop() {
    this.#end();
  }

  #draw() {
    const { store, words, plural } = this.services;
    const due = this.copy.due(store.all());
    this.root.hidden = !due;
    const forms = this.copy.note.at ? words.glance.since_copy : words.glance.no_copy;
    part(this.root, "[data-part=text]").textContent = due ? plural(forms, due) : "";
  }
}
