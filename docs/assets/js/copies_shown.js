// @ts-check
/** @import { Tool } from "./tool.js" */
import { copyOf, Copies, inCopy } from "./copies.js";
import { CopiesPanel } from "./copies_panel.js";
import { elementBeside, elementOfCopy, isUntouchedKept } from "./copy_element.js";
import { part } from "./services.js";
import { fill } from "./words.js";

/** @type {WeakMap<HTMLElement, ShownCopy>} */
const SHOWN = new WeakMap();

/** What a tool needs to have copies. @param {Tool} tool @returns {() => void} ends it */
export function showCopies(tool) {
  if (tool.root.closest("gb-sheets")) return addSheets(tool);
  if (!isUntouchedKept(tool.root)) return () => {}; // the list of people, which is one for the whole book
  const shown = new ShownCopy(tool);
  SHOWN.set(tool.root, shown);
  return () => shown.end();
}

/** Which copy of a tool is on the page. To show another, the element of the tool gives way to one of that copy. */
class ShownCopy {
  #chosen = false;

  /** @param {Tool} tool */
  constructor(tool) {
    this.tool = tool;
    this.page = /** @type {Window} */ (tool.root.ownerDocument.defaultView);
    this.shown = tool.id.split("_")[1] ?? "";
    this.copies = new Copies(tool.root.id, tool.services);
    this.title = nameBeside(tool);
    this.panel = new CopiesPanel(tool, this.copies, this);
    const end = tool.services.store.subscribe(({ uids, from }) => this.#changed(uids, from));
    this.end = () => {
      end();
      this.panel.end();
      this.title.remove();
    };
    this.#draw();
    // Not while the elements of the page are still being made.
    queueMicrotask(() => tool.root.isConnected && this.#showWanted());
  }

  /** The reader wants this one. @param {string} id */
  show(id) {
    this.copies.keepShown(id);
    const address = new URL(this.page.location.href);
    const others = address.searchParams.getAll("copy").filter((one) => one.split("_")[0] !== this.tool.root.id);
    address.searchParams.delete("copy");
    for (const one of others) address.searchParams.append("copy", one);
    this.page.history.replaceState(this.page.history.state, "", address);
    const next = this.#replace(id);
    next.panel.open();
    this.tool.services.announce(fill(this.copies.words.now_shown, { name: this.copies.nameOf(id) }));
    return next;
  }

  /** The copy that is shown was removed. @param {string} name @param {() => void} undo */
  removed(name, undo) {
    const { words } = this.copies;
    const id = this.shown;
    const first = this.show("");
    first.tool.offerUndo(fill(words.removed, { name }), () => {
      undo();
      (SHOWN.get(first.tool.root) ?? first).show(id);
    });
  }

  /** @param {string[]} uids @param {"here" | "tab" | "load"} from */
  #changed(uids, from) {
    const { id } = this.tool.root;
    if (!uids.some((uid) => uid.startsWith(`${id}_`) || uid.startsWith(`${id}--`))) return;
    this.#draw();
    if (from !== "here") this.#showWanted();
  }

  #draw() {
    const name = this.copies.titleOf(this.shown);
    this.title.textContent = name && ` · ${name}`;
    this.panel.draw();
  }

  /** When the page opens, and when copies come in late or go; what somebody is working on stays. */
  #showWanted() {
    const { root } = this.tool;
    const gone = this.shown !== "" && !this.copies.list().some(({ id }) => id === this.shown);
    if (root.contains(root.ownerDocument.activeElement) || (this.#chosen && !gone)) return;
    const wanted = this.copies.wanted(this.page.location.search);
    this.#chosen = wanted !== "";
    if (wanted !== this.shown) this.#replace(wanted).#chosen = true;
  }

  /** @param {string} id @returns {ShownCopy} */
  #replace(id) {
    const { root } = this.tool;
    const element = elementOfCopy(root.id, id);
    root.replaceWith(element);
    const place = decodeURIComponent(this.page.location.hash.slice(1));
    if (place.startsWith(`${root.id}--`)) element.querySelector(`[id="${inCopy(place, root.id, id)}"]`)?.scrollIntoView();
    return /** @type {ShownCopy} */ (SHOWN.get(element));
  }
}

/** The name of the copy beside the title, on paper too. @param {Tool} tool */
function nameBeside({ root }) {
  const name = root.ownerDocument.createElement("span");
  const title = part(root, ":scope > .gb-tool__title");
  const link = title.querySelector(".headerlink"); // stands last
  link ? link.before(name) : title.append(name);
  return name;
}

/** On the page that prints, all copies stand one below the other, or the one that the address names. @param {Tool} tool */
function addSheets(tool) {
  const [id, own] = tool.root.id.split("_");
  const copies = new Copies(id, tool.services);
  const title = nameBeside(tool);
  const name = copies.titleOf(own ?? "");
  title.textContent = name && ` · ${name}`;
  const asked = copies.wanted(tool.root.ownerDocument.location.search);
  const sheets = own ? [] : copies.list().filter((copy) => !copy.archived || copy.id === asked);
  queueMicrotask(() => {
    for (const copy of sheets.reverse()) {
      if (!tool.root.ownerDocument.getElementById(copyOf(id, copy.id))) tool.root.after(elementBeside(id, copy.id));
    }
  });
  return () => title.remove();
}
