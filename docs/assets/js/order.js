// @ts-check

/**
 * Puts elements in this order. The one that holds the focus stays where it is and the others move around it, because
 * a moved element loses the focus.
 * @param {HTMLElement} parent @param {HTMLElement[]} elements
 * @param {HTMLElement} [still] the one that must not be moved; else the one that holds the focus
 */
export function keepInOrder(parent, elements, still) {
  const { activeElement } = parent.ownerDocument;
  const stays = still ?? elements.find((one) => one.parentElement === parent && one.contains(activeElement));
  /** @type {HTMLElement | null} */
  let next = null;
  for (const element of [...elements].reverse()) {
    const isThere = element.parentElement === parent && element.nextElementSibling === next;
    if (element !== stays && !isThere) parent.insertBefore(element, next);
    next = element;
  }
}
