// @ts-check

/** What the questions of this page are called, so that the file can be read by people. @param {Document} document */
export function labelsOn(document) {
  const controls = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-uid]"));
  return new Map([...controls].map((one) => {
    const group = one.closest(".gb-choice");
    const question = group && (group.ariaLabel ?? group.querySelector("legend")?.textContent);
    const own = one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent;
    // A radio button is one of many for the same answer, and a box is a question of its own.
    const parts = one.type === "radio" ? [question] : [question, own];
    return [one.dataset.uid ?? "", parts.filter(Boolean).join(": ").trim()];
  }));
}
