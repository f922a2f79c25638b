// @ts-check
/** @import { AnyField } from "./fields.js" */
/** @import { Services } from "./services.js" */
/** @import { Status } from "./store.js" */
/** @import { Value } from "./record.js" */
import { part } from "./services.js";
import { fill } from "./words.js";

/** @type {((tool: Tool) => () => void)[]} */
const TOOL_AIDS = [];

/** Adds what goes with every tool and comes with a script of its own. @param {((tool: Tool) => () => void)[]} aids each gives its end */
export function addToolAids(...aids) {
  TOOL_AIDS.push(...aids);
}

/** What all tools share: the foot with its status, print, clear and undo. */
export class Tool {
  /** Those drawn in it, also in rows, by uid: what is made of answers asks them. @type {Map<string, AnyField>} */
  fields = new Map();
  #touched = false;
  /** @type {Map<string, HTMLElement>} what the offer is about -> its line */
  #offers = new Map();
  /** @type {(() => void)[]} */
  #ends = [];

  /** @param {HTMLElement} root @param {Services} services */
  constructor(root, services) {
    this.root = root;
    this.services = services;
    /** How the uids of its answers start, with the copy that it shows. */
    this.id = root.dataset.copy ?? root.id;
    this.foot = part(root, ":scope > .gb-tool__foot");
    this.statusLine = part(this.foot, "[data-part=status]");
    this.#showActions();
  }

  /**
   * @param {() => void} draw shows all that is stored
   * @param {(uids: Set<string>, from: "here" | "tab" | "load") => void} changed called with the tool's changed uids,
   *   and with those of the list of people where it shows people
   */
  start(draw, changed) {
    const { store } = this.services;
    const mine = [`${this.id}--`];
    if (this.root.querySelector("[data-kind=person], [data-kind=people]")) mine.push("people--");
    this.#ends.push(
      store.subscribe(({ uids, from }) => {
        const ours = uids.filter((uid) => mine.some((start) => uid.startsWith(start)));
        if (!ours.length) return;
        if (from === "here") this.#touched = true;
        changed(new Set(ours), from);
      }),
      store.subscribeStatus((status) => this.#showStatus(status)),
    );
    this.#drawWhenWoken(draw);
    this.#showStatus(store.status);
    draw();
    this.root.classList.add("gb-ready");
    this.#ends.push(...TOOL_AIDS.map((aid) => aid(this)));
  }

  stop() {
    for (const end of this.#ends.splice(0)) end();
  }

  /** The last thing done can be undone until the next. @param {string} text what was done @param {() => void} undo */
  offerUndo(text, undo) {
    this.offer("undo", text, this.services.words.undo, undo);
  }

  /**
   * Shows a line with a button. A newer offer about the same thing takes the place of the older one.
   * @param {string} about @param {string} text what happened @param {string} label of the button
   * @param {() => void} act
   */
  offer(about, text, label, act) {
    this.ask(about, text, [[label, act]]);
  }

  /**
   * Shows a line with a button for each answer to it.
   * @param {string} about @param {string} text @param {[string, () => void][]} answers @param {Element} [below]
   * @returns {HTMLElement} the line
   */
  ask(about, text, answers, below = this.statusLine) {
    this.#offers.get(about)?.remove();
    const line = this.root.ownerDocument.createElement("p");
    line.className = "gb-tool__undo";
    const buttons = answers.map(([label, act]) =>
      this.#button(label, () => {
        line.remove();
        this.#offers.delete(about);
        act();
      })
    );
    line.append(`${text} `, ...buttons);
    below.after(line);
    this.#offers.set(about, line);
    this.services.announce(text);
    return line;
  }

  /** A page from the back/forward cache shows what was true when it went to sleep. @param {() => void} draw */
  #drawWhenWoken(draw) {
    const page = this.root.ownerDocument.defaultView;
    /** @param {PageTransitionEvent} event */
    const woken = (event) => event.persisted && draw();
    page?.addEventListener("pageshow", woken);
    this.#ends.push(() => page?.removeEventListener("pageshow", woken));
  }

  #showActions() {
    /** @type {Record<string, () => void>} */
    const actions = {
      print: () => this.services.print(this.root, { blank: false }),
      print_blank: () => this.services.print(this.root, { blank: true }),
      clear: () => this.#clear(),
    };
    for (const [name, act] of Object.entries(actions)) {
      this.foot.querySelector(`[data-action=${name}]`)?.addEventListener("click", act);
    }
    part(this.foot, "[data-part=actions]").hidden = false;
  }

  #clear() {
    const { store, words, announce } = this.services;
    /** @type {[string, Value][]} */
    const before = store.uidsOf(this.id).filter(isAnswerOf).map((uid) => [uid, store.get(uid) ?? null]);
    if (!before.length) return;
    store.setMany(before.map(([uid]) => [uid, null]));
    this.offerUndo(words.cleared, () => {
      store.setMany(before);
      announce(words.restored);
      part(this.foot, "[data-action=clear]").focus();
    });
  }

  /** @param {Status} status */
  #showStatus({ state, at, reason }) {
    const { words, hour, download, inPrivate } = this.services;
    // A private session has one place to keep answers in, and more is not wanted.
    const failed = ["failed", "readonly"].includes(state) || (state === "partly" && !inPrivate);
    // "Saved" stands only where this tool was changed; elsewhere it would answer a question nobody asked.
    const quiet = inPrivate || (!this.#touched && state !== "reading");
    const shown = failed || !quiet ? state : inPrivate ? "private" : "ready";
    const time = at === null ? "" : hour(at);
    const text = shown === "reading" ? "" : fill(words.status[shown], { time, reason: words.status[reason ?? ""] ?? "" });
    this.foot.dataset.state = shown;
    if (failed === this.statusLine.hasAttribute("role") && this.statusLine.firstChild?.textContent === text) return;
    this.statusLine.toggleAttribute("role", false);
    if (failed) this.statusLine.setAttribute("role", "alert");
    this.statusLine.replaceChildren(text, ...(failed ? [" ", this.#button(words.status.download, () => download())] : []));
  }

  /** @param {string} text @param {() => void} act */
  #button(text, act) {
    const button = this.root.ownerDocument.createElement("button");
    button.type = "button";
    button.className = "gb-button";
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }
}

/** The names of copies stay when the answers are cleared. @param {string} uid */
function isAnswerOf(uid) {
  return !/--copy(~|$)/.test(uid);
}
