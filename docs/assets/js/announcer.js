// @ts-check

// Screen readers miss a change that comes right after the region was emptied.
const ANNOUNCER_PAUSE_MS = 100;

/**
 * Adds the one live region of the page, and returns what says a text in it. It is emptied first, so that the same
 * words twice are said twice.
 * @param {Document} document
 * @returns {(text: string) => void}
 */
export function announcerIn(document) {
  const region = document.createElement("p");
  region.className = "gb-announcer gb-hidden";
  region.setAttribute("role", "status");
  document.body.append(region);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  return (text) => {
    clearTimeout(waiting);
    region.textContent = "";
    waiting = setTimeout(() => region.textContent = text, ANNOUNCER_PAUSE_MS);
  };
}
