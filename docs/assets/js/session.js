// @ts-check
/** @import { StoreNeeds } from "./store.js" */
import { SCHEMA } from "./schema.js";

/**
 * In a private session the answers of this tab are kept beside the tab, not on the device: other tabs do not see them,
 * and the browser forgets them with the tab. Nothing of the device is read or written.
 * @param {Window & typeof globalThis} window @param {string} site
 * @returns {Pick<StoreNeeds, "storage" | "indexedDB" | "channel"> & {inPrivate: boolean}}
 */
export function sessionOf(window, site) {
  const inPrivate = isPrivate(window, site);
  // The way back may lead to a page that slept since before the session began or ended.
  window.addEventListener("pageshow", () => isPrivate(window, site) !== inPrivate && window.location.reload());
  if (!inPrivate) {
    return { inPrivate, storage: () => window.localStorage, indexedDB: () => window.indexedDB, channel: channelOf(site) };
  }
  for (const type of ["storage", "pageshow", "pagehide", "visibilitychange"]) {
    // The store must not hear what other tabs write on the device, nor write its answers again after the end.
    window.addEventListener(type, (event) => {
      if (type === "storage" || !isPrivate(window, site)) event.stopImmediatePropagation();
    });
  }
  return { inPrivate, storage: () => window.sessionStorage, indexedDB: () => null, channel: null };
}

/** What a private session is noted under. @param {string} site */
export function sessionKey(site) {
  return `gb:${site}:private`;
}

/** @param {Window} window @param {string} site */
function isPrivate(window, site) {
  try {
    return window.sessionStorage.getItem(sessionKey(site)) !== null;
  } catch {
    return false; // where the browser keeps nothing, there is nothing to keep apart
  }
}

/**
 * Pages with another schema have another channel. Firefox refuses one where it refuses cookies; the store does without.
 * @param {string} site
 */
function channelOf(site) {
  try {
    return new BroadcastChannel(`gb-${site}-${SCHEMA.version}`);
  } catch {
    return null; // the store then hears other tabs through localStorage alone
  }
}
