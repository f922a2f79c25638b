// @ts-check
/** @import { Words } from "./words.js" */

const NARROW = "(max-width: 76.234375em)";

/**
 * Mends what the theme leaves out of reach without a mouse. Whatever is called twice is done once, as the same
 * listener is not added again.
 * @param {Document} document @param {Words} words
 */
export function repairTheme(document, words) {
  const window = /** @type {Window} */ (document.defaultView);
  document.addEventListener("click", pressToggle);
  document.addEventListener("change", showToggles);
  document.addEventListener("keydown", closeByKey);
  window.addEventListener("keydown", keepFromShortcuts, { capture: true });
  window.addEventListener("resize", showToggles);
  drawToggles(document);
  for (const link of document.querySelectorAll(".headerlink")) takeFromKeyboard(/** @type {HTMLElement} */ (link));
  // The theme gives tables their box when the page is read, which is after this.
  if (document.readyState === "complete") watchTables(document, words);
  else window.addEventListener("load", () => watchTables(document, words), { once: true });
}

/** The theme opens its drawer and its search by hidden boxes, whose labels no keyboard reaches. @param {Event} event */
function pressToggle({ target }) {
  const button = /** @type {Element} */ (target).closest("[data-toggle]");
  if (!button) return;
  const document = button.ownerDocument;
  const name = /** @type {HTMLElement} */ (button).dataset.toggle;
  const box = /** @type {HTMLInputElement} */ (document.getElementById(`__${name}`));
  box.click();
  focusAfter(document, name, box.checked);
}

/** @param {Document} document @param {string | undefined} name @param {boolean} open */
function focusAfter(document, name, open) {
  const inside = name === "search" ? ".md-search__input" : ".gb-nav a";
  const selector = open ? inside : `.gb-header__button[data-toggle=${name}][aria-expanded]`;
  /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
}

/** @param {Event} event */
function showToggles({ currentTarget }) {
  drawToggles(currentTarget instanceof Document ? currentTarget : /** @type {Window} */ (currentTarget).document);
}

/**
 * While the drawer is open, all else is out of reach, and while it is closed, the drawer is.
 * @param {Document} document
 */
function drawToggles(document) {
  const narrow = isNarrow(document);
  for (const button of document.querySelectorAll("[data-toggle][aria-expanded]")) {
    button.ariaExpanded = String(isOpen(document, /** @type {HTMLElement} */ (button).dataset.toggle));
  }
  const open = narrow && isOpen(document, "drawer");
  setInert(document, ".md-sidebar--primary", narrow && !open);
  setInert(document, ".md-header, .md-content, .md-sidebar--secondary, .md-footer", open);
}

/** @param {Document} document @param {string} selector @param {boolean} inert */
function setInert(document, selector, inert) {
  for (const part of document.querySelectorAll(selector)) /** @type {HTMLElement} */ (part).inert = inert;
}

/** @param {Document} document @param {string | undefined} name */
function isOpen(document, name) {
  return /** @type {HTMLInputElement} */ (document.getElementById(`__${name}`)).checked;
}

/** @param {Document} document */
function isNarrow(document) {
  return document.defaultView?.matchMedia(NARROW).matches ?? false;
}

/** Where it was opened by a button, the focus goes back there. @param {KeyboardEvent} event */
function closeByKey({ key, currentTarget }) {
  const document = /** @type {Document} */ (currentTarget);
  if (key !== "Escape" || !isNarrow(document)) return;
  for (const name of ["drawer", "search"]) {
    if (!isOpen(document, name)) continue;
    document.getElementById(`__${name}`)?.click();
    focusAfter(document, name, false);
  }
}

/**
 * The theme leaves the page at a single key, such as `n`, also while a button of a tool has the focus.
 * @param {KeyboardEvent} event
 */
function keepFromShortcuts(event) {
  const { key, target, altKey, ctrlKey, metaKey } = event;
  if (key.length > 1 || altKey || ctrlKey || metaKey || !(target instanceof Element)) return;
  if (!target.closest(".md-content") || target.matches("input, textarea, select, [contenteditable]")) return;
  event.stopPropagation();
}

/** A heading is not called "¶": the way to it is in the list of headings. @param {HTMLElement} link */
function takeFromKeyboard(link) {
  link.tabIndex = -1;
  link.ariaHidden = "true";
}

/**
 * What scrolls sideways can be scrolled by keys; what fits is no stop on the way.
 * @param {Document} document @param {Words} words
 */
function watchTables(document, words) {
  const watcher = new ResizeObserver((entries) => {
    for (const { target } of entries) nameIfItScrolls(/** @type {HTMLElement} */ (target), words.table_scrolls);
  });
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) watcher.observe(box);
}

/** @param {HTMLElement} box @param {string} name */
function nameIfItScrolls(box, name) {
  const scrolls = box.scrollWidth > box.clientWidth;
  // A group, as a page may have several, and landmarks would need a name each.
  const attributes = { tabindex: "0", role: "group", "aria-label": name };
  for (const [attribute, value] of Object.entries(attributes)) {
    if (scrolls) box.setAttribute(attribute, value);
    else box.removeAttribute(attribute);
  }
}
